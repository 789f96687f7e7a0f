"""Journeys in a real Chromium, and what every page must be while they run."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import sync_playwright

from scripts import machine

HERE = Path(__file__).parent
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
SMALLEST = {"width": 320, "height": 640}


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    # Playwright keeps an event loop in this thread; Django would refuse queries beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=machine.chromium(),
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium, live_server):
    """new_page(**context options) -> a page whose addresses begin at the site.

    When the test ends, nothing may have been logged as an error (a breach of the content
    security policy is), raised by a script, or asked of another origin. What a test
    provokes it names: new_page(expected=["409"]).
    """
    contexts = []
    faults = []

    def page(*, expected=(), viewport=WIDE, **options):
        context = chromium.new_context(base_url=live_server.url, viewport=viewport, **options)
        contexts.append(context)

        def blame(fault):
            if not any(part in fault for part in expected):
                faults.append(fault)

        context.on("request", lambda request: _same_origin(request.url, live_server.url, blame))
        context.on("weberror", lambda error: blame(f"script: {error.error}"))
        context.on("console", lambda message: _not_an_error(message, blame))
        return context.new_page()

    yield page
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture
def page(new_page):
    """A wide page with JavaScript, in light colours."""
    return new_page()


@pytest.fixture
def plain_page(new_page):
    """A page without JavaScript."""
    return new_page(java_script_enabled=False)


@pytest.fixture
def sign_in(live_server):
    """sign_in(page, user): the page's browser holds a session of `user` from now on."""

    def sign_in(page, user):
        client = Client()  # one that signs in again ends the session it had
        client.force_login(user)
        cookies = [
            {"name": name, "value": morsel.value, "url": live_server.url}
            for name, morsel in client.cookies.items()
        ]
        page.context.add_cookies(cookies)

    return sign_in


def _same_origin(url, site, blame):
    if urlsplit(url).scheme in {"http", "https", "ws", "wss"} and not url.startswith(site):
        blame(f"another origin: {url}")


def _not_an_error(message, blame):
    if message.type in {"error", "warning"}:
        blame(f"console: {message.text} ({message.location.get('url', '')})")
