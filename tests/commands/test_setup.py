import os
import socket
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import User
from careers.management.commands import serve
from careers.management.commands import setup as setup_command
from careers.models import Category, Release, Role, Skill
from config import serving


@pytest.fixture
def setup(settings, tmp_path):
    """setup() -> what it printed, with a data folder of its own."""
    settings.DATA_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"

    def setup():
        told = StringIO()
        call_command("setup", stdout=told)
        return told.getvalue()

    return setup


def test_a_new_installation_gets_a_catalogue_an_administrator_and_its_files(db, setup, settings):
    told = setup()

    assert Release.objects.get().number == 1
    assert Role.objects.count() == 2
    assert "Default catalogue published as release 1: 2 roles, 45 skills." in told
    assert "Imported" not in told
    admin = User.objects.get()
    assert admin.is_superuser
    assert admin.must_change_password
    assert admin.email in told
    assert (settings.STATIC_ROOT / "css").is_dir()


def test_the_second_time_it_changes_nothing_and_says_nothing(db, setup, settings):
    setup()
    password = User.objects.get().password
    kept = settings.STATIC_ROOT / "css" / "kept"
    kept.write_text("collecting would remove this")

    assert setup() == ""
    assert Release.objects.count() == 1
    assert User.objects.get().password == password
    assert kept.exists()


def test_new_code_collects_its_files_again(db, setup, settings, monkeypatch):
    setup()
    gone = settings.STATIC_ROOT / "css" / "gone"
    gone.write_text("of the build before")
    monkeypatch.setattr(setup_command, "build_id", lambda base: "another")

    setup()

    assert not gone.exists()


def test_what_an_editor_began_is_not_replaced(db, setup):
    skill = Skill.objects.create(
        slug="mine", name="Mine", category=Category.objects.create(slug="c", name="C")
    )

    setup()

    assert list(Skill.objects.all()) == [skill]
    assert not Release.objects.exists()


def test_ended_sessions_are_removed(db, setup):
    now = timezone.now()
    for key, days in {"ended": -1, "live": 1}.items():
        ends = now + timedelta(days=days)
        Session.objects.create(session_key=key, session_data="", expire_date=ends)

    setup()

    assert [session.session_key for session in Session.objects.all()] == ["live"]


def test_another_address_of_the_site_collects_nothing_again(db, setup, settings):
    setup()
    settings.SITE_URL, settings.BUILD = "http://localhost:8461", "of another address"
    assert setup() == ""


def test_the_address_that_is_served_is_kept_for_other_commands(settings, tmp_path, monkeypatch):
    settings.SERVING = tmp_path / "serving"
    kept = []
    became = []
    monkeypatch.setattr(serve, "call_command", lambda *args, **options: None)
    monkeypatch.setattr(serve.os, "execv", lambda *command: became.append(command))
    monkeypatch.setattr(serving.os, "set_inheritable", lambda handle, on: kept.append((handle, on)))
    with socket.socket() as probe:
        probe.bind((serve.HOST, 0))
        port = str(probe.getsockname()[1])

    call_command("serve", port, stdout=StringIO())

    assert port in became[0][1]
    ((lock, inherited),) = kept
    assert inherited
    assert serving.address(settings.SERVING) == f"http://localhost:{port}"
    os.close(lock)
    assert serving.address(settings.SERVING) == ""


def test_of_several_servers_the_newest_that_still_runs_is_named(tmp_path, monkeypatch):
    handles = []
    monkeypatch.setattr(serving.os, "set_inheritable", lambda handle, on: handles.append(handle))
    for port in (8461, 8462, 8460):
        serving.announce(tmp_path, port)

    told = []
    for handle in (None, *reversed(handles)):
        if handle is not None:
            os.close(handle)
        told.append(serving.address(tmp_path))

    assert [address[-4:] for address in told] == ["8460", "8462", "8461", ""]


def test_a_free_port_is_accepted():
    with socket.socket() as probe:
        probe.bind((serve.HOST, 0))
        port = probe.getsockname()[1]
    assert serve._free(str(port)) == port


def test_a_taken_port_is_said_in_a_sentence():
    with socket.socket() as other:
        other.bind((serve.HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is taken.*PORT={port + 1}"):
            serve._free(str(port))


@pytest.mark.parametrize("port", ["0", "65536", "abc", "-1", "80.5", ""])
def test_what_is_no_port_is_said_in_a_sentence(port):
    with pytest.raises(CommandError, match="from 1 to 65535"):
        serve._free(port)
