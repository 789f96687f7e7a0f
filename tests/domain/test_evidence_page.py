"""What the page of evidence says: questions, ends, order, pages."""

from datetime import timedelta

from careers.domain.evidence_page import A_PAGE, groups, host, offers, part, soon
from careers.domain.evidence_pieces import Attached, Piece, end_told, state
from tests.domain.test_evidence import TODAY, catalogue_of

CATALOGUE = catalogue_of(merged={"old": "a"})


def piece(pk=1, skill="a", level=3, days=None, declined=False, ago=10):
    ends = None if days is None else TODAY + timedelta(days)
    said = Attached(level, "project", f"P{pk}", TODAY - timedelta(ago), ends)
    return Piece(pk, skill, skill.upper(), said, declined)


def asked(pieces, **rated):
    return [(row.slug, row.level, row.rated) for row in offers(CATALOGUE, pieces, rated, TODAY)]


def test_evidence_above_the_rating_asks():
    assert asked([piece()], a=2) == [("a", 3, 2)]
    assert asked([piece()]) == [("a", 3, None)]
    assert asked([piece(skill="old")], a=2) == [("a", 3, 2)]


def test_it_does_not_ask_where_there_is_nothing_to_raise():
    assert asked([piece()], a=3) == []
    assert asked([piece(days=-1)], a=1) == []
    assert asked([piece(skill="gone")]) == []
    assert asked([piece(declined=True)], a=1) == []


def test_after_a_no_only_other_evidence_asks():
    pieces = [piece(level=4, declined=True), piece(2, level=3)]
    assert asked(pieces, a=2) == [("a", 3, 2)]
    assert asked(pieces, a=3) == []


def test_the_end_is_told_to_the_day():
    assert end_told(piece(), TODAY) == ""
    assert end_told(piece(days=-1), TODAY) == "Ended on 22 November 2026. It has not counted since."
    assert end_told(piece(days=0), TODAY) == "Counts through today."
    assert end_told(piece(days=1), TODAY) == "Counts through 24 November 2026, 1 day from now."
    assert end_told(piece(days=61), TODAY) == "Counts through 23 January 2027."


def test_the_end_is_near_from_sixty_days_before():
    states = [state(piece(days=days), TODAY) for days in (-1, 0, 60, 61)]
    assert states == ["ended", "soon", "soon", "counts"]


def test_what_ends_first_is_told_first_and_nothing_of_a_skill_that_is_gone():
    pieces = [piece(1, days=50), piece(2, days=5), piece(3, "gone", days=1), piece(4, days=90)]
    told = soon(CATALOGUE, pieces, TODAY)
    assert [line[:4] for line in told] == ["“P2”", "“P1”"]


def test_by_skill_in_the_order_of_the_catalogue_what_counts_first_then_the_newest():
    pieces = [
        piece(1, "gone"),
        piece(2, "b"),
        piece(3, "a", days=-1, ago=1),
        piece(4, "old", ago=5),
        piece(5, "a", ago=2),
    ]
    found = groups(CATALOGUE, pieces, {"a": 3, "b": 0}, {}, TODAY)
    assert [(group.slug, group.level) for group in found] == [("a", 3), ("b", 0), ("gone", None)]
    assert [line.piece.pk for line in found[0].lines] == [5, 4, 3]
    assert [line.was for line in found[0].lines] == ["", "OLD", ""]


def test_pages_hold_every_piece_once():
    pieces = [piece(pk, "a" if pk % 3 else "b") for pk in range(2 * A_PAGE + 7)]
    found = groups(CATALOGUE, pieces, {}, {}, TODAY)
    shown = [
        [line.piece.pk for group in part(found, number) for line in group.lines]
        for number in (1, 2, 3, 4)
    ]
    assert [len(page) for page in shown] == [A_PAGE, A_PAGE, 7, 0]
    assert sorted(pk for page in shown for pk in page) == list(range(len(pieces)))


def test_where_a_link_leads():
    assert host("https://example.org:8443/a?b") == "example.org:8443"
    assert host("https://example.org@evil.example/") == "evil.example"
    assert host("http://[::1") == ""
    assert host("") == ""
