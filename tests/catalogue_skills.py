"""The ten skills of the small catalogue in tests/catalogues.py."""

HOURS = (10, 20, 30, 40)
# Slug: name, category, kind, then what a person can do at the levels 1 to 4.
SKILLS = {
    "sql": (
        *("SQL", "data", "tool"),
        "say what a table and a key are",
        "join two tables and count what comes out",
        "tune a slow query by reading its plan",
        "design the schema of a whole warehouse",
    ),
    "python": (
        *("Python", "data", "tool"),
        "read a short script and follow it",
        "write functions and install packages",
        "ship a tested library to colleagues",
        "review architecture across many teams",
    ),
    "statistics": (
        *("Statistics", "data", "knowledge"),
        "explain why averages mislead",
        "compute a confidence interval",
        "plan an experiment with enough power",
        "settle disputes over causal claims",
    ),
    "pytorch": (
        *("PyTorch", "deep-learning", "tool"),
        "name tensors and gradients",
        "train a published network on new images",
        "write custom layers and losses",
        "spread training over dozens of machines",
    ),
    "tensorflow": (
        *("TensorFlow", "deep-learning", "tool"),
        "recognise a graph of operations",
        "fit a Keras classifier",
        "export saved models for phones",
        "contribute kernels upstream",
    ),
    "docker": (
        *("Docker", "operations", "tool"),
        "start an image that somebody else made",
        "package an application with its files",
        "shrink images and scan them for holes",
        "run the registry of a company",
    ),
    "kubernetes": (
        *("Kubernetes", "operations", "tool"),
        "tell a pod from a node",
        "deploy a service behind an ingress",
        "debug failing rollouts at night",
        "operate clusters in several regions",
    ),
    "git": (
        *("Git", "operations", "tool"),
        "clone a repository and look around",
        "branch, commit and merge",
        "untangle a broken history",
        "set branching rules that people keep",
    ),
    "monitoring": (
        *("Model monitoring", "operations", "knowledge"),
        "list ways in which predictions decay",
        "chart drift of an input week by week",
        "alert on fairness and roll back",
        "define service levels for every model",
    ),
    "communication": (
        *("Communication", "people", "knowledge"),
        "summarise a finding in an e-mail",
        "present charts to a friendly team",
        "change a sceptical manager's mind",
        "speak for the field in public",
    ),
}


def skills() -> list[dict]:
    return [_skill(slug, *facts) for slug, facts in SKILLS.items()]


def _skill(slug: str, name: str, category: str, kind: str, *abilities: str) -> dict:
    return {
        "slug": slug,
        "name": name,
        "category": category,
        "kind": kind,
        "summary": f"{name}, as these roles use it.",
        "can_dos": [
            {"level": level, "statement": f"You can {ability}.", "hours": hours}
            for level, (ability, hours) in enumerate(zip(abilities, HOURS, strict=True), 1)
        ],
        "resources": [_resource(slug, name)],
        **MORE.get(slug, {}),
    }


def _resource(slug: str, name: str) -> dict:
    return {
        "title": f"Learn {name}",
        "url": f"https://example.org/{slug}",
        "provider": "A School",
        "stated_hours": "24",
        "hours_basis": "The provider's own count.",
    }


MORE = {
    "sql": {
        "aliases": ["Structured Query Language"],
        "references": [{"scheme": "ESCO", "code": "S5.6.1", "url": "https://example.org/esco"}],
    },
    "kubernetes": {
        "requires": [
            {
                "at_level": 2,
                "skill": "docker",
                "level": 2,
                "reason": "Kubernetes runs containers.",
                "source": "survey",
            }
        ]
    },
}
