"""Readiness against the formula, the worked example, an independent count, and the laws."""

import itertools
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from careers.domain.catalogue import Requirement
from careers.domain.levels import VERDICT_FROM
from careers.domain.readiness import assess, verdict
from tests.domain.strategies import SKILLS, ratings, requirement_lists, skills

EXAMPLE = [
    Requirement("sql", ("sql",), level=3, weight=4, must_have=True),
    Requirement("frameworks", ("pytorch", "tensorflow"), level=3, weight=5),
    Requirement("docker", ("docker",), level=2, weight=1),
]
HELD = {"sql": 4, "pytorch": 2, "docker": 0}


def test_worked_example_to_the_digit():
    readiness = assess(EXAMPLE, HELD)

    assert readiness.low == Fraction(22, 30)
    assert readiness.high == Fraction(9, 10)
    assert (readiness.low_percent, readiness.high_percent) == (73, 90)
    assert readiness.verdict == "nearly_ready"
    assert [row.earned for row in readiness.receipt] == [4, Fraction(10, 3), 0]
    assert [row.open for row in readiness.receipt] == [0, Fraction(5, 3), 1]
    assert [row.held for row in readiness.receipt] == [4, 2, 0]
    assert [row.held_by for row in readiness.receipt] == ["sql", "pytorch", "docker"]
    assert [row.unsure for row in readiness.receipt] == [False, True, False]
    assert (readiness.earned, readiness.open, readiness.weight) == (
        Fraction(22, 3),
        Fraction(8, 3),
        10,
    )


def test_rating_the_other_framework_none_closes_the_range():
    readiness = assess(EXAMPLE, {**HELD, "tensorflow": 0})

    assert readiness.low == readiness.high == Fraction(22, 30)


def test_docker_at_working_would_make_it_83():
    assert assess(EXAMPLE, {**HELD, "docker": 2}).low_percent == 83


def test_surplus_never_pays_for_a_gap():
    """A widely used suite scores this 100 %: Python 4 where 2 is asked, no Docker at all."""
    asked = [Requirement("p", ("python",), 2, 1), Requirement("d", ("docker",), 2, 1)]

    readiness = assess(asked, {"python": 4, "docker": 0})

    assert readiness.low_percent == 50
    assert [row.requirement.slug for row in readiness.receipt if not row.met] == ["d"]


def test_no_requirements_is_no_readiness():
    assert assess([], {"sql": 4}) is None


def test_nothing_rated_is_unrated_and_wide_open():
    readiness = assess(EXAMPLE, {"git": 4})

    assert (readiness.verdict, readiness.low, readiness.high) == ("unrated", 0, 1)


def test_everything_none_is_starting_not_unrated():
    assert assess(EXAMPLE, dict.fromkeys(("sql", "pytorch"), 0)).verdict == "starting"


def test_the_marks_along_a_range_stand_where_the_rule_has_them():
    names = list(VERDICT_FROM)
    for below, name in itertools.pairwise(names):
        begins = VERDICT_FROM[name]
        assert verdict(begins, must_haves_met=True) == name
        assert verdict(begins - Fraction(1, 10**9), must_haves_met=True) == below


@pytest.mark.parametrize(
    ("met", "of", "verdict"),
    [
        (100, 100, "ready"),
        (85, 100, "ready"),
        (84, 100, "nearly_ready"),
        (60, 100, "nearly_ready"),
        (59, 100, "building"),
        (25, 100, "building"),
        (24, 100, "starting"),
        (0, 100, "starting"),
    ],
)
def test_verdict_begins_exactly_at_its_threshold(met, of, verdict):
    asked = [Requirement(f"r{n}", (f"s{n}",), 1, 1) for n in range(of)]

    assert assess(asked, {f"s{n}": int(n < met) for n in range(of)}).verdict == verdict


def test_a_missing_must_have_keeps_from_ready():
    asked = [
        Requirement("big", ("big",), 4, 5),
        Requirement("must", ("must",), 4, 1, must_have=True),
    ]

    readiness = assess(asked, {"big": 4, "must": 3})

    assert readiness.low_percent == 95
    assert readiness.verdict == "nearly_ready"
    assert [row.requirement.slug for row in readiness.missing_must_haves] == ["must"]


def test_percent_is_rounded_down():
    asked = [Requirement("a", ("a",), 1, 5)] * 39 + [Requirement("b", ("b",), 4, 5)]

    assert assess(asked, {"a": 1, "b": 3}).low_percent == 99


def by_hand(requirements, levels):
    """The formula again, written without looking at the code: decimal sums over all options."""
    total = earned = possible = Decimal(0)
    for asked in requirements:
        shares = [
            Decimal(min(levels[option], asked.level)) * 12 / asked.level
            for option in asked.any_of
            if option in levels
        ]
        low = max(shares, default=Decimal(0))
        open_option = any(option not in levels for option in asked.any_of)
        high = Decimal(12) if open_option or low == 12 else low
        total += 12 * asked.weight
        earned += low * asked.weight
        possible += high * asked.weight
    return Fraction(earned) / Fraction(total), Fraction(possible) / Fraction(total)


@given(requirement_lists(), ratings)
def test_equals_an_independent_count(requirements, levels):
    readiness = assess(requirements, levels)

    assert (readiness.low, readiness.high) == by_hand(requirements, levels)


def test_equals_brute_force_over_every_small_case():
    """All ratings of three skills under every pair of small requirements."""
    options = [("a",), ("b",), ("a", "b"), ("b", "c")]
    asked = [
        Requirement("r", any_of, level, weight)
        for any_of in options
        for level in (1, 3, 4)
        for weight in (1, 5)
    ]
    states = [
        {skill: level for skill, level in zip("abc", held, strict=True) if level is not None}
        for held in itertools.product((None, 0, 2, 3, 4), repeat=3)
    ]
    for pair in itertools.combinations(asked, 2):
        for held in states[::7]:
            readiness = assess(pair, held)
            assert (readiness.low, readiness.high) == by_hand(pair, held)


@given(requirement_lists(), ratings)
def test_low_is_within_high_within_one(requirements, levels):
    readiness = assess(requirements, levels)

    assert 0 <= readiness.low <= readiness.high <= 1


@given(requirement_lists(), ratings, skills, st.integers(0, 4))
def test_rating_an_unrated_skill_never_widens_the_range(requirements, levels, skill, level):
    assume(skill not in levels)
    before, after = assess(requirements, levels), assess(requirements, {**levels, skill: level})

    assert before.low <= after.low <= after.high <= before.high


@given(requirement_lists(), ratings, skills, st.integers(1, 4))
def test_a_higher_level_never_lowers_low_or_high(requirements, levels, skill, raised_by):
    assume(skill in levels)
    raised = {**levels, skill: min(4, levels[skill] + raised_by)}
    before, after = assess(requirements, levels), assess(requirements, raised)

    assert before.low <= after.low
    assert before.high <= after.high


@given(requirement_lists(), ratings, skills)
def test_above_the_highest_level_asked_nothing_changes(requirements, levels, skill):
    asked = max((row.level for row in requirements if skill in row.any_of), default=0)
    at, above = {**levels, skill: asked}, {**levels, skill: 4}
    before, after = assess(requirements, at), assess(requirements, above)

    assert (before.low, before.high) == (after.low, after.high)


@given(requirement_lists(), ratings, st.randoms())
def test_order_changes_nothing(requirements, levels, random):
    shuffled = [
        Requirement(
            row.slug,
            tuple(random.sample(row.any_of, len(row.any_of))),
            row.level,
            row.weight,
            row.must_have,
        )
        for row in random.sample(requirements, len(requirements))
    ]
    reordered = dict(random.sample(list(levels.items()), len(levels)))
    before, after = assess(requirements, levels), assess(shuffled, reordered)

    assert (before.low, before.high, before.verdict) == (after.low, after.high, after.verdict)


@given(requirement_lists(), ratings)
def test_receipt_rows_sum_to_low(requirements, levels):
    readiness = assess(requirements, levels)
    weight = sum(row.weight for row in requirements)

    assert sum(row.earned for row in readiness.receipt) == readiness.low * weight
    assert all(row.earned + row.open == row.requirement.weight for row in readiness.receipt)
    unsure = sum(row.open for row in readiness.receipt if row.unsure)
    assert (readiness.high - readiness.low) * weight == unsure


@settings(max_examples=50)
@given(requirement_lists())
def test_everything_at_expert_is_ready_at_100(requirements):
    readiness = assess(requirements, dict.fromkeys(SKILLS, 4))

    assert (readiness.low_percent, readiness.verdict) == (100, "ready")
