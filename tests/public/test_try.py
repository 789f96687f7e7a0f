"""Try it without an account: kept in the session from the first rating on, and forgotten."""

from urllib.parse import urlencode

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from careers.domain import trying
from careers.domain.catalogue import from_document
from careers.domain.readiness import assess
from careers.models import Rating
from careers.tried import RATINGS
from tests import catalogues, publishing
from tests.factories import UserFactory

HERE = {"Origin": "http://testserver"}
ROLE = "/try/data-scientist/"
CATALOGUE = from_document(catalogues.small())


def rate(client, address=ROLE, headers=HERE, **levels):
    data = {f"level-{slug}": level for slug, level in levels.items()}
    return client.post(address, data, headers=headers)


def text(answer):
    return answer.content.decode()


def test_rating_shows_the_readiness_of_every_role(client, published):
    assert rate(client, sql=4, pytorch=2, docker=0).url == "/try/"
    page = client.get("/try/")
    assert "You are nearly ready to be a Data Scientist." in text(page)
    assert "73–90\N{NO-BREAK SPACE}%" in text(page)
    assert "Machine Learning Engineer" in text(page)
    assert "checked" in text(client.get(ROLE))
    assert not Rating.objects.exists()


def test_looking_sets_no_cookie_and_may_be_cached(client, published, django_assert_num_queries):
    client.get(ROLE)
    for address in ("/try/", ROLE):
        # Which release is current.
        with django_assert_num_queries(1):
            answer = client.get(address)
        assert not answer.cookies
        assert answer.headers["Cache-Control"] == "public, no-cache"
        assert answer.headers["ETag"]
    assert not Session.objects.exists()


def test_what_was_tried_is_stored_nowhere_else_and_never_cached(client, published):
    rate(client, sql=4)
    answer = client.get("/try/")
    assert "no-store" in answer.headers["Cache-Control"]
    stranger = Client()
    assert "nearly ready" not in text(stranger.get("/try/"))
    assert "Forget what I rated" not in text(stranger.get("/try/"))


def test_nothing_chosen_begins_no_session(client, published):
    rate(client, sql="", docker="")
    assert not client.cookies
    assert not Session.objects.exists()


def test_a_rating_keeps_its_time_until_it_changes(client, published):
    rate(client, sql=3)
    first = client.session[RATINGS]["sql"]
    rate(client, sql=3, docker=1)
    assert client.session[RATINGS]["sql"] == first
    rate(client, sql=4)
    assert client.session[RATINGS]["sql"][1] > first[1]
    rate(client, sql="")
    assert set(client.session[RATINGS]) == {"docker"}


def test_a_robot_does_not_fill_the_table_of_sessions(published, client):
    """Whoever goes on, and whoever comes from elsewhere, is not held up."""
    rate(client, sql=3)
    for _ in range(39):
        assert rate(Client(), sql=3).status_code == 302
    answer = rate(Client(), sql=2)
    assert answer.status_code == 429
    made_up = Client()
    made_up.cookies["sessionid"] = "a" * 32
    assert rate(made_up, sql=2).status_code == 429
    assert "Wait a minute" in text(answer)
    assert 'name="level-sql" value="2" checked' in text(answer)
    assert not answer.cookies
    assert Session.objects.count() == 40
    assert rate(Client(), sql="").status_code == 302
    assert rate(client, docker=1).status_code == 302
    assert rate(Client(REMOTE_ADDR="192.0.2.7"), sql=3).status_code == 302


def test_forgetting_ends_the_session_and_its_cookie(client, published):
    rate(client, sql=3)
    client.post("/try/", headers=HERE)
    assert not Session.objects.exists()
    assert client.get("/try/").headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {"Origin": "http://testserver.evil.example"},
    ],
)
def test_a_form_from_elsewhere_is_refused(client, published, headers):
    answer = rate(client, sql=3, headers=headers)
    assert answer.status_code == 403
    assert "did not come from here" in text(answer)
    assert not Session.objects.exists()
    rate(client, sql=3)
    assert client.post("/try/", headers=headers).status_code == 403
    assert client.session[RATINGS]


@pytest.mark.parametrize("level", ["5", "-1", "two", "9" * 5000, "\0", "3.0", "\ud800"])
def test_a_level_that_is_none_keeps_nothing_and_what_was_chosen(client, published, level):
    sent = urlencode({"level-docker": 2, "level-sql": level}, errors="surrogatepass")
    form = "application/x-www-form-urlencoded"
    answer = client.post(ROLE, sent, content_type=form, headers=HERE)
    assert answer.status_code == 400
    assert "A level is a number from 0 to 4." in text(answer)
    assert not Session.objects.exists()
    assert 'name="level-docker" value="2" checked' in text(answer)


def test_a_skill_or_a_role_of_no_release(client, published):
    assert rate(client, cobol=3).status_code == 400
    assert rate(client, "/try/poet/", sql=3).status_code == 404
    assert client.get("/try/poet/").status_code == 404


def test_a_merged_skill_counts_for_its_successor(client, published):
    rate(client, pytorch=2)
    document = catalogues.edited(catalogues.small(), _merge)
    publishing.release(document)
    assert trying.held(client.session[RATINGS], from_document(document))["tensorflow"].level == 2


def _merge(data):
    data["merged"] = {"pytorch": "tensorflow"}


def test_members_rate_in_their_account(member_client, published):
    assert member_client.get("/try/").url == "/me/skills/"
    assert member_client.get(ROLE).url == "/me/skills/?role=data-scientist"
    assert rate(member_client, sql=3).url == "/me/skills/?role=data-scientist"
    assert RATINGS not in member_client.session


def test_before_the_first_release(client, db):
    assert "No roles are published yet" in text(client.get("/try/"))


def test_it_is_offered_where_people_begin(client, published):
    for address in ("/", "/roles/data-scientist/", "/accounts/signup/"):
        assert 'href="/try/' in text(client.get(address)), address
    client.force_login(UserFactory())
    for address in ("/", "/roles/data-scientist/"):
        assert 'href="/try/' not in text(client.get(address)), address


SLUGS = st.sampled_from([skill.slug for skill in CATALOGUE.skills])


@given(st.dictionaries(SLUGS, st.integers(0, 4)))
def test_what_is_useful_is_unrated_and_closes_the_range(levels):
    """Rating what is named, again and again, ends where nothing is open."""
    for role in CATALOGUE.roles:
        known = dict(levels)
        while named := trying.useful(CATALOGUE, role, known):
            assert not {skill.slug for skill in named} & set(known)
            known |= {skill.slug: 0 for skill in named}
        readiness = assess(role.requirements, known)
        assert readiness.low == readiness.high


@given(st.dictionaries(SLUGS, st.integers(0, 4)))
def test_each_skill_of_a_role_stands_in_one_group(levels):
    for role in CATALOGUE.roles:
        shown = [s.slug for g in trying.groups(CATALOGUE, role, levels) for s in g.skills]
        assert sorted(shown) == sorted(role.asked)
