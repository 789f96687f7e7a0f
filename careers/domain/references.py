"""What a document must keep to be one whole: unique slugs, references that lead somewhere,
prerequisites and merges without a circle. An import with any of these faults is refused."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from careers.domain.document import Document, Role, Skill
from careers.domain.faults import Fault
from careers.domain.levels import START_SLUG


def broken(document: Document) -> tuple[Fault, ...]:
    """Every fault of reference in `document`, each with its path."""
    return tuple(fault for rule in _RULES for fault in rule(document))


def _twice(path: str, field: str, keys: Iterable[Hashable]) -> Iterator[Fault]:
    seen: set[Hashable] = set()
    for index, key in enumerate(keys):
        if key in seen:
            yield Fault(f"{path}[{index}].{field}", f"{key!r} stands here a second time")
        seen.add(key)


def _unique_slugs(document: Document) -> Iterator[Fault]:
    for name in ("categories", "sources", "skills", "roles", "aspects", "stages",
                 "fit_statements", "faq", "guide"):  # fmt: skip
        yield from _twice(name, "slug", (row.slug for row in getattr(document, name)))
    yield from _twice("levels", "level", (row.level for row in document.levels))
    yield from _twice(
        "transitions", "to_role", ((row.from_role, row.to_role) for row in document.transitions)
    )


def _unique_in_skills(document: Document) -> Iterator[Fault]:
    for index, skill in enumerate(document.skills):
        path = f"skills[{index}]"
        yield from _twice(f"{path}.can_dos", "level", (row.level for row in skill.can_dos))
        yield from _twice(f"{path}.aliases", "name", skill.aliases)
        yield from _twice(
            f"{path}.requires", "skill", ((row.at_level, row.skill) for row in skill.requires)
        )


def _unique_in_roles(document: Document) -> Iterator[Fault]:
    for index, role in enumerate(document.roles):
        path = f"roles[{index}]"
        yield from _twice(f"{path}.requirements", "slug", (row.slug for row in role.requirements))
        yield from _twice(
            f"{path}.demand", "skill", ((row.skill, row.source) for row in role.demand)
        )
        for at, requirement in enumerate(role.requirements):
            yield from _twice(f"{path}.requirements[{at}].any_of", "skill", requirement.any_of)
        yield from _unique_in_trials(path, role)
        if role.slug == START_SLUG:
            yield Fault(f"{path}.slug", f"{START_SLUG!r} is reserved for starting out")


def _unique_in_trials(path: str, role: Role) -> Iterator[Fault]:
    yield from _twice(f"{path}.trial_tasks", "slug", (row.slug for row in role.trial_tasks))
    for index, task in enumerate(role.trial_tasks):
        where = f"{path}.trial_tasks[{index}]"
        yield from _twice(f"{where}.shows", "skill", (row.skill for row in task.shows))
        yield from _twice(f"{where}.acceptance", "slug", (row.slug for row in task.acceptance))


def _unique_cells(document: Document) -> Iterator[Fault]:
    for name, cells in (("aspects", "cells"), ("stages", "cells"), ("fit_statements", "weights")):
        for index, row in enumerate(getattr(document, name)):
            roles = (cell.role for cell in getattr(row, cells))
            yield from _twice(f"{name}[{index}].{cells}", "role", roles)


def _known(known: Iterable[str], kind: str) -> Callable[[str, str | None], Iterator[Fault]]:
    slugs = frozenset(known)

    def check(path: str, slug: str | None) -> Iterator[Fault]:
        if slug is not None and slug not in slugs:
            yield Fault(path, f"there is no {kind} {slug!r}")

    return check


def _skill_references(document: Document) -> Iterator[Fault]:
    category = _known((row.slug for row in document.categories), "category")
    skill = _known((row.slug for row in document.skills), "skill")
    source = _known((row.slug for row in document.sources), "source")
    for index, row in enumerate(document.skills):
        path = f"skills[{index}]"
        yield from category(f"{path}.category", row.category)
        for at, needed in enumerate(row.requires):
            yield from skill(f"{path}.requires[{at}].skill", needed.skill)
            yield from source(f"{path}.requires[{at}].source", needed.source)
    for old, new in document.merged.items():
        yield from skill(f"merged.{old}", _end(new, document.merged))
        if any(row.slug == old for row in document.skills):
            yield Fault(f"merged.{old}", "is merged away and still among the skills")


def _role_references(document: Document) -> Iterator[Fault]:
    skill = _known((row.slug for row in document.skills), "skill")
    source = _known((row.slug for row in document.sources), "source")
    for index, role in enumerate(document.roles):
        path = f"roles[{index}]"
        for area, responsibility in enumerate(role.responsibilities):
            for task, row in enumerate(responsibility.tasks):
                for slug in row.skills:
                    where = f"{path}.responsibilities[{area}].tasks[{task}].skills"
                    yield from skill(where, slug)
        yield from _requirement_references(path, role, skill, source)
        for at, trial in enumerate(role.trial_tasks):
            for place, shown in enumerate(trial.shows):
                yield from skill(f"{path}.trial_tasks[{at}].shows[{place}].skill", shown.skill)


def _requirement_references(
    path: str,
    role: Role,
    skill: Callable[[str, str | None], Iterator[Fault]],
    source: Callable[[str, str | None], Iterator[Fault]],
) -> Iterator[Fault]:
    for index, requirement in enumerate(role.requirements):
        where = f"{path}.requirements[{index}]"
        for slug in requirement.any_of:
            yield from skill(f"{where}.any_of", slug)
        for at, finding in enumerate(requirement.findings):
            yield from source(f"{where}.findings[{at}].source", finding.source)
    for index, row in enumerate(role.demand):
        yield from skill(f"{path}.demand[{index}].skill", row.skill)
        yield from source(f"{path}.demand[{index}].source", row.source)


def _cell_references(document: Document) -> Iterator[Fault]:
    role = _known((row.slug for row in document.roles), "role")
    for name, cells in (("aspects", "cells"), ("stages", "cells"), ("fit_statements", "weights")):
        for index, row in enumerate(getattr(document, name)):
            for at, cell in enumerate(getattr(row, cells)):
                yield from role(f"{name}[{index}].{cells}[{at}].role", cell.role)


def _transition_references(document: Document) -> Iterator[Fault]:
    slugs = [row.slug for row in document.roles]
    origin, target = _known([*slugs, START_SLUG], "role"), _known(slugs, "role")
    skill = _known((row.slug for row in document.skills), "skill")
    for index, row in enumerate(document.transitions):
        path = f"transitions[{index}]"
        yield from origin(f"{path}.from_role", row.from_role)
        yield from target(f"{path}.to_role", row.to_role)
        if row.from_role == row.to_role:
            yield Fault(f"{path}.to_role", "leads to the role that it begins at")
        for at, stage in enumerate(row.stages):
            for slug in stage.skills:
                yield from skill(f"{path}.stages[{at}].skills", slug)


def _circles(document: Document) -> Iterator[Fault]:
    circle = prerequisite_circle(document.skills)
    if circle:
        at = [skill.slug for skill in document.skills].index(circle[0])
        yield Fault(
            f"skills[{at}].requires", f"prerequisites run in a circle: {' → '.join(circle)}"
        )
    merges = circle_in({old: (new,) for old, new in document.merged.items()})
    if merges:
        yield Fault(f"merged.{merges[0]}", f"merges run in a circle: {' → '.join(merges)}")


def _end(slug: str, merged: Mapping[str, str]) -> str:
    for _ in merged:
        slug = merged.get(slug, slug)
    return slug


def prerequisite_circle(skills: Sequence[Skill]) -> tuple[str, ...]:
    """The slugs of one circle of prerequisites, its first slug also last; () where none.

    A skill leans on another whatever the levels, so that an order of learning exists.
    """
    needs = {skill.slug: tuple(row.skill for row in skill.requires) for skill in skills}
    return circle_in(needs)


def circle_in(needs: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """One circle in a directed graph given as edges by node, or (). Linear time and no
    recursion, so that a chain of any length is safe."""
    done: set[str] = set()
    for start in needs:
        path = {start: iter(needs[start])}
        while path and start not in done:
            node, edges = next(reversed(path.items()))
            following = next(edges, None)
            if following is None:
                done.add(node)
                del path[node]
            elif following in path:
                walked = list(path)
                return (*walked[walked.index(following) :], following)
            elif following not in done and following in needs:
                path[following] = iter(needs[following])
    return ()


_RULES: tuple[Callable[[Document], Iterator[Fault]], ...] = (
    _unique_slugs,
    _unique_in_skills,
    _unique_in_roles,
    _unique_cells,
    _skill_references,
    _role_references,
    _cell_references,
    _transition_references,
    _circles,
)
