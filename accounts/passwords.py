"""What a password may be: long enough, not huge, not the name of this site."""

from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError

MAX_LENGTH = 128
SITE_WORDS = ("crosswalk",)
# Host labels shorter than this ("www", "org", "jobs") turn up in too many good passwords.
SHORTEST_HOST_WORD = 6


class MaximumLengthValidator:
    """Refuse more than `MAX_LENGTH` characters: hashing a huge text costs the server dearly."""

    def validate(self, password: str, user: object = None) -> None:
        if len(password) > MAX_LENGTH:
            raise ValidationError(
                f"Use at most {MAX_LENGTH} characters. This has {len(password)}.",
                code="password_too_long",
            )

    def get_help_text(self) -> str:
        return f"At most {MAX_LENGTH} characters."


class SiteWordValidator:
    """Refuse a password that holds a word of this site: it is guessed first."""

    def validate(self, password: str, user: object = None) -> None:
        for word in site_words(settings.SITE_URL):
            if word in password.casefold():
                raise ValidationError(
                    f"Leave out “{word}”: a name of this site is guessed first.",
                    code="password_site_word",
                )

    def get_help_text(self) -> str:
        return "No name of this site."


@lru_cache
def site_words(site_url: str) -> tuple[str, ...]:
    """The product's name, and the longer parts of the host that `site_url` names."""
    labels = (urlsplit(site_url).hostname or "").split(".")
    return SITE_WORDS + tuple(
        label for label in labels if len(label) >= SHORTEST_HOST_WORD and label not in SITE_WORDS
    )


def check_length(password: str) -> None:
    """For fields that are compared with a hash, not stored: refused before any hashing."""
    MaximumLengthValidator().validate(password)
