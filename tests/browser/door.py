"""Through the pages of accounts, as a person goes."""

from io import StringIO

from django.core.management import call_command

EMAIL, FIRST, SECOND = "ada@example.org", "correct horse battery", "a brand new passphrase"


def fill(page, **fields):
    """Type into the one form of `page` and send it."""
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    page.click("main form.panel button")


def link_for(email):
    """The path that reset_link prints for `email`."""
    out = StringIO()
    call_command("reset_link", email, stdout=out, stderr=StringIO())
    return out.getvalue().strip().removeprefix("http://localhost:8000")
