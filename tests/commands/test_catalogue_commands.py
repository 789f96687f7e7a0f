"""The commands that editors and operators run on catalogues."""

import json

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from careers.models import Release, Skill
from tests.catalogues import small

pytestmark = pytest.mark.django_db


def test_import_and_publish(capsys):
    call_command("import_catalogue", settings.DEFAULT_CATALOGUE, "--publish")

    assert Release.objects.get().number == 1
    assert "Published release 1" in capsys.readouterr().out


def test_import_of_a_gap_with_publish_changes_nothing(tmp_path):
    data = small().model_dump(mode="json")
    data["roles"][0]["requirements"][0]["reason"] = ""
    file = tmp_path / "gap.json"
    file.write_text(json.dumps(data))

    with pytest.raises(CommandError, match="without a reason"):
        call_command("import_catalogue", file, "--publish")
    assert not Skill.objects.exists()


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"{", b""])
def test_import_of_a_corrupt_file_changes_nothing(tmp_path, content):
    file = tmp_path / "corrupt.json"
    file.write_bytes(content)

    with pytest.raises(CommandError):
        call_command("import_catalogue", file)
    assert not Skill.objects.exists()


def test_import_of_a_missing_file_says_so(tmp_path):
    with pytest.raises(CommandError, match="Cannot read"):
        call_command("import_catalogue", tmp_path / "nowhere.json")


def test_export_is_the_document(tmp_path):
    call_command("import_catalogue", settings.DEFAULT_CATALOGUE, "--publish")
    file = tmp_path / "out.json"

    call_command("export_catalogue", file)

    assert file.read_text("utf-8") == settings.DEFAULT_CATALOGUE.read_text("utf-8")


def test_export_of_an_unknown_release(tmp_path):
    with pytest.raises(CommandError, match="no such release"):
        call_command("export_catalogue", tmp_path / "out.json", "--release", "7")


def test_check_finds_nothing_in_the_default_catalogue(capsys):
    call_command("check_catalogue", settings.DEFAULT_CATALOGUE)

    assert "no gap found" in capsys.readouterr().out


def test_check_fails_on_a_gap(tmp_path, capsys):
    data = small().model_dump(mode="json")
    data["aspects"][0]["cells"].pop()
    file = tmp_path / "gap.json"
    file.write_text(json.dumps(data))

    with pytest.raises(CommandError):
        call_command("check_catalogue", file)
    assert "aspects[0].cells" in capsys.readouterr().out


def test_publish_says_when_nothing_changed():
    call_command("import_catalogue", settings.DEFAULT_CATALOGUE, "--publish")

    with pytest.raises(CommandError, match="Nothing has changed"):
        call_command("publish", note="Again")


def test_schema_describes_every_field(capsys):
    call_command("catalogue_schema")

    schema = json.loads(capsys.readouterr().out)
    assert {"roles", "skills", "merged"} <= set(schema["properties"])
