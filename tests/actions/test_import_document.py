"""An import replaces the working copy by slug, and its own export changes no row."""

import pytest
from django.utils import timezone

from careers import working_copy
from careers.actions.import_document import import_document
from careers.actions.publish import publish
from careers.models import Category, Goal, Rating, Requirement, Role, Skill, Source, Task
from tests.catalogues import default, edited, small
from tests.stored import rows

pytestmark = pytest.mark.django_db


@pytest.fixture(name="default", scope="module")
def default_document():
    return default()


def without(slug):
    """`slug` gone, and everything that names it."""

    def change(data):
        data["skills"] = [skill for skill in data["skills"] if skill["slug"] != slug]
        for role in data["roles"]:
            role["requirements"] = [
                asked for asked in role["requirements"] if slug not in asked["any_of"]
            ]
            role["demand"] = [row for row in role["demand"] if row["skill"] != slug]

    return change


def test_what_is_read_back_is_what_was_imported(default):
    import_document(document=default)

    assert working_copy.read() == default


def test_its_own_export_changes_no_row(default):
    import_document(document=default)

    assert import_document(document=working_copy.read()) == {}


def test_uneven_positions_stay_as_editors_left_them(default):
    import_document(document=default)
    for skill in Skill.objects.all():
        Skill.objects.filter(pk=skill.pk).update(position=skill.position * 10)

    assert import_document(document=working_copy.read()) == {}


def test_a_moved_row_is_moved_and_nothing_else(default):
    import_document(document=default)
    moved = edited(default, lambda data: data["faq"].insert(0, data["faq"].pop()))

    import_document(document=moved)

    assert working_copy.read().faq == moved.faq


def test_one_change_touches_one_row(default):
    import_document(document=default)
    rows = set(Requirement.objects.values_list("pk", flat=True))

    def change(data):
        data["roles"][0]["requirements"][0]["weight"] = 1

    assert import_document(document=edited(default, change)) == {"changed": 1}
    assert set(Requirement.objects.values_list("pk", flat=True)) == rows


def test_an_absent_skill_that_nobody_saw_is_deleted(default):
    import_document(document=small())
    import_document(document=edited(small(), without("git")))

    assert not Skill.objects.filter(slug="git").exists()


def test_an_absent_skill_that_was_published_is_retired_and_comes_back(default):
    import_document(document=default)
    publish(author=None, note="First", now=timezone.now())
    import_document(document=small())

    assert Skill.objects.get(slug="tableau").retired
    import_document(document=default)
    assert not Skill.objects.get(slug="tableau").retired
    assert working_copy.read() == default


def test_an_absent_skill_with_ratings_is_retired(member):
    import_document(document=small())
    skill = Skill.objects.get(slug="git")
    Rating.objects.create(member=member, skill=skill, level=2, rated_at=timezone.now())

    import_document(document=edited(small(), without("git")))

    skill.refresh_from_db()
    assert skill.retired
    assert Rating.objects.get().level == 2


def test_an_absent_role_with_a_goal_is_retired(member):
    import_document(document=small())
    role = Role.objects.get(slug="data-scientist")
    Goal.objects.create(member=member, role=role, set_at=timezone.now())

    def change(data):
        data["roles"] = data["roles"][1:]
        data["transitions"] = data["transitions"][1:2]
        for row in (*data["aspects"], *data["stages"]):
            row["cells"] = row["cells"][1:]
        for row in data["fit_statements"]:
            row["weights"] = row["weights"][1:]

    import_document(document=edited(small(), change))

    role.refresh_from_db()
    assert role.retired
    assert [part.slug for part in working_copy.read().roles] == ["machine-learning-engineer"]


def test_a_merge_is_kept_and_undone(member):
    import_document(document=small())
    publish_all_once()

    def merge(data):
        without("git")(data)
        data["merged"] = {"git": "docker"}

    merged = edited(small(), merge)
    import_document(document=merged)
    row = Skill.objects.get(slug="git")
    assert (row.retired, row.merged_into.slug) == (True, "docker")
    assert working_copy.read().merged == {"git": "docker"}
    assert import_document(document=merged) == {}

    import_document(document=small())
    row.refresh_from_db()
    assert (row.retired, row.merged_into) == (False, None)


def publish_all_once():
    Skill.objects.update(first_release=1)
    Role.objects.update(first_release=1)


def test_a_merge_of_a_skill_never_seen_here_round_trips():
    document = edited(small(), lambda data: data.update(merged={"ancient": "docker"}))

    import_document(document=document)

    assert working_copy.read().merged == {"ancient": "docker"}
    assert import_document(document=working_copy.read()) == {}


def test_a_category_still_in_use_by_a_retired_skill_stays(default):
    import_document(document=default)
    publish(author=None, note="First", now=timezone.now())
    import_document(document=small())

    assert Category.objects.filter(slug="programming").exists()
    assert not Source.objects.filter(slug="no-such").exists()


def test_a_smaller_document_is_read_back_as_it_was(default):
    """Retired rows keep their category and sources; the next release has neither."""
    import_document(document=default)
    publish(author=None, note="First", now=timezone.now())
    import_document(document=small())

    assert working_copy.read() == small()
    assert import_document(document=small()) == {}
    import_document(document=default)
    assert working_copy.read() == default


def test_a_category_and_a_source_that_nothing_uses_yet_are_kept():
    def change(data):
        data["categories"].append({"slug": "new", "name": "New"})
        data["sources"].append({"slug": "book", "name": "A book"})

    document = edited(small(), change)
    import_document(document=document)

    assert working_copy.read() == document


def test_what_a_retired_role_and_skill_had_stays_for_their_coming_back():
    import_document(document=small())
    Skill.objects.filter(slug="statistics").update(retired=True)
    Role.objects.filter(slug="machine-learning-engineer").update(retired=True)
    before = rows()

    assert import_document(document=working_copy.read()) == {}
    assert rows() == before

    def change(data):
        data["roles"][0]["responsibilities"][0]["tasks"][0]["skills"] = ["sql"]

    import_document(document=edited(working_copy.read(), change))
    task = Task.objects.get(text="Run experiments")
    assert {skill.slug for skill in task.skills.all()} == {"sql", "statistics"}
