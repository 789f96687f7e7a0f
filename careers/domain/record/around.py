"""What a record says of the account itself and of what its member did around it. To read: none
of it is brought back."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Account(Part):
    """Who the member is here."""

    email: str
    name: str
    time_zone: str
    theme: str
    joined_at: AwareDatetime
    last_login_at: AwareDatetime | None
    release_seen: int
    must_change_password: bool
    may_sign_in: bool
    may_open_the_admin: bool
    is_administrator: bool


class Named(Part):
    name: str


class EmailAddress(Part):
    email: str
    confirmed: bool
    primary: bool


class Confirmation(Part):
    """A mail that asked to confirm an address."""

    email: str
    created_at: AwareDatetime
    sent_at: AwareDatetime | None


class Session(Part):
    """A browser that is signed in."""

    ends_at: AwareDatetime


class Browser(Part):
    """The same sessions, as their list shows them."""

    browser: str
    started_at: AwareDatetime
    seen_at: AwareDatetime


class SecondStep(Part):
    """A way to prove who is there: codes of an app, a passkey (with its name), recovery codes."""

    kind: str
    name: str | None
    created_at: AwareDatetime
    last_used_at: AwareDatetime | None


class SecurityEvent(Part):
    """What happened to the way into the account."""

    kind: str
    at: AwareDatetime
    browser: str


class ShareLink(Part):
    """What a link shows, and until when."""

    label: str
    parts: tuple[str, ...]
    shows_name: bool
    created_at: AwareDatetime
    ends_at: AwareDatetime
    revoked_at: AwareDatetime | None
    opened: int


class ReviewRequest(Part):
    """Whom the member asked, and who answered."""

    label: str
    name: str
    message: str
    created_at: AwareDatetime
    ends_at: AwareDatetime
    revoked_at: AwareDatetime | None
    answered_at: AwareDatetime | None
    declined_at: AwareDatetime | None
    reviewer: str
    relation: str


class ReviewedSkill(Part):
    """What was said of one skill of the request made at `asked_at`, whatever it is called by
    now; `counts_as` is the title of the evidence that the member made of it."""

    asked_at: AwareDatetime
    skill: str
    skill_name: str
    called: str
    own_level: int
    level: int | None
    level_name: str
    statement: str
    words: str
    counts_as: str | None


class Published(Part):
    """A release that the member published."""

    release: int
    note: str
    published_at: AwareDatetime


class Look(Part):
    """At what publishing would have changed for members."""

    at: AwareDatetime
    release: int | None
    sha256: str


class Upload(Part):
    """A file brought to a page and not decided on yet, or decided on lately."""

    kind: str
    name: str
    sha256: str
    uploaded_at: AwareDatetime
    brought_in_at: AwareDatetime | None


class Deed(Part):
    """What the member did in the admin, or what was done to their account there."""

    at: AwareDatetime
    deed: Literal["added", "changed", "deleted"]
    kind: str
    what: str
    how: str


class Withheld(Part):
    """What is kept and not in here, and why."""

    what: str
    why: str
