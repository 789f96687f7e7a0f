"""Files that are no catalogue, each with words of the reason that must be given."""

import io
import json
import zipfile

from tests.catalogues import small

SOUND = small().model_dump(mode="json")
TEXT = json.dumps(SOUND, indent=1)


def _with(path, value):
    """The sound document with `value` at `path`, as bytes."""
    data = json.loads(TEXT)
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return json.dumps(data).encode()


def _zip():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("catalogue.json", TEXT)
    return out.getvalue()


def _circle():
    data = json.loads(TEXT)
    one, other = data["skills"][0], data["skills"][1]
    for skill, needed in ((one, other), (other, one)):
        skill["requires"] = [{"at_level": 1, "skill": needed["slug"], "level": 1}]
    return json.dumps(data).encode()


FAQ = {"slug": "a", "question": "b"}
FILES = {
    **{f"cut off at {tenth} tenths": (TEXT[: len(TEXT) * tenth // 10].encode(), "line ") for tenth in range(1, 10)},
    "a zip": (_zip(), "line 1: this is not text in UTF-8"),
    "UTF-16": (TEXT.encode("utf-16"), "not text in UTF-8"),
    "a NUL": (b'{"faq": [\x00]}', "line 1, column 10: this is not JSON"),
    "deep lists": (b"[" * 1000 + b"]" * 1000, "column 41: the document is nested too deeply"),
    "deep objects": (b'{"a":' * 1000 + b"1" + b"}" * 1000, "nested too deeply"),
    "many rows": (json.dumps({"faq": [FAQ] * 100_000}).encode(), "more than 100,000 values"),
    "too long": (b'{"faq": "' + b"x" * 8_000_000 + b'"}', "longer than 8,000,000"),
    "a key twice": (TEXT.replace('"faq": [', '"roles": [],\n"faq": [', 1).encode(), 'the key "roles" stands twice'),
    "a key twice, once escaped": (b'{"faq": [], "\\u0066aq": []}', "line 1, column 13"),
    "NaN": (TEXT.replace('"level": 3', '"level": NaN', 1).encode(), "NaN is not a number"),
    "-Infinity": (TEXT.replace('"level": 3', '"level": -Infinity', 1).encode(), "-Infinity is not a number"),
    "an endless number": (TEXT.replace('"level": 3', '"level": ' + "9" * 5000, 1).encode(), "line "),
    "a list": (b"[]", "must be an object"),
    "a string": (b'"catalogue"', "must be an object"),
    "null": (b"null", "must be an object"),
    "another version": (_with(["schema_version"], 99), "schema_version: "),
    "an unknown key": (_with(["skills", 0, "colour"], "red"), "skills[0].colour: "),
    "text for a number": (_with(["roles", 0, "requirements", 1, "level"], "3"), "roles[0].requirements[1].level: "),
    "a number for text": (_with(["roles", 1, "name"], 7), "roles[1].name: "),
    "an object for a list": (_with(["skills"], {}), "skills: "),
    "null for a list": (_with(["faq"], None), "faq: "),
    "a level too high": (_with(["roles", 0, "requirements", 0, "level"], 5), "roles[0].requirements[0].level: "),
    "a slug with a space": (_with(["roles", 0, "slug"], "a b"), "roles[0].slug: "),
    "a script address": (_with(["sources", 0, "url"], "javascript:alert(1)"), "sources[0].url: must begin with https://"),
    "a control character": (_with(["faq", 0, "answer"], "a\x00b"), "faq[0].answer: "),
    "half a character": (b'{"faq": [{"slug": "a", "question": "\\ud800"}]}', "faq[0].question: "),
    "a text too long": (_with(["faq", 0, "answer"], "x" * 20_001), "faq[0].answer: "),
    "an unknown skill": (_with(["roles", 0, "requirements", 0, "any_of"], ["nix"]), "roles[0].requirements[0].any_of: there is no skill 'nix'"),
    "an unknown category": (_with(["skills", 2, "category"], "nix"), "skills[2].category: there is no category 'nix'"),
    "an unknown role": (_with(["aspects", 0, "cells", 0, "role"], "nix"), "aspects[0].cells[0].role: "),
    "a slug twice": (_with(["skills", 1, "slug"], SOUND["skills"][0]["slug"]), "skills[1].slug: "),
    "prerequisites in a circle": (_circle(), "prerequisites run in a circle"),
    "merges in a circle": (_with(["merged"], {"a": "b", "b": "a"}), "merges run in a circle"),
    "a merge into nothing": (_with(["merged"], {"a": "nix"}), "merged.a: "),
    "the reserved role": (_with(["roles", 0, "slug"], "start"), "reserved"),
}  # fmt: skip
