"""People in the admin: who may sign in, and who may edit. Never what they rated."""

from typing import Any

from allauth.account import admin as allauth_admin  # registers what is taken out below
from allauth.account.models import EmailAddress
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, BaseUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.db import IntegrityError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from accounts import addresses
from accounts.fields import AddressField
from accounts.models import TAKEN, User
from config.admin_lists import OwnFilters

del allauth_admin
# A second page of addresses beside the accounts would let the two disagree.
admin.site.unregister(EmailAddress)
admin.site.unregister(Group)

POWERS = ("is_staff", "is_superuser", "groups", "user_permissions")


class UniqueAddress:
    """The form's e-mail, in the one way it is stored, and nobody else's."""

    def clean_email(self) -> str:
        address: str = self.cleaned_data["email"]  # type: ignore[attr-defined]
        if addresses.is_taken(address, by_other_than=self.instance):  # type: ignore[attr-defined]
            self.add_error("email", TAKEN)  # type: ignore[attr-defined]
        return address


class NewPersonForm(UniqueAddress, BaseUserCreationForm):  # type: ignore[type-arg]
    email = AddressField()

    class Meta:
        model = User
        fields = ("email", "name")
        field_classes: dict[str, Any] = {}

    def save(self, commit: bool = True) -> User:  # noqa: FBT001, FBT002 - Django's signature
        self.instance.must_change_password = True
        saved: User = super().save(commit)
        return saved


class PersonForm(UniqueAddress, UserChangeForm):  # type: ignore[type-arg]
    email = AddressField()

    class Meta:
        model = User
        fields = "__all__"
        field_classes: dict[str, Any] = {}


class GivenPasswordForm(AdminPasswordChangeForm):  # type: ignore[type-arg]
    """A password that somebody else chose has to be changed at the next sign-in."""

    def save(self, commit: bool = True) -> User:  # noqa: FBT001, FBT002 - Django's signature
        self.user.must_change_password = True
        saved: User = super().save(commit)
        return saved


@admin.register(Group)
class GroupsAdmin(OwnFilters, GroupAdmin):
    """Django's, which cannot be asked who is in a group by the address of its list."""


@admin.register(User)
class PersonAdmin(OwnFilters, UserAdmin):  # type: ignore[type-arg]
    form = PersonForm
    add_form = NewPersonForm
    change_password_form = GivenPasswordForm
    list_display = ("email", "name", "is_active", "is_staff", "must_change_password", "last_login")
    list_filter = ("is_active", "is_staff", "is_superuser", "groups")
    search_fields = ("email", "name")
    ordering = ("email",)
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ("groups", "user_permissions")
    actions = ("deactivate", "reactivate", "ask_for_a_new_password")
    fieldsets = (
        (None, {"fields": ("email", "name", "password", "must_change_password")}),
        ("May", {"fields": ("is_active", *POWERS)}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "name", "password1", "password2")}),)

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Whoever may edit people must not be able to make themselves more than they are."""
        fixed = super().get_readonly_fields(request, obj)
        return fixed if request.user.is_superuser else (*fixed, *POWERS)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not above and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Only the member erases an account: the question before it would list their ratings."""
        return False

    def changeform_view(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Who takes the address between the check and the save is found by a second check."""
        try:
            return super().changeform_view(*args, **kwargs)
        except IntegrityError:
            return super().changeform_view(*args, **kwargs)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:  # noqa: FBT001
        super().save_model(request, obj, form, change)
        if "email" in form.changed_data:
            addresses.assign(obj, obj.email, verified=False)

    @admin.action(description="Deactivate and sign out", permissions=["change"])
    def deactivate(self, request: HttpRequest, people: QuerySet[User]) -> None:
        changed = self._others(request, people).update(is_active=False)
        self.message_user(request, f"Deactivated: {changed}.", messages.SUCCESS)

    @admin.action(description="Reactivate", permissions=["change"])
    def reactivate(self, request: HttpRequest, people: QuerySet[User]) -> None:
        changed = self._others(request, people).update(is_active=True)
        self.message_user(request, f"Reactivated: {changed}.", messages.SUCCESS)

    @admin.action(description="Ask for a new password at the next page", permissions=["change"])
    def ask_for_a_new_password(self, request: HttpRequest, people: QuerySet[User]) -> None:
        changed = self._others(request, people).update(must_change_password=True)
        self.message_user(request, f"Asked for a new password: {changed}.", messages.SUCCESS)

    def _others(self, request: HttpRequest, people: QuerySet[User]) -> QuerySet[User]:
        """Not oneself, and superusers only for a superuser."""
        others = people.exclude(email=request.user.get_username())
        return others if request.user.is_superuser else others.exclude(is_superuser=True)
