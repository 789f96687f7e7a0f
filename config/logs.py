"""What is left out of the log: an address that is a secret opens something to whoever reads it."""

import logging
import re
from typing import Final

SECRET: Final = re.compile(r"(/(?:s|review)/)[^/\s\"'?#]+")


def without_secrets(text: str) -> str:
    """ "/s/abc.../" becomes "/s/…/"."""
    return SECRET.sub("\\1\N{HORIZONTAL ELLIPSIS}", text)


class WithoutSecrets(logging.Filter):
    """Rewrites a record before it is written anywhere; it refuses none."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = without_secrets(record.getMessage()), None
        return True
