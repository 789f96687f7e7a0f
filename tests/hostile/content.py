"""A catalogue of which every text and every address is hostile.

Each kind of field holds the project's own list first and then a stretch of the shared ones,
another stretch for each kind, so that all payloads appear in fields of every length.
"""

from itertools import chain, count

from careers.domain.document import Document
from tests.catalogues import small
from tests.hostile.payloads import packed

SCHEMA = Document.model_json_schema()
LONGEST_URL = 500
SAME = 20
"""As many texts of each kind of field hold the project's own list."""
ROWS = 200
"""Enough for all payloads in fields of a sentence or an address."""


def hostile(rows=ROWS):
    """The small catalogue, filled, with so many rows of each list that can be long."""
    data = small().model_dump(mode="json")
    for part in ("skills", "roles", "guide"):
        data[part] += [data[part][-1] | {"slug": f"other-{index}"} for index in range(5)]
    for part in ("faq", "sources", "aspects", "stages", "fit_statements"):
        data[part] += [data[part][-1] | {"slug": f"other-{index}"} for index in range(rows)]
    skill, role = data["skills"][0], data["roles"][0]
    for owner, name in ((skill, "aliases"), (skill, "resources"), (skill, "references"),
                        (role, "responsibilities"), (data["transitions"][0], "stages")):  # fmt: skip
        owner[name] = owner[name][:1] * rows
    role["references"] = skill["references"]
    asked = role["requirements"][0]
    asked["findings"] = [{"source": data["sources"][0]["slug"], "text": ""}] * rows
    return Document.model_validate(Filling().of(data, SCHEMA))


class Filling:
    """Gives each kind of field ("Skill.name") its own order of texts."""

    def __init__(self):
        self.texts = {}

    def of(self, value, schema, kind=""):
        if "$ref" in schema:
            kind = schema["$ref"].rpartition("/")[2]
            schema = SCHEMA["$defs"][kind]
        if schema.get("type") == "array":
            return [self.of(part, schema["items"], kind) for part in value]
        if "properties" in schema:
            fields = schema["properties"]
            return {
                name: self.of(part, fields[name], f"{kind}.{name}") for name, part in value.items()
            }
        if schema.get("type") != "string" or {"pattern", "enum"} & set(schema):
            return value
        if kind not in self.texts:
            self.texts[kind] = _texts(schema["maxLength"], len(self.texts) * ROWS)
        return next(self.texts[kind])


def _texts(longest, start):
    """Payloads, and in the end addresses of which no two are the same."""
    if longest == LONGEST_URL:
        texts = [f"https://example.org/{text}" for text in packed(longest - 30)]
    else:
        texts = packed(longest, "\n\n" if longest > 1000 else " ")
    rest = texts[SAME:]
    turned = rest[start % len(rest) :] + rest[: start % len(rest)] if rest else []
    return chain(texts[:SAME], turned, (f"https://example.org/{number}" for number in count()))
