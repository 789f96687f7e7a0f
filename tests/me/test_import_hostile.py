"""Hostile strings by every field that brings skills in: text, or refused; never a fault of ours."""

from tests.hostile.inert import bad_nodes
from tests.hostile.payloads import everything, packed
from tests.imports.files import resume
from tests.me.test_import import IMPORT, paste, stored, text, upload
from tests.me.test_merge import sign_in
from tests.public.test_try import HERE, rate


def hostile():
    """Each payload by every way in: as text, as names, as every field of a resume."""
    for payload in packed(20_000, "\n"):
        yield payload
        yield f"Name\n{payload}"
    names = [{"name": one, "level": one, "keywords": [one]} for one in everything()]
    for start in range(0, len(names), 300):
        yield resume(skills=names[start : start + 300])
    entries = [
        dict.fromkeys(("name", "position", "summary"), f"{one} SQL") | {"highlights": [one]}
        for one in everything()
    ]
    for start in range(0, len(entries), 300):
        yield resume(work=entries[start : start + 300], basics={"summary": "\ud800 SQL \0"})


def test_hostile_strings_are_shown_as_text_or_refused(member_client, member, published):
    for content in hostile():
        answer = upload(member_client, content.encode("utf-8", "replace"))
        assert answer.status_code in {200, 400}, content[:200]
        assert bad_nodes(text(answer)) == []
        answer = paste(member_client, content.encode("utf-8", "replace").decode())
        assert answer.status_code in {200, 400}, content[:200]
        assert bad_nodes(text(answer)) == []
    assert stored(member) == {}


def test_hostile_fields_of_a_confirmation(member_client, member, published):
    for payload in everything():
        data = {"confirm": payload or "1", "level-sql": payload, "was-sql": payload}
        answer = member_client.post(IMPORT, {**data, f"level-{payload}": "1"})
        assert answer.status_code in {302, 400}, payload
    assert stored(member) == {}


def test_hostile_names_of_files(member_client, published):
    for name in ("../../x", "C:\\x", "a\0b", "x" * 300, '"><script>alert(1)</script>'):
        assert upload(member_client, b"SQL", name).status_code in {200, 400}


def test_hostile_ratings_of_a_visitor(client, published):
    for payload in everything():
        data = {"level-sql": payload, f"level-{payload}": "1"}
        answer = client.post("/try/data-scientist/", data, headers=HERE)
        assert answer.status_code == 400, payload
    assert not client.cookies


def test_hostile_choices_of_what_was_tried(client, member, published):
    rate(client, sql=3)
    sign_in(client, member)
    for payload in everything():
        data = {"level-sql": payload, "was-sql": payload, f"level-{payload}": payload}
        assert client.post("/me/merge/", data).status_code == 400, payload
    assert stored(member) == {}
