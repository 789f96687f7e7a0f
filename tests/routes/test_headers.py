"""What every answer carries, whoever asks and whatever it says."""

import re

import pytest
from django.test import Client, override_settings

from scripts.check import PRODUCTION
from tests.config.test_production import load  # noqa: F401 - a fixture
from tests.routes import policy
from tests.routes.policy import ACTORS, ANONYMOUS, ASKED, LINK_HOLDER, OWNER
from tests.routes.walk import address, routes

STRICT = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
CLOSED = ("default-src", "object-src", "base-uri", "frame-ancestors")
OURS = ("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action")
IN_PRODUCTION = re.compile(r"^(SESSION_COOKIE|CSRF_COOKIE|SECURE_)")


SECRET = {"shared": "no-referrer", "badge": "no-referrer", "review": "strict-origin"}
"""Pages whose address is a secret: under neither does a browser name it. The second has a form,
which under the first would come from no origin."""


@pytest.mark.parametrize("actor", [ANONYMOUS, OWNER, LINK_HOLDER, ASKED])
def test_every_page_is_strict(world, actor):
    faults = []
    for route in _pages():
        answer, _, _ = world.ask(actor, "GET", address(route))
        strict = STRICT
        if route.name in SECRET:
            opened = actor in policy.granted(route.name)
            policies = {"Referrer-Policy": SECRET[route.name] if opened else "no-referrer"}
            strict = STRICT | policies
            if opened and route.name == "badge":  # other sites show it
                strict |= {"Cross-Origin-Resource-Policy": "cross-origin"}
            assert answer.headers["X-Robots-Tag"].startswith("noindex"), route.name
            assert route.name == "review" or not answer.cookies, route.name
        faults += [f"{route.name}: {fault}" for fault in _lax(answer, strict)]
    assert not faults


@pytest.mark.parametrize("actor", ACTORS)
def test_a_page_is_stored_only_if_it_is_the_same_for_everybody(world, actor):
    faults = []
    for route in _pages():
        answer, _, _ = world.ask(actor, "GET", address(route))
        stored = answer.headers["Cache-Control"]
        # Who is half way in has a session: what they see may be theirs.
        visitor = actor in policy.WITHOUT_ACCOUNT - {policy.HALF}
        everybodys = visitor and route.name in policy.PUBLIC and not answer.cookies
        if "no-store" not in stored and not (everybodys and stored == "public, no-cache"):
            faults.append(f"{route.name}: {stored}")
        if everybodys and not answer.headers.get("ETag"):
            faults.append(f"{route.name}: no ETag")
        if "Cookie" not in answer.headers.get("Vary", ""):
            faults.append(f"{route.name}: Vary {answer.headers.get('Vary')}")
    assert not faults


def test_a_public_page_sets_no_cookie(world):
    for route in routes():
        if route.name in policy.PUBLIC:
            assert not world.ask(ANONYMOUS, "GET", address(route))[0].cookies, route.name


def test_a_cookie_is_out_of_reach_of_scripts_and_other_sites(world):
    for route in _pages():
        answer, _, _ = world.ask(ANONYMOUS, "GET", address(route))
        for name, morsel in answer.cookies.items():
            assert morsel["httponly"], (route.name, name)
            assert morsel["samesite"] in {"Lax", "Strict"}, (route.name, name)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/no/such/page/", 404),
        ("POST", "/", 405),
        ("GET", "/static/", 404),
        ("GET", "/.git/HEAD", 404),
        ("GET", "/manage.py", 404),
        ("GET", "/roles/../../etc/passwd", 404),
    ],
)
def test_a_fault_of_the_visitors_is_strict_too(world, method, path, status):
    answer, _, _ = world.ask(ANONYMOUS, method, path)
    assert answer.status_code == status
    assert not list(_lax(answer))


def test_a_form_without_its_token_is_strict_too(world):
    answer, _, _ = world.ask(ANONYMOUS, "POST", "/accounts/login/", csrf=True)
    assert answer.status_code == 403
    assert not list(_lax(answer))


def test_a_fault_of_ours_is_strict_too_and_tells_nothing(world, monkeypatch):
    def breaks():
        raise RuntimeError("SELECT secret FROM nowhere")

    monkeypatch.setattr("careers.releases.current", breaks)
    answer, _, _ = world.ask(ANONYMOUS, "GET", "/")
    assert answer.status_code == 500
    assert b"SELECT" not in answer.content
    assert not list(_lax(answer))


def test_a_host_that_is_not_ours_is_refused(client, db):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_no_other_origin_is_invited(client, published):
    for origin in ("https://evil.example", "null", "http://localhost:1"):
        answer = client.get("/", headers={"origin": origin})
        assert not [name for name in answer.headers if name.startswith("Access-Control")]


def test_a_public_site_adds_https(published, load):  # noqa: F811
    settings = load(**PRODUCTION)
    strict = {name: value for name, value in settings.items() if IN_PRODUCTION.match(name)}
    with override_settings(**strict, ALLOWED_HOSTS=["crosswalk.example.org"]):
        client = Client(SERVER_NAME="crosswalk.example.org")
        assert client.get("/").headers["Location"] == "https://crosswalk.example.org/"
        for path in ("/", "/accounts/login/", "/no/such/page/"):
            answer = client.get(path, secure=True)
            assert "max-age=31536000; includeSubDomains" in answer["Strict-Transport-Security"]
            for name, morsel in answer.cookies.items():
                assert name.startswith("__Host-")
                assert morsel["secure"]
                assert morsel["path"] == "/"
                assert not morsel["domain"]


def _pages():
    """One of each kind that has a page of its own."""
    seen = set()
    for route in routes():
        kind = re.sub(r"careers_[a-z]+_", "careers_", route.name)
        if kind not in seen:
            seen.add(kind)
            yield route


def _lax(answer, strict=STRICT):
    """What an answer's headers leave open."""
    for name, value in strict.items():
        if answer.headers.get(name) != value:
            yield f"{name}: {answer.headers.get(name)}"
    directives = dict(
        part.strip().partition(" ")[::2]
        for part in answer.headers.get("Content-Security-Policy", "").split(";")
    )
    yield from (f"{name} is open" for name in CLOSED if directives.get(name) != "'none'")
    yield from (f"{name} is open" for name in OURS if directives.get(name) != "'self'")
    if "Permissions-Policy" not in answer.headers:
        yield "no Permissions-Policy"
