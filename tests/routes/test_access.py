"""The policy, held against every route, every actor and every method."""

import re
from itertools import product

import pytest

from tests.routes import policy
from tests.routes.conftest import MARKERS, OWNER_ID
from tests.routes.policy import (
    ACTORS,
    ANONYMOUS,
    OWNER,
    POLICY,
    REVIEWER,
    STRANGER,
    SUPERUSER,
)
from tests.routes.walk import SLUGS, address, routes

SAFE = ("HEAD", "OPTIONS", "TRACE")
OTHERS = (*SAFE, "PUT", "PATCH", "DELETE")
REFUSALS = {401, 403, 404, 405}
DOORS = ("/accounts/login/", "/admin/login/")
# The owner's id in every place but the path, for whoever believes what a form says.
FORGED = dict.fromkeys(("member", "member_id", "user", "user_id", "id", "pk"), OWNER_ID) | {
    "level": 1,
    "role": "data-scientist",
}


def test_every_route_has_one_row_and_every_row_a_route():
    names = [route.name for route in routes()]
    assert len(names) > 100
    for name in names:
        policy.granted(name)
    assert not [row for row in POLICY if not any(re.fullmatch(row, name) for name in names)]


def test_a_route_without_a_row_is_told():
    with pytest.raises(LookupError):
        policy.granted("a-new-page")


@pytest.mark.parametrize("actor", ACTORS)
def test_reading(world, actor):
    """Granted and refused as the policy says; nothing is written; nothing of the owner shows."""
    faults = []
    for route in routes():
        answer, written, touched = world.ask(actor, "GET", address(route))
        allowed = actor in policy.granted(route.name) and not _only_with_more(route)
        faults += _faults("GET", route, actor, answer, touched)
        if _refused(answer) is allowed:
            faults.append(f"{route.name} answered {answer.status_code}")
        if written:
            faults.append(f"GET {route.name} wrote {written}")
    assert not faults


@pytest.mark.parametrize("actor", ACTORS)
def test_posting(world, actor):
    """Whoever is refused writes nothing, and nobody else's form reaches the owner's rows."""
    faults = []
    for route in routes():
        refused = actor not in policy.granted(route.name)
        if not refused and not _one_of_its_kind(route):
            continue
        answer, written, touched = world.ask(actor, "POST", address(route), data=FORGED)
        faults += _faults("POST", route, actor, answer, touched)
        if refused and (written or not _refused(answer)):
            faults.append(f"POST {route.name}: {answer.status_code} {written}")
        if actor == REVIEWER and written and route.name.startswith("admin:"):
            faults.append(f"POST {route.name} of a reviewer wrote {written}")
    assert not faults


@pytest.mark.parametrize("actor", [ANONYMOUS, OWNER, SUPERUSER])
def test_other_methods(world, actor):
    """None is answered with a fault of ours; the safe ones write nothing, and so does
    whoever is refused."""
    faults = []
    for route, method in product(filter(_one_of_its_kind, routes()), OTHERS):
        answer, written, touched = world.ask(actor, method, address(route))
        faults += _faults(method, route, actor, answer, touched)
        if written and (method in SAFE or actor not in policy.granted(route.name)):
            faults.append(f"{method} {route.name} wrote {written}")
    assert not faults


@pytest.mark.parametrize("actor", [ANONYMOUS, OWNER, SUPERUSER])
def test_nothing_is_written_without_the_form_token(world, actor):
    faults = []
    for route in filter(_one_of_its_kind, routes()):
        answer, written, _ = world.ask(actor, "POST", address(route), csrf=True, data=FORGED)
        if written or answer.status_code != 403:
            faults.append(f"{route.name}: {answer.status_code} {written}")
    assert not faults


def test_the_admin_of_people_shows_no_rating(world):
    for route in routes():
        if route.name.startswith(("admin:accounts_user", "admin:auth_user")):
            answer, _, _ = world.ask(SUPERUSER, "GET", address(route))
            assert "PyTorch" not in _whole(answer), route.name
            assert f"{OWNER_ID}: " not in _whole(answer), route.name


def test_the_owner_does_see_and_change_what_is_theirs(world):
    """The control: the markers, and the watch over the owner's rows, do notice."""
    answer, _, _ = world.ask(OWNER, "GET", "/accounts/profile/")
    assert any(marker in _whole(answer) for marker in MARKERS)
    _, written, touched = world.ask(OWNER, "POST", "/me/skills/sql/", data={"level": 1})
    assert written
    assert touched


def test_a_made_up_slug_is_not_found(world):
    for route in routes():
        if route.parameters == ("slug",):
            path = address(route).replace(f"/{SLUGS[route.name]}/", "/no-such-thing/")
            # Whoever opens the address of one rating comes to the page with all of them.
            method = "POST" if route.name == "rate" else "GET"
            assert world.ask(STRANGER, method, path)[0].status_code == 404, path


def _faults(method, route, actor, answer, touched):
    """What must hold for every answer to anybody."""
    if answer.status_code >= 500:
        yield f"{method} {route.name} broke: {answer.status_code}"
    if actor != OWNER and touched:
        yield f"{method} {route.name} changed the owner's rows"
    # A superuser sees who has an account, and nothing of what its member rated.
    knows_people = actor == SUPERUSER and route.name.startswith(("admin:a", "admin:index"))
    if actor != OWNER and not knows_people and any(mark in _whole(answer) for mark in MARKERS):
        yield f"{method} {route.name} gives the owner away"


def _refused(answer):
    if answer.status_code == 302:
        return answer.headers["Location"].startswith(DOORS)
    return answer.status_code in REFUSALS


def _only_with_more(route):
    """Look-ups of the admin, which need a query, and what is only posted to."""
    posted = {"admin:careers_markdown", "mfa_login_webauthn"}
    return route.name in {"admin:autocomplete", "admin:view_on_site", *posted}


def _one_of_its_kind(route):
    """Of the admin's many models that are alike, one."""
    model = re.match(r"admin:careers_(\w+?)_", route.name)
    return not model or model[1] in {"role", "level", "release"}


def _whole(answer):
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return f"{answer.headers}\n{answer.cookies}\n{body.decode('utf-8', 'replace')}"
