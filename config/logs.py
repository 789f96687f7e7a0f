"""What is logged, and what is left out: whoever reads a secret address in a log could open it."""

import logging
import re
from typing import Final

SECRET: Final = re.compile(r"(/(?:s|review)/)[^/\s\"'?#]+")


LOGGING: Final = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_secrets": {"()": "config.logs.WithoutSecrets"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["without_secrets"]},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}


def without_secrets(text: str) -> str:
    """ "/s/abc.../" becomes "/s/…/"."""
    return SECRET.sub("\\1\N{HORIZONTAL ELLIPSIS}", text)


class WithoutSecrets(logging.Filter):
    """Rewrites a record before it is written anywhere; it refuses none."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = without_secrets(record.getMessage()), None
        return True
