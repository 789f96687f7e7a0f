"""Visitors who know the password and stand before the second step."""

import threading

from django.test import Client

from accounts.adapter import AccountAdapter
from tests.factories import PASSWORD

STEP = "/accounts/login/second-step/"
WRONG = {"code": ["This is not a code that counts now. Each one works once."]}
TOO_MANY = {"code": [AccountAdapter.error_messages["too_many_login_attempts"]]}


def at_step(member, password=PASSWORD, **more):
    """A visitor who knew the password."""
    client = Client(**more)
    answer = client.post("/accounts/login/", {"login": member.email, "password": password})
    assert answer.url == STEP
    return client


def at_once(clients, typed):
    """All of `clients` send what is `typed`, at the same moment."""

    def send(client):
        from django.db import connection

        client.post(STEP, {"code": typed})
        connection.close()

    threads = [threading.Thread(target=send, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
