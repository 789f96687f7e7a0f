"""/me/reviews/: a member asks for a review and decides whether it counts."""

import pytest
from django.utils import timezone

from careers import evidence, releases, reviews
from careers.domain.evidence import evidenced, supported
from careers.models import Evidence, Rating, ReviewedSkill, ReviewRequest, Skill
from tests.factories import UserFactory
from tests.me.changes import republish, words
from tests.sharing.reviewing import FORM, NEW, path_in, row, said, weigh


def row_answered():
    return ReviewedSkill.objects.get(level=3)


def percent(member):
    published = releases.current()
    role = published.catalogue.role("data-scientist")
    items = evidence.of_member(member.pk, published)
    return evidenced(role, supported(items, published.catalogue, timezone.localdate())).low_percent


def test_from_asking_to_evidence_and_back(answered, known, member_client):
    assert percent(known) == 0
    weigh(member_client, "count")
    kept = Evidence.objects.get()
    assert (kept.kind, kept.level, kept.skill.slug) == ("review", 3, "sql")
    assert kept.title.startswith("Review by Bo Brown, ")
    assert percent(known) == 40
    weigh(member_client, "uncount")
    assert percent(known) == 0
    assert not Evidence.objects.exists()
    assert row().level == 3


def test_withdrawing_ends_the_link_at_once(ask, visitor, member_client):
    path = ask()
    pk = ReviewRequest.objects.get().pk
    for _ in range(2):
        member_client.post(f"/me/reviews/{pk}/", {"do": "withdraw"})
    assert visitor.get(path).status_code == 404
    assert visitor.post(path, said()).status_code == 404
    assert "Withdrawn" in words(member_client.get("/me/reviews/"))


def test_a_new_address_ends_the_old_one(ask, visitor, member_client):
    path = ask()
    pk = ReviewRequest.objects.get().pk
    renewed = member_client.post(f"/me/reviews/{pk}/", {"do": "renew"}).content.decode()
    assert [visitor.get(p).status_code for p in (path, path_in(renewed))] == [404, 200]


def test_counting_twice_counts_once(answered, member_client):
    for _ in range(3):
        weigh(member_client, "count")
    assert Evidence.objects.count() == 1
    for _ in range(2):
        assert weigh(member_client, "uncount").status_code == 302


def test_what_says_nothing_counts_as_nothing(answered, member_client):
    assert weigh(member_client, "count", "pytorch").status_code == 404
    assert not Evidence.objects.exists()


def test_taking_the_evidence_back_elsewhere_leaves_the_review(answered, member_client):
    weigh(member_client, "count")
    Evidence.objects.all().delete()
    page = words(member_client.get(f"/me/reviews/{row().request_id}/"))
    assert "Count it as evidence" in page
    assert "Wrote our queries." in page


def test_deleting_a_review_takes_its_evidence_and_no_other(answered, known, member_client):
    weigh(member_client, "count")
    other = Evidence.objects.get()
    other.pk, other.kind = None, "project"
    other.save()
    member_client.post(f"/me/reviews/{row().request_id}/", {"do": "delete"})
    assert not ReviewRequest.objects.exists()
    assert [kept.kind for kept in Evidence.objects.all()] == ["project"]


def test_a_review_never_changes_a_rating_and_says_where_it_differs(answered, known, member_client):
    before = list(Rating.objects.values())
    weigh(member_client, "count")
    page = words(member_client.get(f"/me/reviews/{row().request_id}/"))
    assert "That is below your own rating: Expert. Rate it anew" in page
    assert list(Rating.objects.values()) == before


def test_a_skill_that_left_the_catalogue_stays_readable(answered, member_client, visitor):
    ReviewedSkill.objects.filter(pk=row().pk).update(
        skill=Skill.objects.create(slug="gone", name="Gone", category_id=row().skill.category_id)
    )
    republish()
    page = words(member_client.get(f"/me/reviews/{ReviewRequest.objects.get().pk}/"))
    assert "SQL Practitioner." in page
    assert "The skill has left the catalogue." in page
    assert "SQL Practitioner." in words(visitor.get(answered))


def test_another_member_finds_nothing(answered, client):
    client.force_login(UserFactory())
    pk = ReviewRequest.objects.get().pk
    assert client.get(f"/me/reviews/{pk}/").status_code == 404
    for deed in ("withdraw", "delete", "renew", f"count/{row().pk}", f"uncount/{row().pk}"):
        assert client.post(f"/me/reviews/{pk}/", {"do": deed}).status_code == 404
    assert "Bo" not in words(client.get("/me/reviews/"))
    assert not Evidence.objects.exists()


def test_a_row_of_another_review_is_not_counted_through_ones_own(answered, client, published):
    """Both numbers of the address belong to the member."""
    stranger = UserFactory()
    client.force_login(stranger)
    own = reviews.ask(
        stranger.pk,
        reviews.Asked("x", "x", "", {"sql": 2}, timezone.now() + timezone.timedelta(days=1), "m"),
        releases.current(),
        timezone.now(),
    ).request
    theirs = ReviewedSkill.objects.exclude(request=own).first()
    for pk in (theirs.pk, 10**17, "9" * 19, "\u0661", "x", ""):
        answer = client.post(f"/me/reviews/{own.pk}/", {"do": f"count/{pk}"})
        assert answer.status_code == 404
    assert not reviews.count(stranger.pk, theirs.request_id, theirs.pk, timezone.now())
    assert not reviews.uncount(stranger.pk, theirs.request_id, theirs.pk)
    assert not Evidence.objects.exists()


def test_nor_is_one_of_another_of_ones_own(answered, ask, member_client):
    ask(made_from="two")
    other = ReviewRequest.objects.exclude(pk=row_answered().request_id).get()
    path = f"/me/reviews/{other.pk}/"
    assert member_client.post(path, {"do": f"count/{row_answered().pk}"}).status_code == 404
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"skills": []}, "Choose at least one skill."),
        ({"skills": ["kubernetes"]}, "“kubernetes” is none of your rated skills."),
        ({"name": ""}, "Say who asks"),
        ({"name": "x" * 61}, "Use 60 characters at most."),
        ({"message": "x" * 1001}, "Use 1000 characters at most."),
        ({"message": "a\0"}, "Null characters are not allowed."),
        ({"label": "\u2066"}, "This holds a character that cannot be shown."),
        ({"until": "0"}, "Choose one of these."),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(known, member_client, changes, sentence):
    answer = member_client.post(NEW, FORM | changes)
    assert answer.status_code == 400
    assert sentence in words(answer)
    assert not ReviewRequest.objects.exists()


def test_a_form_sent_twice_asks_once(ask, visitor):
    first, second = ask(), ask()
    assert ReviewRequest.objects.count() == 1
    assert [visitor.get(path).status_code for path in (first, second)] == [404, 200]


def test_there_is_a_limit_of_open_requests(ask, member_client):
    for number in range(10):
        ask(made_from=str(number))
    answer = member_client.post(NEW, FORM)
    assert answer.status_code == 409
    assert "10 requests may be open" in words(answer)
    ReviewRequest.objects.update(revoked_at=timezone.now())
    for number in range(10, 20):
        ask(made_from=str(number))
        ReviewRequest.objects.update(revoked_at=timezone.now())
    assert member_client.post(NEW, FORM).status_code == 409


def test_without_ratings_there_is_nothing_to_ask(published, member_client):
    assert "Rate skills first" in words(member_client.get(NEW))
    assert "You have asked nobody yet." in words(member_client.get("/me/reviews/"))


def test_its_queries(answered, visitor, member_client, django_assert_num_queries):
    pk = ReviewRequest.objects.get().pk
    # session, member, release, requests, their skills
    with django_assert_num_queries(5):
        member_client.get("/me/reviews/")
    # session, member, request, release, skills, ratings
    with django_assert_num_queries(6):
        member_client.get(f"/me/reviews/{pk}/")
    # request with its member, release, skills
    with django_assert_num_queries(3):
        visitor.get(answered)
