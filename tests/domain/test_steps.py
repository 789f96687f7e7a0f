from dataclasses import replace
from fractions import Fraction

from careers.domain.catalogue import Catalogue, Prerequisite, Requirement, Role, Skill
from careers.domain.readiness import assess
from careers.domain.steps import next_best, what_if

HOURS = (0, 10, 20, 40, 80)


def skill(slug, hours=HOURS, requires=()):
    can_do = tuple(f"You can {slug} {level}." for level in range(5))
    return Skill(slug, slug.upper(), can_do=can_do, hours=hours, requires=requires)


def asks(*any_of, level=3, weight=1, must_have=False):
    return Requirement("-".join(any_of), any_of, level, weight, must_have=must_have)


def steps(skills, requirements, levels, limit=9):
    role = Role("role", "Role", tuple(requirements))
    return next_best(Catalogue(roles=(role,), skills=tuple(skills)), role, levels, limit)


def names(found):
    return [(step.skill.slug, step.to_level) for step in found]


def test_a_step_is_one_level_up_with_its_hours_and_gain():
    (step,) = steps(
        [skill("sql")], [asks("sql", weight=4, must_have=True), asks("x", weight=6)], {"sql": 1}
    )
    assert (step.skill.slug, step.to_level, step.hours, step.must_have) == ("sql", 2, 20, True)
    assert step.gain == Fraction(4, 30)  # a third of weight 4 of 10


def test_most_gain_per_hour_comes_first():
    quick, heavy = skill("quick", (0, 5, 5, 5, 5)), skill("heavy", (0, 90, 90, 90, 90))
    found = steps([heavy, quick], [asks("heavy", weight=5), asks("quick", weight=1)], {})
    assert names(found) == [("quick", 1), ("heavy", 1)]


def test_ties_keep_the_order_of_the_catalogue():
    found = steps([skill("b"), skill("a")], [asks("a"), asks("b")], {})
    assert names(found) == [("b", 1), ("a", 1)]


def test_gain_equals_the_change_of_low_for_every_step():
    requirements = [
        asks("a", level=4, weight=5),
        asks("a", "b", level=3, weight=2),
        asks("b", weight=3),
    ]
    levels = {"a": 1, "b": 2}
    before = assess(requirements, levels)
    for step in steps([skill("a"), skill("b")], requirements, levels):
        after = what_if(requirements, levels, step.skill.slug, step.to_level)
        assert step.gain == after.low - before.low


def test_a_lesser_option_of_a_group_gains_nothing_and_is_left_out():
    found = steps([skill("a"), skill("b")], [asks("a", "b")], {"a": 2, "b": 0})
    assert names(found) == [("a", 3)]


def test_met_requirements_ask_for_no_step():
    assert steps([skill("a"), skill("b")], [asks("a", level=2), asks("b")], {"a": 2, "b": 3}) == ()


def test_a_step_that_leans_on_a_missing_skill_is_left_out():
    leaning = skill("k", requires=(Prerequisite(2, "d", 2),))
    requirements = [asks("k", level=2)]
    assert names(steps([leaning, skill("d")], requirements, {})) == [("k", 1)]
    assert steps([leaning, skill("d")], requirements, {"k": 1, "d": 1}) == ()
    assert names(steps([leaning, skill("d")], requirements, {"k": 1, "d": 2})) == [("k", 2)]


def test_a_prerequisite_of_another_level_does_not_stop_a_step():
    leaning = skill("k", requires=(Prerequisite(3, "d", 2),))
    assert names(steps([leaning], [asks("k", level=2)], {"k": 1})) == [("k", 2)]


def test_must_have_is_only_said_while_it_is_missing():
    requirements = [asks("a", level=1, must_have=True), asks("a", level=3)]
    assert [step.must_have for step in steps([skill("a")], requirements, {})] == [True]
    assert [step.must_have for step in steps([skill("a")], requirements, {"a": 1})] == [False]


def test_a_step_without_hours_comes_before_all_others():
    free = skill("free", (0, 0, 0, 0, 0))
    found = steps([skill("a"), free], [asks("a", weight=5), asks("free", weight=1)], {})
    assert names(found)[0] == ("free", 1)


def test_no_more_steps_than_wanted():
    skills = [skill(slug) for slug in "abcde"]
    assert len(steps(skills, [asks(slug) for slug in "abcde"], {}, limit=3)) == 3


def test_a_role_without_requirements_has_no_steps():
    assert steps([skill("a")], [], {}) == ()


def test_what_if_leaves_the_ratings_alone():
    levels = {"sql": 1}
    requirements = [asks("sql", level=2)]
    assert what_if(requirements, levels, "sql", 2).low == 1
    assert levels == {"sql": 1}
    assert what_if([], levels, "sql", 2) is None


def test_order_does_not_depend_on_the_order_of_requirements():
    skills = [
        skill(slug, (0, *hours)) for slug, hours in {"a": (5, 9, 3, 1), "b": (7, 2, 2, 2)}.items()
    ]
    requirements = [asks("a", weight=2), asks("b", weight=3), asks("a", "b", level=4)]
    forth = steps(skills, requirements, {"a": 1})
    back = steps(skills, [replace(row) for row in reversed(requirements)], {"a": 1})
    assert forth == back
