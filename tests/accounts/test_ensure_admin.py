import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.management.commands import ensure_admin
from accounts.models import User
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def run():
    out = StringIO()
    call_command("ensure_admin", stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("mail", [False, True])
def test_the_printed_password_signs_in_is_changed_and_the_admin_opens(client, request, mail):
    if mail:
        request.getfixturevalue("with_mail")
    password = re.search(r"password +(\S+)", run())[1]
    admin = User.objects.get()
    assert (admin.email, admin.is_superuser, admin.is_staff) == (
        "admin@crosswalk.local",
        True,
        True,
    )

    form = {"login": admin.email, "password": password}
    wanted = client.post("/accounts/login/?next=/admin/", form).url
    change = client.get(wanted).url
    new = {"oldpassword": password, "password1": PASSWORD, "password2": PASSWORD}

    assert change == "/accounts/password/change/?next=%2Fadmin%2F"
    assert client.post(change, new).url == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_a_second_run_changes_and_prints_nothing():
    run()
    before = User.objects.values().get()
    assert run() == ""
    assert User.objects.values().get() == before


def test_an_administrator_of_any_name_is_enough():
    UserFactory(is_superuser=True)
    assert run() == ""
    assert User.objects.count() == 1


def test_the_address_can_be_named(monkeypatch):
    monkeypatch.setenv("CROSSWALK_ADMIN_EMAIL", "Boss@Example.org")
    run()
    assert User.objects.get().email == "boss@example.org"


def test_the_address_can_be_named_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "address").write_text("boss@example.org\n")
    monkeypatch.setenv("CROSSWALK_ADMIN_EMAIL_FILE", str(tmp_path / "address"))
    run()
    assert User.objects.get().email == "boss@example.org"


@pytest.mark.parametrize("other", ["the same", "another"])
def test_of_two_starts_at_once_one_makes_the_administrator(monkeypatch, other):
    """The second one looked before the first one wrote."""
    email = ensure_admin.DEFAULT_EMAIL if other == "the same" else "other@example.org"

    def meanwhile(length):
        UserFactory(email=email, is_superuser=True)
        return "an unused password"

    monkeypatch.setattr(ensure_admin.secrets, "token_urlsafe", meanwhile)
    assert ("unused" in run()) == (other == "another")
    assert User.objects.filter(email=ensure_admin.DEFAULT_EMAIL).count() == 1


def test_an_address_that_a_member_has_is_refused_in_words(monkeypatch):
    monkeypatch.setenv("CROSSWALK_ADMIN_EMAIL", UserFactory().email)
    with pytest.raises(CommandError, match="has an account already"):
        run()


@pytest.mark.parametrize(
    "named", ["foo", "@foo", "a b@example.org", "mıke@example.org", f"{'a' * 250}@b.org"]
)
def test_what_is_no_address_is_refused_in_words(monkeypatch, named):
    monkeypatch.setenv("CROSSWALK_ADMIN_EMAIL", named)
    with pytest.raises(CommandError, match="CROSSWALK_ADMIN_EMAIL: "):
        run()
    assert not User.objects.exists()
