"""Skills from a file or a text: suggested with the place, confirmed one by one, never guessed."""

import json
from types import SimpleNamespace

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from careers.actions.rate import Wish, rate
from careers.domain.record.resume import resume as as_resume
from careers.models import Rating, RatingEvent
from tests.imports.files import CV, archive, resume

IMPORT = "/me/data/import/"


def upload(client, data, name="cv.txt"):
    content = data if isinstance(data, bytes) else data.encode()
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, content)})


def paste(client, text):
    return client.post(IMPORT, {"text": text})


def text(answer):
    return answer.content.decode()


def rated(member, published, **levels):
    wishes = {slug: Wish(level) for slug, level in levels.items()}
    rate(member_id=member.pk, wishes=wishes, published=published, now=timezone.now())


def stored(member):
    rows = Rating.objects.filter(member=member).select_related("skill")
    return {row.skill.slug: row.level for row in rows}


def choices(page, **instead):
    """What a browser posts of the suggestions as they stand."""
    found = {"confirm": "1"}
    for _, _, pickers in page.context["groups"]:
        for picker in pickers:
            was, chosen = picker["was"], picker["row"].chosen
            level = was if chosen is None else chosen
            found[f"was-{picker['slug']}"] = "" if was is None else was
            found[f"level-{picker['slug']}"] = "" if level is None else level
    return found | {f"level-{slug}": level for slug, level in instead.items()}


def test_a_pasted_cv_suggests_and_saves_what_is_chosen(member_client, member, published):
    page = paste(member_client, CV)
    assert "6 skills found" in text(page)
    assert "Built reports in SQL, and served models" in text(page)
    assert stored(member) == {}
    answer = member_client.post(IMPORT, choices(page, sql=3, git=1), follow=True)
    assert "2 ratings saved." in text(answer)
    assert stored(member) == {"sql": 3, "git": 1}
    assert set(RatingEvent.objects.values_list("source", flat=True)) == {"import"}


def test_nothing_is_chosen_unasked(member_client, member, published):
    for data in (CV, archive(), resume(skills=[{"name": "SQL", "level": "Master"}])):
        page = upload(member_client, data)
        assert page.status_code == 200
        answer = member_client.post(IMPORT, choices(page))
        assert answer.url == IMPORT
        assert stored(member) == {}


def test_a_level_that_the_file_states_is_chosen_where_nothing_is_rated(
    member_client, member, published
):
    rated(member, published, docker=1)
    skills = [{"name": "SQL", "level": "Practitioner"}, {"name": "Docker", "level": "Expert"}]
    page = upload(member_client, resume(skills=skills), "resume.json")
    assert "Your file says Practitioner." in text(page)
    assert "Your file says Expert." in text(page)
    assert "Keep Awareness, rated" in text(page)
    member_client.post(IMPORT, choices(page))
    assert stored(member) == {"docker": 1, "sql": 3}


def test_a_rating_is_changed_only_by_choosing(member_client, member, published):
    rated(member, published, sql=4)
    page = paste(member_client, "SQL")
    member_client.post(IMPORT, choices(page, sql=2))
    assert stored(member) == {"sql": 2}


def test_a_stale_page_overwrites_nothing(member_client, member, published):
    page = paste(member_client, "SQL and Docker")
    rated(member, published, sql=4)
    answer = member_client.post(IMPORT, choices(page, sql=2, docker=1))
    assert answer.status_code == 409
    assert "another window" in text(answer)
    assert stored(member) == {"sql": 4}
    member_client.post(IMPORT, choices(answer))
    assert stored(member) == {"sql": 2, "docker": 1}


def test_pressing_twice_saves_once(member_client, member, published):
    posted = choices(paste(member_client, "SQL"), sql=2)
    member_client.post(IMPORT, posted)
    member_client.post(IMPORT, posted)
    assert RatingEvent.objects.count() == 1


def test_names_that_the_catalogue_does_not_hold_are_listed(member_client, published):
    assert "Basket weaving" in text(upload(member_client, archive(), "linkedin.zip"))
    page = paste(member_client, "I weave baskets.")
    assert "No skill was found" in text(page)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Choose a file, or paste a text."),
        ({"text": "  "}, "Choose a file, or paste a text."),
        ({"text": "x" * 200_001}, "longer than 200,000 characters"),
        ({"text": "SQL\0"}, "Null characters are not allowed."),
    ],
)
def test_what_the_form_refuses(member_client, member, published, data, sentence):
    answer = member_client.post(IMPORT, data)
    assert answer.status_code == 400
    assert sentence in text(answer)


def test_both_at_once(member_client, published):
    data = {"text": "SQL", "file": SimpleUploadedFile("a.txt", b"SQL")}
    assert "not both" in text(member_client.post(IMPORT, data))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        ("Résumé".encode("latin-1"), "save it as UTF-8"),
        (b"%PDF-1.7", "This is a PDF"),
        (b"x" * 2_000_001, "longer than 2,000,000 bytes"),
        (archive({"Skills.csv": b"\n" * 100_000_000}), "when unpacked"),
        (b"[" * 5_000, "nested too deeply"),
        (b'{"skills": 1}', "must be a list"),
    ],
    ids=["empty", "charset", "pdf", "large", "bomb", "deep", "shape"],
)
def test_what_is_no_file_of_skills(member_client, member, published, data, sentence):
    answer = upload(member_client, data)
    assert answer.status_code == 400
    assert sentence in text(answer)
    assert stored(member) == {}


def test_fifty_megabytes_are_refused_before_they_are_read(member_client, published):
    answer = upload(member_client, b"x" * 50_000_000)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "data",
    [{"level-sql": "7"}, {"level-sql": "\0"}, {"level-sql": "9" * 5000}, {"level-cobol": "1"},
     {"level-sql": "1", "was-sql": "x"}, {"level-sql": ["1", "2"]}],
)  # fmt: skip
def test_a_confirmation_that_cannot_be_understood(member_client, member, published, data):
    answer = member_client.post(IMPORT, {"confirm": "1"} | data)
    assert answer.status_code == 400
    assert answer.context["refusal"]
    assert stored(member) == {}


def test_queries(member_client, published, django_assert_num_queries):
    paste(member_client, CV)
    # The session, the member, the release, the ratings.
    with django_assert_num_queries(4):
        paste(member_client, CV)
    # The session, the member, the release; to save: a transaction around the lock and the
    # ratings; the ratings and their events are written; a message is put into the session.
    posted = choices(paste(member_client, CV), sql=3, git=1)
    with django_assert_num_queries(12):
        member_client.post(IMPORT, posted)


def test_nothing_of_a_file_is_stored(member_client, published):
    marker = "Marker-4711"
    upload(member_client, f"{marker} SQL")
    assert not any(marker in json.dumps(row.get_decoded()) for row in Session.objects.all())


def test_an_export_of_ours_is_brought_back_instead(member_client, member, published):
    rated(member, published, sql=4)
    export = json.dumps({"format": "crosswalk-record", "version": 0})
    for answer in (upload(member_client, export), paste(member_client, export)):
        assert answer.status_code == 400
        assert "Bring back an export" in text(answer)
        assert "version" in text(answer)


def test_what_the_export_as_a_resume_says_comes_back(member_client, member, published):
    """Levels in words that are ours, of a resume that Crosswalk wrote."""
    rated(member, published, sql=4, docker=2)
    held = {"sql": 4, "docker": 2}
    record = SimpleNamespace(account=None, goal=None, evidence=(), exported_at=timezone.now())
    written = json.dumps(as_resume(record, published.catalogue, held))
    Rating.objects.all().delete()
    member_client.post(IMPORT, choices(upload(member_client, written)))
    assert stored(member) == held
