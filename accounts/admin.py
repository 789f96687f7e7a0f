"""People in the admin: who may sign in, and who may edit. Never what they rated."""

from collections.abc import Callable
from typing import Any

from allauth.account import admin as allauth_admin  # registers what is taken out below
from allauth.account.models import EmailAddress
from allauth.mfa import admin as mfa_admin  # registers what is taken out below, too
from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserChangeForm
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from accounts import addresses, journal, people
from accounts.fields import AddressField
from accounts.inviting import PERSON, hand_over, inviting
from accounts.members import member_of
from accounts.models import NOBODY, TAKEN, User
from accounts.standing import MAY, Standing, standing_of, with_standing
from config.admin_lists import OwnFilters

del allauth_admin, mfa_admin
# A second page of addresses beside the accounts would let the two disagree.
admin.site.unregister(EmailAddress)
admin.site.unregister(Group)
# Secrets are nobody's to read; turning the second step off is a deed of accounts.people.
admin.site.unregister(Authenticator)

MOST = 200
"""People that one choice in the list may be about."""


class PersonForm(UserChangeForm):  # type: ignore[type-arg]
    email = AddressField()
    password = None  # type: ignore[assignment] # its hash says nothing to a person

    class Meta:
        model = User
        fields = "__all__"
        field_classes: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs["class"] = "vTextField"

    def clean_email(self) -> str:
        """In the one way it is stored, and nobody else's."""
        address: str = self.cleaned_data["email"]
        if addresses.is_taken(address, by_other_than=self.instance):
            self.add_error("email", TAKEN)
        return address

    def clean_is_staff(self) -> bool:
        """Nobody could be left who opens the admin."""
        opens = bool(self.cleaned_data["is_staff"])
        if self.instance.is_superuser and not opens:
            raise ValidationError("An administrator opens the admin. Take the rights away first.")
        return opens


class GivenPasswordForm(AdminPasswordChangeForm):  # type: ignore[type-arg]
    """A password that somebody else chose has to be changed at the next sign-in."""

    def save(self, commit: bool = True) -> User:  # noqa: FBT001, FBT002 - Django's signature
        self.user.must_change_password = True
        saved: User = super().save(commit=False)
        if commit:
            saved.save(force_update=True)
            people.tell(saved, "admin_gave_password")
        return saved


class StandingFilter(admin.SimpleListFilter):
    title = "kind"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(kind.value, kind.value.capitalize()) for kind in Standing]

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        asked = self.value() or ""
        known = asked in Standing.values
        return with_standing(queryset, Standing(asked)) if known else queryset


@admin.register(Group)
class GroupsAdmin(OwnFilters, GroupAdmin):
    """Django's, which cannot be asked who is in a group by the address of its list."""


@admin.register(User)
class PersonAdmin(OwnFilters, UserAdmin):  # type: ignore[type-arg]
    form = PersonForm
    change_password_form = GivenPasswordForm
    list_display = ("email", "name", "kind", "is_active", "last_login")
    list_filter = ("is_active", StandingFilter)
    search_fields = ("email", "name")
    ordering = ("email",)
    readonly_fields = ("may", "is_active", "must_change_password", "last_login", "date_joined")
    filter_horizontal = ("groups", "user_permissions")
    fieldsets = (
        (None, {"fields": ("email", "name", "may", "is_active", "must_change_password")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    finer = ("Finer rights", {"fields": ("is_staff", "groups", "user_permissions"),
                              "classes": ("collapse",)})  # fmt: skip

    @admin.display(description="kind")
    def kind(self, person: User) -> str:
        return standing_of(person).value.capitalize()

    @admin.display(description="is")
    def may(self, person: User) -> str:
        return MAY[standing_of(person)]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).exclude(email=NOBODY).prefetch_related("groups")

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Whoever else may edit people must not make themselves more than they are."""
        return (*self.fieldsets, self.finer) if request.user.is_superuser else self.fieldsets

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        above = obj is not None and people.is_above(request.user, obj)
        return not above and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Only the member erases an account: the question before it would list their ratings."""
        return False

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:object_id>/do/", view(self.doing), name="accounts_user_do"),
            path("<int:object_id>/link/", view(self.linking), name="accounts_user_link"),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(request, {**(extra_context or {}), "title": "People"})

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """An account is not typed in with a password: its owner is invited, and chooses one."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return inviting(request)

    def changeform_view(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Who takes the address, or is erased, between the check and the save is found by a
        second check."""
        try:
            return super().changeform_view(*args, **kwargs)
        except DatabaseError:
            return super().changeform_view(*args, **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        person = context["original"]
        if self.has_change_permission(request, person):
            context["deeds"] = people.deeds_for(member_of(request), person)
        context["show_save_and_add_another"] = False
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:  # noqa: FBT001
        obj.save(force_update=True)  # a plain save would bring back who erased the account
        if "email" in form.changed_data:
            people.move(obj, old=form.initial["email"])

    def log_change(self, request: HttpRequest, obj: User, message: Any) -> LogEntry:
        return people.log(by=member_of(request), person=obj, message=message)

    def doing(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """One deed to one person, by the button of their page."""
        person = self._held(request, object_id)
        if request.method == "POST":
            deed = people.DEEDS.get(request.POST.get("deed", ""))
            if deed is None:
                raise Http404
            self.apply_to(request, deed, [person])
        return redirect(PERSON, person.pk)

    def linking(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """A link that sets their password: mailed or, without mail, shown once to pass on."""
        person = self._held(request, object_id)
        if request.method != "POST" or not person.is_active:
            return redirect(PERSON, person.pk)
        self.log_change(request, person, "Made a link that sets a password.")
        journal.note(person.pk, "admin_made_link")
        return hand_over(request, person)

    def _held(self, request: HttpRequest, object_id: int) -> User:
        person: User | None = self.get_object(request, str(object_id))
        if person is None:
            raise Http404
        if not self.has_change_permission(request, person):
            raise PermissionDenied
        return person

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        if not self.has_change_permission(request):
            return {}
        return {
            deed.name: (_to_chosen(deed), deed.name, deed.label)
            for deed in people.DEEDS.values()
            if request.user.is_superuser or not deed.ranks
        }

    def apply_to(self, request: HttpRequest, deed: people.Deed, chosen: list[User]) -> None:
        """To each of `chosen` or, with the reason told, not."""
        done = 0
        for person in chosen:
            try:
                people.do(deed, by=member_of(request), person_id=person.pk)
                done += 1
            except people.Refused as refusal:
                messages.error(request, f"{refusal} ({person})")
        if done:
            messages.success(request, f"{deed.done.removesuffix('.')}: {done}.")


def _to_chosen(deed: people.Deed) -> Callable[[PersonAdmin, HttpRequest, QuerySet[User]], None]:
    """The deed as one of the choices above the list."""

    def act(page: PersonAdmin, request: HttpRequest, chosen: QuerySet[User]) -> None:
        rows = list(chosen[: MOST + 1])
        if len(rows) > MOST:
            messages.error(request, f"Choose at most {MOST} people at a time.")
            return
        page.apply_to(request, deed, rows)

    return act
