"""What no document could hold is refused at its field, and what was typed is still there."""

import pytest

from careers.models import Category, Skill
from tests.admin.forms import change_url, errors, list_url, save


def skill(slug):
    return Skill.objects.get(slug=slug)


def edit(client, slug, **changes):
    return save(client, change_url(skill(slug)), **changes)


CAN_DO = "can_dos-0-"
RESOURCE = "resources-0-"
NUL = "a\0b"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", NUL),
        ("name", "a\x07b"),
        ("name", "a\x9bb"),
        ("name", "a\u202eb"),
        ("name", "x" * 121),
        ("summary", "x" * 300_000),
        ("category", "999999999999999999999999"),
        ("category", "x"),
        ("kind", "hobby"),
        ("position", "-1"),
        ("position", "99999999999999999999"),
        ("position", "1e3"),
        (CAN_DO + "level", "0"),
        (CAN_DO + "level", "5"),
        (CAN_DO + "level", "99999999999999999999"),
        (CAN_DO + "hours", "2001"),
        (CAN_DO + "hours", "99999999999999999999"),
        (CAN_DO + "hours", "-1"),
        (CAN_DO + "statement", NUL),
        (CAN_DO + "statement", "x" * 601),
        (RESOURCE + "url", "javascript:alert(1)"),
        (RESOURCE + "url", "JaVaScRiPt://example.org/%0aalert(1)"),
        (RESOURCE + "url", "data:text/html,x"),
        (RESOURCE + "url", "ftp://example.org/"),
        (RESOURCE + "url", "https://example.org/" + "x" * 500),
        (RESOURCE + "url", "https://exa\0mple.org/"),
        (RESOURCE + "title", NUL),
    ],
)
def test_what_no_document_could_hold_is_refused_at_its_field(editor_client, working, field, value):
    before = list(Skill.objects.order_by("pk").values())

    found = errors(edit(editor_client, "sql", **{field: value}))

    assert list(found) == [field]
    assert list(Skill.objects.order_by("pk").values()) == before


def test_two_can_dos_of_a_level_are_refused(editor_client, working):
    found = errors(edit(editor_client, "sql", **{CAN_DO + "level": 2}))

    assert found


def test_a_slug_that_is_taken_is_refused_at_the_slug(editor_client, working):
    found = errors(
        save(editor_client, list_url(Skill, "add"), name="SQL", slug="sql",
             category=Category.objects.first().pk)
    )  # fmt: skip

    assert list(found) == ["slug"]


@pytest.mark.parametrize("slug", ["Ünïcode", "two words", "-a", "a--b", "A", "a\0", "x" * 81])
def test_a_slug_has_small_letters_digits_and_hyphens(editor_client, working, slug):
    found = errors(
        save(editor_client, list_url(Skill, "add"), name="New", slug=slug,
             category=Category.objects.first().pk)
    )  # fmt: skip

    assert list(found) == ["slug"]


def test_a_megabyte_is_refused_before_it_is_read(editor_client, working):
    assert edit(editor_client, "sql", summary="x" * 1_000_000).status_code == 413


def test_an_address_without_a_scheme_is_completed(editor_client, working):
    edit(editor_client, "sql", **{RESOURCE + "url": "example.org/learn"})

    assert skill("sql").resources.first().url == "https://example.org/learn"
