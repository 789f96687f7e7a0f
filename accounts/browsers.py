"""The browsers in which a member is signed in: their words, their list, their end."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final

from django.contrib.auth import SESSION_KEY, update_session_auth_hash
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import BrowserSession, User

SIGNED_IN: Final = "signed_in_at"
"""In a session: when its member signed in, in seconds of the epoch."""
# The first that fits: most browsers also name those that they want to be taken for.
BROWSERS: Final = (
    ("Edge", r"\bEdg(e|A|iOS)?/"),
    ("Opera", r"\b(OPR|Opera)\b"),
    ("Samsung Internet", r"\bSamsungBrowser/"),
    ("Firefox", r"\b(Firefox|FxiOS)/"),
    ("Chrome", r"\b(Chrome|CriOS|HeadlessChrome)/"),
    ("Safari", r"\bSafari/"),
)
SYSTEMS: Final = (
    ("an iPhone", r"\biPhone\b"),
    ("an iPad", r"\biPad\b"),
    ("Android", r"\bAndroid\b"),
    ("ChromeOS", r"\bCrOS\b"),
    ("Windows", r"\bWindows\b"),
    ("a Mac", r"\bMacintosh\b"),
    ("Linux", r"\bLinux\b"),
)
NUMBER: Final = re.compile(r"[0-9]{1,18}")
READ: Final = 500
"""Characters of a User-Agent that are looked at: anybody can send a long one."""


def words(user_agent: str) -> str:
    """Which browser on which system, such as "Firefox on Windows"."""
    text = user_agent[:READ]
    browser = _first(BROWSERS, text) or "An unknown browser"
    system = _first(SYSTEMS, text)
    return f"{browser} on {system}" if system else browser


def browser_of(request: HttpRequest) -> str:
    return words(request.headers.get("User-Agent", ""))


def note(request: HttpRequest) -> None:
    """Enter the session of a signed-in `request`, or that it was seen now. A session that ended
    meanwhile is not entered."""
    now = timezone.now()
    key, member = request.session.session_key, request.session.get(SESSION_KEY)
    started = request.session.get(SIGNED_IN)
    if not key or not member:
        return
    with suppress(IntegrityError), transaction.atomic():
        BrowserSession.objects.update_or_create(
            session_id=key,
            defaults={"browser": browser_of(request), "seen_at": now},
            create_defaults={
                "member_id": int(member),
                "browser": browser_of(request),
                "started_at": datetime.fromtimestamp(started, UTC) if started else now,
                "seen_at": now,
            },
        )


def is_new(request: HttpRequest, cookie: str | None) -> bool:
    """Whether the session got a key that the browser's `cookie` did not name: at sign-in, and
    whenever a changed password, address or second step replaced it."""
    session = request.session
    return bool(session.modified and session.session_key not in {None, cookie})


def listed(member: User) -> QuerySet[BrowserSession]:
    """Those that are still open, the one used last first."""
    open_ones = BrowserSession.objects.filter(
        member=member, session__expire_date__gt=timezone.now()
    )
    return open_ones.order_by("-seen_at", "-started_at")


def end(member: User, number: str, *, but: str | None) -> bool:
    """End the session of `member` that is listed under `number`, a number as a form sends it.
    False where they have none such, or it is that with the key `but`."""
    if not NUMBER.fullmatch(number):
        return False
    held = BrowserSession.objects.filter(member=member, pk=int(number)).exclude(session_id=but)
    return bool(_delete(held))


def end_all(member_id: int, *, but: str | None = None) -> None:
    """At their next request, every session of the member is none any more, on every server;
    that with the key `but` goes on once it holds the new hash (end_others)."""
    User.objects.filter(pk=member_id).update(session_epoch=F("session_epoch") + 1)
    held = BrowserSession.objects.filter(member_id=member_id).exclude(session_id=but)
    _delete(held)


def end_others(request: HttpRequest, member: User) -> None:
    """All but that of `request`, if it is one of theirs."""
    own = request.user.is_authenticated and request.user.pk == member.pk
    with transaction.atomic():
        end_all(member.pk, but=request.session.session_key if own else None)
        if own:
            update_session_auth_hash(request, User.objects.get(pk=member.pk))


def _delete(held: QuerySet[BrowserSession]) -> int:
    keys = list(held.values_list("session_id", flat=True))
    return Session.objects.filter(pk__in=keys).delete()[0]


def _first(known: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for name, mark in known if re.search(mark, text)), "")
