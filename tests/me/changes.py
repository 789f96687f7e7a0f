"""What a member's pages look like as words, and releases that change under them."""

import re
from html import unescape

from careers.domain.document import Document
from tests import catalogues, publishing


def words(response):
    """The text of the main part, as one line with plain spaces."""
    main = response.content.decode().partition("<main")[2].partition("</main")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def republish(**changes):
    """Publish the small catalogue with changes, each a function of one of its lists."""
    document = catalogues.small().model_dump(mode="json")
    for name, change in changes.items():
        document[name] = change(document[name])
    return publishing.release(Document.model_validate(document))


def without(slug):
    """What is left of a list of parts when the role has been retired."""

    def cut(parts):
        kept = [part for part in parts if slug not in {part.get("slug"), part.get("to_role")}]
        for part in kept:
            for key in ("cells", "weights"):
                if key in part:
                    part[key] = [cell for cell in part[key] if cell["role"] != slug]
        return [part for part in kept if part.get("from_role") != slug]

    return cut


def in_a_circle(skills):
    """A change of the skills: Docker and Kubernetes lean on each other."""
    leans = {"docker": "kubernetes", "kubernetes": "docker"}
    return [
        {**row, "requires": [{"at_level": 1, "skill": leans[row["slug"]], "level": 1}]}
        if row["slug"] in leans
        else row
        for row in skills
    ]


def retire(slug):
    """Publish the small catalogue without one of its roles."""
    parts = ("roles", "aspects", "stages", "fit_statements", "transitions")
    return republish(**dict.fromkeys(parts, without(slug)))
