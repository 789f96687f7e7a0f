"""A member with something of every part to show, and links that show some of it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from careers import releases, sharing
from careers.actions.rate import Wish, rate
from careers.models import Evidence, Skill
from tests.catalogues import WORKED_EXAMPLE
from tests.factories import UserFactory
from tests.sharing import linking, reviewing
from tests.sharing.reviewing import NAME

ROLE = "data-scientist"
READINESS, SKILLS, EVIDENCE, ROADMAP = (
    f"readiness/{ROLE}",
    "skills",
    "evidence",
    f"roadmap/{ROLE}",
)
TITLE, LINK = "Dashboard-8b2c", "https://example.org/work-9d1e"


@pytest.fixture
def known(published, member):
    """`member` with a name, three ratings (73-90 %) and one piece of evidence (40 %)."""
    member.name = NAME
    member.save()
    wishes = {slug: Wish(level) for slug, level in WORKED_EXAMPLE.items()}
    now = timezone.now()
    rate(member_id=member.pk, wishes=wishes, published=releases.current(), now=now)
    Evidence.objects.create(
        member=member,
        skill=Skill.objects.get(slug="sql"),
        level=3,
        kind="project",
        title=TITLE,
        link=LINK,
        note="Note-5c4d",
        dated_on=date(2026, 3, 1),
        created_at=now,
    )
    return member


@pytest.fixture
def share(known):
    """share(*parts) -> (link, path): made as the page makes it."""
    made = iter(range(1000))

    def share(*parts, days=30, shows_name=False, member=known):
        now = timezone.now()
        wanted = sharing.Wanted(
            "For-Bo-1a2b",
            parts or (READINESS,),
            shows_name,
            now + timedelta(days=days),
            f"form-{next(made)}",
        )
        found = sharing.make(member.pk, wanted, now)
        return found.link, f"/s/{found.token}/"

    return share


@pytest.fixture
def visitor():
    """Somebody without an account, in a browser of their own."""
    return Client()


@pytest.fixture
def make(member_client, known):
    """make(**changes of the form) -> the path of the link."""
    return lambda **changes: linking.path_in(
        member_client.post(linking.NEW, linking.FORM | changes).content.decode()
    )


LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def superuser_client():
    client = Client()
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


@pytest.fixture
def hold(known):
    """hold(sql=4): the member rates these skills."""

    def hold(**levels):
        wishes = {slug: Wish(level) for slug, level in levels.items()}
        now = timezone.now()
        rate(member_id=known.pk, wishes=wishes, published=releases.current(), now=now)

    return hold


@pytest.fixture
def ask(member_client, known):
    """ask(**changes of the form) -> the path of the link."""
    Evidence.objects.all().delete()
    return lambda **changes: reviewing.path_in(
        member_client.post(reviewing.NEW, reviewing.FORM | changes).content.decode()
    )


@pytest.fixture
def answered(ask, visitor):
    path = ask()
    visitor.post(path, reviewing.said())
    return path
