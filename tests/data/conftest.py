import pytest
from django.test import Client

from tests.data import lives


@pytest.fixture
def marked(published):
    """A member with a mark in every field."""
    return lives.marked()


@pytest.fixture
def mine(client, marked):
    """The client of `marked`, who has just confirmed the password."""
    return lives.confirmed(client, marked)


@pytest.fixture
def confirmed_client(client, member):
    return lives.confirmed(client, member)


@pytest.fixture
def mine_document(marked):
    """The export of `marked`, who is another member."""
    return lives.exported(lives.confirmed(Client(), marked))
