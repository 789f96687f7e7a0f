"""What another window does while the account is being erased: nothing is orphaned, nothing
breaks."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client

from accounts.middleware import SignInRequired
from accounts.models import User
from careers.models import Evidence, Goal, Rating, RatingEvent
from careers.views import rate as rate_view
from tests.data.lives import confirmed
from tests.factories import PASSWORD, UserFactory

TABLES = (Rating, RatingEvent, Goal, Evidence)
SECOND = "a brand new passphrase"
SAVES = (
    ("/me/skills/sql/", {"level": "3"}),
    ("/me/goal/", {"role": "data-scientist"}),
    ("/accounts/profile/", {"name": "New", "time_zone": "UTC", "theme": "dark"}),
    (
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": SECOND, "password2": SECOND},
    ),
)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("path", "data"), SAVES)
def test_a_form_that_arrives_just_after_asks_to_sign_in(
    published, member, client, monkeypatch, path, data
):
    """The account goes between the look at the session and the save."""

    def gone(self, request, *_):
        if request.user.is_authenticated:
            User.objects.get(pk=member.pk).delete()

    monkeypatch.setattr(SignInRequired, "process_view", gone)
    client.force_login(member)
    client.raise_request_exception = False
    found = client.post(path, data)
    assert found.status_code == 302, found.content
    assert found.headers["Location"].startswith("/accounts/login/")
    assert not User.objects.filter(pk=member.pk).exists()
    assert not [table for table in TABLES if table.objects.exists()]


def test_the_control_a_fault_of_ours_stays_one(published, member_client, monkeypatch):
    """Where the member is still there, nothing is swallowed."""
    member_client.raise_request_exception = False

    def broken(*args, **kwargs):
        raise User.DoesNotExist

    monkeypatch.setattr(rate_view, "releases", type("Broken", (), {"current": broken}))
    assert member_client.post("/me/skills/sql/", {"level": "3"}).status_code == 500


@pytest.mark.django_db(transaction=True)
def test_saving_in_four_windows_while_the_account_goes(published):
    member = UserFactory()
    eraser = confirmed(Client(), member)
    windows = [Client(raise_request_exception=False) for _ in range(4)]
    for window in windows:
        window.force_login(member)
    together, found = Barrier(5), []

    def save(window):
        together.wait()
        answers = [window.post("/me/skills/sql/", {"level": level}) for level in (1, 2, 3, 1, 2)]
        found.extend(answer.status_code for answer in answers)
        connection.close()

    def erase():
        together.wait()
        found.append(eraser.post("/me/data/erase/", {"typed": member.email}).status_code)
        connection.close()

    threads = [Thread(target=erase), *(Thread(target=save, args=(w,)) for w in windows)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(found) <= {200, 302, 409}, found
    assert not User.objects.filter(pk=member.pk).exists()
    assert not [table for table in TABLES if table.objects.exists()]
    connection.check_constraints()


@pytest.mark.django_db(transaction=True)
def test_of_two_administrators_who_erase_themselves_at_once_one_remains(published):
    people = [UserFactory(is_staff=True, is_superuser=True) for _ in range(2)]
    clients = [confirmed(Client(), person) for person in people]
    together, found = Barrier(2), []

    def erase(client, person):
        together.wait()
        found.append(client.post("/me/data/erase/", {"typed": person.email}).status_code)
        connection.close()

    threads = [Thread(target=erase, args=pair) for pair in zip(clients, people, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [302, 400]
    assert User.objects.filter(is_superuser=True).count() == 1
