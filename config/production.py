"""What a public site needs before it may start."""

from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured

from config import environment as env

SHORTEST_SECRET = 50
"""Characters: what Django's own deployment check asks for."""


def refuse_unsafe(
    *, debug: bool, allowed_hosts: Sequence[str], site_url: str, mail_host: str | None
) -> None:
    """Raise ImproperlyConfigured, naming everything that is unsafe or missing."""
    refused = {
        "CROSSWALK_DEBUG must be off": debug,
        f"CROSSWALK_SECRET_KEY must be set, with at least {SHORTEST_SECRET} characters": (
            len(env.text("SECRET_KEY")) < SHORTEST_SECRET
        ),
        "CROSSWALK_ALLOWED_HOSTS must name the site, without a wildcard": (
            not env.text("ALLOWED_HOSTS") or any("*" in host for host in allowed_hosts)
        ),
        "CROSSWALK_SITE_URL must begin with https://": not site_url.startswith("https://"),
        "CROSSWALK_TRUSTED_PROXIES must say how many proxies of yours stand in front, 0 for none": (
            not env.text("TRUSTED_PROXIES")
        ),
        "CROSSWALK_EMAIL_URL must name a mail server": not mail_host,
        "CROSSWALK_EMAIL_FROM must name a sender": not env.text("EMAIL_FROM"),
    }
    reasons = [reason for reason, is_so in refused.items() if is_so]
    if reasons:
        raise ImproperlyConfigured(
            f"Crosswalk will not start in production: {'; '.join(reasons)}. "
            "docs/settings.md explains each."
        )
