"""A small, sound catalogue: ten skills, two roles, one of everything else.

The Data Scientist of this catalogue is the worked example of docs/scoring.md, to the digit.
"""

from careers.domain.document import Document
from tests.catalogue_roles import data_scientist, machine_learning_engineer

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
# Slug: name, category, kind.
SKILLS = {
    "sql": ("SQL", "data", "tool"),
    "python": ("Python", "data", "tool"),
    "statistics": ("Statistics", "data", "knowledge"),
    "pytorch": ("PyTorch", "deep-learning", "tool"),
    "tensorflow": ("TensorFlow", "deep-learning", "tool"),
    "docker": ("Docker", "operations", "tool"),
    "kubernetes": ("Kubernetes", "operations", "tool"),
    "git": ("Git", "operations", "tool"),
    "monitoring": ("Model monitoring", "operations", "knowledge"),
    "communication": ("Communication", "people", "knowledge"),
}
VERBS = ("describe", "use", "run", "direct")
WORKED_EXAMPLE = {"sql": 4, "pytorch": 2, "docker": 0}
"""Ratings that give the Data Scientist below 73-90 % and the verdict Nearly ready."""


def small() -> Document:
    return Document.model_validate(
        {
            "levels": [
                {"level": level, "name": name, "summary": summary}
                for level, (name, summary) in enumerate(LEVELS)
            ],
            "categories": [{"slug": slug, "name": name} for slug, name in CATEGORIES.items()],
            "sources": [_source()],
            "skills": [_skill(slug, *facts) for slug, facts in SKILLS.items()],
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


def _skill(slug: str, name: str, category: str, kind: str) -> dict:
    skill = {
        "slug": slug,
        "name": name,
        "category": category,
        "kind": kind,
        "summary": f"{name}, as these roles use it.",
        "can_dos": [
            {
                "level": level,
                "statement": f"You can {verb} {name} in a project of your own.",
                "hours": 10 * level,
            }
            for level, verb in enumerate(VERBS, 1)
        ],
        "resources": [
            {
                "title": f"Learn {name}",
                "url": f"https://example.org/{slug}",
                "provider": "A School",
                "stated_hours": "24",
                "hours_basis": "The provider's own count.",
            }
        ],
    }
    if slug == "kubernetes":
        skill["requires"] = [
            {
                "at_level": 2,
                "skill": "docker",
                "level": 2,
                "reason": "Kubernetes runs containers.",
                "source": "survey",
            }
        ]
    if slug == "sql":
        skill["aliases"] = ["Structured Query Language"]
        skill["references"] = [
            {"scheme": "ESCO", "code": "S5.6.1", "url": "https://example.org/esco"}
        ]
    return skill


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
