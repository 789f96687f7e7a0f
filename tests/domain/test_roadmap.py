from datetime import date
from fractions import Fraction

import pytest

from careers.domain.catalogue import Catalogue, Prerequisite, Requirement, Role, Skill
from careers.domain.roadmap import CircularPrerequisites, cost, plan

HOURS = (0, 10, 20, 40, 80)
MONDAY = date(2026, 1, 5)


def skill(slug, hours=HOURS, *requires):
    rows = tuple(Prerequisite(*row) for row in requires)
    return Skill(slug, slug.upper(), hours=hours, requires=rows)


def asks(*any_of, level=1, weight=1, must_have=False):
    return Requirement("-".join(any_of), any_of, level, weight, must_have=must_have)


def roadmap(skills, requirements, levels=(), hours=10, start=MONDAY, **wishes):
    catalogue = Catalogue(roles=(Role("role", "Role", tuple(requirements)),), skills=tuple(skills))
    return plan(catalogue, "role", dict(levels), hours, start, **wishes)


def keys(found):
    return [step.key for step in found.steps]


def test_the_soonest_way_to_ready_then_the_rest():
    found = roadmap(
        [skill("sql"), skill("docker"), skill("torch")],
        [asks("sql", level=2, weight=6, must_have=True), asks("docker", weight=3), asks("torch")],
        {"sql": 1},
    )
    assert keys(found) == [("docker", 1), ("sql", 2), ("torch", 1)]
    first, second, third = found.steps
    assert [step.part for step in found.steps] == ["ready", "ready", "rest"]
    assert [step.running_hours for step in found.steps] == [10, 30, 40]
    assert [step.gain for step in found.steps] == [
        Fraction(3, 10),
        Fraction(3, 10),
        Fraction(1, 10),
    ]
    assert [step.low_percent for step in found.steps] == [60, 90, 100]
    assert [step.verdict for step in found.steps] == ["nearly_ready", "ready", "ready"]
    assert [row.slug for row in second.unlocked] == ["sql"]
    assert not first.unlocked
    assert third.finish == found.finish == date(2026, 2, 2)
    assert (found.ready_hours, found.ready_on) == (30, date(2026, 1, 26))


def test_options_are_chosen_together_with_steps():
    """One option is quicker by itself, the other is needed anyway."""
    found = roadmap(
        [skill("quick", (0, 8, 8, 8, 8)), skill("shared")],
        [asks("quick", "shared", must_have=True), asks("shared", must_have=True)],
    )
    assert keys(found) == [("shared", 1)]


def test_what_nothing_asks_for_is_learned_where_something_leans_on_it():
    found = roadmap(
        [
            skill("cluster", HOURS, (2, "box", 2)),
            skill("box", HOURS, (2, "shell", 1)),
            skill("shell"),
        ],
        [asks("cluster", level=2)],
    )
    assert keys(found)[-1] == ("cluster", 2)
    prepared = {step.key: step.prepares for step in found.steps}
    assert prepared["box", 1] == prepared["box", 2] == (("cluster", 2),)
    assert prepared["shell", 1] == (("box", 2),)
    assert [step.gain for step in found.steps if step.prepares] == [0, 0, 0]


def test_who_holds_a_level_needs_no_prerequisite_of_it():
    skills = [skill("cluster", HOURS, (2, "box", 2)), skill("box")]
    assert keys(roadmap(skills, [asks("cluster", level=3)], {"cluster": 2})) == [("cluster", 3)]


def test_ready_already_leaves_the_rest():
    rows = [asks("a", weight=5), asks("a", level=2, weight=5), asks("b")]
    found = roadmap([skill("a"), skill("b")], rows, {"a": 2})
    assert (found.verdict, found.ready_hours, found.ready_on) == ("ready", 0, MONDAY)
    assert [(step.key, step.part) for step in found.steps] == [(("b", 1), "rest")]


def test_nothing_left_to_do():
    found = roadmap([skill("a")], [asks("a")], {"a": 1}, target=MONDAY)
    assert (found.steps, found.finish, found.hours) == ((), MONDAY, 0)
    assert (found.target.ready_hours_per_week, found.target.all_hours_per_week) == (0, 0)


def test_ties_go_to_the_higher_rating_then_to_the_catalogue():
    even = (0, 10, 10, 10, 10)
    skills = [skill("b", even), skill("a", even)]
    assert keys(roadmap(skills, [asks("a", "b")])) == [("b", 1)]
    assert keys(roadmap(skills, [asks("b"), asks("a")])) == [("b", 1), ("a", 1)]
    uneven = [skill("a", (0, 0, 0, 10, 0)), skill("b", (0, 0, 0, 10, 0))]
    assert keys(roadmap(uneven, [asks("a", "b", level=3)], {"a": 1, "b": 2})) == [("b", 3)]


def test_a_pin_restricts_its_requirement_in_both_parts():
    skills = [skill("aws"), skill("gcp", (0, 50, 50, 50, 50)), skill("sql")]
    rows = [asks("aws", "gcp", weight=1), asks("sql", weight=9, must_have=True)]
    assert keys(roadmap(skills, rows)) == [("sql", 1), ("aws", 1)]
    assert keys(roadmap(skills, rows, pins={"aws-gcp": "gcp"})) == [("sql", 1), ("gcp", 1)]
    must = [asks("aws", "gcp", must_have=True)]
    assert keys(roadmap(skills, must, pins={"aws-gcp": "gcp"})) == [("gcp", 1)]


def test_a_pinned_step_that_earns_nothing_yet_says_what_it_leads_to():
    skills = [skill("torch"), skill("flow")]
    found = roadmap(
        skills, [asks("torch", "flow", level=2)], {"torch": 1}, pins={"torch-flow": "flow"}
    )
    assert keys(found) == [("flow", 1), ("flow", 2)]
    (reason,) = found.steps[0].why
    assert (reason.requirement.slug, reason.gain, reason.completes) == ("torch-flow", 0, False)


def test_a_pin_that_no_longer_exists_is_said_and_ignored():
    pins = {"gone": "aws", "aws-gcp": "azure"}
    found = roadmap([skill("aws"), skill("gcp")], [asks("aws", "gcp")], pins=pins)
    assert found.ignored_pins == (("gone", "aws"), ("aws-gcp", "azure"))
    assert keys(found) == [("aws", 1)]


def test_a_circle_is_an_error_with_the_names():
    skills = [skill("a", HOURS, (1, "b", 1)), skill("b", HOURS, (1, "a", 1))]
    with pytest.raises(CircularPrerequisites) as caught:
        roadmap(skills, [asks("a")])
    assert set(caught.value.skills) == {"a", "b"}
    assert keys(roadmap(skills, [asks("a")], {"a": 1})) == []


@pytest.mark.parametrize("hours", [0, -1])
def test_no_roadmap_without_hours(hours):
    with pytest.raises(ValueError, match="at least one hour a week"):
        roadmap([skill("a")], [asks("a")], hours=hours)


def test_an_unknown_role_is_an_error():
    with pytest.raises(KeyError):
        plan(Catalogue(), "gone", {}, 6, MONDAY)


def test_days_are_rounded_up():
    found = roadmap([skill("a", (0, 10, 0, 0, 0))], [asks("a")], hours=6)
    assert found.finish == date(2026, 1, 17)  # 70/6 = 11.7 days


def test_weeks_off_are_skipped():
    def finish(*off, start=MONDAY):
        return roadmap([skill("a")], [asks("a")], start=start, weeks_off=off).finish

    assert finish() == date(2026, 1, 12)
    assert finish(date(2026, 1, 14)) == date(2026, 1, 19)
    assert finish(date(2026, 1, 12), date(2026, 1, 15), date(2026, 1, 19)) == date(2026, 1, 26)
    assert finish(date(2026, 1, 6)) == date(2026, 1, 19)
    assert finish(date(2026, 1, 6), start=date(2026, 1, 8)) == date(2026, 1, 19)
    assert finish(date(2025, 12, 1), date(2026, 3, 1)) == date(2026, 1, 12)


def test_a_date_beyond_the_calendar_is_the_last_there_is():
    long = (0, 2000, 2000, 2000, 2000)
    skills = [skill(f"s{number}", long) for number in range(60)]
    found = roadmap(skills, [asks(row.slug, level=4) for row in skills], hours=1)
    assert found.finish == date.max


@pytest.mark.parametrize("start", [date(9999, 12, 20), date(9999, 12, 25), date.max])
def test_weeks_off_at_the_end_of_the_calendar_are_taken(start):
    off = [date(9999, 12, 21), date(9999, 12, 27), date(9999, 12, 28)]
    found = roadmap([skill("a", (0, 1, 0, 0, 0))], [asks("a")],
                    hours=7, start=start, weeks_off=off, target=date.max)  # fmt: skip
    assert found.finish == date.max
    assert start <= found.begin <= date.max


def test_a_target_says_what_it_takes_and_what_is_reached():
    skills = [skill("a"), skill("b")]
    rows = [asks("a", weight=5), asks("a", level=2, weight=4), asks("b")]
    by = roadmap(skills, rows, target=date(2026, 1, 19), weeks_off=[MONDAY]).target
    assert (by.ready_hours_per_week, by.all_hours_per_week) == (30, 40)
    assert (by.done, by.low, by.verdict) == (1, Fraction(7, 10), "nearly_ready")
    late = roadmap(skills, rows, target=MONDAY).target
    assert (late.ready_hours_per_week, late.done, late.verdict) == (None, 0, "unrated")
    # At the pace that is said to be enough, it is.
    assert roadmap(skills, rows, hours=30, weeks_off=[MONDAY]).ready_on <= date(2026, 1, 19)
    assert roadmap(skills, rows, hours=29, weeks_off=[MONDAY]).ready_on > date(2026, 1, 19)


def test_skipping_takes_another_way_and_says_its_cost():
    skills = [skill("aws"), skill("gcp", (0, 50, 0, 0, 0))]
    rows = [asks("aws", "gcp")]
    by_hand = roadmap(skills, rows, skipped=[("aws", 1)])
    assert keys(by_hand) == [("gcp", 1)]
    price = cost(roadmap(skills, rows), by_hand)
    assert (price.ready_later, price.longer, price.lower, price.out_of_reach) == (40, 40, 0, False)


def test_skipping_what_ready_needs_puts_it_out_of_reach():
    skills, rows = [skill("a"), skill("b")], [asks("a", level=2, must_have=True), asks("b")]
    by_hand = roadmap(skills, rows, skipped=[("a", 2)], target=date(2027, 1, 1))
    assert [(step.key, step.part) for step in by_hand.steps] == [
        (("b", 1), "rest"),
        (("a", 1), "rest"),
    ]
    assert (by_hand.ready_hours, by_hand.ready_on) == (None, None)
    assert by_hand.target.ready_hours_per_week is None
    price = cost(roadmap(skills, rows), by_hand)
    assert (price.ready_later, price.out_of_reach, price.lower) == (None, True, Fraction(1, 4))


def test_skipping_a_prerequisite_says_what_leans_on_it():
    skills = [skill("cluster", HOURS, (1, "box", 2)), skill("box")]
    found = roadmap(skills, [asks("cluster")], skipped=[("box", 2)])
    assert keys(found) == [("cluster", 1)]
    assert found.unsupported == ((("cluster", 1), ("box", 2)),)


def test_an_order_by_hand_pulls_what_a_step_needs():
    skills = [skill("a"), skill("cluster", (0, 40, 0, 0, 0), (1, "box", 1)), skill("box")]
    rows = [asks("a", weight=5), asks("cluster", weight=5, must_have=True)]
    planned = roadmap(skills, rows)
    assert keys(planned) == [("a", 1), ("box", 1), ("cluster", 1)]
    by_hand = roadmap(skills, rows, order=[("cluster", 1), ("gone", 3), ("a", 1)])
    assert keys(by_hand) == [("box", 1), ("cluster", 1), ("a", 1)]
    assert by_hand.pulled == ((("cluster", 1), ("box", 1)),)
    assert cost(planned, by_hand).ready_later == 0


def test_part_one_by_hand_ends_where_ready_is_reached():
    skills = [skill("a"), skill("b")]
    rows = [asks("a", weight=5), asks("a", level=1, weight=4), asks("b")]
    by_hand = roadmap(skills, rows, order=[("b", 1)])
    assert [(step.key, step.part) for step in by_hand.steps] == [
        (("b", 1), "ready"),
        (("a", 1), "ready"),
    ]
    assert cost(roadmap(skills, rows), by_hand).ready_later == 10
