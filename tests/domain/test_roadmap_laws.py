"""What holds for every roadmap."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from careers.domain.catalogue import Catalogue
from careers.domain.readiness import assess
from careers.domain.roadmap import plan
from tests.domain.roadmap_cases import case

START = date(2026, 1, 5)
cases = st.integers(0, 1_000_000).map(case)
# A case is built from its seed: nothing to shrink, and much to build.
laws = settings(max_examples=60, deadline=None)


def planned(found, levels=None, hours=6, **wishes):
    levels = found.levels if levels is None else levels
    return plan(found.catalogue, "role", levels, hours, START, **wishes)


def walked(found, roadmap):
    """Each step with what is held before and after it."""
    held = dict(found.levels)
    for step in roadmap.steps:
        before, held = held, {**held, step.skill: step.to_level}
        yield step, before, held


@laws
@given(cases)
def test_every_step_is_allowed_when_it_comes(found):
    for step, before, _ in walked(found, planned(found)):
        assert step.to_level == before.get(step.skill, 0) + 1
        for row in found.catalogue.skill(step.skill).requires:
            if row.at_level == step.to_level:
                assert before.get(row.skill, 0) >= row.level


@laws
@given(cases)
def test_the_readiness_after_each_step_is_that_of_the_receipt(found):
    low = assess(found.role.requirements, found.levels).low
    for step, _, after in walked(found, planned(found)):
        readiness = assess(found.role.requirements, after)
        assert (step.low, step.verdict) == (readiness.low, readiness.verdict)
        assert step.gain == readiness.low - low == sum(reason.gain for reason in step.why)
        low = readiness.low


@laws
@given(cases)
def test_the_last_step_of_part_one_reaches_ready_and_no_earlier_one(found):
    roadmap = planned(found)
    assert roadmap.steps[: len(roadmap.ready_steps)] == roadmap.ready_steps
    verdicts = [roadmap.verdict] + [step.verdict for step in roadmap.ready_steps]
    assert verdicts.index("ready") == len(verdicts) - 1


@laws
@given(cases)
def test_the_gains_add_up_to_the_whole_gap(found):
    roadmap = planned(found)
    assert roadmap.low + sum(step.gain for step in roadmap.steps) == 1
    assert roadmap.end_low == 1
    assert roadmap.hours == sum(step.hours for step in roadmap.steps)


@laws
@given(cases, st.integers(1, 80), st.integers(1, 80), st.lists(st.dates(START, date(2027, 1, 1))))
def test_more_hours_a_week_never_finish_later(found, one, other, off):
    fewer, more = sorted((one, other))
    slow = planned(found, hours=fewer, weeks_off=off).steps
    fast = planned(found, hours=more, weeks_off=off).steps
    assert all(a.finish >= b.finish for a, b in zip(slow, fast, strict=True))


@laws
@given(cases, st.data())
def test_a_higher_rating_never_lengthens_part_one(found, data):
    slug = data.draw(st.sampled_from([skill.slug for skill in found.catalogue.skills]))
    higher = {**found.levels, slug: min(4, found.levels.get(slug, 0) + 1)}
    assert planned(found, higher).ready_hours <= planned(found).ready_hours


@laws
@given(cases, st.randoms())
def test_the_same_input_gives_the_same_plan(found, chance):
    """Whatever the order of requirements, options and ratings."""
    rows = list(found.role.requirements)
    chance.shuffle(rows)
    role = replace(
        found.role, requirements=tuple(replace(row, any_of=row.any_of[::-1]) for row in rows)
    )
    turned = replace(found.catalogue, roles=(role,))
    levels = dict(reversed(found.levels.items()))
    expected = [(step.key, step.finish, step.part) for step in planned(found).steps]
    again = plan(turned, "role", levels, 6, START).steps
    assert [(step.key, step.finish, step.part) for step in again] == expected


@laws
@given(cases)
def test_a_met_requirement_causes_no_step(found):
    """Each step raises something that is not met, leads to a step of its skill that does, or
    prepares for another."""
    for step, before, _ in walked(found, planned(found)):
        receipt = assess(found.role.requirements, before).receipt
        met = {row.requirement.slug for row in receipt if row.met}
        assert step.why or step.prepares
        assert not met & {reason.requirement.slug for reason in step.why}


@laws
@given(cases)
def test_no_step_of_part_one_can_be_spared(found):
    """Without the last level of any one skill, Ready is out of reach or a step leans on it."""
    roadmap = planned(found)
    reached = dict(found.levels)
    for step in roadmap.ready_steps:
        reached[step.skill] = step.to_level
    taken = {step.key for step in roadmap.ready_steps}
    for slug in {step.skill for step in roadmap.ready_steps}:
        leaned_on = any(
            row.skill == slug and row.level == reached[slug]
            for key in taken
            for row in found.catalogue.skill(key[0]).requires
            if row.at_level == key[1]
        )
        without = assess(found.role.requirements, {**reached, slug: reached[slug] - 1})
        assert leaned_on or without.verdict != "ready"


@laws
@given(cases)
def test_every_step_of_the_rest_completes_something(found):
    """Without the last level of any one skill, something stays open or a step leans on it."""
    roadmap = planned(found)
    reached = dict(found.levels) | {step.skill: step.to_level for step in roadmap.steps}
    leaned_on = {
        (row.skill, row.level)
        for step in roadmap.steps
        for row in found.catalogue.skill(step.skill).requires
        if row.at_level == step.to_level
    }
    for step in roadmap.rest_steps:
        if step.to_level == reached[step.skill] and step.key not in leaned_on:
            lower = {**reached, step.skill: step.to_level - 1}
            assert assess(found.role.requirements, lower).low < 1


@laws
@given(cases, st.data())
def test_an_order_by_hand_is_walked_as_far_as_it_is_allowed(found, data):
    keys = [step.key for step in planned(found).steps]
    wanted = data.draw(st.permutations(keys))
    by_hand = planned(found, order=wanted)
    assert sorted(step.key for step in by_hand.steps) == sorted(keys)
    assert by_hand.end_low == 1
    for step, before, _ in walked(found, by_hand):
        assert step.to_level == before.get(step.skill, 0) + 1
    assert by_hand.pulled or [step.key for step in by_hand.steps] == list(wanted)


@laws
@given(cases, st.data())
def test_a_skipped_step_is_not_taken_and_the_rest_still_stands(found, data):
    skipped = data.draw(st.sampled_from([step.key for step in planned(found).steps]))
    roadmap = planned(found, skipped=[skipped])
    assert all(step.skill != skipped[0] or step.to_level < skipped[1] for step in roadmap.steps)
    leaning = {lean.step for lean in roadmap.unsupported}
    for step, before, _ in walked(found, roadmap):
        rows = found.catalogue.skill(step.skill).requires
        missing = [
            row
            for row in rows
            if row.at_level == step.to_level and before.get(row.skill, 0) < row.level
        ]
        assert bool(missing) == (step.key in leaning)


@laws
@given(cases, st.data())
def test_a_skip_of_what_is_held_already_changes_nothing(found, data):
    slug = data.draw(st.sampled_from([skill.slug for skill in found.catalogue.skills]))
    level = data.draw(st.integers(1, 4))
    levels = {**found.levels, slug: data.draw(st.integers(level, 4))}
    assert planned(found, levels, skipped=[(slug, level)]) == planned(found, levels)


def test_a_role_that_asks_for_nothing_has_no_steps():
    found = case(1)
    empty = Catalogue(roles=(replace(found.role, requirements=()),), skills=found.catalogue.skills)
    roadmap = plan(empty, "role", {}, 6, START)
    assert (roadmap.steps, roadmap.reaches_ready, roadmap.low) == ((), False, Fraction(0))
