"""The site map and what robots may read."""

import re
import xml.etree.ElementTree as ET

import pytest
from django.conf import settings
from django.urls import reverse

from careers.views.seo import SINGLE_PAGES

SITEMAP, ROBOTS = reverse("sitemap"), reverse("robots")
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def addresses(answer):
    return [node.text for node in ET.fromstring(answer.content).findall("s:url/s:loc", SPACE)]


def test_the_site_map_names_every_public_page_of_the_release(client, published):
    answer = client.get(SITEMAP)
    assert answer["Content-Type"].startswith("application/xml")
    paths = [address.removeprefix(settings.SITE_URL) for address in addresses(answer)]
    assert reverse("home") in paths
    for name, rows in (
        ("role", published.catalogue.roles),
        ("skill", published.catalogue.skills),
        ("guide", published.catalogue.guide),
    ):
        assert {reverse(name, args=(row.slug,)) for row in rows} <= set(paths)
    roles = [role.slug for role in published.catalogue.roles]
    ways = {(one, other) for one in ["start", *roles] for other in roles if one != other}
    assert {reverse("transition", args=way) for way in ways} <= set(paths)
    assert len(paths) == len(set(paths)) == len(SINGLE_PAGES) + 2 + 10 + 1 + 4


def test_every_address_of_the_site_map_answers(client, published):
    for address in addresses(client.get(SITEMAP)):
        assert client.get(address.removeprefix(settings.SITE_URL)).status_code == 200, address


def test_pages_changed_when_the_release_was_published(client, published):
    changed = set(re.findall(r"<lastmod>(.*)</lastmod>", client.get(SITEMAP).content.decode()))
    assert changed == {published.catalogue.published_at.date().isoformat()}


def test_before_the_first_release_the_site_map_has_no_date(client, db):
    answer = client.get(SITEMAP)
    assert len(addresses(answer)) == len(SINGLE_PAGES)
    assert b"lastmod" not in answer.content


def test_robots_stay_out_of_what_is_private(client, published):
    answer = client.get(ROBOTS)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    lines = answer.content.decode().splitlines()
    assert {"Disallow: /me/", "Disallow: /accounts/", "Disallow: /admin/"} <= set(lines)
    assert f"Sitemap: {settings.SITE_URL}{SITEMAP}" in lines


@pytest.mark.parametrize("address", [SITEMAP, ROBOTS])
def test_it_needs_one_query_and_sets_no_cookie(
    client, published, django_assert_num_queries, address
):
    # the current release
    with django_assert_num_queries(1):
        answer = client.get(address)
    assert not answer.cookies


def test_the_icon_answers_at_its_oldest_address(client, published):
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/svg+xml")
    assert b"<svg" in answer.content
