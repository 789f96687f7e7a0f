"""/s/<token>/: what somebody sees who was given a link, and what nobody sees."""

from datetime import timedelta
from itertools import combinations

import pytest
from django.utils import timezone

from careers.domain.shared import Shown
from careers.models import Evidence, ShareLink, Skill
from tests.me.changes import republish, retire, words
from tests.sharing.conftest import (
    EVIDENCE,
    LINK,
    LONG_AGO,
    NAME,
    READINESS,
    ROADMAP,
    ROLE,
    SKILLS,
    TITLE,
)

PARTS = {"readiness": READINESS, "skills": SKILLS, "evidence": EVIDENCE, "roadmaps": ROADMAP}
MARKS = {
    "readiness": ("73–90\N{NO-BREAK SPACE}%", "Self-rated", "Evidenced"),
    "skills": ("Levels are self-rated", "/skills/sql/"),
    "evidence": (TITLE, LINK),
    "roadmaps": ("Roadmap to", "Docker to"),
}
"""What stands on the page if, and only if, the part was chosen."""
SETS = [chosen for size in range(1, 5) for chosen in combinations(PARTS, size)]


def test_it_shows_both_numbers_as_they_are_now(share, visitor, hold):
    _, path = share(READINESS)
    page = words(visitor.get(path))
    assert "Self-rated Nearly ready 73–90 %" in page
    assert "Evidenced Building 40 %" in page
    hold(tensorflow=3)
    assert "Self-rated Ready 90 %" in words(visitor.get(path))


@pytest.mark.parametrize("name_too", [False, True], ids=["without-name", "with-name"])
@pytest.mark.parametrize("chosen", SETS, ids="+".join)
def test_it_shows_what_was_chosen_and_nothing_else(share, known, visitor, chosen, name_too):
    link, path = share(*(PARTS[part] for part in chosen), shows_name=name_too)
    answer = visitor.get(path)
    text = answer.content.decode()
    shown = {part for part, marks in MARKS.items() if any(mark in text for mark in marks)}
    assert shown == set(chosen)
    assert all(mark in text for part in chosen for mark in MARKS[part])
    assert (NAME in text) is name_too
    never = [known.email, known.email.partition("@")[0], "Note-5c4d", link.label, link.digest]
    assert not [mark for mark in never if mark in text]


@pytest.mark.parametrize("chosen", SETS, ids="+".join)
def test_a_part_that_was_not_chosen_is_not_even_asked_for(share, visitor, chosen, monkeypatch):
    given = []
    monkeypatch.setattr(
        "careers.views.shared.page", lambda _, context: given.append(context) or _empty()
    )
    _, path = share(*(PARTS[part] for part in chosen))
    visitor.get(path)
    (context,) = given
    assert set(context) == {"catalogue", "shown"}
    assert {name for name in PARTS if getattr(context["shown"], name) is not None} == set(chosen)
    assert set(Shown.__dataclass_fields__) == {"name", *PARTS}


def _empty():
    from django.http import HttpResponse

    return HttpResponse()


def test_a_role_that_was_not_chosen_is_not_shown(share, visitor):
    _, path = share(READINESS)
    text = visitor.get(path).content.decode()
    assert "Data Scientist" in text
    assert "Machine Learning Engineer" not in text


def test_its_headers_keep_the_address_from_spreading(share, visitor):
    """B20."""
    _, path = share(EVIDENCE)
    answer = visitor.get(path)
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"].startswith("noindex")
    assert "no-store" in answer.headers["Cache-Control"]
    assert not answer.cookies
    text = answer.content.decode()
    assert '<meta name="robots" content="noindex' in text
    assert f'href="{LINK}" rel="noreferrer' in text


def test_it_says_nothing_of_whoever_opens_it(share, visitor, member_client):
    _, path = share(READINESS, SKILLS)
    assert member_client.get(path).content == visitor.get(path).content


def test_how_often_it_was_opened_is_counted_and_by_nobody(share, visitor, member_client):
    link, path = share()
    for _ in range(3):
        visitor.get(path)
    visitor.head(path)
    visitor.post(path)
    member_client.get(path)
    link.refresh_from_db()
    assert link.opened == 3


def test_a_link_that_opens_nothing_says_the_same_whatever_the_reason(share, visitor):
    _, revoked = share()
    ShareLink.objects.update(revoked_at=timezone.now())
    over, ended = share()
    ShareLink.objects.filter(pk=over.pk).update(ends_at=timezone.now() - timedelta(seconds=1))
    unknown = f"/s/{'A' * 43}/"
    malformed = ["/s/x/", f"/s/{'A' * 44}/", "/s/%00/", f"/s/{'é' * 43}/", f"/s/{'A' * 9000}/"]
    answers = [visitor.get(path) for path in (revoked, ended, unknown, *malformed)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert {answer.headers["Referrer-Policy"] for answer in answers} == {"no-referrer"}
    assert "This link has ended or never existed." in words(answers[0])


def test_a_member_who_may_not_sign_in_shows_nothing(share, known, visitor):
    """B24."""
    _, path = share(READINESS, SKILLS, EVIDENCE, ROADMAP)
    type(known).objects.update(is_active=False)
    assert visitor.get(path).status_code == 404


def test_a_member_who_comes_back_with_the_same_address_opens_no_old_link(share, known, visitor):
    """B22."""
    _, path = share()
    email = known.email
    known.delete()
    assert visitor.get(path).status_code == 404
    type(known).objects.create_user(email, "correct horse battery")
    assert visitor.get(path).status_code == 404


def test_a_name_is_shown_only_where_it_was_chosen_and_never_made_of_the_address(
    share, known, visitor
):
    """B23."""
    _, with_name = share(SKILLS, shows_name=True)
    assert NAME in words(visitor.get(with_name))
    type(known).objects.update(name="")
    page = words(visitor.get(with_name))
    assert "A member of Crosswalk" in page
    assert known.email.partition("@")[0] not in page


def test_nothing_unpublished_is_shown(share, visitor, superuser_client):
    """B25: an editor's preview of the working copy does not open what members share."""
    _, path = share(SKILLS)
    Skill.objects.filter(slug="sql").update(name="Unpublished-0f1e")
    assert "Unpublished-0f1e" not in words(visitor.get(path))
    preview = superuser_client.get(f"/admin/preview{path}")
    assert preview.status_code == 404
    assert "Unpublished-0f1e" not in preview.content.decode()


def test_a_review_is_shown_without_the_name_of_its_writer(share, known, visitor):
    Evidence.objects.update(kind="review", title="Review by Bo Brown")
    _, path = share(EVIDENCE)
    page = words(visitor.get(path))
    assert "Review by another person" in page
    assert "Bo Brown" not in page


def test_evidence_that_ended_says_that_it_does_not_count(share, known, visitor):
    Evidence.objects.update(expires_on=LONG_AGO.date(), dated_on=LONG_AGO.date())
    _, path = share(EVIDENCE, READINESS)
    page = words(visitor.get(path))
    assert "It ended on 1 January 2020 and does not count any more" in page
    assert "Evidenced Starting 0 %" in page


def test_under_a_release_without_the_role_there_is_nothing_to_see(share, visitor):
    _, path = share(READINESS, ROADMAP)
    retire(ROLE)
    assert "holds nothing of what this link was made for" in words(visitor.get(path))


def test_it_follows_the_release(share, visitor):
    _, path = share(SKILLS)
    republish(skills=lambda rows: [{**row, "name": f"{row['name']}!"} for row in rows])
    assert "SQL!" in words(visitor.get(path))


def test_its_queries(share, visitor, django_assert_num_queries):
    _, path = share(READINESS, SKILLS, EVIDENCE, ROADMAP)
    visitor.get(path)
    # the link with its member, the release, the counter, ratings, evidence; the roadmap's
    # ratings, goal and choices
    with django_assert_num_queries(8):
        visitor.get(path)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_is_for_reading_only(share, visitor, method):
    _, path = share()
    answer = getattr(visitor, method)(path)
    assert answer.status_code == 405
    assert answer.headers["Referrer-Policy"] == "no-referrer"
