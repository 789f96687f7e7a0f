"""Hostile strings by every field that brings skills in: text, or refused; never a fault of ours."""

from urllib.parse import urlencode

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


def forms(published):
    """Each payload as a level, as what a page showed, and as a skill, ten of them a form."""
    slugs = [skill.slug for skill in published.catalogue.skills]
    for payloads in batched(everything(), len(slugs)):
        pairs = list(zip(slugs, payloads, strict=False))
        yield {f"level-{slug}": payload for slug, payload in pairs}
        yield {f"level-{payload}": "1" for payload in payloads}
        yield {f"level-{slug}": "1" for slug, _ in pairs} | {
            f"was-{slug}": payload for slug, payload in pairs
        }


def send(client, address, data):
    """As a browser would, whatever the fields are called."""
    form = "application/x-www-form-urlencoded"
    return client.post(address, urlencode(data), content_type=form, headers=HERE)


def batched(rows, size):
    return (rows[start : start + size] for start in range(0, len(rows), size))


def test_hostile_fields_of_a_confirmation(member_client, member, published):
    for data in forms(published):
        answer = send(member_client, IMPORT, data | {"confirm": "1"})
        assert answer.status_code == 400, data
    assert stored(member) == {}


def test_hostile_names_of_files(member_client, published):
    for name in ("../../x", "C:\\x", "a\0b", "x" * 300, '"><script>alert(1)</script>'):
        assert upload(member_client, b"SQL", name).status_code in {200, 400}


def test_hostile_ratings_of_a_visitor(client, published):
    for data in forms(published):
        answer = send(client, "/try/data-scientist/", data)
        assert answer.status_code == 400, data
    assert not client.cookies


def test_hostile_choices_of_what_was_tried(client, member, published):
    rate(client, sql=3)
    sign_in(client, member)
    for data in forms(published):
        assert send(client, "/me/merge/", data).status_code == 400, data
    assert stored(member) == {}
