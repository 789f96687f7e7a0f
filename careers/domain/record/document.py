"""The document that a member takes along: all that is kept of them, and what is withheld.

Skills and roles stand by slug and by the name that the release gives them. Levels are 0-4,
null where unrated or cleared; times have their zone, and microseconds where they were kept.
What is marked as such is brought back by another account; the rest is to read.
"""

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import AwareDatetime, Field

from careers.domain.evidence import Kind
from careers.domain.fields import AskedLevel, Level, Slug
from careers.domain.fit import Outcome
from careers.domain.levels import (
    FIT_ANSWERS,
    MAX_HOURS_A_WEEK,
    MIN_HOURS_A_WEEK,
    USUAL_HOURS_A_WEEK,
)
from careers.domain.record.around import (
    Account,
    Browser,
    Confirmation,
    Deed,
    EmailAddress,
    Look,
    Named,
    Part,
    Published,
    ReviewedSkill,
    ReviewRequest,
    SecondStep,
    SecurityEvent,
    Session,
    ShareLink,
    Upload,
    Withheld,
)
from careers.domain.roadmap.choices import MOST

FORMAT: Final = "crosswalk-record"
VERSION: Final = 1

Hours = Annotated[int, Field(ge=MIN_HOURS_A_WEEK, le=MAX_HOURS_A_WEEK, strict=True)]
Answer = Annotated[int, Field(ge=min(FIT_ANSWERS), le=max(FIT_ANSWERS), strict=True)]
Number = Annotated[int, Field(ge=0, le=2_147_483_647, strict=True)]
"""What both databases keep."""


class LevelName(Part):
    """What a level is called in the release that the record was written under."""

    level: Level
    name: str


class Rating(Part):
    """Brought back, where no event is as new."""

    skill: Slug
    skill_name: str = ""
    level: Level | None
    rated_at: AwareDatetime


class Event(Part):
    """A change, clearing or confirmation (old = new) of a rating. Brought back."""

    skill: Slug
    skill_name: str = ""
    old: Level | None
    new: Level | None
    at: AwareDatetime
    source: str


class Evidence(Part):
    """Brought back, but for what another person said."""

    skill: Slug
    skill_name: str = ""
    level: AskedLevel
    kind: Kind
    title: str
    link: str
    note: str
    dated_on: date
    expires_on: date | None
    created_at: AwareDatetime
    declined: bool = False
    trial_role: Slug | None = None
    trial_task: Slug | None = None


class Goal(Part):
    """Brought back where there is no goal yet. A day in `weeks_off` stands for its week."""

    role: Slug
    role_name: str = ""
    set_at: AwareDatetime
    hours_per_week: Hours = USUAL_HOURS_A_WEEK
    start_on: date | None = None
    target_on: date | None = None
    weeks_off: tuple[date, ...] = ()


class Choices(Part):
    """Of each kind what was chosen by hand: (requirement, skill), (skill, level), and for
    steps under way (skill, level, since when)."""

    pins: Annotated[tuple[tuple[Slug, Slug], ...], Field(max_length=MOST)] = ()
    skipped: Annotated[tuple[tuple[Slug, AskedLevel], ...], Field(max_length=MOST)] = ()
    order: Annotated[tuple[tuple[Slug, AskedLevel], ...], Field(max_length=MOST)] = ()
    started: Annotated[tuple[tuple[Slug, AskedLevel, date], ...], Field(max_length=MOST)] = ()


class RoadmapChoices(Part):
    """Brought back where nothing was chosen for the role yet."""

    role: Slug
    role_name: str = ""
    made: Choices


class FitResult(Part):
    """`answers` by statement, -2 to 2. Brought back."""

    release: Number
    answers: dict[Slug, Answer]
    outcome: Outcome
    roles: tuple[Slug, ...]
    role_names: tuple[str, ...] = ()
    taken_at: AwareDatetime


class HintAside(Part):
    """A hint put aside, by the key of what it spoke of. Brought back."""

    key: Annotated[str, Field(max_length=16)]
    at: AwareDatetime


class TrialProgress(Part):
    """How far the member is with a trial task; evidence that came of it names role and task.
    Brought back, where nothing was done of the task yet."""

    role: Slug
    role_name: str = ""
    task: Slug
    title: str
    ticked: tuple[Slug, ...] = ()
    link: str = ""
    note: str = ""
    attached_at: AwareDatetime | None = None
    updated_at: AwareDatetime


class Record(Part):
    """`exported_at` under `release`; `account` and what follows it is null or empty in a file
    that somebody shortened."""

    format: Literal["crosswalk-record"]
    version: Literal[1]
    exported_at: AwareDatetime
    release: Number = 0
    levels: tuple[LevelName, ...] = ()
    ratings: tuple[Rating, ...] = ()
    events: tuple[Event, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    goal: Goal | None = None
    roadmap_choices: tuple[RoadmapChoices, ...] = ()
    fit_results: tuple[FitResult, ...] = ()
    hints_aside: tuple[HintAside, ...] = ()
    trial_progress: tuple[TrialProgress, ...] = ()
    account: Account | None = None
    groups: tuple[Named, ...] = ()
    rights: tuple[Named, ...] = ()
    email_addresses: tuple[EmailAddress, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    sessions: tuple[Session, ...] = ()
    browsers: tuple[Browser, ...] = ()
    second_steps: tuple[SecondStep, ...] = ()
    security_events: tuple[SecurityEvent, ...] = ()
    share_links: tuple[ShareLink, ...] = ()
    review_requests: tuple[ReviewRequest, ...] = ()
    reviewed_skills: tuple[ReviewedSkill, ...] = ()
    releases_published: tuple[Published, ...] = ()
    effects_looked_at: tuple[Look, ...] = ()
    uploads: tuple[Upload, ...] = ()
    done_in_the_admin: tuple[Deed, ...] = ()
    done_to_the_account: tuple[Deed, ...] = ()
    withheld: tuple[Withheld, ...] = ()
