"""What the tests of share links share: the form, and the address that it leads to."""

import re

NEW = "/me/sharing/new/"
FORM = {
    "parts": ["readiness/data-scientist"],
    "until": "30",
    "label": "For Bo",
    "made_from": "one",
    "do": "create",
}


def path_in(answer):
    """The address that the page shows."""
    (found,) = re.findall(r'<code id="address">http://localhost:8000(/s/[\w-]{43}/)</code>', answer)
    return found
