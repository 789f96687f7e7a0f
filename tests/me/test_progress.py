"""/me/progress/: what moved when, and whether the member or the role moved it."""

import pytest

from careers import history
from careers.domain.wording import capital, count
from careers.models import RatingEvent
from tests.factories import UserFactory
from tests.me.changes import republish, words
from tests.me.lives import asks, dated, rated

PAGE = "/me/progress/"


def test_what_moved_when_by_whose_doing(lived, read):
    page = read(PAGE)
    assert "Your readiness for Data Scientist has come to 28 %." in page
    assert "40 % → to 28 % You improved no change The role changed −11.4 points" in page
    assert "Release 2 Docker weighs 5 instead of 1." in page
    assert "13 % → to 40 % You improved +26.7 points The role changed no change" in page
    assert "Awareness → Practitioner" in page
    assert page.index("Release 2") < page.index("Awareness → Practitioner")


def test_the_parts_of_the_table_add_up(lived, read):
    assert (
        "In all, from not rated +28.6 low, −71.4 high +40.0 low, −60.0 high −11.4 points"
        in read(PAGE)
    )


def test_a_range_begins_where_the_member_stood_then(lived, read):
    page = read(f"{PAGE}?range=month")
    assert "Your readiness for Data Scientist stayed at 28 %." in page
    assert "Nothing moved in this time." in page
    assert "In all, from 28 % no change no change no change" in page
    assert "Awareness → Practitioner" in read(f"{PAGE}?range=all")


def test_the_goal_comes_first_and_another_role_can_be_chosen(lived, aim, read):
    aim("machine-learning-engineer")
    assert "My progress towards Machine Learning Engineer" in read(PAGE)
    assert "My progress towards Data Scientist" in read(f"{PAGE}?role=data-scientist")


def test_milestones(lived, read):
    page = read(PAGE).partition("Milestones")[2]
    assert "Must-have: SQL at Practitioner when you rated SQL" in page
    assert "Still to come Ready" in page
    rated(lived, 1, pytorch=4, docker=4)
    assert "Ready when you rated" in read(PAGE)
    rated(lived, 0, sql=0)
    assert "Must-have: SQL at Practitioner not now" in read(PAGE)


def test_a_must_have_that_the_role_gave_is_told_so(published, member, aim, read):
    dated(1, 400)
    aim("data-scientist")
    rated(member, 300, sql=1)
    republish(roles=asks("sql", level=1))
    dated(2, 50)
    page = read(PAGE)
    assert "Must-have: SQL at Awareness because the role changed in release 2" in page
    assert "Release 2 Asks SQL at Awareness instead of Practitioner." in page


def test_a_long_day_opens_on_demand(published, member, member_client):
    rated(member, 5, **{skill.slug: 2 for skill in published.catalogue.skills})
    page = member_client.get(f"{PAGE}?role=machine-learning-engineer").content.decode()
    asked = published.catalogue.role("machine-learning-engineer").asked
    summary = f"<summary>{capital(count(len(asked), 'rating'))}</summary>"
    assert page.count("<details>") == page.count(summary) == 1


def test_many_days_are_told_page_by_page(published, member, member_client, read):
    for day in range(45):
        rated(member, 100 - day, sql=day % 2)
    first, last = read(f"{PAGE}?role=data-scientist"), read(f"{PAGE}?role=data-scientist&page=3")
    assert "Page 1 of 3 Older" in first
    assert "Newer Page 3 of 3" in last
    assert member_client.get(f"{PAGE}?page=4").status_code == 404


@pytest.mark.parametrize(
    "query",
    ["role=nobody", "range=decade", "page=0", "page=-1", "page=x", "page=99999999999999", "page=²"],
)
def test_what_is_not_there_is_not_found(lived, member_client, query):
    assert member_client.get(f"{PAGE}?{query}").status_code == 404


def test_nothing_rated_yet(published, aim, read):
    assert "begins with a rating." in read(PAGE)
    aim("data-scientist")
    assert "Your way to a Data Scientist begins with a rating." in read(PAGE)


def test_one_rating_of_today(published, member, aim, read):
    aim("data-scientist")
    rated(member, 0, sql=3)
    page = read(PAGE)
    assert "Your readiness for Data Scientist has come to 40–100 %." in page
    assert "A line needs two days." in page


def test_only_what_the_role_does_not_ask_is_rated(published, member, aim, read):
    aim("data-scientist")
    rated(member, 9, git=3)
    page = read(PAGE)
    assert "Nothing that Data Scientist asks for is rated." in page
    assert "Nothing moved in this time." in page
    assert "Git Practitioner" in page


def test_before_the_first_release_and_without_requirements(db, read):
    assert "No role asks for anything yet." in read(PAGE)


def test_only_ones_own_history(lived, read, client):
    client.force_login(UserFactory())
    assert "begins with a rating" in words(client.get(PAGE))
    assert "Not rated yet." in words(client.get(f"{PAGE}sql/"))


def test_the_history_of_a_skill(lived, member_client, read):
    page = read(f"{PAGE}sql/")
    assert page.index("Practitioner Awareness before Rated by hand") < page.index(
        "Awareness not rated before Rated by hand"
    )
    assert "My progress Git Not rated yet." in read(f"{PAGE}git/")
    assert member_client.get(f"{PAGE}no-such-skill/").status_code == 404
    assert member_client.get(f"{PAGE}sql/?page=2").status_code == 404


def test_a_skill_of_an_older_release_keeps_its_history(published, member, member_client, read):
    rated(member, 5, git=2)
    keep = lambda rows: [row for row in rows if row["slug"] != "git"]  # noqa: E731
    unasked = lambda roles: [  # noqa: E731
        role | {"requirements": [row for row in role["requirements"] if "git" not in row["any_of"]]}
        for role in roles
    ]
    republish(skills=keep, roles=unasked)
    page = read(f"{PAGE}git/")
    assert "Git" in page
    assert "It is not part of the current release." in page


def test_six_queries_whatever_the_history(lived, member_client, django_assert_num_queries):
    member_client.get(PAGE)
    # session, user, release, goal, events, evidence
    with django_assert_num_queries(6):
        member_client.get(PAGE)
    for day in range(40):
        rated(lived, 40 - day, git=day % 5, sql=day % 3, docker=day % 4)
    # session, user, release, goal, events, evidence
    with django_assert_num_queries(6):
        member_client.get(f"{PAGE}?range=all&role=machine-learning-engineer")


def test_four_queries_for_one_skill(lived, member_client, django_assert_num_queries):
    member_client.get(f"{PAGE}sql/")
    # session, user, release, events
    with django_assert_num_queries(4):
        member_client.get(f"{PAGE}sql/")


def test_a_release_is_read_once_a_process(lived, member_client, django_assert_num_queries):
    republish(roles=asks("docker", weight=2))
    history._edition.cache_clear()
    member_client.get(PAGE)
    assert history._edition.cache_info().misses == 3
    republish(roles=asks("docker", weight=4))
    member_client.get(PAGE)
    assert history._edition.cache_info().misses == 4
    assert RatingEvent.objects.filter(member=lived).count() == 5
