"""What the page of a roadmap says, from a plan of a role that asks one or two things."""

from datetime import date
from fractions import Fraction

from careers.domain.catalogue import Catalogue, Requirement, Role, Skill
from careers.domain.fractions import percent
from careers.domain.levels import READY_FROM
from careers.domain.roadmap import plan
from careers.domain.roadmap_page.chart import chart

START = date(2026, 11, 24)


def planned(hours=(0, 5, 5, 5, 5), levels=None, **wishes):
    asked = (Requirement("one", ("a",), level=4, weight=3, must_have=True),)
    catalogue = Catalogue(roles=(Role("role", "Role", asked),), skills=(Skill("a", "A", hours),))
    return plan(catalogue, "role", levels or {"a": 1}, 6, START, **wishes)


def test_the_chart_says_where_ready_begins():
    assert Fraction(percent(READY_FROM), 100) == READY_FROM
    assert (
        chart(planned()).ready_words == f"Ready begins at {percent(READY_FROM)}\N{NO-BREAK SPACE}%"
    )
