"""What larger roadmaps are planned by, where looking at every choice would take too long."""

import random
import statistics
from datetime import date

import pytest

from benchmarks.plan import catalogue
from careers.domain.catalogue import from_document
from careers.domain.document import Document
from careers.domain.readiness import assess
from careers.domain.roadmap import choosing, ordering, plan
from tests.domain.roadmap_cases import Exact, case
from tests.house.sources import ROOT

START = date(2026, 1, 5)
SEEDS = range(8_410_000, 8_410_400)


@pytest.fixture
def _without_exact_search(monkeypatch):
    monkeypatch.setattr(choosing, "EXACT_UP_TO", 0)
    monkeypatch.setattr(ordering, "FEW_STEPS", 0)


@pytest.mark.usefixtures("_without_exact_search")
def test_it_is_nearly_as_good_without_looking_at_everything():
    hours, areas = [], []
    for seed in SEEDS:
        exact = Exact(found := case(seed))
        steps = plan(found.catalogue, "role", found.levels, 6, START).ready_steps
        if steps:
            first = exact.mask([step.key for step in steps])
            hours.append(exact.hours(first) / exact.fewest_hours)
            least = exact.least_area(first, 0)
            areas.append(float(exact.area([step.key for step in steps], 0) / least))
    assert statistics.mean(hours) <= 1.002
    assert statistics.mean(areas) <= 1.0005


@pytest.mark.parametrize("trials", [choosing.TRIALS, 0])
@pytest.mark.parametrize("seed", range(12))
def test_a_large_roadmap_keeps_the_laws(seed, trials, monkeypatch):
    monkeypatch.setattr(choosing, "TRIALS", trials)
    large, chance = catalogue(seed), random.Random(seed)
    slugs = [skill.slug for skill in large.skills]
    held = {slug: chance.randrange(3) for slug in slugs if chance.random() < seed / 20}
    rows = large.roles[0].requirements
    roadmap = plan(large, "role", held, 6, START)
    verdicts, gains = [assess(rows, held).verdict], [assess(rows, held).low]
    for step in roadmap.steps:
        assert step.to_level == held.get(step.skill, 0) + 1
        for row in large.skill(step.skill).requires:
            assert row.at_level != step.to_level or held.get(row.skill, 0) >= row.level
        held[step.skill] = step.to_level
        verdicts.append(assess(rows, held).verdict)
        gains.append(step.gain)
    assert verdicts.index("ready") == len(roadmap.ready_steps) > 0
    assert sum(gains) == 1


def test_what_ready_turns_out_not_to_need_is_left_for_later(monkeypatch):
    monkeypatch.setattr(choosing, "TRIALS", 0)
    document = Document.model_validate_json((ROOT / "fixtures" / "catalogue.json").read_text())
    default = from_document(document)
    for role in default.roles:
        steps = plan(default, role.slug, {}, 6, START).ready_steps
        reached = {step.skill: step.to_level for step in steps}
        needed = {
            (row.skill, row.level)
            for step in steps
            for row in default.skill(step.skill).requires
            if row.at_level == step.to_level
        }
        for slug, level in reached.items():
            lower = assess(role.requirements, {**reached, slug: level - 1})
            assert (slug, level) in needed or lower.verdict != "ready"
