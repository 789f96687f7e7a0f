"""A file that is no catalogue is refused with the line or path, by the page and by the command;
no row changes. The same for tables."""

from html import unescape

import pytest
from django.core.management import CommandError, call_command

from careers.models import Upload
from tests.admin.files import chosen
from tests.corrupt import FILES
from tests.stored import rows


@pytest.fixture
def page(editor_client):
    """What choosing a file answers, in words."""

    def post(url, content, name="catalogue.json", **fields):
        answer = editor_client.post(url, chosen(content, name, **fields))
        return answer.status_code, unescape(answer.content.decode())

    return post


def test_the_page_refuses_each(page, working):
    before = rows()
    for name, (content, words) in FILES.items():
        status, text = page("/admin/careers/import/", content)
        assert (status, "Nothing was imported" in text) == (400, True), name
        assert _told(words, text), (name, text[text.find("Nothing was") :][:900])
    assert not Upload.objects.exists()
    assert rows() == before


def _told(words, page):
    """The path and the message stand in two cells of a table, the message as a sentence."""
    path, _, message = words.rpartition(": ")
    return path.removesuffix(":").rstrip() in page and message.lower() in page.lower()


def test_the_command_refuses_each(working, tmp_path):
    before = rows()
    for name, (content, words) in FILES.items():
        file = tmp_path / "catalogue.json"
        file.write_bytes(content)
        with pytest.raises(CommandError) as caught:
            call_command("import_catalogue", file, "--publish")
        assert words in str(caught.value), name
    assert rows() == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04\xff\xfe", "not a workbook (XLSX)"),
        (b"\xd0\xcf\x11\xe0", "not text in UTF-8"),
        ("skill,name\nsql,Größe".encode("cp1252"), "This is not text in UTF-8"),
        (b"skill,name\nsql," + b"x" * 4_000_000, "longer than 4,000,000"),
        (b"skill,name\n" + b"sql,a\n" * 20_000, "more than 10,000 rows"),
        (b'skill,name\nsql,"a', "row 2"),
        (b"skill,name\nsql,a\x00b", "control characters"),
        (b"skill,name\n\x00,b", "row 2, column “skill”"),
        (b"\x00", "row 1"),
        (b"skill,name\nsql," + b"x" * 200_000, "row 2"),
        (b"<html><script>alert(1)</script>", "row 1"),
    ],
)
def test_a_table_is_refused_as_well(page, working, content, words):
    before = rows()

    status, text = page("/admin/careers/tables/", content, "skills.csv", table="skills")

    assert status == 400
    assert words in text
    assert rows() == before


def test_an_unknown_table_is_refused(page, working):
    status, _ = page("/admin/careers/tables/", b"a", "x.csv", table="people")

    assert status == 400


def test_very_many_faults_are_counted(page, working):
    content = '{"faq": [' + ",".join(['{"slug": 1}'] * 500) + "]}"

    _, text = page("/admin/careers/import/", content)

    assert "(1000)" in text
    assert "900 more are not listed" in text
