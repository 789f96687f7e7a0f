import pytest
from playwright.sync_api import expect

from careers.models import Faq
from tests.admin.conftest import editor, editors, working  # noqa: F401 - fixtures
from tests.admin.forms import change_url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_typed_is_shown_as_the_page_will_show_it(
    new_page,
    sign_in,
    editor,  # noqa: F811
    working,  # noqa: F811
    scheme,
):
    page = new_page(color_scheme=scheme, expected=["413"])
    sign_in(page, editor)
    page.goto(change_url(Faq.objects.first()))
    field = page.get_by_label("Answer:")
    shown = page.get_by_role("region", name="Answer, as the page will show it")
    field.fill("## A heading\n\n- one\n- **two**")
    expect(shown.locator("h2")).to_have_text("A heading")
    expect(shown.locator("li")).to_have_count(2)
    colours = "element => [getComputedStyle(element).color, getComputedStyle(element.getRootNode().host).backgroundColor]"
    text, ground = shown.locator("h2").evaluate(colours)
    assert text != ground

    field.fill("")
    expect(shown).to_be_hidden()
