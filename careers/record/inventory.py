"""What every table holds of a member: where its fields stand in the document that a member
takes along or why they do not, and what is left once the account is erased.

A test walks every model that leads to a person and fails on a field without a line here, so
that neither the export nor erasing can forget one. A new model needs a `Kept` below, and for
what it shows a part in careers.domain.record.document of the name that `at` gives.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

NUMBER: Final = "A number of our tables, which means nothing elsewhere."
YOURS: Final = "It names your account, and all of this record is yours."
CATALOGUE: Final = "Content of the catalogue, which is not about you."


@dataclass(frozen=True)
class Kept:
    """`model` as app.Model; `member` is the look-up from its rows to the person, "" where
    careers.record.collecting finds them another way. `shown` maps keys of the section `at` to
    the fields they come from, `withheld` fields to the reason. `stays` says what is left of a
    row once the account is erased, and why; "": nothing, the row goes."""

    model: str
    member: str
    at: str
    shown: Mapping[str, str]
    withheld: Mapping[str, str]
    stays: str = ""
    only: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> set[str]:
        """Of the model, with a line here."""
        return {path.partition("__")[0] for path in self.shown.values()} | set(self.withheld)


MEMBERS_ROW: Final = {"id": NUMBER, "member": YOURS}
USERS_ROW: Final = {"id": NUMBER, "user": YOURS}
DEED: Final = {
    "at": "action_time",
    "deed": "action_flag",
    "kind": "content_type__model",
    "what": "object_repr",
    "how": "change_message",
}

KEPT: Final = (
    Kept(
        "accounts.User",
        "pk",
        "account",
        {
            **{key: key for key in ("email", "name", "time_zone", "theme", "release_seen")},
            "joined_at": "date_joined",
            "last_login_at": "last_login",
            "must_change_password": "must_change_password",
            "may_sign_in": "is_active",
            "may_open_the_admin": "is_staff",
            "is_administrator": "is_superuser",
        },
        {
            "id": NUMBER,
            "password": "Only its hash is kept, which would help nobody but who guesses at it.",
            "session_epoch": "A counter that ends sessions. It says nothing about you.",
        },
    ),
    Kept("accounts.User_groups", "user", "groups", {"name": "group__name"}, USERS_ROW),
    Kept(
        "accounts.User_user_permissions",
        "user",
        "rights",
        {"name": "permission__codename"},
        USERS_ROW,
    ),
    Kept(
        "account.EmailAddress",
        "user",
        "email_addresses",
        {"email": "email", "confirmed": "verified", "primary": "primary"},
        USERS_ROW,
    ),
    Kept(
        "account.EmailConfirmation",
        "email_address__user",
        "confirmations",
        {"email": "email_address__email", "created_at": "created", "sent_at": "sent"},
        {"id": NUMBER, "key": "A secret: who has it can confirm the address."},
    ),
    Kept(
        "sessions.Session",
        "",
        "sessions",
        {"ends_at": "expire_date", "signed_in_at": "session_data", "seen_at": "session_data"},
        {"session_key": "A secret: who has it is signed in as you."},
    ),
    Kept(
        "careers.Rating",
        "member",
        "ratings",
        {"skill": "skill__slug", "level": "level", "rated_at": "rated_at"},
        MEMBERS_ROW,
    ),
    Kept(
        "careers.RatingEvent",
        "member",
        "events",
        {
            "skill": "skill__slug",
            "old": "old_level",
            "new": "new_level",
            "at": "at",
            "source": "source",
        },
        MEMBERS_ROW,
    ),
    Kept(
        "careers.Evidence",
        "member",
        "evidence",
        {
            "skill": "skill__slug",
            **{key: key for key in ("level", "kind", "title", "link", "note")},
            **{key: key for key in ("dated_on", "expires_on", "created_at")},
        },
        MEMBERS_ROW,
    ),
    Kept(
        "careers.Goal",
        "member",
        "goal",
        {
            "role": "role__slug",
            **{key: key for key in ("set_at", "hours_per_week", "start_on", "target_on")},
            "weeks_off": "weeks_off",
        },
        MEMBERS_ROW,
    ),
    Kept(
        "careers.RoadmapChoices",
        "member",
        "roadmap_choices",
        {"role": "role", "made": "made"},
        MEMBERS_ROW,
    ),
    Kept(
        "careers.FitResult",
        "member",
        "fit_results",
        {key: key for key in ("release", "answers", "outcome", "roles", "taken_at")},
        MEMBERS_ROW,
    ),
    Kept("careers.HintAside", "member", "hints_aside", {"key": "key", "at": "at"}, MEMBERS_ROW),
    Kept(
        "careers.ShareLink",
        "member",
        "share_links",
        {
            key: key
            for key in (
                *("label", "parts", "shows_name", "created_at", "ends_at", "revoked_at"),
                "opened",
            )
        },
        {
            **MEMBERS_ROW,
            "digest": "Of the secret address, which only you have.",
            "made_from": "A random mark that keeps a form sent twice from making two links.",
        },
    ),
    Kept(
        "careers.Release",
        "author",
        "releases_published",
        {"release": "number", "note": "note", "published_at": "published_at"},
        {
            "id": NUMBER,
            "author": YOURS,
            "document": CATALOGUE,
            "sha256": CATALOGUE,
            "schema_version": CATALOGUE,
        },
        stays="Releases that you published, without who did: every member's score counts with one.",
    ),
    Kept(
        "careers.EffectPreview",
        "editor",
        "effects_looked_at",
        {"at": "at", "release": "release__number", "sha256": "sha256"},
        {"id": NUMBER, "editor": YOURS, "document": CATALOGUE, "shown": CATALOGUE},
        stays="That somebody looked at what publishing would change, without who: many looks could "
        "tell what one does not.",
    ),
    Kept(
        "careers.Upload",
        "author",
        "uploads",
        {key: key for key in ("kind", "name", "sha256", "uploaded_at", "brought_in_at")},
        {"id": NUMBER, "author": YOURS, "text": "The file itself, which you have."},
    ),
    Kept(
        "admin.LogEntry",
        "user",
        "done_in_the_admin",
        DEED,
        {"id": NUMBER, "user": YOURS, "object_id": NUMBER},
        stays="What you changed in the admin and when, as done by “an erased account”: how the "
        "catalogue came about has to stay explained.",
    ),
    Kept(
        "admin.LogEntry",
        "object_id",
        "done_to_the_account",
        DEED,
        {
            "id": NUMBER,
            "user": "Which administrator did it is not about you.",
            "object_id": YOURS,
        },
        stays="That an administrator did something to an account, without which.",
        only={"content_type__app_label": "accounts", "content_type__model": "user"},
    ),
)


def withheld() -> dict[str, str]:
    """What no section of the document shows, and why, by "app.Model.field"."""
    return {
        f"{kept.model}.{name}": why
        for kept in KEPT
        for name, why in kept.withheld.items()
        if why not in {NUMBER, YOURS}
    }
