"""Markdown as the page will show it, while an editor types."""

import pytest

from careers.domain.levels import MAX_TEXT
from careers.models import Faq
from tests.admin.forms import change_url

URL = "/admin/markdown/"
TEXT = "## Head\n\n| a | b |\n|---|---|\n| **1** | [two](/roles/) |\n\n<script>alert(1)</script>"


def test_it_is_what_the_page_shows(editor_client, working):
    answer = editor_client.post(URL, {"text": TEXT.replace("\n", "\r\n")})
    Faq.objects.update(answer=TEXT)
    page = editor_client.get("/admin/preview/faq/").content.decode()
    shown = answer.content.decode().partition('<div class="prose">')[2].rpartition("</div>")[0]
    assert "<h2>Head</h2>" in shown
    assert "<script" not in shown
    assert shown in page


def test_a_text_that_cannot_be_saved_is_not_shown(editor_client):
    answer = editor_client.post(URL, {"text": "x" * (MAX_TEXT + 1)})
    assert answer.status_code == 400
    assert answer.headers["Content-Type"].startswith("text/plain")


def test_nobody_else_uses_it(member_client):
    assert member_client.post(URL, {"text": TEXT}).status_code in {302, 403}
    assert member_client.get(URL).status_code in {302, 403, 405}


@pytest.mark.parametrize("name", ["answer"])
def test_the_field_says_where_it_is_shown(editor_client, working, name):
    form = editor_client.get(change_url(Faq.objects.first())).context["adminform"].form
    assert form.fields[name].widget.attrs["data-markdown"] == URL
    assert "data-markdown" not in form.fields["question"].widget.attrs
