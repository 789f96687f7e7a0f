"""What surrounds every public page, and how it is cached."""

import re

import pytest
from django.contrib.staticfiles import finders

ADDRESSES = ("/", "/roles/", "/roles/data-scientist/", "/compare/")


@pytest.fixture(params=ADDRESSES)
def address(request):
    return request.param


# Query 1: which release is current?
def test_visitor_costs_one_query_and_gets_no_cookie(
    client, published, address, django_assert_num_queries
):
    with django_assert_num_queries(1):
        response = client.get(address)

    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" in response.headers["Vary"]
    assert "csrfmiddlewaretoken" not in response.content.decode()
    assert "hx-headers" not in response.content.decode()


# Queries: the release, the session, the user.
def test_member_costs_three_queries_and_is_never_stored(
    member_client, published, address, django_assert_num_queries
):
    with django_assert_num_queries(3):
        response = member_client.get(address)

    assert response.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in response.headers
    assert 'action="/accounts/logout/"' in response.content.decode()


def test_unchanged_page_is_not_sent_again(client, published, address):
    etag = client.get(address).headers["ETag"]

    again = client.get(address, headers={"If-None-Match": etag})

    assert again.status_code == 304
    assert not again.content


def test_has_a_title_a_description_and_one_heading(client, published, address):
    page = client.get(address).content.decode()

    assert len(re.findall(r"<h1\b", page)) == 1
    title = re.search(r"<title>(.*?)</title>", page)
    assert title
    assert title[1].endswith(" · Crosswalk")
    description = re.search(r'<meta name="description" content="([^"]{40,})"', page)
    assert description


def test_names_no_style_script_or_foreign_origin_of_its_own(client, published, address):
    page = client.get(address).content.decode()

    assert not re.search(r"\sstyle=|<style|\son[a-z]+=", page)
    assert not re.search(r"<script(?! type=\"application/ld\+json\")(?! src=\"/static/)", page)
    assert not re.search(r'(?:src|<link[^>]*href)="(?:https?:)?//', page)


def test_header_marks_where_one_is(client, published):
    assert '<a href="/roles/" aria-current="page">' in client.get("/roles/").content.decode()
    below = client.get("/roles/data-scientist/").content.decode()
    assert '<a href="/roles/" aria-current="true">' in below
    assert 'aria-current="' not in client.get("/").content.decode()


def test_footer_names_the_release_and_only_guide_pages_it_holds(client, published):
    page = client.get("/").content.decode()
    footer = page.split("<footer")[1]

    assert "Catalogue release 1, published" in footer
    assert re.findall(r"/guide/([^/]+)/", footer) == ["levels"]


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/password/reset/", "/nowhere/"])
def test_footer_names_the_release_where_nothing_else_is_shown_of_it(client, published, path):
    footer = client.get(path).content.decode().split("<footer")[1]

    assert "Catalogue release 1, published" in footer


def test_footer_before_the_first_release(client, db):
    footer = client.get("/").content.decode().split("<footer")[1]

    assert "release" not in footer
    assert "/guide/" not in footer


@pytest.mark.parametrize(("theme", "attribute"), [("dark", "dark"), ("light", "light")])
def test_chosen_theme_is_set_by_the_server(client, member, published, theme, attribute):
    member.theme = theme
    member.save()
    client.force_login(member)

    assert f'<html lang="en" data-theme="{attribute}">' in client.get("/").content.decode()


def test_theme_of_the_device_needs_no_attribute(member_client, published):
    assert '<html lang="en">' in member_client.get("/").content.decode()


def test_every_stylesheet_and_picture_named_exists(member_client, published, address):
    page = member_client.get(address).content.decode()

    named = re.findall(r'(?:href|src)="/static/([^"]+)"', page)
    assert named
    assert [path for path in named if not finders.find(path)] == []
