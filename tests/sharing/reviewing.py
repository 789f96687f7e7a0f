"""What the tests of reviews share: a request, an answer, and what is done with it."""

import re

from careers.models import ReviewedSkill

NAME = "Ada-7f3a"
NEW = "/me/reviews/new/"
FORM = {
    "skills": ["sql", "pytorch"],
    "name": NAME,
    "message": "Please.\nThank you.",
    "label": "Bo",
    "until": "30",
    "made_from": "one",
}


def path_in(answer):
    (found,) = re.findall(
        r'<code id="address">http://localhost:8000(/review/[\w-]{43}/)</code>', answer
    )
    return found


def said(**changes):
    """What a reviewer posts: SQL at 3, no word of PyTorch."""
    sql, pytorch = ReviewedSkill.objects.order_by("id").values_list("pk", flat=True)[:2]
    return {
        f"level-{sql}": "3",
        f"words-{sql}": "Wrote our\r\nqueries.",
        f"level-{pytorch}": "unsure",
        f"words-{pytorch}": "",
        "reviewer": "Bo Brown",
        "relation": "same team",
        "do": "answer",
    } | changes


def row(slug="sql"):
    return ReviewedSkill.objects.get(skill__slug=slug)


def weigh(client, verb, slug="sql"):
    found = row(slug)
    return client.post(f"/me/reviews/{found.request_id}/", {"do": f"{verb}/{found.pk}"})
