"""Where a page may send somebody on to: this site, always."""

from django.utils.http import url_has_allowed_host_and_scheme


def is_local(url: str) -> bool:
    """Whether `url` is a path on this site, so that no sign-in ends somewhere else."""
    return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
