"""Content health: what the linter finds in the working copy and in what members see."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from django.http import HttpRequest, HttpResponse

from careers import working_copy
from careers.admin.desk import desk_page, show
from careers.admin.findings import Finding, located
from careers.domain.document import Document
from careers.domain.faults import SEVERITIES, DocumentError, Fault, Severity
from careers.domain.linter import RULES, lint
from careers.domain.places import lasting
from careers.domain.reading import stored
from careers.models import Release

UNFIT: Final = "Value that cannot be published"
PURPOSES: Final = {rule.name: rule.purpose for rule in RULES} | {
    UNFIT: "A value is missing, or longer or larger than pages can take. Nothing else is looked "
    "for until it is mended.",
}


class Row(NamedTuple):
    """`mended` says that a finding of the release is not one of the working copy any more."""

    finding: Finding
    mended: bool = False


class Group(NamedTuple):
    """What one rule found."""

    name: str
    purpose: str
    severity: Severity
    rows: list[Row]


class Checked(NamedTuple):
    """A rule and how much it found."""

    name: str
    purpose: str
    severity: Severity
    working: int
    released: int


@desk_page("careers.view_release")
def health(request: HttpRequest) -> HttpResponse:
    document, faults = _working_copy()
    current = Release.objects.first()
    published = stored(current.document) if current else Document()
    released = lint(published) if current else ()
    found = located(faults)
    told = _told_again(released, published, found, document)
    return show(
        request,
        "admin/careers/health.html",
        "Content health",
        current=current,
        working=_grouped([Row(finding) for finding in found]),
        released=_grouped(told),
        rules=_checked(faults, released),
    )


def _working_copy() -> tuple[Document | None, Sequence[Fault]]:
    """Without a document where the rows do not make one."""
    try:
        document = working_copy.read()
    except DocumentError as error:
        return None, error.faults
    return document, lint(document)


def _told_again(
    released: Sequence[Fault],
    published: Document,
    found: Sequence[Finding],
    document: Document | None,
) -> list[Row]:
    """The findings of the release, each leading to where it is mended; those that the working
    copy no longer has are mended already."""
    if document is None:
        return [Row(Finding(fault)) for fault in released]
    there = {(row.fault.rule, lasting(row.fault.path, document)): row for row in found}
    same = [there.get((fault.rule, lasting(fault.path, published))) for fault in released]
    return [
        Row(Finding(fault, row.name, row.url) if row else Finding(fault), mended=row is None)
        for fault, row in zip(released, same, strict=True)
    ]


def _grouped(rows: Sequence[Row]) -> list[Group]:
    """By rule, errors before warnings, else in the order of the rules."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.finding.fault.rule or UNFIT, []).append(row)
    order = list(PURPOSES)
    return [
        Group(name, PURPOSES[name], groups[name][0].finding.fault.severity, groups[name])
        for severity in SEVERITIES
        for name in order
        if name in groups and groups[name][0].finding.fault.severity == severity
    ]


def _checked(faults: Sequence[Fault], released: Sequence[Fault]) -> list[Checked]:
    return [
        Checked(
            rule.name,
            rule.purpose,
            rule.severity,
            sum(fault.rule == rule.name for fault in faults),
            sum(fault.rule == rule.name for fault in released),
        )
        for rule in RULES
    ]
