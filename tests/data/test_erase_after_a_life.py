"""An account that was lived in by the pages themselves, erased: nothing of it is anywhere."""

import base64
import json
import logging
import pickle
import re

from django.contrib.sessions.backends.db import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from tests.factories import PASSWORD
from tests.hostile.page_forms import forms

EMAIL = "lived-31ab@example.org"
MARK = "Mark-31ab"
HERE = {"Origin": "http://testserver"}
LEVELS = {"was-sql": "", "level-sql": "3", "was-docker": "", "level-docker": "1"}
LIVED = (
    *("/me/evidence/add/?skill=sql", "/me/goal/", "/me/tasks/data-scientist/read-out/"),
    *("/me/reviews/new/", "/me/sharing/new/", "/accounts/profile/", "/accounts/email/"),
    *("/me/roadmap/data-scientist/", "/me/hints/"),
)
TABLES = {
    *("accounts_user", "careers_evidence", "careers_trialprogress", "careers_reviewrequest"),
    *("careers_reviewedskill", "careers_sharelink", "careers_upload", "django_session"),
}


def test_nothing_is_left(published, client, caplog):
    caplog.set_level(logging.DEBUG)
    sign_up = {"email": EMAIL, "password1": PASSWORD, "password2": PASSWORD}
    client.post("/accounts/signup/", sign_up)
    client.post("/me/skills/", LEVELS)
    _guess()
    shown = "".join(_lived(client, path) for path in LIVED)
    tokens = set(re.findall(r"/(?:s|review)/([\w-]{43})/", shown))
    assert len(tokens) == 2
    for token in tokens:
        _open(token)
    _try_then_sign_in()
    file = SimpleUploadedFile(f"{MARK}.json", client.get("/me/data/export.json").content)
    client.post("/me/data/restore/", {"file": file})
    marks = (EMAIL, MARK, *tokens)
    assert _tables(marks) >= TABLES

    answer = client.post("/me/data/erase/", {"typed": EMAIL})
    assert answer.headers["Location"] == "/accounts/erased/"
    assert _tables(marks) == set()
    assert not [line for line in caplog.messages if any(mark in line for mark in marks)]


def _guess():
    """Somebody at the door, who knows the address."""
    visitor = Client()
    visitor.post("/accounts/login/", {"login": EMAIL, "password": "no idea of it"})
    visitor.post("/accounts/password/reset/", {"email": EMAIL})
    visitor.post("/accounts/signup/", {"email": EMAIL, "password1": "x", "password2": "x"})


def _lived(client, path):
    """Send every form of a page, with the mark wherever anything may be written."""
    found = ""
    for form in forms(client.get(path).content.decode(), path):
        if form.method == "post" and form.address != "/accounts/logout/":
            answer = client.post(form.address, _marked(form), follow=True)
            assert answer.status_code < 500, path
            found += answer.content.decode()
    return found


def _marked(form):
    sent = dict(form.sent)
    for one in form.fields():
        if one.free:
            sent[one.name] = MARK
        elif one.kind == "url":
            sent[one.name] = f"https://example.org/{MARK}"
        elif one.kind == "button":
            sent[one.name] = one.value  # the last: what comes before it looks only
        elif one.kind == "checkbox":
            sent[one.name] = [each.value for each in form.controls if each.name == one.name]
    return sent


def _open(token):
    """Somebody follows a link, and answers where it asks."""
    for path in (f"/s/{token}/", f"/review/{token}/"):
        if Client().get(path).status_code == 200:
            _lived(Client(), path)


def _try_then_sign_in():
    visitor = Client()
    visitor.post("/try/data-scientist/", {"level-sql": "1"}, headers=HERE)
    visitor.post("/accounts/login/", {"login": EMAIL, "password": PASSWORD})
    assert visitor.session["tried_offered_to"]


def _tables(marks):
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                said = _said(table, dict(zip(names, row, strict=True)))
                if any(mark in said for mark in marks):
                    found.add(table)
    return found


def _said(table, row):
    """With what is written in a form of its own, opened."""
    if table == "django_session":
        row["session_data"] = SessionStore().decode(row["session_data"])
    if table == "rate_limits":
        row["value"] = pickle.loads(base64.b64decode(row["value"]))
    return json.dumps(row, default=str, ensure_ascii=False)
