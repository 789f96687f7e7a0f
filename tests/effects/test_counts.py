"""The statement over all ratings against `assess`, member by member, on random edits."""

from datetime import timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careers.domain.catalogue import Catalogue, Requirement, Role, Skill
from careers.domain.effect import Counts
from careers.effects import counts
from careers.models import Category, Rating
from careers.models import Skill as SkillRow
from tests.domain.strategies import SKILLS, requirement_lists
from tests.effects.recounting import NOW, recount
from tests.factories import UserFactory

MEMBERS = 20
ROLES = ("r", "s", "t")


@st.composite
def edits(draw):
    """Two catalogues that have much in common."""
    kept = draw(st.dictionaries(st.sampled_from(ROLES), requirement_lists(min_size=0)))
    return tuple(_catalogue(draw, kept) for _ in range(2))


def _catalogue(draw, kept):
    asked = {
        slug: [draw(_like(row)) for row in rows]
        for slug, rows in kept.items()
        if draw(st.booleans())
    }
    asked |= draw(
        st.dictionaries(st.sampled_from(ROLES), requirement_lists(min_size=0), max_size=1)
    )
    skills = draw(st.sets(st.sampled_from(SKILLS), min_size=3))
    merged = draw(st.dictionaries(st.sampled_from(SKILLS), st.sampled_from(SKILLS), max_size=3))
    return Catalogue(
        roles=tuple(Role(slug, slug, tuple(rows)) for slug, rows in asked.items()),
        skills=tuple(Skill(slug, slug) for slug in sorted(skills)),
        merged={old: new for old, new in merged.items() if old != new},
    )


def _like(row):
    """The requirement, or with another level, weight or must-have."""
    others = st.builds(
        Requirement,
        st.just(row.slug),
        st.just(row.any_of),
        st.integers(1, 4),
        st.integers(1, 5),
        st.booleans(),
    )
    return st.one_of(st.just(row), others)


def _ratings(seed):
    """(member, skill, level or None where cleared, when). Times are few, so that two ratings
    of a member often have the same one; low members rated little, high ones much."""
    chance = Random(seed)
    return [
        (place, slug, chance.choice((None, 0, 1, 2, 3, 4, 4)), NOW + timedelta(hours=hours))
        for place in range(MEMBERS)
        for slug in SKILLS
        for hours in [chance.randrange(3)]
        if chance.random() < (place + 1) / MEMBERS
    ]


@pytest.fixture
def people(db):
    category = Category.objects.create(slug="c", name="C")
    SkillRow.objects.bulk_create(SkillRow(slug=s, name=s, category=category) for s in SKILLS)
    return [UserFactory() for _ in range(MEMBERS)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(pair=edits(), seed=st.integers(0, 9999))
def test_counts_are_those_of_assess_over_all_members(people, pair, seed):
    rows = _ratings(seed)
    _store(people, rows)

    found = counts(*pair)

    assert {change.slug for change, _ in found} == {
        role.slug for side in pair for role in side.roles
    }
    for change, exact in found:
        expected = recount(change.slug, *pair, rows)
        if change.kind == "same":
            assert expected.changed == 0
            assert exact == Counts()
        else:
            assert exact == expected


def _store(people, rows):
    keys = dict(SkillRow.objects.values_list("slug", "id"))
    Rating.objects.all().delete()
    Rating.objects.bulk_create(
        Rating(member=people[place], skill_id=keys[slug], level=level, rated_at=at)
        for place, slug, level, at in rows
    )
