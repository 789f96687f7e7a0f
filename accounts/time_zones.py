"""The time zones a member can choose from, by part of the world."""

import zoneinfo
from functools import lru_cache
from itertools import groupby

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
