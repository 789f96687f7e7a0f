"""What all public pages share: who may read them, what may be kept of them, and where."""

import pytest
from django.core.cache import caches
from django.test import Client

from careers.models import Release
from tests.catalogues import small
from tests.publishing import release

pytestmark = pytest.mark.django_db


def renamed(name):
    data = small().model_dump(mode="json")
    data["roles"][0]["name"] = name
    return type(small()).model_validate(data)


def test_a_second_visit_is_the_same_page(published, client):
    first, second = client.get("/roles/"), client.get("/roles/")

    assert first.content == second.content
    assert first["Content-Type"] == second["Content-Type"]
    assert first["ETag"] == second["ETag"]


def test_a_visitor_may_keep_it_but_must_ask_again(published, client):
    answer = client.get("/roles/")

    assert answer["Cache-Control"] == "public, no-cache"
    assert "Cookie" in answer["Vary"]


def test_unchanged_is_304_with_the_same_tag(published, client):
    tag = client.get("/roles/")["ETag"]

    answer = client.get("/roles/", headers={"if-none-match": tag})

    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", tag)


def test_a_release_is_seen_at_once(published, client):
    old = client.get("/roles/")
    release(renamed("Data Detective"))

    new = client.get("/roles/", headers={"if-none-match": old["ETag"]})

    assert new.status_code == 200
    assert b"Data Detective" in new.content


@pytest.mark.parametrize("query", ["&", "&&&", "a", "a=1", "="])
def test_no_query_fills_the_memory_of_pages(published, client, query):
    before = dict(caches["pages"]._cache)
    assert client.get(f"/roles/?{query}").status_code == 200
    assert caches["pages"]._cache == before


def test_each_address_has_its_own_page(published, client):
    tags = {client.get(path)["ETag"] for path in ("/roles/", "/skills/", "/roles/?a=1")}

    assert len(tags) == 3


def test_a_missing_page_is_not_kept(published, client):
    answers = [client.get("/roles/nobody/") for _ in range(2)]

    assert {answer.status_code for answer in answers} == {404}
    assert not any(answer.has_header("ETag") for answer in answers)


def test_a_tag_of_anything_does_not_make_a_page_exist(published, client):
    answer = client.get("/roles/nobody/", headers={"if-none-match": "*"})

    assert answer.status_code == 404


def test_with_any_cookie_nothing_is_kept(published, client):
    client.cookies["anything"] = "1"

    answer = client.get("/roles/")

    assert answer["Cache-Control"] == "private, no-store"
    assert not answer.has_header("ETag")


def test_a_member_is_never_given_the_visitors_page(published, member_client):
    visitor = Client()
    visitor.get("/roles/")

    assert "Sign out" in member_client.get("/roles/").content.decode()
    assert "Sign out" not in visitor.get("/roles/").content.decode()


def test_only_reading_is_possible(published, client):
    assert client.post("/roles/").status_code == 405
    assert Release.objects.count() == 1
