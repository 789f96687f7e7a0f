"""Retiring, merging and bringing back: what the working copy says, and what members keep."""

import pytest

from careers import working_copy
from careers.actions.retire import (
    Refused,
    bring_back_role,
    bring_back_skill,
    merge_skill,
    retire_role,
    retire_skill,
)
from careers.domain.linter import lint
from careers.models import (
    Demand,
    Prerequisite,
    Requirement,
    Role,
    Skill,
    Source,
    Task,
    TransitionStage,
)
from tests.admin.conftest import working  # noqa: F401 - a fixture

pytestmark = pytest.mark.usefixtures("working")


def skill(slug):
    return Skill.objects.get(slug=slug)


def merge(slug, into, *, repoint=True):
    return merge_skill(skill_id=skill(slug).pk, into_id=skill(into).pk, repoint=repoint)


def lean(slug, on, *, at=2, level=1):
    return Prerequisite.objects.create(
        skill=skill(slug), at_level=at, requires=skill(on), level=level
    )


def options(role, slug):
    row = Requirement.objects.get(role__slug=role, slug=slug)
    return [option.skill.slug for option in row.options.all()]


def errors():
    return [fault for fault in lint(working_copy.read()) if fault.severity == "error"]


def test_a_merge_with_all_that_names_it_can_be_published_at_once():
    merge("kubernetes", "docker")

    document = working_copy.read()
    assert document.merged == {"kubernetes": "docker"}
    assert options("machine-learning-engineer", "kubernetes") == ["docker"]
    assert errors() == []


def test_without_repointing_each_row_stays_and_stands_against_publishing():
    merge("kubernetes", "docker", repoint=False)

    assert options("machine-learning-engineer", "kubernetes") == ["kubernetes"]
    assert "there is no skill 'kubernetes'" in errors()[0].message


def test_an_option_that_is_there_already_is_not_there_twice():
    merge("tensorflow", "pytorch")

    assert options("data-scientist", "frameworks") == ["pytorch"]
    assert errors() == []


def test_of_two_prerequisites_the_higher_level_stays():
    lean("git", "kubernetes", level=3)
    lean("git", "docker", level=1)
    lean("monitoring", "kubernetes", level=1)
    lean("monitoring", "docker", level=4)

    merge("kubernetes", "docker")

    rows = Prerequisite.objects.filter(requires__slug="docker", skill__retired=False)
    assert dict(rows.values_list("skill__slug", "level")) == {"git": 3, "monitoring": 4}


def test_no_skill_becomes_its_own_prerequisite():
    merge("docker", "kubernetes")

    assert not Prerequisite.objects.filter(skill__slug="kubernetes").exists()


def test_a_circle_is_refused_and_nothing_is_written():
    lean("git", "kubernetes")
    lean("docker", "git")
    Prerequisite.objects.filter(skill__slug="kubernetes").delete()

    with pytest.raises(Refused, match=r"run in a circle: .*Git.*Docker"):
        merge("kubernetes", "docker")

    assert not skill("kubernetes").retired
    assert options("machine-learning-engineer", "kubernetes") == ["kubernetes"]


def test_tasks_stages_and_demand_name_the_other_one_once():
    python, sql, source = skill("python"), skill("sql"), Source.objects.get()
    both = Task.objects.first()
    both.skills.set([python, sql])
    Demand.objects.create(
        role=Role.objects.get(slug="data-scientist"), skill=python, source=source, percent=9
    )

    merge("python", "sql")

    assert set(both.skills.all()) == {sql}
    assert {tuple(stage.skills.all()) for stage in TransitionStage.objects.all()} == {(sql,)}
    assert dict(Demand.objects.values_list("role__slug", "percent")) == {
        "data-scientist": 61,
        "machine-learning-engineer": 33,
    }


@pytest.mark.parametrize(
    ("slug", "into", "sentence"),
    [
        ("git", "git", "into itself"),
        ("git", "kubernetes", "Kubernetes was merged into Docker itself. Merge Git into Docker."),
        ("docker", "kubernetes", "Kubernetes was merged into Docker: the two would run in a circ"),
        ("git", "python", "Python is retired. Choose a skill that stays."),
        ("python", "git", "Python is retired already."),
    ],
)
def test_a_merge_that_leads_nowhere_is_refused(slug, into, sentence):
    merge("kubernetes", "docker")
    retire_skill(skill_id=skill("python").pk)
    before = list(Skill.objects.values())

    with pytest.raises(Refused, match=sentence):
        merge(slug, into)

    assert list(Skill.objects.values()) == before


def test_what_was_merged_before_follows_and_is_not_left_behind():
    merge("kubernetes", "docker")
    with pytest.raises(Refused, match="Kubernetes was merged into Docker"):
        retire_skill(skill_id=skill("docker").pk)

    merge("docker", "git")

    assert working_copy.read().merged == {"docker": "git", "kubernetes": "docker"}
    assert errors() == []


def test_a_retired_skill_comes_back_as_it_was():
    before = working_copy.read()
    retire_skill(skill_id=skill("docker").pk)
    assert "docker" not in [row.slug for row in working_copy.read().skills]

    bring_back_skill(skill_id=skill("docker").pk)

    assert working_copy.read() == before


def test_a_merged_skill_comes_back_and_what_was_repointed_stays():
    merge("kubernetes", "docker")

    bring_back_skill(skill_id=skill("kubernetes").pk)

    assert working_copy.read().merged == {}
    assert options("machine-learning-engineer", "kubernetes") == ["docker"]


def test_a_role_goes_and_comes_back():
    before = working_copy.read()
    role = Role.objects.get(slug="data-scientist")
    retire_role(role_id=role.pk)
    assert [row.slug for row in working_copy.read().roles] == ["machine-learning-engineer"]
    with pytest.raises(Refused, match="retired already"):
        retire_role(role_id=role.pk)

    bring_back_role(role_id=role.pk)

    assert working_copy.read() == before


def test_a_role_whose_glyph_was_taken_meanwhile_waits():
    role = Role.objects.get(slug="data-scientist")
    retire_role(role_id=role.pk)
    Role.objects.filter(slug="machine-learning-engineer").update(glyph=role.glyph)

    with pytest.raises(Refused, match="Machine Learning Engineer has its glyph by now"):
        bring_back_role(role_id=role.pk)


def test_a_write_that_fails_leaves_everything_as_it_was(monkeypatch):
    """As a server that is killed in the middle would: one transaction holds all of it."""
    before = working_copy.read()

    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr("careers.actions.retire._refuse_circle", killed)
    with pytest.raises(KeyboardInterrupt):
        merge("kubernetes", "docker")

    assert working_copy.read() == before
