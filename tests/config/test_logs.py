"""B20: no log of ours holds an address that is a secret."""

import logging

import pytest
from django.conf import settings

from config.logs import WithoutSecrets, without_secrets

TOKEN = "x7Qm" * 10


@pytest.mark.parametrize("kind", ["s", "review"])
@pytest.mark.parametrize("rest", ["", "/", "/badge.svg", "?a=b", " HTTP/1.1"])
def test_a_secret_address_is_left_out(kind, rest):
    said = without_secrets(f'"GET /{kind}/{TOKEN}{rest}')
    assert TOKEN not in said
    assert said.startswith(f'"GET /{kind}/…')


@pytest.mark.parametrize("path", ["/skills/sql/", "/me/reviews/1/", "/static/css/base.css"])
def test_any_other_stays(path):
    assert without_secrets(f"Not Found: {path}") == f"Not Found: {path}"


def test_what_is_logged_of_a_request_is_without_it(client, published, caplog):
    """Django's own warning of a page that is not there goes to our one handler."""
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["without_secrets"]
    caplog.handler.addFilter(WithoutSecrets())
    with caplog.at_level(logging.WARNING):
        client.get(f"/s/{TOKEN}/")
        client.post(f"/s/{TOKEN}/")
    assert len(caplog.records) == 2
    assert TOKEN not in caplog.text
    assert "/s/…/" in caplog.text
