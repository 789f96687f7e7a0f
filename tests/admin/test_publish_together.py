"""Two editors who press Publish at once, and a server that dies while one does."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connections
from django.test import Client

from careers.actions import publish as publishing
from careers.models import Release, Requirement, Role, Skill
from tests.admin.test_publish import URL, promise
from tests.factories import UserFactory


def edit(level):
    Requirement.objects.filter(role__slug="data-scientist", slug="sql").update(level=level)


def at_once(*tasks):
    """The answers to `tasks`, which all begin at the same moment in threads of their own."""
    barrier = Barrier(len(tasks))

    def run(task):
        barrier.wait()
        try:
            return task()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def two_editors(transactional_db, working, editor, editors):
    other = UserFactory(is_staff=True)
    other.groups.add(editors)
    edit(4)
    return signed_in(editor), signed_in(other)


@pytest.mark.django_db(transaction=True)
def test_who_presses_twice_at_once_has_published_once(two_editors, editor):
    client, twin = two_editors[0], signed_in(editor)
    shown = promise(client)

    answers = at_once(*(lambda sender=sender: sender.post(URL, shown) for sender in (client, twin)))

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Release.objects.count() == 2
    assert LogEntry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_at_once_one_decides_again(two_editors):
    shown = [promise(client, f"By editor {number}") for number, client in enumerate(two_editors)]

    answers = at_once(
        *(
            lambda client=client, data=data: client.post(URL, data)
            for client, data in zip(two_editors, shown, strict=True)
        )
    )

    assert sorted(answer.status_code for answer in answers) == [302, 409]
    assert Release.objects.count() == 2
    refused = next(answer for answer in answers if answer.status_code == 409)
    assert "somebody else published meanwhile" in refused.content.decode()
    assert "There is nothing to publish" in refused.content.decode()


@pytest.mark.django_db(transaction=True)
def test_of_an_edit_and_a_publication_at_once_either_is_first_and_none_is_mixed(two_editors):
    """What is published is what was shown, or nothing is."""
    client, other = two_editors
    shown = promise(client)
    from tests.admin.forms import change_url, fields_of

    url = change_url(Requirement.objects.get(role__slug="data-scientist", slug="sql"))
    data = {**fields_of(other.get(url)), "level": 1}

    published, edited = at_once(lambda: client.post(URL, shown), lambda: other.post(url, data))

    assert edited.status_code == 302
    assert published.status_code in {302, 409}
    newest = Release.objects.first()
    assert (newest.sha256 == shown["sha256"]) == (published.status_code == 302)
    assert newest.number == (2 if published.status_code == 302 else 1)


@pytest.mark.django_db
@pytest.mark.parametrize("place", ["the first releases", "the log"])
def test_stopped_in_the_middle_nothing_is_published(editor_client, working, monkeypatch, place):
    edit(4)
    Skill.objects.filter(slug="git").update(first_release=None)
    shown = promise(editor_client)

    def stop(*args, **kwargs):
        raise KeyboardInterrupt

    if place == "the log":
        monkeypatch.setattr(LogEntry.objects, "log_actions", stop)
    else:
        monkeypatch.setattr(publishing.Role.objects, "live", stop)
    with pytest.raises(KeyboardInterrupt):
        editor_client.post(URL, shown)

    assert Release.objects.count() == 1
    assert Skill.objects.get(slug="git").first_release is None
    assert set(Role.objects.values_list("last_release", flat=True)) == {1}
    assert not LogEntry.objects.exists()
