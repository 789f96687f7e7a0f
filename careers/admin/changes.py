"""Who changed what, and when: the log of the admin, to read and to search."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final, NamedTuple

from django import forms
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from accounts.models import User
from careers.admin.desk import desk_page, show
from careers.admin.start import PARTS, title_of
from careers.models import WorkingCopy

CATALOGUE: Final = "careers"
PEOPLE: Final = ("accounts", "auth")
PAGE: Final = 50
KINDS: Final = {
    (CATALOGUE, WorkingCopy._meta.model_name): "The whole working copy",
    **{(CATALOGUE, model._meta.model_name): title_of(model) for model in PARTS},
    ("accounts", "user"): "People",
    ("auth", "group"): "Groups",
}
"""What an entry is about, by app and model."""
DEEDS: Final = {1: "Added", 2: "Changed", 3: "Deleted"}
GONE: Final = "Somebody without an account"


class Change(NamedTuple):
    """One entry. `url` leads to what was changed, where that has a page and is still there."""

    at: datetime
    who: User
    deed: str
    kind: str
    what: str
    how: str
    url: str | None


class FilterForm(forms.Form):
    """Bound to the address; nothing chosen asks for everything in `apps`."""

    who = forms.ChoiceField(label="Who", required=False)
    kind = forms.ChoiceField(label="What", required=False)

    def __init__(self, data: Any, apps: Iterable[str]) -> None:
        super().__init__(data)
        people = User.objects.filter(pk__in=_entries(apps).order_by().values("user"))
        named = people.order_by("email").values_list("pk", "email")
        kinds = [(model, name) for (app, model), name in KINDS.items() if app in apps]
        self.fields["who"].choices = [("", "Anybody"), *named]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", "Anything"), *kinds]  # type: ignore[attr-defined]

    def chosen(self, entries: QuerySet[LogEntry]) -> QuerySet[LogEntry]:
        """Those of `entries` that are asked for: none where the address asks for nonsense."""
        if not self.is_valid():
            return entries.none()
        asked = {"user": self.cleaned_data["who"], "content_type__model": self.cleaned_data["kind"]}
        return entries.filter(**{field: value for field, value in asked.items() if value})


@desk_page()
def changes(request: HttpRequest) -> HttpResponse:
    """Of the catalogue, for whoever sees its releases; of people, for whoever sees people."""
    apps = _apps(request)
    form = FilterForm(request.GET, apps)
    entries = form.chosen(_entries(apps))
    page = Paginator(entries, PAGE).get_page(request.GET.get("page"))
    return show(
        request,
        "admin/careers/changes.html",
        "Changes",
        status=200 if form.is_valid() else 400,
        form=form,
        page=page,
        rows=_rows(list(page)),
    )


def _apps(request: HttpRequest) -> tuple[str, ...]:
    """Raises PermissionDenied for whoever sees neither."""
    catalogue = (CATALOGUE,) if request.user.has_perm("careers.view_release") else ()
    people = PEOPLE if request.user.has_perm("accounts.view_user") else ()
    if not (catalogue or people):
        raise PermissionDenied("This account may not see what was changed.")
    return (*catalogue, *people)


def _entries(apps: Iterable[str]) -> QuerySet[LogEntry]:
    entries = LogEntry.objects.filter(content_type__app_label__in=apps)
    return entries.select_related("user", "content_type").order_by("-action_time", "-pk")


def _rows(entries: list[LogEntry]) -> list[Change]:
    """The log names people by their number; one query for the addresses that they have now."""
    keys = {str(entry.object_id) for entry in entries if _is_person(entry)}
    people = {str(person.pk): person.email for person in User.objects.filter(pk__in=keys)}
    return [_row(entry, people) for entry in entries]


def _row(entry: LogEntry, people: dict[str, str]) -> Change:
    """What was erased or deleted has no page to lead to."""
    key = str(entry.object_id)
    person = _is_person(entry)
    gone = entry.is_deletion() or (person and key not in people)
    kind: Any = entry.content_type
    return Change(
        at=entry.action_time,
        who=entry.user,
        deed=DEEDS[entry.action_flag],
        kind=KINDS.get((kind.app_label, kind.model), str(kind.name).capitalize()),
        what=people.get(key, GONE) if person else entry.object_repr,
        how=entry.get_change_message(),
        url=None if gone else entry.get_admin_url(),
    )


def _is_person(entry: LogEntry) -> bool:
    kind: Any = entry.content_type
    return bool(kind.app_label == User._meta.app_label and kind.model == User._meta.model_name)
