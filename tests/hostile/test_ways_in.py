"""Hostile content by every way in: a document, tables, forms. What is taken is kept word for
word, what is not is refused in words, and no editors' page shows it as anything but text."""

import pytest
from django import forms
from django.contrib import admin
from django.urls import reverse

from careers import working_copy
from careers.admin.base import CatalogueAdmin
from careers.domain.document import Document
from careers.models import Source
from careers.tables.plan import exported, exported_workbook
from careers.tables.workbook import as_csv
from careers.text_fields import PlainText, WebAddress
from tests.admin.files import chosen, decision_of
from tests.admin.forms import change_url, fields_of, list_url
from tests.hostile.content import hostile
from tests.hostile.inert import bad_nodes
from tests.hostile.payloads import packed

ROWS = 6
ELSE = {"slug", "code", "work"}
"""Fields of text with a shape of their own."""
MODELS = [model for model, own in admin.site._registry.items() if isinstance(own, CatalogueAdmin)]
DESK = ("release_publish", "release_difference", "health", "comparison", "lifecycle")


@pytest.fixture(scope="module")
def document():
    return hostile(ROWS)


def inert(answer, *statuses):
    assert answer.status_code in (statuses or (200,)), answer.content.decode()[:3000]
    assert bad_nodes(answer.content.decode()) == [], answer.request["PATH_INFO"]
    return answer


def test_by_document(editor_client, working, document):
    address = reverse("admin:careers_import")
    preview = inert(editor_client.post(address, chosen(document.model_dump_json())))

    assert editor_client.post(address, decision_of(preview)).status_code == 302

    assert working_copy.read() == document
    written = editor_client.get(reverse("admin:careers_export")).content
    assert Document.model_validate_json(written) == document
    inert(editor_client.get("/admin/"))
    for name in DESK:
        inert(editor_client.get(reverse(f"admin:careers_{name}")))
    for model in MODELS:
        inert(editor_client.get(list_url(model)))
        inert(editor_client.get(change_url(model.objects.first())))
    for page in ("skills/", "skills/sql/", "faq/", "roles/data-scientist/"):
        inert(editor_client.get(reverse("admin:careers_preview_page", args=(page,))))


def semicolons(kind, document):
    return exported(kind, document, ";")


@pytest.mark.parametrize("written", [semicolons, exported_workbook])
def test_by_tables(editor_client, working, document, written):
    address = reverse("admin:careers_tables")
    whole = document.model_copy(update={"categories": working_copy.read().categories})
    for kind in ("skills", "requirements", "resources"):
        data = written(kind, _laid(whole))
        preview = inert(editor_client.post(address, chosen(data, f"{kind}.table", table=kind)))
        assert editor_client.post(address, decision_of(preview)).status_code == 302
        assert _lines(data) <= _lines(written(kind, working_copy.read()))


def _lines(data):
    text = data if isinstance(data, str) else as_csv(data)
    return set(text.split("\r\n"))


def _laid(document):
    """Only roles that are there already can get requirements."""
    roles = {role.slug for role in working_copy.read().roles}
    return document.model_copy(
        update={"roles": tuple(role for role in document.roles if role.slug in roles)}
    )


def test_a_hostile_name_of_a_file_is_text(editor_client, working):
    name = "\"><img src=x onerror=alert(1)>'=1.json"
    for content in ("{", working_copy.read().model_copy(update={"faq": ()}).model_dump_json()):
        inert(editor_client.post(reverse("admin:careers_import"), chosen(content, name)), 200, 400)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_by_form(editor_client, working, model):
    """Each field of text holds payloads of its length; addresses of links as well."""
    url = change_url(model.objects.first())
    page = editor_client.get(url)
    texts = _texts(page)

    saved = inert(editor_client.post(url, fields_of(page) | texts), 200, 302)

    assert saved.status_code == 302, saved.context["errors"]
    assert _values(inert(editor_client.get(url))) >= set(texts.values())
    inert(editor_client.get(list_url(model)))


def _values(page):
    return set(map(str, fields_of(page).values()))


def _texts(page):
    """A text full of payloads for each field that takes any text."""
    found = {}
    for form in _forms(page):
        for bound in form:
            takes_text = type(bound.field) in {PlainText, forms.CharField}
            if takes_text and not bound.field.disabled and bound.name not in ELSE and bound.value():
                texts = packed(bound.field.max_length or 5000)
                found[bound.html_name] = texts[len(found) % min(5, len(texts))]
            if isinstance(bound.field, WebAddress) and bound.value():
                found[bound.html_name] = "https://example.org/\"'<script>alert(1)</script>"
    return found


def _forms(page):
    yield page.context["adminform"].form
    for inline in page.context["inline_admin_formsets"]:
        yield from inline.formset.forms


NO_ADDRESSES = ("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x")


def test_an_address_of_a_script_is_refused_by_form(editor_client, working):
    url = change_url(Source.objects.first())
    data = fields_of(editor_client.get(url))
    for address in (*NO_ADDRESSES, "https://[", "java\tscript:alert(1)"):
        told = inert(editor_client.post(url, data | {"url": address}))
        assert told.context["errors"], address
    assert Source.objects.get().url == data["url"]
