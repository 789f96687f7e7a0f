"""Two texts word by word: nothing lost, nothing made up, and no text too long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.domain.differences.words import AROUND, MOST_EDITS, excerpt, spans

texts = st.text(alphabet="ab, .\n", max_size=60)


def spelled(found, *marks):
    return "".join(span.text for span in found if span.mark in marks)


def test_a_replaced_word():
    assert [tuple(span) for span in spans("a small red cat", "a small blue cat")] == [
        ("kept", "a small "),
        ("removed", "red"),
        ("added", "blue"),
        ("kept", " cat"),
    ]


@given(texts, texts)
def test_both_texts_can_be_read_out_of_it(before, after):
    found = spans(before, after)

    assert spelled(found, "kept", "removed") == before
    assert spelled(found, "kept", "added") == after


@given(texts)
def test_equal_texts_are_kept(text):
    assert {span.mark for span in spans(text, text)} <= {"kept"}


@given(st.lists(st.integers(0, 9), max_size=30), st.data())
def test_it_is_the_shortest_that_is_found(numbers, data):
    """Against a table of the longest common subsequence, where the spans are not given up."""
    before = [f"word{number}" for number in numbers] + ["long"] * 30
    after = list(before)
    for _ in range(data.draw(st.integers(0, 4))):
        after.insert(data.draw(st.integers(0, len(after))), "new")
    found = spans(" ".join(before), " ".join(after))

    assert spelled(found, "removed").split() == []
    assert spelled(found, "added").split() == ["new"] * (len(after) - len(before))


def test_a_phrase_is_replaced_as_one():
    found = spans(
        "we always keep the old grey cat in here", "we always keep the new red dog in here"
    )

    assert [tuple(span) for span in found][1:3] == [
        ("removed", "old grey cat"),
        ("added", "new red dog"),
    ]


@pytest.mark.parametrize("words", [MOST_EDITS * 2, 10_000])
def test_another_text_altogether_is_told_one_after_the_other(words):
    before, after = (" ".join(f"{letter}{n}" for n in range(words)) for letter in "ab")

    assert [span.mark for span in spans(before, after)] == ["removed", "added"]


def test_long_kept_text_is_cut_in_the_middle():
    before = "word " * 1_000
    found = excerpt(spans(before + "end", before + "finish"))

    assert found[0].mark == "kept"
    assert len(found[0].text) == 2 * AROUND + 3
    assert spelled(found, "added") == "finish"
