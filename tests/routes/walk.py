"""Every address that Crosswalk answers, with a real one of each for a request."""

import re
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.urls import URLPattern, get_resolver, reverse

from careers.models import Evidence, ReviewRequest, ShareLink
from tests.routes.policy import REVIEW, SHARED

SLUGS = {
    "role": "data-scientist",
    "try-role": "data-scientist",
    "receipt": "data-scientist",
    **dict.fromkeys(
        ("my-roadmap", "my-roadmap-ics", "my-roadmap-md", "my-roadmap-csv"), "data-scientist"
    ),
    "skill": "sql",
    "rate": "sql",
    "skill-progress": "sql",
    "guide": "levels",
}


TOKENS = {"shared": SHARED, "badge": SHARED, "review": REVIEW}
MODELS = {
    "share": ShareLink,
    "my-review": ReviewRequest,
    **dict.fromkeys(("change-evidence", "take-back-evidence"), Evidence),
    **dict.fromkeys(("mfa_edit_webauthn", "mfa_remove_webauthn"), Authenticator),
}
"""Of what an address names by its number: a row of the owner's."""


@dataclass(frozen=True)
class Route:
    """`name` is the key of its policy row; `pattern` what the address is made of."""

    name: str
    pattern: str
    parameters: tuple[str, ...]


def routes():
    """All of them. Raises LookupError where one has no name to speak of it by."""
    return [_route(*found) for found in _walk(get_resolver())]


def _walk(resolver, prefix="", namespace=""):
    for pattern in resolver.url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            parameters = pattern.pattern.regex.groupindex or pattern.pattern.converters
            yield namespace, pattern, path, tuple(parameters)
        else:
            below = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern, path, below)


def _route(namespace, pattern, path, parameters):
    name = pattern.name
    if name is None and namespace == "admin:":
        # Django's admin leaves two kinds unnamed: the short form of an address, and the rest.
        model = re.fullmatch(r"admin/(\w+)/(\w+)/<path:object_id>/", path)
        name = f"{model[1]}_{model[2]}_shortcut" if model else "anything_else"
    if name is None:
        raise LookupError(f"{path} has no name.")
    return Route(namespace + name, path, parameters)


def address(route):
    """A real address of `route`, whose object exists. Raises LookupError for a parameter
    that this function does not know: give it a value here."""
    values = {parameter: _value(route, parameter) for parameter in route.parameters}
    if route.name.endswith("_shortcut"):
        return f"/{route.pattern.replace('<path:object_id>', str(values['object_id']))}"
    if route.name == "admin:anything_else":
        return "/admin/anything/else/"
    return reverse(route.name, kwargs=values)


def _value(route, parameter):
    if parameter == "slug":
        return SLUGS[route.name]
    if parameter == "pk":
        return MODELS[route.name].objects.values_list("pk", flat=True).first()
    if parameter in {"object_id", "id"}:
        return _model(route).objects.values_list("pk", flat=True).first()
    known = {"uidb36": "1", "key": "no-such-key", "app_label": "careers", "content_type_id": 1}
    known |= {"number": 1, "kind": "skills"}
    known |= {"origin": "data-scientist", "target": "machine-learning-engineer"}
    known |= {"role": "data-scientist", "task": "read-out"}
    known |= {"page": "roles/", "token": TOKENS.get(route.name)}
    if route.name == "admin:anything_else":
        return "anything/else"
    return known[parameter]


def _model(route):
    if route.name in {"admin:auth_user_password_change", "admin:view_on_site"}:
        return apps.get_model("accounts", "User")
    app, model = route.name.removeprefix("admin:").split("_")[:2]
    return apps.get_model(app, model)
