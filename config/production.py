"""What a public site needs before it may start."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config import environment as env
from config.mail import MailServer

SHORTEST_SECRET = 50
"""Characters: what Django's own deployment check asks for, as for the next."""
FEWEST_CHARACTERS = 5
"""Different ones in a secret."""


def refuse_unsafe(
    *,
    debug: bool,
    allowed_hosts: Sequence[str],
    site_url: str,
    trusted_origins: Sequence[str],
    mail: MailServer | None,
) -> None:
    """Raise ImproperlyConfigured, naming everything that is unsafe or missing."""
    secret = f"at least {SHORTEST_SECRET} characters, {FEWEST_CHARACTERS} of them different"
    refused = {
        "CROSSWALK_DEBUG must be off": debug,
        f"CROSSWALK_SECRET_KEY must be set, with {secret}": _is_weak(env.text("SECRET_KEY")),
        f"CROSSWALK_SECRET_KEY_FALLBACKS must be former keys, each with {secret}": any(
            map(_is_weak, env.words("SECRET_KEY_FALLBACKS"))
        ),
        "CROSSWALK_ALLOWED_HOSTS must name the site, without a wildcard or a dot in front": (
            not env.words("ALLOWED_HOSTS") or any(map(_is_pattern, allowed_hosts))
        ),
        "CROSSWALK_SITE_URL must be https:// and a host of CROSSWALK_ALLOWED_HOSTS, no more": (
            not _is_address_of(site_url, allowed_hosts)
        ),
        "CROSSWALK_CSRF_TRUSTED_ORIGINS must begin with https://, without a wildcard": any(
            "*" in origin or not origin.startswith("https://") for origin in trusted_origins
        ),
        "CROSSWALK_TRUSTED_PROXIES must say how many proxies of yours stand in front, 0 for none": (
            not env.text("TRUSTED_PROXIES")
        ),
        "CROSSWALK_EMAIL_URL must name a mail server, on another machine with TLS": (
            mail is None or mail.is_open_to_listeners
        ),
        "CROSSWALK_EMAIL_FROM must name a sender": not env.text("EMAIL_FROM"),
    }
    reasons = [reason for reason, is_so in refused.items() if is_so]
    if reasons:
        raise ImproperlyConfigured(
            f"Crosswalk will not start in production: {'; '.join(reasons)}. "
            "docs/settings.md explains each."
        )


def _is_weak(secret: str) -> bool:
    return len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_CHARACTERS


def _is_pattern(host: str) -> bool:
    """Whether `host` lets in names that nobody listed."""
    return "*" in host or host.startswith(".")


def _is_address_of(site_url: str, hosts: Sequence[str]) -> bool:
    """Whether `site_url` is https:// and one of `hosts`, perhaps with a port, and no more:
    links are made by adding a path to it."""
    parts = urlsplit(site_url)
    named = {host.strip("[]").lower() for host in hosts}
    return site_url == f"https://{parts.netloc}" and "@" not in site_url and parts.hostname in named
