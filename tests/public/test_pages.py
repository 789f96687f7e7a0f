"""Pages to read: questions, guide, sources, privacy."""

import json
import re

import pytest
from django.conf import settings
from django.urls import reverse

from tests import catalogues, publishing

GUIDE = reverse("guide", args=("levels",))
ADDRESSES = (reverse("faq"), GUIDE, reverse("sources"), reverse("privacy"))


def data_of(text):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text)[1])


def test_the_faq_answers_each_question_at_its_own_anchor(client, published):
    text = client.get(reverse("faq")).content.decode()
    assert 'id="which-role"' in text
    assert "Which role is for me?" in text
    assert "Compare <strong>both</strong>, then rate" in text


def test_the_faq_is_a_faq_page_for_machines(client, published):
    data = data_of(client.get(reverse("faq")).content.decode())
    assert data["@type"] == "FAQPage"
    assert data["url"] == settings.SITE_URL + reverse("faq")
    assert [row["name"] for row in data["mainEntity"]] == ["Which role is for me?"]


def test_a_guide_page_is_prose(client, published):
    text = client.get(GUIDE).content.decode()
    assert "<h1>What the levels mean</h1>" in text
    assert "<h2>The scale</h2>" in text
    assert data_of(text)["dateModified"] == published.catalogue.published_at.isoformat()


def test_an_unknown_guide_page_is_not_found(client, published):
    assert client.get(reverse("guide", args=("nothing",))).status_code == 404


def test_the_other_guide_pages_are_offered(client, db):
    document = catalogues.small().model_dump(mode="json")
    document["guide"].append({"slug": "more", "title": "More to read"})
    publishing.release(catalogues.Document.model_validate(document))
    assert f'<a href="{GUIDE}">' in client.get(reverse("guide", args=("more",))).content.decode()


def test_each_source_shows_its_licence_and_its_notice_word_for_word(client, published):
    text = client.get(reverse("sources")).content.decode()
    assert 'id="survey"' in text
    assert "Based on the Survey of postings, An Institute, CC BY 4.0." in text
    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in text
    # ten findings, two shares of postings, one prerequisite
    assert "Cited 13 times." in text


def test_every_citation_of_a_page_leads_to_a_source_of_the_sources_page(client, default_catalogue):
    sources = client.get(reverse("sources")).content.decode()
    anchors = set(re.findall(r'<section class="source" id="([^"]+)"', sources))
    for skill in default_catalogue.catalogue.skills:
        text = client.get(reverse("skill", args=(skill.slug,))).content.decode()
        assert set(re.findall(r'href="/sources/#([^"]+)"', text)) <= anchors


def test_privacy_names_the_cookies_that_are_set(client, member, published):
    text = client.get(reverse("privacy")).content.decode()
    client.get(reverse("account_login"))
    client.force_login(member)
    assert set(client.cookies) == {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    for name in client.cookies:
        assert f"<code>{name}</code>" in text


@pytest.mark.parametrize("address", [reverse("faq"), reverse("sources"), reverse("privacy")])
def test_before_the_first_release_the_page_still_answers(client, db, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert "<h1>" in answer.content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_needs_one_query_and_sets_no_cookie(
    client, published, django_assert_num_queries, address
):
    # the current release
    with django_assert_num_queries(1):
        answer = client.get(address)
    assert answer.status_code == 200
    assert not answer.cookies


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_has_a_title_and_a_description_of_its_own(client, published, address):
    text = client.get(address).content.decode()
    title = re.search(r"<title>(.*)</title>", text)[1]
    description = re.search(r'<meta name="description" content="(.*)">', text)[1]
    assert title.endswith(" · Crosswalk")
    assert 20 < len(description) <= 160
