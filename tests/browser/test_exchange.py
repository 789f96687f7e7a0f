"""An editor brings a table and a catalogue in, and looks at what they change first."""

import json

import pytest
from playwright.sync_api import expect

from careers.models import Faq, Requirement
from tests.admin.conftest import editor, editors, publishable, working  # noqa: F401 - fixtures
from tests.browser import axe
from tests.browser.conftest import SMALLEST

TABLE = "role;requirement;level;reason\ndata-scientist;sql;4;=Ask the data.\ndata-scientist;x;9;\n"


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no scripts"])
def test_files_are_looked_at_and_brought_in(new_page, sign_in, editor, working, script):  # noqa: F811
    page = new_page(java_script_enabled=script, viewport=SMALLEST, expected=["400"])
    sign_in(page, editor)
    page.goto("/admin/")
    page.get_by_role("link", name="Edit in a spreadsheet").click()
    _check(page, script)
    with page.expect_download() as download:
        page.get_by_role("link", name="requirements.csv", exact=True).click()
    assert download.value.suggested_filename.endswith("-requirements.csv")

    _choose(page, "requirements.csv", TABLE)
    expect(page.get_by_role("cell", name="row 3, column “level”")).to_be_visible()
    _check(page, script)
    _choose(page, "requirements.csv", TABLE.rpartition("data-scientist")[0])
    expect(page.get_by_text("=Ask the data.")).to_be_visible()
    _check(page, script)
    page.get_by_role("button", name="Change the working copy").click()
    expect(page.get_by_text("“requirements.csv” is imported (1 changed).")).to_be_visible()
    assert Requirement.objects.get(role__slug="data-scientist", slug="sql").level == 4

    page.get_by_role("link", name="Import a whole catalogue").click()
    _check(page, script)
    _choose(page, "new.json", json.dumps(publishable().model_dump(mode="json") | {"faq": []}))
    expect(page.get_by_role("heading", name="What changes in the working copy")).to_be_visible()
    _check(page, script)
    page.get_by_role("button", name="Replace the working copy").click()
    expect(page.get_by_text("“new.json” is imported")).to_be_visible()
    assert not Faq.objects.exists()


def _choose(page, name, text):
    file = {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="See what would change").click()


def _check(page, script):
    if script:
        assert axe.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
