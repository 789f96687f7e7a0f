"""Where a small or a middling window put things: headers, tables and rules that must not break."""

import pytest
from django.utils import timezone

from careers.actions.rate import Wish, rate
from tests.browser.conftest import PHONE, SMALLEST

WIDTHS = (320, 390, 768, 800, 906, 1000, 1023, 1024, 1100, 1199, 1200, 1280)
LONG = "Maximiliana Wolfeschlegelsteinhausenbergerdorff"

BROKEN_WORDS = """table => {
  const broken = [];
  const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const word of node.data.matchAll(/[^\\s\\/-]+/g)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const tops = new Set([...range.getClientRects()].map(rect => Math.round(rect.top)));
      if (tops.size > 1) broken.push(word[0]);
    }
  }
  return broken;
}"""
OVERFLOW = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture
def rated(default_catalogue, member):
    """Every third skill is not rated; there is no goal."""
    slugs = [skill.slug for skill in default_catalogue.catalogue.skills]
    wishes = {slug: Wish(place % 5) for place, slug in enumerate(slugs) if place % 3}
    rate(member_id=member.pk, wishes=wishes, published=default_catalogue, now=timezone.now())
    return member


def test_the_header_is_one_row_at_every_width_whatever_the_name(page, rated, sign_in):
    rated.name, rated.is_staff = LONG, True
    rated.save()
    sign_in(page, rated)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 700})
        page.goto("/roles/")
        assert page.evaluate(OVERFLOW) <= 0, width
        assert page.locator(".site-header").bounding_box()["height"] < 80, width
        tops = page.locator(".menu > ul > li:visible").evaluate_all(
            "rows => rows.map(row => row.getBoundingClientRect().top)"
        )
        assert not tops or max(tops) - min(tops) < 12, width


def test_no_word_of_a_comparison_is_cut_on_the_smallest_screen(new_page, default_catalogue):
    page = new_page(viewport=SMALLEST)
    page.goto("/compare/")
    for table in page.locator(".compared table").all():
        assert table.evaluate(BROKEN_WORDS) == []
        assert table.get_by_role("row").count()
        assert table.get_by_role("rowheader").count()
        assert table.get_by_role("columnheader").count() == 3


@pytest.mark.parametrize("width", [320, 390, 600, 1280])
def test_bars_side_by_side_are_of_one_length(page, rated, sign_in, width):
    sign_in(page, rated)
    page.set_viewport_size({"width": width, "height": 900})
    for path in ("/me/", "/compare/"):
        page.goto(path)
        lengths = page.locator("table .meter").evaluate_all(
            "bars => bars.map(bar => Math.round(bar.getBoundingClientRect().width))"
        )
        assert lengths
        assert max(lengths) - min(lengths) <= 1, path


def test_what_is_shown_is_named_in_full(page, rated, sign_in):
    sign_in(page, rated)
    page.goto("/me/skills/?q=model")
    cut = page.locator("#show").evaluate(
        """select => [...select.options].map((option, place) => {
          select.selectedIndex = place;
          const words = document.createElement("canvas").getContext("2d");
          const style = getComputedStyle(select);
          words.font = style.font;
          const room = select.clientWidth - parseFloat(style.paddingLeft)
            - parseFloat(style.paddingRight);
          return words.measureText(option.text).width > room ? option.text : "";
        }).filter(Boolean)"""
    )
    assert cut == []


def test_the_sum_of_a_receipt_stands_between_whole_rules_on_a_phone(new_page, rated, sign_in):
    page = new_page(viewport=PHONE)
    sign_in(page, rated)
    page.goto("/me/roles/data-scientist/")
    rules = page.locator("tfoot tr > *").evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell).borderTopWidth"
        " + getComputedStyle(cell).borderBottomWidth)"
    )
    assert set(rules) == {"0px0px"}
    sums = page.locator("tfoot tr")
    assert sums.first.evaluate("row => getComputedStyle(row).borderTopWidth") == "2px"
    assert sums.nth(1).evaluate("row => getComputedStyle(row).borderBottomWidth") == "5px"
