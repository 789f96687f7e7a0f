"""A CV pasted, its skills looked at, one of them rated."""

import pytest

from careers.models import Rating
from tests.browser.axe import violations
from tests.browser.conftest import SMALLEST, WIDE
from tests.imports.files import CV


@pytest.mark.parametrize("script", [True, False])
def test_from_a_cv_to_a_rating(new_page, published, member, sign_in, script):
    page = new_page(java_script_enabled=script)
    sign_in(page, member)
    page.goto("/me/data/")
    page.get_by_role("link", name="Bring in skills").click()
    page.get_by_label("Or the text of your CV").fill(CV)
    page.get_by_role("button", name="Look for skills").click()
    page.get_by_role("heading", level=1, name="6 skills found").wait_for()
    page.get_by_text("Kept everything in git").wait_for()
    page.locator("input[name=level-sql][value='3']").check(force=True)
    page.get_by_role("button", name="Save what I chose").click()
    page.get_by_text("1 rating saved.").wait_for()
    assert list(Rating.objects.values_list("skill__slug", "level")) == [("sql", 3)]


def test_a_file_that_cannot_be_read_says_so(new_page, published, member, sign_in, tmp_path):
    page = new_page(expected=["400"])
    sign_in(page, member)
    page.goto("/me/data/import/")
    (tmp_path / "cv.pdf").write_bytes(b"%PDF-1.7")
    page.get_by_label("A file").set_input_files(tmp_path / "cv.pdf")
    page.get_by_role("button", name="Look for skills").click()
    page.get_by_text("this is a PDF").wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, SMALLEST], ids=["wide", "smallest"])
def test_no_accessibility_fault_and_nothing_sideways(
    new_page, published, member, sign_in, colours, viewport
):
    page = new_page(viewport=viewport, color_scheme=colours)
    sign_in(page, member)
    page.goto("/me/data/import/")
    _sound(page, viewport)
    page.get_by_label("Or the text of your CV").fill(f"{CV}{'unbroken' * 60} SQL")
    page.get_by_role("button", name="Look for skills").click()
    page.get_by_role("heading", level=1, name="6 skills found").wait_for()
    _sound(page, viewport)


def _sound(page, viewport):
    assert violations(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], page.url
