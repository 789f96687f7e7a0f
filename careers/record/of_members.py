"""What the tables hold that a member said, chose or shares."""

from typing import Final

from careers.record.kept import MEMBERS_ROW, NUMBER, Kept

LINKS_ROW: Final = {
    **MEMBERS_ROW,
    "digest": "Of the secret address, which only you have.",
    "made_from": "A hash that keeps a form sent twice from making two links.",
}
SAID: Final = (
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
            "declined": "declined",
            "trial_role": "trial__role",
            "trial_task": "trial__task",
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
    Kept(
        "careers.TrialProgress",
        "member",
        "trial_progress",
        {
            key: key
            for key in (
                *("role", "task", "title", "ticked", "link", "note"),
                *("attached_at", "updated_at"),
            )
        },
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
        LINKS_ROW,
    ),
    Kept(
        "careers.ReviewRequest",
        "member",
        "review_requests",
        {
            key: key
            for key in (
                *("label", "name", "message", "created_at", "ends_at", "revoked_at"),
                *("answered_at", "declined_at", "reviewer", "relation"),
            )
        },
        LINKS_ROW,
    ),
    Kept(
        "careers.ReviewedSkill",
        "request__member",
        "reviewed_skills",
        {
            "asked_at": "request__created_at",
            "skill": "skill__slug",
            "called": "skill_name",
            **{key: key for key in ("own_level", "level", "level_name", "statement", "words")},
            "counts_as": "evidence__title",
        },
        {"id": NUMBER},
    ),
)
