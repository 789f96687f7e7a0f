"""Ratings that do not agree, and old ones: from the overview to an answer."""

import pytest

from careers.models import HintAside, RatingEvent
from tests.browser.axe import violations
from tests.browser.conftest import SMALLEST, WIDE
from tests.me.lives import rated


@pytest.fixture
def lived(published, member):
    rated(member, 400, sql=3, git=2)
    rated(member, 10, kubernetes=3, docker=1)
    return member


def test_from_the_overview_to_an_answer_without_scripts_too(new_page, lived, sign_in):
    for number, script in enumerate((True, False)):
        HintAside.objects.all().delete()
        page = new_page(java_script_enabled=script)
        sign_in(page, lived)
        page.goto("/me/")
        page.get_by_role("link", name="Look at them").click()
        page.get_by_role("button", name="It is right as it is").click()
        page.get_by_text("One hint is put aside.").wait_for()
        page.get_by_role("button", name="Still true").first.click()
        page.get_by_text("Confirmed:").wait_for()
        assert RatingEvent.objects.filter(old_level__isnull=False).count() == number + 1


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, SMALLEST], ids=["wide", "smallest"])
def test_no_accessibility_fault_and_nothing_sideways(new_page, lived, sign_in, colours, viewport):
    page = new_page(viewport=viewport, color_scheme=colours)
    sign_in(page, lived)
    page.goto("/me/hints/")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
