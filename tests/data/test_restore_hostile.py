"""Every hostile string in every text of an export: a page or a fault, never a break, and what
comes back is inert wherever it is shown."""

import pytest

from careers.models import Evidence
from tests.data.lives import confirmed, look
from tests.hostile.inert import bad_nodes
from tests.hostile.payloads import everything

RAW = ("\x00", "\ud800", "\u202e", "a" * 10_000, "9" * 400, "\r\n", "\x1b[31m")
TEXTS = ("title", "note", "link", "kind", "skill", "skill_name", "dated_on", "created_at")


@pytest.fixture
def evidence():
    return {
        "skill": "sql", "level": 1, "kind": "note", "title": "Title", "link": "", "note": "",
        "dated_on": "2024-01-01", "expires_on": None, "created_at": "2024-01-01T00:00:00Z",
    }  # fmt: skip


def document(**sections):
    return {
        "format": "crosswalk-record",
        "version": 1,
        "exported_at": "2026-01-01T00:00:00Z",
        **sections,
    }


@pytest.mark.parametrize("field", TEXTS)
def test_a_text_of_evidence(published, client, member, evidence, field):
    confirmed(client, member)
    rows = [evidence | {field: text} for text in (*RAW, *everything()[:1_900])]
    answer = look(client, document(evidence=rows))
    assert answer.status_code in {200, 400}
    assert bad_nodes(answer.content.decode()) == []


def test_what_is_brought_back_is_inert(published, client, member, evidence):
    """All that a form takes, at once; shown on pages and in files."""
    confirmed(client, member)
    taken = [text for text in everything() if len(text) <= 120 and "\n" not in text][:1_900]
    rows = [evidence | {"title": text, "note": text} for text in taken]
    answer = look(client, document(evidence=rows))
    assert answer.status_code == 200, answer.content.decode()[-3_000:]
    mark = answer.content.decode().partition('name="upload" value="')[2][:64]
    assert client.post("/me/data/restore/", {"upload": mark}).status_code == 302
    assert Evidence.objects.filter(member=member).count() == len(taken)
    for path in ("/me/data/profile/", "/me/data/", "/me/", "/me/evidence/"):
        assert bad_nodes(client.get(path).content.decode()) == [], path
    for name in ("export.json", "tables.zip", "resume.json"):
        assert client.get(f"/me/data/{name}").status_code == 200


@pytest.mark.parametrize("name", ["\x00.json", "a" * 10_000, "../../etc/passwd", "<b>.json"])
def test_a_name_of_a_file(published, client, member, evidence, name):
    confirmed(client, member)
    answer = look(client, document(evidence=[evidence]), name=name)
    assert answer.status_code in {200, 400}
    assert b"<b>.json" not in answer.content


@pytest.mark.parametrize(
    "sections",
    [
        {"exported_at": "9999-12-31T23:59:59Z"},
        {"exported_at": "0001-01-01T00:00:00+14:00"},
        {"release": 10**18},
        {"goal": {"role": "data-scientist", "set_at": "2024-01-01T00:00:00Z",
                  "weeks_off": ["0001-01-01"] * 5_000}},
        {"roadmap_choices": [{"role": "data-scientist", "made": {"order": [["a", 1]] * 5_000}}]},
        {"fit_results": [{"release": 2**31 - 1, "answers": {}, "outcome": "one", "roles": [],
                          "taken_at": "2024-01-01T00:00:00.000001Z"}] * 60},
        {"events": [{"skill": "a" * 81, "old": None, "new": 1, "at": "2024-01-01T00:00:00Z",
                     "source": "x" * 10_000}]},
        {"hints_aside": [{"key": "", "at": "2024-01-01T00:00:00Z"}] * 3},
    ],
)  # fmt: skip
def test_what_is_at_the_edge(published, client, member, sections):
    confirmed(client, member)
    answer = look(client, document(**sections))
    assert answer.status_code in {200, 400}
    mark = answer.content.decode().partition('name="upload" value="')[2][:64]
    if mark:
        assert client.post("/me/data/restore/", {"upload": mark}).status_code == 302
        assert client.get("/me/").status_code == 200
        assert client.get("/me/fit/").status_code == 200
