"""Random small cases for the planner, and their exact optima by brute force.

Nothing here uses the planner: what is allowed, what is earned and what is Ready are told from
the catalogue alone, so that both can be compared.
"""

import random
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from careers.domain.catalogue import Catalogue, Prerequisite, Requirement, Role, Skill

HOURS = (4, 6, 8, 10, 15, 20, 30, 50, 80, 120)
FEWEST_STEPS, MOST_STEPS = 5, 12


class Case(NamedTuple):
    catalogue: Catalogue
    levels: dict[str, int]

    @property
    def role(self):
        return self.catalogue.roles[0]


def case(seed):
    """5 to 8 skills, of which 5 to 12 steps could be of use, and not all is met yet."""
    chance = random.Random(seed)
    while True:
        found = _case(chance)
        if FEWEST_STEPS <= len(Exact(found).steps) <= MOST_STEPS and not _all_met(found):
            return found


def _case(chance):
    slugs = [f"s{number}" for number in range(chance.randint(5, 8))]
    asked, leaned = slugs[:-2], slugs[-2:]
    # Prerequisites follow one order of learning, so that there is no circle.
    learned = [*leaned, *chance.sample(asked, len(asked))]
    needs = {slug: [] for slug in slugs}
    for _ in range(chance.randint(2, 7)):
        earlier, later = sorted(chance.sample(range(len(slugs)), 2))
        row = Prerequisite(chance.randint(1, 3), learned[earlier], chance.randint(1, 2))
        needs[learned[later]].append(row)
    skills = tuple(
        Skill(
            slug,
            slug.upper(),
            hours=(0, *chance.choices(HOURS, k=4)),
            requires=tuple(needs[slug]),
        )
        for slug in slugs
    )
    rows = tuple(_requirement(chance, asked, number) for number in range(chance.randint(2, 5)))
    levels = {slug: chance.choice((0, 1, 1, 2, 2)) for slug in slugs if chance.random() < 0.6}
    return Case(Catalogue(roles=(Role("role", "Role", rows),), skills=skills), levels)


def _requirement(chance, slugs, number):
    options = chance.choice((1, 1, 2, 2, 3))
    return Requirement(
        f"r{number}",
        tuple(chance.sample(slugs, min(options, len(slugs)))),
        level=chance.choice((1, 2, 2, 3, 3, 4)),
        weight=chance.randint(1, 5),
        must_have=chance.random() < 0.35,
    )


def _all_met(found):
    return Exact(found).low(0) == 1


class Exact:
    """What brute force says of a case. A set of steps is a number with a bit a step."""

    def __init__(self, found):
        self.case = found
        self.skills = {skill.slug: skill for skill in found.catalogue.skills}
        self.steps = self._useful()
        self.number = {step: number for number, step in enumerate(self.steps)}
        self.needs = [
            sum(1 << self.number[needed] for needed in set(self._below(step)))
            for step in self.steps
        ]
        self._earned = {}

    def _useful(self):
        """What leads to some option of some requirement that is not met."""
        waiting = [
            (slug, asked.level)
            for asked in self.case.role.requirements
            if self._share(asked, self.case.levels) < 1
            for slug in asked.any_of
        ]
        found = set()
        while waiting:
            step = waiting.pop()
            if step not in found:
                found.add(step)
                waiting.extend(self._below(step))
        return sorted(found)

    def _held(self, slug):
        return self.case.levels.get(slug, 0)

    def _below(self, step):
        slug, level = step
        rows = [row for row in self.skills[slug].requires if row.at_level == level]
        found = [(row.skill, row.level) for row in rows] + [(slug, level - 1)]
        return [(skill, at) for skill, at in found if at > self._held(skill)]

    @staticmethod
    def _share(asked, levels):
        best = max(levels.get(slug, 0) for slug in asked.any_of)
        return Fraction(min(best, asked.level), asked.level)

    def levels(self, taken):
        levels = dict(self.case.levels)
        for number, (slug, level) in enumerate(self.steps):
            if taken >> number & 1:
                levels[slug] = max(level, levels.get(slug, 0))
        return levels

    def low(self, taken):
        if taken not in self._earned:
            levels, rows = self.levels(taken), self.case.role.requirements
            whole = sum(row.weight for row in rows)
            self._earned[taken] = sum(row.weight * self._share(row, levels) for row in rows) / whole
        return self._earned[taken]

    def ready(self, taken):
        levels, rows = self.levels(taken), self.case.role.requirements
        enough = self.low(taken) >= Fraction(85, 100)
        return enough and all(self._share(row, levels) == 1 for row in rows if row.must_have)

    def hours(self, taken):
        return sum(
            self.skills[slug].hours[level]
            for number, (slug, level) in enumerate(self.steps)
            if taken >> number & 1
        )

    def mask(self, steps):
        return sum(1 << self.number[step] for step in steps)

    @cached_property
    def allowed(self):
        """Every set of steps that can be done, the smaller first."""
        seen, waiting = {0}, [0]
        for taken in waiting:
            for number, needs in enumerate(self.needs):
                more = taken | 1 << number
                if more not in seen and needs & ~taken == 0:
                    seen.add(more)
                    waiting.append(more)
        return waiting

    @cached_property
    def fewest_hours(self):
        """To Ready, over all steps and options; None where nothing leads there."""
        return min((self.hours(taken) for taken in self.allowed if self.ready(taken)), default=None)

    def least_area(self, among, taken):
        """The least sum of gain * time finished over all orders of `among` after `taken`."""
        best = {taken: Fraction(0)}
        before = self.hours(taken)
        for done in self.allowed:
            if done in best and done & ~(taken | among) == 0:
                for number, needs in enumerate(self.needs):
                    more = done | 1 << number
                    if more & among != done & among and needs & ~done == 0:
                        gain = self.low(more) - self.low(done)
                        area = best[done] + gain * (self.hours(more) - before)
                        best[more] = min(area, best.get(more, area))
        return best[taken | among]

    def area(self, order, taken):
        area, before = Fraction(0), self.hours(taken)
        for step in order:
            more = taken | 1 << self.number[step]
            area += (self.low(more) - self.low(taken)) * (self.hours(more) - before)
            taken = more
        return area
