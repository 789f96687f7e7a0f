"""What every test may ask for, and what none may do."""

import ipaddress
import socket

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from careers import releases
from careers.domain.document import Document
from tests import catalogues, publishing
from tests.factories import UserFactory

# How long a case takes says more about the machine than about the code.
hypothesis.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("untimed")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Ends what still holds the database, so that it can be dropped.

    Playwright's event loop gives this thread a second set of connections (asgiref's Local),
    of which Django's own end of the tests knows nothing.
    """
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture
def published(db):
    """The small catalogue of tests/catalogues.py as release 1."""
    return publishing.release(catalogues.small())


@pytest.fixture
def default_catalogue(db):
    """The catalogue that Crosswalk ships with as release 1."""
    stored = settings.DEFAULT_CATALOGUE.read_bytes()
    return publishing.release(Document.model_validate_json(stored))


@pytest.fixture
def member(db):
    return UserFactory()


@pytest.fixture
def member_client(client, member):
    """The test client, signed in as `member`."""
    client.force_login(member)
    return client


@pytest.fixture(autouse=True)
def _no_memory_of_other_tests():
    """Primary keys start anew in each test; the memo of releases must as well."""
    releases._load.cache_clear()


@pytest.fixture(autouse=True)
def _rate_limits_start_anew(request):
    """They live in a table without a model, which only a rolled-back test leaves empty."""
    marker = request.node.get_closest_marker("django_db")
    committed = {"transactional_db", "live_server"} & set(request.fixturenames)
    if committed or (marker and marker.kwargs.get("transaction")):
        request.getfixturevalue("transactional_db")
        cache.clear()
        yield
        cache.clear()
    else:
        yield


@pytest.fixture(autouse=True, scope="session")
def _no_network():
    """Nothing that Crosswalk does needs another machine."""
    connect = socket.socket.connect

    def only_here(self, address):
        if self.family != socket.AF_UNIX and not _is_here(address[0]):
            raise RuntimeError(f"A test tried to connect to {address[0]}.")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", only_here)
        yield


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
