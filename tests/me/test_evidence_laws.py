"""The laws of the two numbers, on stored rows: whatever is rated, attached, changed and taken
back, in whatever order."""

from datetime import date
from itertools import count

from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careers import evidence, ratings, releases
from careers.actions.attach import attach, take_back
from careers.actions.rate import Wish, rate
from careers.domain.evidence import standing
from careers.domain.evidence_pieces import Attached
from careers.domain.holdings import levels
from careers.models import Evidence, Rating
from tests.catalogues import WORKED_EXAMPLE

TODAY = date(2026, 11, 23)
SLUGS = tuple(WORKED_EXAMPLE)
rates = st.tuples(st.just("rate"), st.sampled_from(SLUGS), st.none() | st.integers(0, 4))
pieces = st.tuples(
    st.just("attach"),
    st.sampled_from(SLUGS),
    st.integers(1, 4),
    st.sampled_from((None, TODAY, date(2026, 11, 22))),
)
gone = st.tuples(st.just("take_back"), st.integers(0, 9))
lives = st.lists(st.one_of(rates, pieces, gone), max_size=12)
numbered = count()
laws = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def numbers(member, published):
    """Of every role: (low, high) by the ratings, and what evidence supports."""
    held = levels(ratings.of_member(member.pk, published))
    backed = evidence.levels_of(member.pk, published, TODAY)
    both = [standing(role, held, backed) for role in published.catalogue.roles]
    return [((s.rated.low, s.rated.high), s.evidenced.low) for s in both]


def begin(member):
    Evidence.objects.filter(member=member).delete()
    Rating.objects.filter(member=member).delete()


def live(member, published, deed):
    match deed:
        case "rate", slug, level:
            now = timezone.now()
            rate(member_id=member.pk, wishes={slug: Wish(level)}, published=published, now=now)
        case "attach", slug, level, ends:
            said = Attached(level, "project", f"P{next(numbered)}", TODAY, ends)
            attach(
                member_id=member.pk,
                skill=slug,
                said=said if ends is None or ends >= TODAY else _ended(said),
                published=published,
                now=timezone.now(),
            )
        case "take_back", place:
            row = Evidence.objects.filter(member=member).order_by("id")[place : place + 1].first()
            if row:
                take_back(member_id=member.pk, pk=row.pk)


def _ended(said):
    return Attached(said.level, said.kind, said.title, date(2020, 1, 1), said.expires_on)


@laws
@given(deeds=lives)
def test_each_deed_moves_its_own_number_only(published, member, deeds):
    release = releases.current()
    begin(member)
    before = numbers(member, release)
    for deed in deeds:
        live(member, release, deed)
        after = numbers(member, release)
        still = 1 if deed[0] == "rate" else 0
        assert [row[still] for row in after] == [row[still] for row in before]
        before = after


@laws
@given(deeds=st.lists(rates, max_size=8))
def test_ratings_alone_are_backed_by_nothing(published, member, deeds):
    release = releases.current()
    begin(member)
    for deed in deeds:
        live(member, release, deed)
    assert [backed for _, backed in numbers(member, release)] == [0] * len(release.catalogue.roles)


@laws
@given(deeds=lives, piece=pieces)
def test_taking_a_piece_back_restores_every_digit(published, member, deeds, piece):
    release = releases.current()
    begin(member)
    for deed in deeds:
        live(member, release, deed)
    before = numbers(member, release)
    live(member, release, piece)
    take_back(member_id=member.pk, pk=Evidence.objects.latest("id").pk)
    assert numbers(member, release) == before
