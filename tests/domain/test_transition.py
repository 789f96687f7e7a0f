"""What lies between two roles (design section 5)."""

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from careers.domain.catalogue import Requirement, Role, from_document
from careers.domain.document import Document
from careers.domain.transition import compare, stage_shift


def role(*asked):
    """A role that asks for (options, level) pairs."""
    return Role(
        "r",
        "R",
        tuple(
            Requirement(f"q{at}", tuple(options), level, 1)
            for at, (options, level) in enumerate(asked)
        ),
    )


@pytest.mark.parametrize(
    ("held", "asked", "place"),
    [
        (("a", 3), ("a", 3), "carries_over"),
        (("a", 3), ("ab", 2), "carries_over"),
        (("ab", 3), ("ab", 3), "carries_over"),
        (("a", 2), ("a", 3), "raises"),
        (("ab", 3), ("a", 3), "raises"),
        (("bc", 3), ("ab", 4), "raises"),
        (("c", 4), ("ab", 1), "new"),
    ],
)
def test_where_a_requirement_belongs(held, asked, place):
    found = compare(role(held), role(asked))
    assert [name for name in ("carries_over", "raises", "new") if getattr(found, name)] == [place]


def test_a_level_that_suffices_may_be_of_another_option():
    (row,) = compare(role(("ab", 3)), role(("a", 3))).raises
    assert row.if_another
    (row,) = compare(role(("a", 2)), role(("a", 3))).raises
    assert not row.if_another


def test_from_starting_out_everything_is_new():
    found = compare(None, role(("a", 1), ("bc", 2)))
    assert [row.to_requirement.slug for row in found.new] == ["q0", "q1"]
    assert not found.carries_over
    assert not found.raises
    assert not found.rests


roles = st.lists(
    st.tuples(st.sets(st.sampled_from("abcdef"), min_size=1, max_size=3), st.integers(1, 4)),
    max_size=6,
).map(lambda asked: role(*[(sorted(options), level) for options, level in asked]))


@given(roles, roles)
def test_the_target_s_lists_are_complete_and_share_nothing(one, other):
    found = compare(one, other)
    rows = [*found.carries_over, *found.raises, *found.new]
    assert sorted(row.to_requirement.slug for row in rows) == sorted(
        asked.slug for asked in other.requirements
    )


@given(roles, roles)
def test_what_is_new_one_way_rests_the_other_way(one, other):
    new = [row.to_requirement for row in compare(one, other).new]
    assert new == list(compare(other, one).rests)


@given(roles)
def test_a_role_to_itself_carries_everything_over(one):
    assert len(compare(one, one).carries_over) == len(one.requirements)


@given(roles, roles)
def test_what_carries_over_is_met_by_whoever_meets_the_origin(one, other):
    for row in compare(one, other).carries_over:
        for held in row.from_requirements:
            assert set(held.any_of) <= set(row.to_requirement.any_of)
            assert held.level >= row.to_requirement.level


def test_the_stages_of_the_shipped_catalogue_shift_as_the_table_says():
    catalogue = from_document(Document.model_validate_json(settings.DEFAULT_CATALOGUE.read_bytes()))
    one, other = catalogue.role("data-scientist"), catalogue.role("machine-learning-engineer")
    shifts = {row.stage.name: row.direction for row in stage_shift(catalogue.stages, one, other)}
    assert shifts == {
        "Data Exploration": -1,
        "Model Development": -1,
        "Validation": -1,
        "Deployment": 1,
        "Monitoring": 1,
    }
    assert {row.direction for row in stage_shift(catalogue.stages, None, other)} == {0}
