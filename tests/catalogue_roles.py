"""The two roles of the small catalogue in tests/catalogues.py."""


def requirement(slug: str, any_of: list[str], level: int, weight: int, **more: object) -> dict:
    return {
        "slug": slug,
        "any_of": any_of,
        "level": level,
        "weight": weight,
        "reason": f"The work leans on {slug} every week.",
        "findings": [{"source": "survey", "text": f"Many postings name {slug}."}],
        **more,
    }


def data_scientist() -> dict:
    return {
        "slug": "data-scientist",
        "name": "Data Scientist",
        "short_name": "Data Scientist",
        "code": "DS",
        "accent": 1,
        "glyph": "circle",
        "one_line": "Finds out what the data says, and whether it is true.",
        "focus": "Insight and decisions",
        "goal": "Decisions that rest on evidence",
        "start_with": "SQL",
        "objective": "Turn questions into answers that can be checked.",
        "summary": "Data scientists **ask**, measure and explain.",
        "works_with": "Product managers and analysts.",
        "work": ["Ask a question", "Measure the answer", "Explain it"],
        "responsibilities": [
            {"area": "Analysis", "tasks": [{"text": "Run experiments", "skills": ["statistics"]}]}
        ],
        "requirements": [
            requirement("sql", ["sql"], 3, 4, must_have=True, headline=True),
            requirement("frameworks", ["pytorch", "tensorflow"], 3, 5, headline=True),
            requirement("docker", ["docker"], 2, 1),
        ],
        "demand": [{"skill": "sql", "source": "survey", "percent": 61}],
        "trial_tasks": [
            {
                "slug": "read-out",
                "title": "Read out an experiment",
                "description": "Take the **raw rows** of a test and write its page.",
                "hours": 8,
                "shows": [{"skill": "sql", "level": 2}, {"skill": "docker", "level": 1}],
                "acceptance": [
                    {"slug": "interval", "text": "The effect has an interval."},
                    {"slug": "rerun", "text": "One command makes every figure."},
                ],
            }
        ],
    }


def machine_learning_engineer() -> dict:
    return {
        "slug": "machine-learning-engineer",
        "name": "Machine Learning Engineer",
        "short_name": "ML Engineer",
        "code": "MLE",
        "accent": 2,
        "glyph": "square",
        "one_line": "Builds models into products and keeps them running.",
        "focus": "Products and systems",
        "goal": "Models that serve people reliably",
        "start_with": "Python",
        "objective": "Turn a model into a service.",
        "summary": "Machine learning engineers **build**, ship and watch.",
        "works_with": "Software engineers and data scientists.",
        "work": ["Train a model", "Ship it", "Watch it"],
        "responsibilities": [
            {"area": "Delivery", "tasks": [{"text": "Ship services", "skills": ["docker"]}]}
        ],
        "requirements": [
            requirement("python", ["python"], 3, 5, must_have=True, headline=True),
            requirement("frameworks", ["pytorch", "tensorflow"], 4, 4, headline=True),
            requirement("docker", ["docker"], 3, 3, must_have=True),
            requirement("kubernetes", ["kubernetes"], 2, 2),
            requirement("monitoring", ["monitoring"], 2, 2),
            requirement("git", ["git"], 3, 2),
            requirement("communication", ["communication"], 2, 1),
        ],
        "demand": [{"skill": "sql", "source": "survey", "percent": 33}],
    }
