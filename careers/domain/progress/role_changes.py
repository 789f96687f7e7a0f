"""How what a role asks differs between two releases: "Asks for Docker at Working.", "SQL
weighs 5 instead of 4."."""

from collections.abc import Iterator

from careers.domain.catalogue import Requirement
from careers.domain.timeline.editions import Edition
from careers.domain.wording import capital, listed


def role_changes(before: Edition, after: Edition, role_slug: str) -> tuple[str, ...]:
    """In the order of what is asked now; then what is asked no longer; then merges of skills
    that the role asks."""
    old = {row.slug: row for row in before.asked.get(role_slug, ())}
    new = {row.slug: row for row in after.asked.get(role_slug, ())}
    lines = [
        line
        for row in new.values()
        for line in (
            _changed(before, after, old[row.slug], row)
            if row.slug in old
            else [f"asks for {_asked(after, row)}{_tag(row)}"]
        )
    ]
    lines += [
        f"asks for {before.title(row)} no longer" for row in old.values() if row.slug not in new
    ]
    lines += _merges(before, after, role_slug)
    return tuple(f"{capital(line)}." for line in lines)


def _asked(edition: Edition, row: Requirement) -> str:
    return f"{edition.title(row)} at {edition.levels[row.level]}"


def _tag(row: Requirement) -> str:
    return ", a must-have" if row.must_have else ""


def _changed(before: Edition, after: Edition, old: Requirement, new: Requirement) -> Iterator[str]:
    title = after.title(new)
    if old.level != new.level:
        yield f"asks {title} at {after.levels[new.level]} instead of {before.levels[old.level]}"
    if old.must_have != new.must_have:
        yield f"{title} is {'a must-have now' if new.must_have else 'no must-have any more'}"
    if old.weight != new.weight:
        yield f"{title} weighs {new.weight} instead of {old.weight}"
    # A skill that became part of another one is told as a merge.
    gone = [slug for slug in old.any_of if slug not in new.any_of and slug not in after.merged]
    came = [slug for slug in new.any_of if slug not in old.any_of]
    came = [slug for slug in came if slug not in {after.merged.get(gone) for gone in old.any_of}]
    if came:
        yield f"{_counts(after, came)} as well for {before.title(old)}"
    if gone:
        yield f"{_counts(before, gone)} no longer for {title}"


def _counts(edition: Edition, slugs: list[str]) -> str:
    names = [edition.skills.get(slug, slug) for slug in slugs]
    return f"{listed(names)} {'counts' if len(names) == 1 else 'count'}"


def _merges(before: Edition, after: Edition, role_slug: str) -> Iterator[str]:
    concerned = {
        slug
        for edition in (before, after)
        for row in edition.asked.get(role_slug, ())
        for slug in row.any_of
    }
    for old in sorted({*before.merged, *after.merged}):
        was, now = before.merged.get(old), after.merged.get(old)
        if was == now or not concerned & {old, was, now}:
            continue
        name = before.skills.get(old) or after.skills.get(old, old)
        if now:
            yield f"{name} is part of {after.skills.get(now, now)} now"
        elif was:
            yield f"{name} is a skill of its own again"
