"""Chosen edits, each over every member that there can be: all ratings of five skills."""

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from careers.domain.catalogue import Catalogue, Requirement, Role, Skill
from careers.domain.effect import Counts
from careers.effects import counts
from careers.models import Category, Rating
from careers.models import Skill as SkillRow
from tests.effects.recounting import NOW, recount

SKILLS = "abcde"
# Of 20: Building from 5, Nearly ready from 12 and Ready from 17 on, which all are reached exactly.
ASKED = (
    Requirement("a", ("a",), level=1, weight=5),
    Requirement("b", ("b",), level=1, weight=5),
    Requirement("c", ("c",), level=2, weight=5),
    Requirement("d", ("d",), level=1, weight=2),
    Requirement("e", ("e",), level=3, weight=3, must_have=True),
)
SAID = {
    "a": (None, 0, 1),
    "b": (None, 0, 1),
    "c": (None, 1, 2),
    "d": (None, 0, 1),
    "e": (None, 1, 3),
}
"""Of each skill, by each member: nothing, or a level."""


def catalogue(*asked, **merged):
    skills = tuple(Skill(slug, slug) for slug in SKILLS if slug not in merged)
    return Catalogue(roles=(Role("r", "Role", asked),), skills=skills, merged=merged)


def edited(place, **fields):
    return (*ASKED[:place], replace(ASKED[place], **fields), *ASKED[place + 1 :])


EDITS = {
    "weight": catalogue(*edited(0, weight=4)),
    "level": catalogue(*edited(4, level=4)),
    "no must-have": catalogue(*edited(4, must_have=False)),
    "one more must-have": catalogue(*edited(0, must_have=True)),
    "one more option": catalogue(*edited(0, any_of=("a", "b"))),
    "another option": catalogue(*edited(0, any_of=("d",))),
    "two that share options": catalogue(
        *edited(0, any_of=("b", "c")), Requirement("f", ("c", "b"), 4, 1)
    ),
    "an option nobody can have": catalogue(*edited(0, any_of=("a", "z"))),
    "one less": catalogue(*ASKED[1:]),
    "a merge": catalogue(*ASKED[1:], a="b"),
    "a merge into an option": catalogue(*edited(1, any_of=("b", "c"))[1:], a="b"),
    "a chain of merges": catalogue(*ASKED[2:], a="b", b="c"),
    "nothing asked": catalogue(),
    "no role": replace(catalogue(), roles=()),
}


@pytest.fixture
def everybody(db):
    """Their ratings, as (member, skill, level, when). Of each skill another moment."""
    category = Category.objects.create(slug="c", name="C")
    SkillRow.objects.bulk_create(
        SkillRow(slug=slug, name=slug, category=category) for slug in SKILLS
    )
    keys = dict(SkillRow.objects.values_list("slug", "id"))
    people = get_user_model()
    combinations = list(product(*SAID.values()))
    people.objects.bulk_create(people(email=f"m{n}@example.org") for n in range(len(combinations)))
    members = people.objects.order_by("id").values_list("id", flat=True)
    rows = [
        (member, slug, level, NOW)
        for member, said in zip(members, combinations, strict=True)
        for slug, level in zip(SKILLS, said, strict=True)
        if level is not None
    ]
    Rating.objects.bulk_create(
        Rating(member_id=member, skill_id=keys[slug], level=level, rated_at=at)
        for member, slug, level, at in rows
    )
    return rows


def test_each_edit_there_and_back(everybody):
    plain = catalogue(*ASKED)
    for name, other in EDITS.items():
        for before, after in ((plain, other), (other, plain)):
            ((change, exact),) = counts(before, after)
            assert (name, change.kind != "same", exact) == (
                name,
                True,
                recount("r", before, after, everybody),
            )


def test_one_requirement_raised(everybody):
    """By hand. All but one rated something. e counts for 3 of 20: whoever has it at 3 goes
    from all to three quarters of that, at 1 from a third to a quarter; the others keep theirs.
    Ready were those with e at 3 and 14 of the rest: a, b and c with any d, or half of c and d."""
    ((change, exact),) = counts(catalogue(*ASKED), EDITS["level"])

    assert (change.name, change.kind) == ("Role", "changed")
    assert exact == Counts(
        members=3**5 - 1,
        changed=2 * 3**4,
        down=2 * 3**4,
        lost=4,
        spread=(Fraction(-3, 80), Fraction(-3, 80), Fraction(-1, 80)),
    )


def test_what_readiness_does_not_depend_on_changes_nobody(everybody, django_assert_num_queries):
    reworded = tuple(
        replace(row, reason="Because.", any_of=row.any_of[::-1]) for row in ASKED[::-1]
    )

    # 1 the primary keys of skills
    with django_assert_num_queries(1):
        ((change, exact),) = counts(catalogue(*ASKED), catalogue(*reworded))

    assert (change.kind, exact) == ("same", Counts())


def test_one_statement_for_all_roles(everybody, django_assert_num_queries):
    def with_roles(asked):
        return replace(catalogue(), roles=tuple(Role(f"r{n}", "Role", asked) for n in range(5)))

    # 1 the primary keys of skills, 2 the statement, 3 on PostgreSQL what it may use for it
    with django_assert_num_queries(3 if connection.vendor == "postgresql" else 2):
        found = counts(with_roles(ASKED), with_roles(ASKED[1:]))

    assert len({exact for _, exact in found}) == 1
    assert found[0][1].changed


def test_nothing_published_and_nobody_there(db):
    ((change, exact),) = counts(Catalogue(), catalogue(*ASKED))

    assert (change.kind, exact) == ("new", Counts())
