"""Can-dos that say the same are found without comparing pairs, and are those of the pairs."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.domain.linter import alike
from careers.domain.linter.alike import repeated


def by_pairs(texts):
    """As it is defined: 2|A ∩ B| / (|A| + |B|) above 3/5."""
    found = {}
    for (first, one), (at, other) in combinations(enumerate(texts), 2):
        if 10 * len(one & other) > 3 * (len(one) + len(other)):
            found.setdefault(at, first)
    return found


@given(st.lists(st.frozensets(st.sampled_from("abcdefghijkl"), min_size=1), max_size=40))
@pytest.mark.parametrize("block", [1, 7, 4096])
def test_it_finds_what_pairs_would(block, texts):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alike, "BLOCK", block)

        assert repeated(texts) == by_pairs(texts)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("abcd", "cdef", False), ("abcde", "abcfg", False), ("abcde", "abcdf", True), ("a", "a", True)],
)  # fmt: skip
def test_words_are_counted_both_ways(one, other, same):
    assert repeated([frozenset(one), frozenset(other)]) == ({1: 0} if same else {})


def test_one_of_many_that_say_the_same_is_told_once():
    same = frozenset("abc")

    assert repeated([same, frozenset("x"), same, same]) == {2: 0, 3: 0}
