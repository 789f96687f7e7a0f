"""Changes by hand: what is stored comes back, and every law of a roadmap still holds."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careers.domain.roadmap import Pin, arranging, cost, plan
from careers.domain.roadmap import choices as by_hand
from careers.domain.roadmap.choices import Choices
from tests.domain.roadmap_cases import case

slugs = st.text("abc-", min_size=1, max_size=5)
keys = st.tuples(slugs, st.integers(1, 4))
some_choices = st.builds(
    Choices,
    pins=st.lists(st.builds(Pin, slugs, slugs), max_size=4).map(tuple),
    skipped=st.lists(keys, max_size=4, unique=True).map(tuple),
    order=st.lists(keys, max_size=4, unique=True).map(tuple),
    started=st.lists(st.tuples(keys, st.dates()), max_size=4, unique_by=lambda row: row[0]).map(
        tuple
    ),
)
START = date(2026, 11, 30)


@given(some_choices)
def test_what_is_written_is_read_back(choices):
    assert by_hand.read(json.loads(json.dumps(by_hand.written(choices)))) == choices


@given(some_choices, keys, st.dates())
def test_what_is_done_can_be_taken_back(choices, key, day):
    skipped = by_hand.skipping(choices, key)
    assert skipped.skipped.count(key) == 1
    assert key not in by_hand.taking(skipped, key).skipped
    assert key in dict(by_hand.starting(choices, key, day).started)
    assert key not in dict(by_hand.starting(choices, key, None).started)
    pinned = by_hand.pinned(choices, *key[:1], "one")
    assert dict(pinned.pins)[key[0]] == "one"
    assert key[0] not in dict(by_hand.pinned(pinned, key[0], None).pins)


@pytest.mark.parametrize("text", ["", "sql", "sql:", ":3", "sql:0", "sql:5", "sql:3 ", "sql:٣"])
def test_what_names_no_step(text):
    assert by_hand.key_of(text) is None


def test_a_step_is_named_by_skill_and_level():
    assert by_hand.key_of("sql:3") == ("sql", 3)


@given(some_choices, st.integers(0, 200))
def test_sorting_loses_nothing(choices, seed):
    catalogue = case(seed).catalogue
    found = by_hand.sort(choices, catalogue, catalogue.roles[0])
    assert found.all == choices or set(found.all.skipped) == set(choices.skipped)
    assert not any(catalogue.has_skill(slug) for slug, _ in found.stale.skipped)
    options = {row.slug: row.any_of for row in catalogue.roles[0].requirements}
    assert all(skill in options[slug] for slug, skill in found.known.pins)


def planned(found, choices):
    return plan(
        found.catalogue,
        "role",
        found.levels,
        6,
        START,
        pins=dict(choices.pins),
        skipped=choices.skipped,
        order=choices.order,
    )


def put(found, roadmap, key, place):
    """The roadmap with the step there, and the choices that lead to it."""
    after = planned(found, Choices(order=arranging.put(roadmap.keys, key, place)))
    order = arranging.settled(after.keys, planned(found, Choices()).keys, ())
    return after, Choices(order=order)


@settings(max_examples=150)
@given(st.integers(0, 500), st.data())
def test_moves_keep_the_steps_and_what_they_lean_on(seed, data):
    """However a member moves steps: the same steps, each allowed when it comes, the same end."""
    found = case(seed)
    choices, roadmap = Choices(), planned(found, Choices())
    before = roadmap
    for _ in range(3):
        step = data.draw(st.sampled_from(roadmap.steps))
        place = data.draw(st.integers(1, len(roadmap.steps)))
        roadmap, choices = put(found, roadmap, step.key, place)
        assert planned(found, choices).keys == roadmap.keys
    assert {step.key for step in roadmap.steps} == {step.key for step in before.steps}
    assert roadmap.end_low == before.end_low
    assert cost(before, roadmap).longer == 0
    _all_allowed(found, roadmap)


def _all_allowed(found, roadmap):
    held = dict(found.levels)
    for step in roadmap.steps:
        skill = found.catalogue.skill(step.skill)
        assert held.get(step.skill, 0) == step.to_level - 1
        for row in skill.requires:
            if row.at_level == step.to_level:
                assert held.get(row.skill, 0) >= row.level
        held[step.skill] = step.to_level


@settings(max_examples=100)
@given(st.integers(0, 500), st.data())
def test_a_move_is_seen_or_the_order_is_as_it_was(seed, data):
    """Without prerequisites between the two, neighbours change places and nothing else does."""
    found = case(seed)
    bare = replace(
        found.catalogue, skills=tuple(replace(one, requires=()) for one in found.catalogue.skills)
    )
    found = found._replace(catalogue=bare)
    roadmap = planned(found, Choices())
    place = data.draw(st.integers(0, len(roadmap.steps) - 1))
    step = roadmap.steps[place]
    keys = [one.key for one in roadmap.steps]
    after, _ = put(found, roadmap, step.key, max(place, 1))
    if place and keys[place - 1][0] != step.skill:
        keys[place - 1], keys[place] = keys[place], keys[place - 1]
    assert [one.key for one in after.steps] == keys
