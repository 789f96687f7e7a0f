"""What no browser of a person sends: it is answered, and never with a fault of ours."""

import pytest

from tests.routes.policy import ACTORS, ANONYMOUS
from tests.routes.test_access import FORGED, _one_of_its_kind
from tests.routes.walk import address, routes

BROKEN = "http://["
HEADERS = {
    "of htmx": {"HX-Request": "true"},
    "of htmx, from a broken address": {"HX-Request": "true", "HX-Current-URL": BROKEN},
    "from a broken address": {"Referer": BROKEN},
}


@pytest.mark.parametrize("kind", HEADERS)
@pytest.mark.parametrize("actor", ACTORS)
def test_no_header_breaks_a_page(world, actor, kind):
    chosen = list(filter(_one_of_its_kind, routes()))
    assert len(chosen) > 40
    _assert_none_breaks(world, actor, chosen, headers=HEADERS[kind])


@pytest.mark.parametrize("key", ['"\\000aaaaaaaaaa"', "a" * 32, "../../etc/passwd", '"\\377"'])
def test_no_made_up_session_breaks_a_page(world, key):
    world.cookies[ANONYMOUS] = {}
    for client in world.clients.values():
        # Not by the cookie jar, which would write it in its own way.
        client.defaults["HTTP_COOKIE"] = f"sessionid={key}"
    _assert_none_breaks(world, ANONYMOUS, routes())


def _assert_none_breaks(world, actor, chosen, headers=None):
    faults = []
    for route in chosen:
        for method in ("GET", "POST"):
            answer, _, _ = world.ask(
                actor, method, address(route), data=FORGED, headers=headers or {}
            )
            if answer.status_code >= 500:
                faults.append(f"{method} {route.name}: {answer.status_code}")
    assert not faults
