"""Who may open which address: one row for every route, and no row for anything else.

A row speaks of anonymous visitors, of who knows the member's password and not the second step
(and is to them as a visitor), a member, another member, a reviewer (who sees the working
copy), an editor (who has all rights on the catalogue, and no other) and a superuser. Whatever
it does not grant is refused: 401, 403, 404, 405, or a redirect to sign in. Nobody, a superuser
included, reads somebody's ratings. Whoever holds a share link, or was asked for a review, has
no account and knows its address; everybody else asks by an address that has ended.
"""

import re

ANONYMOUS, HALF, OWNER, STRANGER, REVIEWER, EDITOR, SUPERUSER, LINK_HOLDER, ASKED = ACTORS = (
    "anonymous",
    "half-signed-in",
    "owner",
    "stranger",
    "reviewer",
    "editor",
    "superuser",
    "link-holder",
    "asked-for-a-review",
)

EVERYBODY = frozenset(ACTORS)
WITHOUT_ACCOUNT = frozenset({ANONYMOUS, HALF, LINK_HOLDER, ASKED})
SIGNED_IN = EVERYBODY - WITHOUT_ACCOUNT
EDITORS = frozenset({EDITOR, SUPERUSER})
STAFF = EDITORS | {REVIEWER}
SUPERUSERS = frozenset({SUPERUSER})
OWNERS = frozenset({OWNER})
NOBODY = frozenset()
OWN = frozenset({OWNER})
"""Of one member, by its key: to anybody else it is not there."""

SHARED, REVIEW, ENDED = "s" * 43, "r" * 43, "e" * 43
"""Tokens of the owner's links: of one that shows something, of one that asks, of two that ended."""
KNOWN_BY = {SHARED: LINK_HOLDER, REVIEW: ASKED}

PUBLIC = {
    "home",
    "roles",
    "role",
    "compare",
    "fit",
    "skills",
    "skill",
    "roadmaps",
    "transition",
    "faq",
    "guide",
    "sources",
    "privacy",
    "search",
    "try",
    "try-role",
    "sitemap",
    "robots",
    "favicon",
    # The shape of an export, for whoever reads one: nothing of anybody.
    "data-schema",
}
# What the editor's rights in these tests name; a release is seen and published, never written.
EDITED = (
    "aspect|stage|fitstatement|transition|faq|guidepage|requirement|role|responsibility"
    "|level|category|source|skill|trialtask"
)
POLICY = {
    # Public pages
    "|".join(PUBLIC): EVERYBODY,
    # A member's own
    "me|my-skills|rate|receipt|goal|my-fits|merge|import": SIGNED_IN,
    "my-roadmaps?|my-roadmap-(ics|md|csv)": SIGNED_IN,
    "hints": SIGNED_IN,
    "progress|skill-progress": SIGNED_IN,
    "evidence|add-evidence": SIGNED_IN,
    "(change|take-back)-evidence": OWN,
    "my-tasks?": SIGNED_IN,
    "data(-(export|tables|resume|profile|restore|erase))?": SIGNED_IN,
    "sharing|share-new": SIGNED_IN,
    "my-reviews|review-new": SIGNED_IN,
    "share|my-review": frozenset({OWNER}),
    # What somebody shares, and what somebody is asked
    "shared|badge": frozenset({LINK_HOLDER}),
    "review": frozenset({ASKED}),
    # The way in and out
    "account_(logout|signup|inactive)": EVERYBODY,
    # Whoever is in the middle of it is sent on to the second step.
    "account_login": EVERYBODY - {HALF},
    "account_reset_password(_done|_from_key|_from_key_done)?": EVERYBODY,
    "account_(email|change_password|reauthenticate)|profile": SIGNED_IN,
    "account_signup_by_passkey|mfa_login_webauthn": EVERYBODY,
    # Only in the middle of a sign-up or sign-in
    "account_email_verification_sent|mfa_signup_webauthn": SIGNED_IN,
    "mfa_authenticate": SIGNED_IN | {HALF},
    # Two-step sign-in, of which the owner has all kinds and the others none
    "mfa_(index|activate_totp|deactivate_totp|add_webauthn)": SIGNED_IN,
    "mfa_(view|generate)_recovery_codes|mfa_reauthenticate(_webauthn)?": SIGNED_IN,
    "mfa_download_recovery_codes|mfa_(edit|remove)_webauthn": OWNERS,
    "sessions|activity": SIGNED_IN,
    # Read by somebody who has no account any more.
    "account_erased": EVERYBODY,
    # The admin: the working copy
    "admin:(login|index|jsi18n|password_change|password_change_done)": STAFF,
    "admin:(autocomplete|view_on_site)": STAFF,
    "admin:logout": EVERYBODY,
    "admin:app_list": STAFF,
    rf"admin:careers_({EDITED})_(changelist|change|history)": STAFF,
    rf"admin:careers_({EDITED})_(add|delete)": EDITORS,
    "admin:careers_release_(changelist|change|history|difference|download)": STAFF,
    "admin:careers_release_(add|publish|restore)": EDITORS,
    "admin:careers_(comparison|lifecycle)": EDITORS,
    "admin:careers_(import|tables|article)": EDITORS,
    "admin:careers_(export|table|workbook|health|changes)": STAFF,
    "admin:careers_(skill|role)_retire": EDITORS,
    "admin:careers_release_delete": NOBODY,
    "admin:careers_effectpreview_(changelist|change|history)": SUPERUSERS,
    "admin:careers_effectpreview_(add|delete)": NOBODY,
    "admin:careers_(preview(_page)?|markdown)": STAFF,
    # The short form of an address leads to the long one, and tells nothing.
    r"admin:\w+_shortcut": STAFF,
    # The admin: people. Nobody erases an account but its member.
    "admin:(accounts_user|auth_group)_(changelist|change|add|history)": SUPERUSERS,
    "admin:accounts_user_(do|link)": SUPERUSERS,
    "admin:auth_user_password_change|admin:auth_group_delete": SUPERUSERS,
    "admin:accounts_user_delete": NOBODY,
    "admin:anything_else": NOBODY,
}


def granted(route):
    """The actors who may open `route`. Raises LookupError without exactly one row for it."""
    rows = [actors for pattern, actors in POLICY.items() if re.fullmatch(pattern, route)]
    if len(rows) != 1:
        raise LookupError(f"{route} has {len(rows)} rows in POLICY.")
    return rows[0]
