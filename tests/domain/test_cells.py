"""Cells that no spreadsheet computes, and that come back as they were."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from careers.domain.cells import guard, joined, split, unguard

NASTY = st.text(alphabet="'=+-@\t\r\n,;\"a| \\", max_size=12)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t1", "\r1", "\n1", "'=1"])
def test_what_would_be_computed_gets_an_apostrophe(text):
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "SQL", "a = b", "it's", "C++", "e-mail", "'quoted'"])
def test_everything_else_stays(text):
    assert guard(text) == text


@given(NASTY)
@example("''=")
@example('a;"=1')
def test_the_way_back(text):
    assert unguard(guard(text)) == text


@given(NASTY, st.sampled_from(",;\t"))
def test_a_spreadsheet_that_splits_elsewhere_computes_nothing_either(text, separator):
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerow(["key", guard(text), "end"])

    found = csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=separator)

    assert not [cell for row in found for cell in row if cell.startswith(FORMULA[:4])]


@given(NASTY)
def test_a_cell_as_it_was_meant_begins_with_none_of_the_signs(text):
    assert not guard(text).startswith(FORMULA)


@given(st.lists(st.text(alphabet="ab|\\ ", min_size=1).filter(lambda part: part.strip() == part)))
def test_a_list_comes_back(parts):
    assert split(joined(parts)) == tuple(parts)


def test_space_and_empty_parts_of_a_list_do_not_count():
    assert split("| a |b || c|") == ("a", "b", "c")
