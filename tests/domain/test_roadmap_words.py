"""What the page of a roadmap says, from a plan of a role that asks one or two things."""

from datetime import date, timedelta
from fractions import Fraction

from careers.domain.catalogue import Catalogue, Requirement, Role, Skill
from careers.domain.fractions import percent
from careers.domain.levels import READY_FROM
from careers.domain.roadmap import plan
from careers.domain.roadmap_page.chart import chart
from careers.domain.roadmap_page.words import in_time

START = date(2026, 11, 24)


ROLE = Role("role", "Role", (Requirement("one", ("a",), 4, 3, must_have=True),))


def catalogue(hours):
    return Catalogue(roles=(ROLE,), skills=(Skill("a", "A", hours=hours),))


def planned(hours=(0, 5, 5, 5, 5), start=START, **wishes):
    return plan(catalogue(hours), "role", {"a": 1}, 6, start, **wishes)


def answer(found):
    return in_time(catalogue((0, 5, 5, 5, 5)), ROLE, found, START)


def test_the_chart_says_where_ready_begins():
    assert Fraction(percent(READY_FROM), 100) == READY_FROM
    assert (
        chart(planned()).ready_words == f"Ready begins at {percent(READY_FROM)}\N{NO-BREAK SPACE}%"
    )


def test_a_day_that_has_passed_is_told_to_have_passed():
    said = answer(planned(target=START - timedelta(4)))
    assert said.fact == "20 November 2026 has passed."
    assert said.detail == "Ready by 12 December 2026; choose another day."
    assert not said.in_time


def test_a_day_that_has_passed_where_nothing_leads_to_ready():
    said = answer(planned(target=START - timedelta(4), skipped=[("a", 2)]))
    assert said is None
    said = answer(planned(target=START - timedelta(4), skipped=[("a", 4)]))
    assert (said.fact, said.detail) == ("20 November 2026 has passed.", "Choose another day.")


def test_today_is_too_soon_and_has_not_passed():
    assert answer(planned(target=START)).fact == "24 November 2026 is too soon at six hours a week."


def test_levels_without_hours_never_need_zero_hours():
    for on in (START - timedelta(4), START, START + timedelta(4)):
        found = planned((0,) * 5, START + timedelta(9), target=on)
        assert "It needs" not in answer(found).detail
    assert "No pace would be enough." in answer(found).detail
