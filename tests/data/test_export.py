"""Everything about a member as one document, as tables, as a JSON Resume."""

import csv
import io
import json
import zipfile
from datetime import date

import pytest
from django.apps import apps
from django.test import Client

from careers.domain.cells import unguard
from careers.domain.record.document import Record
from careers.models import Skill
from careers.record.inventory import KEPT
from tests.data.lives import exported
from tests.factories import UserFactory

FILES = ("export.json", "tables.zip", "resume.json")
DAYS_ONLY = {date}


def test_everything_is_in_the_document(mine, marked):
    """Each value that a row of theirs holds in an exported field stands in its section."""
    mine.get("/me/data/")
    found = exported(mine)
    Record.model_validate(found)
    missing = []
    for kept in KEPT:
        told = json.dumps(found[kept.at], ensure_ascii=False)
        for path, value in _stored(kept, marked):
            if _as_json(value) not in told:
                missing.append(f"{kept.model}: {path} is {value!r}")
    assert not missing


def test_the_marks_are_in_every_field():
    """The control: a member without rows would pass the test above."""
    assert all(kept.shown for kept in KEPT)


def test_each_section_has_something_to_find(mine, marked):
    found = exported(mine)
    assert not [kept.at for kept in KEPT if not found[kept.at]]
    assert found["events"][-1] | {"at": ""} == {
        "skill": "sql", "skill_name": "SQL", "old": 1, "new": 3, "at": "", "source": "roadmap"
    }  # fmt: skip
    assert found["goal"]["role_name"] == "Data Scientist"
    assert found["levels"][4] == {"level": 4, "name": "Expert"}


def test_secrets_and_others_are_not_in_it(mine, marked):
    """No hash, no key of a session or mail, no number of ours, nobody else."""
    other = UserFactory(email="other-77aa@example.org", name="Other-77aa")
    Client().force_login(other)
    text = json.dumps(exported(mine))
    secrets = (marked.password, "secret-key-5c1e", mine.session.session_key, "marked-text-5c1e")
    assert not [secret for secret in (*secrets, "77aa", '"id"') if secret in text]


def test_what_is_withheld_is_said_with_the_reason(mine):
    told = {row["what"]: row["why"] for row in exported(mine)["withheld"]}
    assert told["accounts.User.password"].startswith("Only its hash")
    assert "sessions.Session.session_key" in told


def test_a_draft_name_is_not_told(mine, marked):
    """The row of a skill is the working copy: what an editor typed there is not published."""
    Skill.objects.filter(slug="sql").update(name="Draft-name")
    text = json.dumps(exported(mine))
    assert "Draft-name" not in text


def test_the_document_follows_its_published_schema(mine, client):
    shape = json.loads(Client().get("/me/data/schema.json").content)
    assert shape["properties"]["format"]["const"] == "crosswalk-record"
    assert set(exported(mine)) == set(shape["properties"])


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_named_by_its_day_and_kept_out_of_caches(mine, name):
    answer = mine.get(f"/me/data/{name}")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment; filename=")
    assert "-20" in disposition


@pytest.mark.parametrize("name", FILES)
def test_a_file_asks_for_the_password_once_more(published, member_client, name):
    answer = member_client.get(f"/me/data/{name}")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/reauthenticate/?next=")


def test_tables_hold_the_same_and_no_formula(mine, marked):
    archive = zipfile.ZipFile(io.BytesIO(mine.get("/me/data/tables.zip").content))
    assert archive.testzip() is None
    names = set(archive.namelist())
    assert names >= {"about.txt", "withheld.csv", *(f"{kept.at}.csv" for kept in KEPT)}
    cells = []
    for name in names - {"about.txt"}:
        text = archive.read(name).decode("utf-8-sig")
        cells += [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert "'=marked-title-5c1e" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    plain = "\n".join(map(unguard, cells))
    assert "marked-note-5c1e\n+second line" in plain
    assert "marked-pin-5c1e" in plain


def test_a_skill_that_is_gone_keeps_its_last_name(mine, marked):
    from tests.me.changes import republish

    def gone(skills):
        return [row for row in skills if row["slug"] != "sql"]

    def unasked(roles):
        return [
            role | {"requirements": [
                row for row in role["requirements"] if "sql" not in row["any_of"]
            ]}
            for role in roles
        ]  # fmt: skip

    republish(skills=gone, roles=unasked)
    assert exported(mine)["ratings"][0]["skill_name"] == "SQL"


def _stored(kept, member):
    """(field, value) of every row of the member's, the parts of what is JSON one by one."""
    if not kept.member:
        return
    model = apps.get_model(kept.model)
    rows = model._base_manager.filter(**{kept.member: member.pk}, **kept.only)
    for row in rows.values(*kept.shown.values()):
        for path, value in row.items():
            for leaf in _leaves(value):
                yield path, leaf


def _leaves(value):
    if isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from _leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    else:
        yield value


def _as_json(value):
    """As the document writes it, without the quotes."""
    if hasattr(value, "isoformat"):
        return value.isoformat().replace("+00:00", "")
    return json.dumps(value, ensure_ascii=False).strip('"')
