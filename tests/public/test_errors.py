"""Pages for what went wrong: the right status, a way on, and no second fault."""

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import DatabaseError, InterfaceError, OperationalError
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from careers.views import errors


def raising(error):
    def view(request):
        raise error

    return view


FAULTS = {
    "bad": (SuspiciousOperation("x"), 400, "could not be read"),
    "forbidden": (PermissionDenied("x"), 403, "may not open this page"),
    "large": (RequestDataTooBig("x"), 413, "up to 512.0\xa0KB, a file up to 8.0\xa0MB"),
    "broken": (RuntimeError("secret detail"), 500, "failed on our side"),
    "sql": (DatabaseError("secret detail"), 500, "failed on our side"),
    "away": (OperationalError("secret detail"), 503, "busy just now"),
    "closed": (InterfaceError("secret detail"), 503, "busy just now"),
}


class Urls:
    """The site's own addresses and one that fails in each way."""

    from config import urls as _site

    handler400 = _site.handler400
    handler403 = _site.handler403
    handler404 = _site.handler404
    handler500 = _site.handler500
    urlpatterns = [
        *(path(f"fault/{name}/", raising(fault[0])) for name, fault in FAULTS.items()),
        *_site.urlpatterns,
    ]


@pytest.fixture
def faulty(member):
    """A signed-in client to whom a fault is a page, not an exception of the test."""
    client = Client(raise_request_exception=False)
    client.force_login(member)
    with override_settings(ROOT_URLCONF=Urls):
        yield client


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_has_its_page(faulty, name):
    _, status, sentence = FAULTS[name]

    response = faulty.get(f"/fault/{name}/")

    page = response.content.decode()
    assert response.status_code == status
    assert sentence in page
    assert '<html lang="en"' in page
    assert "secret detail" not in page


def test_missing_page_offers_a_search(client, db):
    response = client.get("/nowhere/")

    assert response.status_code == 404
    assert "There is no page here" in response.content.decode()
    assert 'action="/search/"' in response.content.decode()
    assert not response.cookies


@pytest.mark.parametrize("name", ["broken", "away"])
def test_page_of_our_own_fault_asks_for_no_database(rf, name, django_assert_num_queries, db):
    error, status, _ = FAULTS[name]
    with django_assert_num_queries(0):
        try:
            raise error
        except type(error):
            response = errors.server_error(rf.get("/"))

    assert response.status_code == status
    assert "My readiness" not in response.content.decode()


def test_busy_and_limited_say_when_to_come_back(rf):
    assert errors.unavailable(rf.get("/")).headers["Retry-After"] == errors.RETRY_AFTER


def test_too_many_tries_waits_for_a_minute(client, db, settings):
    request = RequestFactory().get("/")
    response = errors.too_many_requests(request)

    assert response.status_code == 429
    assert response.headers["Retry-After"] == errors.LIMIT_LASTS
    assert "not locked" in response.content.decode()


def test_form_older_than_the_sign_in_keeps_helping(member):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member)

    response = strict.post("/accounts/logout/")

    assert response.status_code == 403
    page = response.content.decode()
    assert "older than your sign-in" in page
    assert "your text is still there" in page
    assert ">Sign in</a>" not in page


def test_a_visitor_without_cookies_is_told_what_to_allow_and_where_to_sign_in(db):
    response = Client(enforce_csrf_checks=True).post("/accounts/login/")

    main = response.content.decode().partition("<main")[2]
    assert response.status_code == 403
    assert "Your browser sent no cookie" in main
    assert "Allow cookies for this site" in main
    assert 'href="/accounts/login/">Sign in</a>' in main


def test_error_handlers_are_the_ones_that_the_site_names():
    from config import urls

    for name in ("400", "403", "404", "429", "500"):
        handler = getattr(urls, f"handler{name}").removeprefix("careers.views.errors.")
        assert callable(getattr(errors, handler))
