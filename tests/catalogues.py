"""A small, sound catalogue: ten skills, two roles, one of everything else.

The Data Scientist of this catalogue is the worked example of docs/scoring.md, to the digit.
"""

from collections.abc import Callable
from functools import cache

from django.conf import settings

from careers.domain.document import Document
from careers.domain.reading import parse
from tests.catalogue_roles import data_scientist, machine_learning_engineer
from tests.catalogue_skills import skills

LEVELS = (
    ("None", "You have not done this yet."),
    ("Awareness", "You know what it is for and can talk about it."),
    ("Working", "You do it with some help."),
    ("Practitioner", "You do it on your own and help others."),
    ("Expert", "You set the way it is done."),
)
CATEGORIES = {
    "data": "Data",
    "deep-learning": "Deep learning",
    "operations": "Operations",
    "people": "People",
}
WORKED_EXAMPLE = {"sql": 4, "pytorch": 2, "docker": 0}
"""Ratings that give the Data Scientist below 73-90 % and the verdict Nearly ready."""


def edited(document: Document, change: Callable[[dict], object]) -> Document:
    """`document` after `change` had its way with the data of it."""
    data = document.model_dump(mode="json")
    change(data)
    return Document.model_validate(data)


@cache
def default() -> Document:
    """The catalogue that the project comes with."""
    return parse(settings.DEFAULT_CATALOGUE.read_text(encoding="utf-8"))


def small() -> Document:
    return Document.model_validate(
        {
            "levels": [
                {"level": level, "name": name, "summary": summary}
                for level, (name, summary) in enumerate(LEVELS)
            ],
            "categories": [{"slug": slug, "name": name} for slug, name in CATEGORIES.items()],
            "sources": [_source()],
            "skills": skills(),
            "roles": [data_scientist(), machine_learning_engineer()],
            "aspects": _aspects(),
            "stages": _stages(),
            "fit_statements": _fit_statements(),
            "transitions": _transitions(),
            "faq": _faq(),
            "guide": _guide(),
        }
    )


def _source() -> dict:
    return {
        "slug": "survey",
        "name": "Survey of postings",
        "publisher": "An Institute",
        "version": "2026",
        "url": "https://example.org/survey",
        "licence": "CC BY 4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "notice": "Based on the Survey of postings, An Institute, CC BY 4.0.",
        "used_for": "How often postings name a skill.",
    }


def _aspects() -> list[dict]:
    return [
        {
            "slug": "output",
            "name": "Main output",
            "cells": [
                {"role": "data-scientist", "text": "Findings"},
                {"role": "machine-learning-engineer", "text": "Services"},
            ],
        }
    ]


def _stages() -> list[dict]:
    ranks = {"question": (3, 1), "deployment": (1, 3)}
    wordings = {3: "Leads", 1: "Supports"}
    return [
        {
            "slug": slug,
            "name": slug.capitalize(),
            "summary": f"What happens in {slug}.",
            "cells": [
                {"role": role, "rank": rank, "wording": wordings[rank]}
                for role, rank in zip(
                    ("data-scientist", "machine-learning-engineer"), pair, strict=True
                )
            ],
        }
        for slug, pair in ranks.items()
    ]


def _fit_statements() -> list[dict]:
    pulls = {"why": ("I ask why.", 3, 0), "build": ("I like to build.", 0, 3)}
    return [
        {
            "slug": slug,
            "text": text,
            "weights": [
                {"role": "data-scientist", "weight": left},
                {"role": "machine-learning-engineer", "weight": right},
            ],
        }
        for slug, (text, left, right) in pulls.items()
    ]


def _transitions() -> list[dict]:
    pairs = (
        ("start", "data-scientist"),
        ("start", "machine-learning-engineer"),
        ("data-scientist", "machine-learning-engineer"),
        ("machine-learning-engineer", "data-scientist"),
    )
    return [
        {
            "from_role": origin,
            "to_role": target,
            "summary": "One step after the other.",
            "stages": [{"name": "First", "reason": "It carries the rest.", "skills": ["python"]}],
        }
        for origin, target in pairs
    ]


def _faq() -> list[dict]:
    return [
        {
            "slug": "which-role",
            "question": "Which role is for me?",
            "answer": "Compare **both**, then rate what you can do.",
        }
    ]


def _guide() -> list[dict]:
    return [
        {
            "slug": "levels",
            "title": "What the levels mean",
            "summary": "Five levels, each with a sentence.",
            "body": "## The scale\n\nPick the sentence that is true of you today.",
        }
    ]
