"""The mail server that CROSSWALK_EMAIL_URL names."""

from dataclasses import dataclass
from urllib.parse import SplitResult, unquote

from django.core.exceptions import ImproperlyConfigured

PORTS = {"smtps": 465, "smtp+tls": 587, "smtp": 25}
"""How the connection is protected (TLS from the start, STARTTLS, not at all): the usual port."""
HERE = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class MailServer:
    scheme: str
    host: str
    port: int
    user: str
    password: str

    @property
    def is_open_to_listeners(self) -> bool:
        """Whether mails, and the links in them, cross a network that others can read."""
        return self.scheme == "smtp" and self.host not in HERE


def mail_server(url: SplitResult) -> MailServer | None:
    """None where `url` is empty. Raises ImproperlyConfigured for one that names no server."""
    if not url.geturl():
        return None
    if url.scheme not in PORTS or not url.hostname:
        schemes = ", ".join(f"{scheme}://" for scheme in PORTS)
        raise ImproperlyConfigured(
            f"CROSSWALK_EMAIL_URL must name a mail server and begin with one of {schemes}."
        )
    return MailServer(
        scheme=url.scheme,
        host=url.hostname,
        port=url.port or PORTS[url.scheme],
        user=unquote(url.username or ""),
        password=unquote(url.password or ""),
    )
