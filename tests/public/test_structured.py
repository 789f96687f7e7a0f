"""JSON-LD: valid data for machines that nothing in a text can break out of."""

import json
import re

import pytest
from django.template import Context, Template

from careers import structured
from careers.domain.catalogue import from_document
from tests import catalogues

URL = "https://example.org/faq/"


@pytest.fixture
def catalogue():
    return from_document(catalogues.small(), number=1)


def inside(block):
    return re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', block, re.DOTALL)[1]


def test_a_block_holds_the_data():
    data = {"name": "Data “Scientist” & co."}
    assert json.loads(inside(structured.block(data))) == data


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "]]>",
        "&lt;/script&gt;",
        "\u2028\u2029",
        "\x00\x1f\x7f",
        '"}\n\\',
        "\ud800",
    ],
)
def test_no_text_ends_the_block(text):
    body = inside(structured.block({text: [text]}))
    assert not set("<>&\u2028\u2029\x00") & set(body)
    assert body.isascii()
    assert json.loads(body) == {text: [text]}


def test_the_template_tag_writes_the_block():
    page = Template("{% json_ld data %}").render(Context({"data": {"a": "</script>"}}))
    assert page.count("</script>") == 1
    assert json.loads(inside(page)) == {"a": "</script>"}


def test_occupation(catalogue):
    role = catalogue.role("data-scientist")
    data = structured.occupation(role, catalogue, "https://example.org/roles/data-scientist/")
    assert data["@type"] == "Occupation"
    assert data["name"] == "Data Scientist"
    assert data["skills"] == ["SQL", "PyTorch or TensorFlow", "Docker"]
    assert data["responsibilities"] == ["Analysis: Run experiments"]


def test_faq_page_carries_each_answer_as_safe_html(catalogue):
    data = structured.faq_page(catalogue, URL)
    (question,) = data["mainEntity"]
    assert question["name"] == "Which role is for me?"
    assert question["url"] == f"{URL}#which-role"
    assert "<strong>both</strong>" in question["acceptedAnswer"]["text"]


def test_breadcrumbs_count_from_one():
    data = structured.breadcrumbs(
        [("Skills", "https://a/skills/"), ("SQL", "https://a/skills/sql/")]
    )
    assert [row["position"] for row in data["itemListElement"]] == [1, 2]


def test_an_article_says_when_its_release_was_published(catalogue):
    assert "dateModified" not in structured.article(catalogue.guide[0], catalogue, URL)
