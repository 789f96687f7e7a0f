"""What the tables hold of an account, and of what was done by it and to it in the admin."""

from typing import Final

from careers.record.kept import CATALOGUE, MEMBERS_ROW, NUMBER, USERS_ROW, YOURS, Kept

DEED: Final = {
    "at": "action_time",
    "deed": "action_flag",
    "kind": "content_type__model",
    "what": "object_repr",
    "how": "change_message",
}

ACCOUNT: Final = (
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
        "browser__member",
        "sessions",
        {"ends_at": "expire_date"},
        {
            "session_key": "A secret: who has it is signed in as you.",
            "session_data": "What keeps you signed in, and messages not shown yet.",
        },
    ),
    Kept(
        "accounts.BrowserSession",
        "member",
        "browsers",
        {key: key for key in ("browser", "started_at", "seen_at")},
        MEMBERS_ROW | {"session": "A secret: who has it is signed in as you."},
    ),
    Kept(
        "mfa.Authenticator",
        "user",
        "second_steps",
        {
            "kind": "type",
            "name": "data__name",
            "created_at": "created_at",
            "last_used_at": "last_used_at",
        },
        USERS_ROW | {"data": "But for a name, what proves who is there: a secret of the account."},
    ),
    Kept(
        "accounts.SecurityEvent",
        "member",
        "security_events",
        {key: key for key in ("kind", "at", "browser")},
        MEMBERS_ROW,
    ),
)

EDITING: Final = (
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
