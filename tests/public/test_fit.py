"""Which role suits: the questionnaire, its result, and the results that a member keeps."""

import re
from urllib.parse import urlencode

import pytest

from careers.domain.catalogue import from_document
from careers.domain.fit import judge
from careers.domain.fit_words import told
from careers.models import FitResult
from careers.releases import current_catalogue
from tests.catalogues import small
from tests.factories import RatingFactory, UserFactory

STATEMENTS = from_document(small()).fit_statements
DS, MLE = small().roles[:2]
FOR_DS = {row.slug: 2 if row.weights.get(DS.slug) else -2 for row in STATEMENTS}


def get(client, answers):
    return client.get(f"/fit/?{urlencode(answers)}")


def test_everything_is_asked_and_nothing_told_at_first(client, published):
    page = client.get("/fit/")
    assert page.status_code == 200
    for row in STATEMENTS:
        assert row.text in page.content.decode()
    assert page.content.decode().count('type="radio"') == 5 * len(STATEMENTS)
    assert "told" not in page.context


def test_the_result_lies_in_the_address_alone(client, published):
    page = get(client, FOR_DS)
    assert page.context["told"].headline == f"{DS.name} suits your answers"
    assert not page.cookies
    again = get(client, FOR_DS)
    assert again.content == page.content
    assert get_if_changed(client, FOR_DS, page.headers["ETag"]).status_code == 304


def get_if_changed(client, answers, etag):
    return client.get(f"/fit/?{urlencode(answers)}", headers={"If-None-Match": etag})


def test_the_points_add_up_by_hand(client, published):
    told = get(client, FOR_DS).context["told"]
    for at, score in enumerate(told.scores):
        added = [number(row.by_role[at]) for row in told.rows]
        assert sum(added) == number(score.earned)


def number(written):
    return int(written.replace("−", "-"))


def test_answers_are_still_chosen(client, published):
    page = get(client, {STATEMENTS[0].slug: -1}).content.decode()
    assert re.search(rf'name="{STATEMENTS[0].slug}" value="-1" checked', page)
    assert page.count(" checked") == 1


@pytest.mark.parametrize("answer", ["3", "-3", "x", "２", "1.0", "\x00", "9" * 5000])
def test_an_answer_off_the_scale_is_named_at_its_statement(client, published, answer):
    page = get(client, {STATEMENTS[0].slug: answer})
    assert page.status_code == 400
    assert page.context["wrong"] == {STATEMENTS[0].slug}
    assert "told" not in page.context


def test_statements_of_another_release_are_left_out(client, published):
    page = get(client, {"gone": "9"})
    assert page.status_code == 200
    assert "told" not in page.context


def test_a_form_sent_empty_is_told_so(client, published):
    assert "Nothing is answered yet" in client.get("/fit/?_sent=1").content.decode()
    assert "Nothing is answered yet" not in client.get("/fit/").content.decode()


def test_few_answers_are_told_to_be_too_few(client, published):
    (one, *_) = STATEMENTS
    none = get(client, dict.fromkeys((row.slug for row in STATEMENTS), 0)).context["told"]
    assert none.headline == "No role pulls you yet"
    assert none.lede.startswith("Your answers agree with what no role is about")
    answers = {} if len(STATEMENTS) < 3 else {one.slug: 0}
    few = told(from_document(small()), judge(STATEMENTS, answers), answers)
    assert few.lede.startswith("Too few answers")


def test_a_release_without_statements_says_so(client, db):
    assert "asks nothing yet" in client.get("/fit/").content.decode()


# The release.
def test_a_visitor_costs_one_query(client, published, django_assert_num_queries):
    client.get("/fit/")
    with django_assert_num_queries(1):
        get(client, FOR_DS)


# Session, user, release, ratings, the newest result kept.
def test_a_member_costs_five(member_client, published, django_assert_num_queries):
    with django_assert_num_queries(5):
        get(member_client, FOR_DS)


def test_a_member_hears_whether_likes_and_ratings_agree(member_client, member, published):
    asked = current_catalogue().role(MLE.slug).requirements
    mine = [
        slug
        for one in asked
        for slug in one.any_of
        if slug not in current_catalogue().role(DS.slug).asked
    ]
    RatingFactory(member=member, slug=mine[0], level=4)
    page = get(member_client, FOR_DS)
    assert f"your ratings are nearer {MLE.name}" in page.content.decode()
    assert page.context["agreement"].try_out.slug == DS.slug


@pytest.mark.parametrize(
    ("likes", "rated", "said"),
    [
        (1, "sql", "Your ratings are nearest to Data Scientist too"),
        (1, "python", 'A way to find out: try <a href="/me/tasks/data-scientist/read-out/">'),
        (-1, "sql", 'A way to find out: <a href="/roles/machine-learning-engineer/">'),
        (-1, "python", "Your ratings are nearest to Machine Learning Engineer too"),
    ],
    ids=["both one", "a task to try", "no task there is", "both the other"],
)
def test_where_likes_and_ratings_part_a_trial_task_is_proposed(
    member_client, member, published, likes, rated, said
):
    RatingFactory(member=member, slug=rated, level=4)
    page = get(member_client, {slug: likes * answer for slug, answer in FOR_DS.items()})
    assert said in page.content.decode()
    assert ("/me/tasks/" in page.content.decode()) == ("/me/tasks/" in said)


def test_nothing_is_said_of_ratings_that_are_not_there(member_client, published):
    assert get(member_client, FOR_DS).context["agreement"] is None


def keep(client, answers):
    return client.post("/me/fit/", {slug: str(answer) for slug, answer in answers.items()})


def test_a_result_is_kept_with_its_release(member_client, member, published):
    assert keep(member_client, FOR_DS).url == "/me/fit/"
    kept = FitResult.objects.get()
    assert (kept.member, kept.release, kept.answers) == (member, 1, FOR_DS)
    assert (kept.outcome, kept.roles) == ("one", [DS.slug])
    page = member_client.get("/me/fit/").content.decode()
    assert f"{DS.name} suits you" in page


def test_what_is_kept_is_not_offered_to_be_kept(member_client, published):
    assert "Keep this result" in get(member_client, FOR_DS).content.decode()
    keep(member_client, FOR_DS)
    page = get(member_client, FOR_DS).content.decode()
    assert "Keep this result" not in page
    assert '<a class="button" href="/me/goal/">Choose a goal</a>' in page
    other = {STATEMENTS[0].slug: 1}
    assert "Keep this result" in get(member_client, other).content.decode()
    none = dict.fromkeys(FOR_DS, 0)
    keep(member_client, none)
    assert "Keep this result" not in get(member_client, none).content.decode()


def test_with_several_roles_named_each_says_what_it_would_offer(client, published):
    page = get(client, {row.slug: 2 for row in STATEMENTS})
    shown, html = page.context["told"], page.content.decode()
    assert {role.slug for role in shown.named} == {DS.slug, MLE.slug}
    assert [role.slug for role in shown.offers] == [DS.slug, MLE.slug]
    assert "What each role would offer" in html
    assert f'href="/roles/{DS.slug}/">Read more' in html


def test_with_one_role_named_the_other_says_what_it_would_offer(client, published):
    page = get(client, FOR_DS)
    assert [role.slug for role in page.context["told"].offers] == [MLE.slug]
    assert "What the other role would offer" in page.content.decode()


def test_pressing_twice_keeps_it_once_and_another_answer_again(member_client, published):
    keep(member_client, FOR_DS)
    keep(member_client, FOR_DS)
    assert FitResult.objects.count() == 1
    keep(member_client, {STATEMENTS[0].slug: 1})
    assert FitResult.objects.count() == 2


def test_what_cannot_be_kept_is_looked_at_again(member_client, published):
    assert keep(member_client, {STATEMENTS[0].slug: 7}).url.startswith("/fit/")
    assert keep(member_client, {}).url.startswith("/fit/")
    assert not FitResult.objects.exists()


@pytest.mark.parametrize("forged", ["x", "", "²", "9" * 30])
def test_only_one_s_own_is_dropped(member_client, member, published, forged):
    keep(member_client, FOR_DS)
    other = FitResult.objects.get()
    other.pk, other.member = None, UserFactory()
    other.save()
    member_client.post("/me/fit/", {"drop": forged})
    member_client.post("/me/fit/", {"drop": other.pk})
    assert FitResult.objects.count() == 2
    member_client.post("/me/fit/", {"drop": FitResult.objects.get(member=member).pk})
    assert FitResult.objects.get() == other


def test_the_list_costs_four_queries_however_long(
    member_client, published, django_assert_num_queries
):
    for answer in (1, 2, -1):
        keep(member_client, {STATEMENTS[0].slug: answer})
    member_client.get("/me/fit/")
    # Session, user, release, results.
    with django_assert_num_queries(4):
        member_client.get("/me/fit/")
