"""The trial task of the small catalogue, and what came of it."""

from careers.models import Evidence, TrialProgress
from tests.me.changes import republish

TASKS = "/me/tasks/"
TASK = "/me/tasks/data-scientist/read-out/"
ALL = ["interval", "rerun"]
LINK = "https://example.org/read-out"
WHOLE = [
    ("docker", 1, "task", "Read out an experiment", LINK),
    ("sql", 2, "task", "Read out an experiment", LINK),
]


def attached():
    rows = Evidence.objects.order_by("skill__slug", "level")
    return list(rows.values_list("skill__slug", "level", "kind", "title", "link"))


def ticked():
    return TrialProgress.objects.get().ticked


def change(**fields):
    """Release the small catalogue with its trial task changed."""

    def changed(roles):
        roles[0]["trial_tasks"][0].update(fields)
        return roles

    return republish(roles=changed)


def items(*slugs):
    return [{"slug": slug, "text": f"There is {slug}."} for slug in slugs]
