"""A member with a mark of their own in every field that can hold one."""

import json
from datetime import UTC, date, datetime, timedelta

from allauth.account.models import EmailAddress, EmailConfirmation
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from accounts.models import BrowserSession, User
from careers import releases
from careers.actions.rate import Wish, rate
from careers.models import (
    EffectPreview,
    Evidence,
    FitResult,
    Goal,
    HintAside,
    Release,
    ReviewedSkill,
    ReviewRequest,
    RoadmapChoices,
    Role,
    ShareLink,
    Skill,
    TrialProgress,
    Upload,
)
from tests.factories import UserFactory
from tests.routes.safe_account import make_safe

MEMBER_ID = 918_273_645
EMAIL = "marked-5c1e@example.org"


def elsewhere(member):
    """A browser in which `member` is signed in, entered as at a real sign-in."""
    client = Client()
    client.force_login(member)
    enter(client, member)
    return client


def enter(client, member):
    """The session of `client`, as the middleware enters it at a real sign-in."""
    now = timezone.now()
    BrowserSession.objects.update_or_create(
        session=Session.objects.get(pk=client.session.session_key),
        defaults={"member": member, "browser": "Firefox", "started_at": now, "seen_at": now},
    )


def moment(days):
    """A time of its own for each number, with microseconds."""
    return datetime(2024, 1, 1, 7, 8, 9, 100_000 + days, tzinfo=UTC) + timedelta(days=days)


def marked(**fields):
    """The member, with a row of everything that leads to them."""
    member = UserFactory(
        id=MEMBER_ID,
        email=EMAIL,
        name="Marked-name-5c1e",
        time_zone="Pacific/Chatham",
        theme="dark",
        release_seen=41,
        date_joined=moment(1),
        last_login=moment(2),
        **fields,
    )
    address = EmailAddress.objects.create(user=member, email=EMAIL, verified=True, primary=True)
    EmailConfirmation.objects.create(
        email_address=address, created=moment(3), sent=moment(4), key="secret-key-5c1e"
    )
    member.groups.add(Group.objects.create(name="group-77bb"))
    member.user_permissions.add(Permission.objects.get(codename="view_release"))
    _said(member)
    _chosen(member)
    make_safe(member, "marked-passkey-5c1e")
    _edited(member)
    return member


def _said(member):
    wishes = {"sql": Wish(1), "pytorch": Wish(0)}
    for days, more in ((10, wishes), (20, {"sql": Wish(3, source="roadmap")})):
        rate(member_id=member.pk, wishes=more, published=releases.current(), now=moment(days))
    Evidence.objects.create(
        member=member,
        skill=Skill.objects.get(slug="sql"),
        level=2,
        kind="certificate",
        title="=marked-title-5c1e",
        link="https://example.org/marked-link-5c1e",
        note="marked-note-5c1e\n+second line",
        dated_on=date(2023, 5, 6),
        expires_on=date(2033, 7, 8),
        created_at=moment(30),
    )


def _chosen(member):
    Goal.objects.create(
        member=member,
        role=Role.objects.get(slug="data-scientist"),
        set_at=moment(40),
        hours_per_week=17,
        start_on=date(2024, 2, 3),
        target_on=date(2034, 4, 5),
        weeks_off=["2030-06-03"],
    )
    RoadmapChoices.objects.create(
        member=member,
        role="machine-learning-engineer",
        made={
            "pins": [["marked-pin-5c1e", "pytorch"]],
            "skipped": [["marked-skip-5c1e", 2]],
            "order": [["marked-order-5c1e", 3]],
            "started": [["marked-start-5c1e", 1, "2024-03-04"]],
        },
    )
    FitResult.objects.create(
        member=member,
        release=1,
        answers={"marked-answer-5c1e": -2},
        outcome="one",
        roles=["marked-role-5c1e"],
        taken_at=moment(50),
    )

    tried = TrialProgress.objects.create(
        member=member,
        role="data-scientist",
        task="marked-task-5c1e",
        title="marked-trial-5c1e",
        ticked=["marked-tick-5c1e"],
        link="https://example.org/marked-made-5c1e",
        note="marked-trial-note-5c1e",
        attached_at=moment(30),
        updated_at=moment(31),
    )
    Evidence.objects.filter(member=member).update(trial=tried)

    HintAside.objects.create(member=member, key="hint-5c1e", at=moment(55))

    ShareLink.objects.create(
        member=member,
        digest="d1e5" * 8,
        label="marked-label-5c1e",
        parts=["skills", "readiness/marked-part-5c1e"],
        shows_name=True,
        made_from="marked-form-5c1e",
        created_at=moment(56),
        ends_at=moment(57),
        revoked_at=moment(58),
        opened=31,
    )
    asked = ReviewRequest.objects.create(
        member=member,
        digest="d1e6" * 8,
        label="marked-asked-5c1e",
        name="marked-asking-5c1e",
        message="marked-message-5c1e",
        made_from="marked-form-two-5c1e",
        created_at=moment(59),
        ends_at=moment(61),
        answered_at=moment(62),
        reviewer="marked-reviewer-5c1e",
        relation="marked-relation-5c1e",
    )
    ReviewedSkill.objects.create(
        request=asked,
        skill=Skill.objects.get(slug="sql"),
        skill_name="marked-called-5c1e",
        own_level=3,
        level=2,
        level_name="marked-level-5c1e",
        statement="marked-statement-5c1e",
        words="marked-words-5c1e",
    )


def _edited(member):
    Release.objects.filter(number=1).update(author=member, note="release-77bb")
    EffectPreview.objects.create(editor=member, at=moment(60), sha256="77bb" * 16, shown=[])
    Upload.objects.create(
        author=member,
        kind="marked-kind-5c1e",
        name="marked-upload-5c1e",
        text="marked-text-5c1e",
        sha256="e1c5" * 16,
        uploaded_at=moment(70),
        brought_in_at=moment(71),
    )
    skill = ContentType.objects.get_for_model(Skill)
    deed(member, skill, "1", "deed-77bb", "message-77bb", moment(80))
    person = ContentType.objects.get_for_model(User)
    administrator = UserFactory(is_staff=True, is_superuser=True)
    deed(administrator, person, str(member.pk), f"Person {member.pk}", "Reactivated.", moment(81))


def deed(by, kind, key, what, how, at):
    entry = LogEntry.objects.create(
        user=by,
        content_type=kind,
        object_id=key,
        object_repr=what,
        action_flag=CHANGE,
        change_message=how,
    )
    LogEntry.objects.filter(pk=entry.pk).update(action_time=at)
    return entry


def confirmed(client, member):
    """`client` signed in as `member`, who has just typed the password once more."""
    client.force_login(member)
    session = client.session
    session["account_authentication_methods_user"] = str(member.pk)
    session["account_authentication_methods"] = [
        {"method": "password", "at": timezone.now().timestamp(), "reauthenticated": True}
    ]
    session["signed_in_at"] = int(timezone.now().timestamp()) - 3600
    session["seen_at"] = int(timezone.now().timestamp())
    session.save()
    enter(client, member)
    return client


def exported(client):
    """The document that /me/data/export.json hands out."""
    answer = client.get("/me/data/export.json")
    assert answer.status_code == 200, answer.headers
    return json.loads(answer.content)


def look(client, document, name="my export.json"):
    """What bringing back `document` would add, as a page."""
    file = SimpleUploadedFile(name, json.dumps(document).encode())
    return client.post("/me/data/restore/", {"file": file})
