"""Publishing freezes the working copy, or stores nothing and says why."""

import hashlib
from dataclasses import replace

import pytest
from django.conf import settings
from django.db import IntegrityError
from django.utils import timezone

from careers import releases, working_copy
from careers.actions import publish as publishing
from careers.actions.import_document import import_document
from careers.actions.publish import NothingToPublish, PublishedMeanwhile, prepare, publish
from careers.domain.faults import DocumentError
from careers.domain.reading import parse
from careers.models import Release, Requirement, Role, Skill

pytestmark = pytest.mark.django_db


@pytest.fixture
def working():
    document = parse(settings.DEFAULT_CATALOGUE.read_text(encoding="utf-8"))
    import_document(document=document)
    return document


def test_it_works(working, member):
    release = publish(author=member, note="First", now=timezone.now())

    assert (release.number, release.author, release.note) == (1, member, "First")
    assert hashlib.sha256(release.document.encode()).hexdigest() == release.sha256
    assert releases.current_catalogue().number == 1
    assert releases.current_catalogue().role("data-scientist").name == "Data Scientist"


def test_an_edit_is_seen_only_once_published(working):
    publish(author=None, note="First", now=timezone.now())
    Role.objects.filter(slug="data-scientist").update(name="Data Detective")

    assert releases.current_catalogue().role("data-scientist").name == "Data Scientist"
    publish(author=None, note="Second", now=timezone.now())
    assert releases.current_catalogue().role("data-scientist").name == "Data Detective"
    assert releases.current_catalogue().number == 2


def test_nothing_changed_is_not_published(working):
    publish(author=None, note="First", now=timezone.now())

    with pytest.raises(NothingToPublish):
        publish(author=None, note="Again", now=timezone.now())
    assert Release.objects.count() == 1


def test_a_gap_blocks_it(working):
    Requirement.objects.filter(role__slug="data-scientist", slug="sql").update(reason="")

    with pytest.raises(DocumentError) as caught:
        publish(author=None, note="Gap", now=timezone.now())
    assert "without a reason" in str(caught.value)
    assert not Release.objects.exists()


def test_an_empty_working_copy_is_not_published():
    with pytest.raises(DocumentError):
        publish(author=None, note="Empty", now=timezone.now())


def test_a_number_that_is_taken_is_published_meanwhile(working, monkeypatch):
    """By whoever does not wait for the working copy."""
    first = publish(author=None, note="First", now=timezone.now())
    Role.objects.filter(slug="data-scientist").update(name="Data Detective")
    monkeypatch.setattr(publishing, "prepare", lambda: replace(prepare(), number=first.number))

    with pytest.raises(PublishedMeanwhile):
        publish(author=None, note="Second", now=timezone.now())
    assert Release.objects.get() == first


@pytest.mark.parametrize("fault", ["in the release", "in what is marked"])
def test_whatever_else_the_database_refuses_is_no_other_editors_doing(working, monkeypatch, fault):
    if fault == "in the release":
        kwargs = {"note": None}
    else:
        kwargs = {"note": "Odd"}
        monkeypatch.setattr(publishing, "_mark", lambda number: Role.objects.update(name=None))

    with pytest.raises(IntegrityError):
        publish(author=None, now=timezone.now(), **kwargs)
    assert not Release.objects.exists()
    assert set(Role.objects.values_list("last_release", flat=True)) == {None}


def test_it_marks_what_was_published_first(working):
    publish(author=None, note="First", now=timezone.now())

    assert set(Skill.objects.values_list("first_release", flat=True)) == {1}
    assert set(Role.objects.values_list("first_release", flat=True)) == {1}


def test_a_retired_skill_leaves_the_next_release(working):
    publish(author=None, note="First", now=timezone.now())
    skill = Skill.objects.get(slug="tableau")
    skill.asked_by.all().delete()
    skill.demand.all().delete()
    Skill.objects.filter(slug="tableau").update(retired=True)

    publish(author=None, note="Second", now=timezone.now())

    assert not releases.current_catalogue().has_skill("tableau")


def test_no_release_is_an_empty_catalogue():
    catalogue = releases.current_catalogue()

    assert (catalogue.number, catalogue.roles) == (0, ())


def test_the_current_release_costs_one_query(working, django_assert_num_queries):
    publish(author=None, note="First", now=timezone.now())
    releases.current_catalogue()

    # 1. which release is current
    with django_assert_num_queries(1):
        releases.current_catalogue()


def test_reading_the_working_copy_costs_the_same_however_much_there_is(
    working, django_assert_num_queries, django_assert_max_num_queries
):
    with django_assert_max_num_queries(40) as counted:
        working_copy.read()
    few = len(counted)
    Skill.objects.bulk_create(
        Skill(slug=f"extra-{n}", name=f"Extra {n}", category_id=Skill.objects.first().category_id)
        for n in range(50)
    )

    with django_assert_num_queries(few):
        working_copy.read()
