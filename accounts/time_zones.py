"""The time zones a member can choose from, by part of the world."""

import zoneinfo
from datetime import tzinfo
from functools import lru_cache
from itertools import groupby

from django.utils import timezone

REGIONS = (
    "Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/",
    "Europe/", "Indian/", "Pacific/",
)  # fmt: skip
Choice = tuple[str, str]
Group = tuple[str, list[Choice]]


@lru_cache
def known() -> frozenset[str]:
    """The names in the machine's time zone database: reading its folders takes a while."""
    return frozenset(zoneinfo.available_timezones())


def zone(name: str) -> tzinfo:
    """The zone of that name; the site's own on a machine that does not know it."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return timezone.get_default_timezone()


@lru_cache
def listed() -> frozenset[str]:
    """The zones of a region: the others are old names and offsets."""
    return frozenset(name for name in known() if name.startswith(REGIONS))


@lru_cache
def choices() -> list[Choice | Group]:
    """UTC, then a group per region. A label begins with the city, so that typing finds it:
    "Buenos Aires, Argentina"."""
    named = sorted((name.partition("/")[0], label(name), name) for name in listed())
    groups: list[Choice | Group] = [
        (region, [(name, text) for _, text, name in members])
        for region, members in groupby(named, key=lambda zone: zone[0])
    ]
    return [("UTC", "UTC"), *groups]


def label(name: str) -> str:
    """The city of zone `name` first, then what it lies in."""
    return ", ".join(reversed(name.replace("_", " ").split("/")[1:]))


def offered(name: str) -> list[Choice | Group]:
    """The choices, with `name` first where a browser named a zone that the list leaves out."""
    return choices() if name in {"UTC", *listed()} else [(name, name), *choices()]
