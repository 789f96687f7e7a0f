"""What hostile text would be if a page let it: nodes that run, load or lead to a script."""

import re
from urllib.parse import urlsplit

from tests.oracle import Oracle

ADDRESSES = {"href", "src", "action", "formaction", "data", "xlink:href", "poster", "srcset"}
NEVER = {"iframe", "object", "embed", "applet", "frame", "base", "portal", "audio", "video", "math"}
OURS = ("/static/", "/admin/jsi18n/")
DATA = {"application/json", "application/ld+json"}


class Page(Oracle):
    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag in NEVER or tag == "style" or (tag == "meta" and "http-equiv" in given):
            self.bad.append((tag, given))
        if tag == "script" and not self.is_ours(given):
            self.bad.append((tag, given))
        for name, value in attributes:
            if (
                name.startswith("on")
                or name in {"style", "srcdoc"}
                or self.leads_astray(name, value)
            ):
                self.bad.append((tag, name, value))

    handle_startendtag = handle_starttag

    def is_ours(self, given):
        return (given.get("src") or "").startswith(OURS) or given.get("type") in DATA

    def leads_astray(self, name, value):
        if name not in ADDRESSES or not value:
            return False
        address = re.sub(r"[\x00-\x20]", "", value)
        try:
            scheme = urlsplit(address).scheme
        except ValueError:
            return True
        return scheme not in {"", "http", "https", "mailto"} or address.startswith(
            ("//", "/\\", "\\")
        )


bad_nodes = Page.found
