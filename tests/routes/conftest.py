"""A small world: a published catalogue, a member with something to hide, and the others."""

from dataclasses import dataclass, field
from datetime import timedelta
from http.cookies import SimpleCookie

import pytest
from django.contrib.auth.models import Permission
from django.db import connection, transaction
from django.forms.models import model_to_dict
from django.test import Client
from django.utils import timezone

from accounts.models import User
from careers import releases
from careers.actions.attach import attach
from careers.actions.import_document import import_document
from careers.actions.publish import publish
from careers.actions.rate import Wish, rate
from careers.actions.try_task import try_task
from careers.domain import sharing, trials
from careers.domain.evidence_pieces import Attached
from careers.domain.roadmap import Pin
from careers.domain.roadmap.choices import Choices, written
from careers.models import (
    EffectPreview,
    Evidence,
    Goal,
    Rating,
    RatingEvent,
    ReviewedSkill,
    ReviewRequest,
    RoadmapChoices,
    Role,
    ShareLink,
    Skill,
    TrialProgress,
)
from careers.tokens import digest_of
from tests import catalogues
from tests.factories import PASSWORD, UserFactory
from tests.routes import policy
from tests.routes.safe_account import just_signed_in, make_safe, rows_of

OWNER_ID = 987_654_321
MARKERS = (str(OWNER_ID), "owner-7f3a@example.org", "Owner-7f3a")
"""Found in an answer to anybody else, they give the owner away: a rating's name has the id."""

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "ALTER", "DROP", "TRUNCATE", "WITH")
# A visit is noted, guesses are counted, and signing out stands in one's own journal. The working
# copy is held while it is looked at whether somebody may change it; its row says nothing.
# How often a share link was opened is counted.
BOOKKEEPING = (
    *('"django_session"', '"accounts_browsersession"', '"rate_limits"'),
    *('"accounts_securityevent"', '"careers_workingcopy"'),
    'UPDATE "careers_sharelink" SET "opened" = ("careers_sharelink"."opened" + ',
)


@dataclass
class World:
    """`cookies` by actor; `clients` without and with the check of the form's token."""

    cookies: dict
    clients: dict = field(
        default_factory=lambda: {
            csrf: Client(enforce_csrf_checks=csrf, raise_request_exception=False)
            for csrf in (False, True)
        }
    )

    def ask(self, actor, method, address, *, csrf=False, data=None, headers=None):
        """The answer to one request, the rows it wrote, and whether it touched the owner's;
        everything that it changed is undone."""
        for token, holder in policy.KNOWN_BY.items():
            if actor != holder:
                address = address.replace(token, policy.ENDED)
        client = self.clients[csrf]
        client.cookies = SimpleCookie(self.cookies[actor])
        kind = {} if method in {"GET", "HEAD"} else {"data": data or {}}
        if method in {"PUT", "PATCH", "DELETE", "OPTIONS"}:
            kind = {"data": "", "content_type": "application/x-www-form-urlencoded"}
        written = []

        def watch(execute, sql, params, many, context):
            if sql.lstrip().upper().startswith(WRITES) and not any(n in sql for n in BOOKKEEPING):
                written.append(sql)
            return execute(sql, params, many, context)

        before = self.owned()
        with transaction.atomic():
            with connection.execute_wrapper(watch):
                answer = getattr(client, method.lower())(address, headers=headers, **kind)
            touched = self.owned() != before
            transaction.set_rollback(True)
        return answer, written, touched

    def owned(self):
        tables = (Rating, RatingEvent, Goal, RoadmapChoices, TrialProgress, Evidence)
        rows = [list(table.objects.filter(member_id=OWNER_ID).values()) for table in tables]
        asked = ReviewRequest.objects.filter(member_id=OWNER_ID)
        rows += [list(asked.values()), list(ReviewedSkill.objects.values())]
        links = ShareLink.objects.filter(member_id=OWNER_ID)
        rows.append([row | {"opened": None} for row in links.values()])
        person = model_to_dict(
            User.objects.get(pk=OWNER_ID), exclude=["groups", "user_permissions"]
        )
        return rows, person, rows_of(OWNER_ID)


@pytest.fixture
def world(db):
    import_document(document=catalogues.small())
    publish(author=None, note="First", now=timezone.now())
    people = _people()
    owner = people[policy.OWNER]
    wishes = {slug: Wish(level) for slug, level in catalogues.WORKED_EXAMPLE.items()}
    rate(
        member_id=owner.pk,
        wishes=wishes,
        published=releases.current(),
        now=timezone.now(),
    )
    Goal.objects.create(member=owner, role=Role.objects.first(), set_at=timezone.now())
    pins = Choices(pins=(Pin("frameworks", "pytorch"),))
    RoadmapChoices.objects.create(member=owner, role="data-scientist", made=written(pins))
    make_safe(owner, MARKERS[2])
    _tried(owner)
    _attached(owner)
    _share(owner)
    _ask(owner)
    EffectPreview.objects.create(at=timezone.now(), sha256="0" * 64, shown=[])
    cookies = {actor: _cookies(user) for actor, user in people.items()}
    return World(cookies | {policy.HALF: _half_way(owner)})


def _attached(owner):
    """A piece that the owner wrote: the newest, which the walk opens."""
    said = Attached(4, "note", "Sales report", timezone.localdate(), note=MARKERS[1])
    attach(
        member_id=owner.pk,
        skill="sql",
        said=said,
        published=releases.current(),
        now=timezone.now(),
    )


def _tried(owner):
    """A trial task that the owner finished, with a link and a note that give them away."""
    published, now = releases.current(), timezone.now()
    [task] = published.catalogue.role("data-scientist").trial_tasks
    said = trials.Attempt(
        frozenset(item.slug for item in task.acceptance),
        "https://example.org/made",  # a link holder reads it
        MARKERS[2],
    )
    try_task(
        member_id=owner.pk,
        role="data-scientist",
        task=task,
        wish=trials.Wish(said, "save", trials.mark(trials.fresh("data-scientist", task), task)),
        published=published,
        now=now,
        today=now.date(),
    )
    assert Evidence.objects.filter(member=owner).count() == len(task.shows)


def _share(owner):
    now = timezone.now()
    for token, ends_at in ((policy.SHARED, now + timedelta(days=1)), (policy.ENDED, now)):
        ShareLink.objects.create(
            member=owner,
            digest=digest_of(token),
            label=MARKERS[2],
            parts=[key for key, _ in sharing.choices(releases.current_catalogue())],
            shows_name=False,
            made_from=token,
            created_at=now,
            ends_at=ends_at,
        )


def _ask(owner):
    now = timezone.now()
    for token, ends_at in ((policy.REVIEW, now + timedelta(days=1)), (policy.ENDED, now)):
        request = ReviewRequest.objects.create(
            member=owner,
            digest=digest_of(token),
            label=MARKERS[2],
            name="Ada",
            made_from=token,
            created_at=now,
            ends_at=ends_at,
        )
        sql = Skill.objects.get(slug="sql")
        ReviewedSkill.objects.create(request=request, skill=sql, skill_name="SQL", own_level=4)


def _people():
    editor = UserFactory(is_staff=True)
    rights = Permission.objects.filter(content_type__app_label="careers")
    editor.user_permissions.set(rights)
    reviewer = UserFactory(is_staff=True)
    reviewer.user_permissions.set(rights.filter(codename__startswith="view_"))
    return {
        policy.ANONYMOUS: None,
        policy.LINK_HOLDER: None,
        policy.ASKED: None,
        policy.OWNER: UserFactory(id=OWNER_ID, email=MARKERS[1], name=MARKERS[2]),
        policy.STRANGER: UserFactory(),
        policy.REVIEWER: reviewer,
        policy.EDITOR: editor,
        policy.SUPERUSER: UserFactory(is_staff=True, is_superuser=True),
    }


def _half_way(owner):
    """Of a browser in which the owner's password was typed, and no second step."""
    client = Client()
    form = {"login": owner.email, "password": PASSWORD}
    assert client.post("/accounts/login/", form).url == "/accounts/login/second-step/"
    return _values(client)


def _cookies(user):
    client = Client()
    if user:
        client.force_login(user)
        just_signed_in(client)
    return _values(client)


def _values(client):
    return {name: morsel.value for name, morsel in client.cookies.items()}
