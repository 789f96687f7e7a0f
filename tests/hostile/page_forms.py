"""The forms of a page, with what a browser would send of each, filled in where nothing stands."""

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

FREE = {"text", "textarea", "search"}
TYPED = {*FREE, "email", "url", "tel", "number", "date"}
USUAL = {
    "email": "typed@example.org",
    "url": "https://example.org/typed",
    "date": "2026-01-05",
    "number": "3",
    "password": "Correct-horse-77",
    "hidden": "",
}


class Control(NamedTuple):
    """`kind` is the type of an input, or "textarea", "select", "button"."""

    name: str
    kind: str
    value: str
    longest: int

    @property
    def free(self):
        """Whether anything may be written there."""
        return self.kind in FREE


@dataclass
class Form:
    method: str
    address: str
    controls: list[Control] = field(default_factory=list)
    sent: dict[str, list[str]] = field(default_factory=dict)

    def shape(self):
        """The same for forms that differ in their rows only."""
        path = re.sub(r"\d+", "N", urlsplit(self.address).path)
        names = {(stem(one), one.kind) for one in self.controls}
        return self.method, path, tuple(sorted(names))

    def written(self):
        """The names of what somebody types."""
        return {one.name for one in self.controls if one.kind in TYPED}

    def fields(self):
        """One of each kind: rows are alike."""
        found = {}
        for one in self.controls:
            found.setdefault((stem(one), one.kind), one)
        return [one for one in found.values() if one.name != "csrfmiddlewaretoken"]


def stem(control):
    """`level-sql` and `level-docker` are one field, and so are the buttons of one verb."""
    name = re.sub(r"\d+", "N", control.name)
    if control.kind == "button":
        return f"{name}={control.value.partition('/')[0]}"
    return name.partition("-")[0] + "-" if "-" in name else name


def forms(html, address):
    reader = _Reader(address)
    reader.feed(html)
    for form in reader.forms:
        for name, offered in reader.offered.get(id(form), {}).items():
            form.sent.setdefault(name, [offered])
    for form, elsewhere, name, value in reader.elsewhere:
        reader.forms.append(replace(form, address=elsewhere, sent=form.sent | {name: [value]}))
    return reader.forms


class _Reader(HTMLParser):
    def __init__(self, address):
        super().__init__(convert_charrefs=True)
        self.address, self.forms, self.named, self.offered = address, [], {}, {}
        self.inside, self.text, self.select, self.elsewhere = None, None, None, []

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            address = urljoin(self.address, given.get("action") or self.address)
            self.inside = Form(given.get("method", "get").lower(), address)
            self.forms.append(self.inside)
            self.named[given.get("id")] = self.inside
        form = self.named.get(given["form"]) if "form" in given else self.inside
        if form is None or "disabled" in given:
            return
        if tag == "option":
            self._option(given)
        elif given.get("name") and tag in {"input", "select", "textarea", "button"}:
            self._control(form, tag, given)

    def _control(self, form, tag, given):
        kind = given.get("type", "text").lower() if tag == "input" else tag
        if kind in {"submit", "image"}:
            kind = "button"
        name, value = given["name"], given.get("value", "on" if kind == "checkbox" else "")
        longest = int(given.get("maxlength") or 10_000)
        form.controls.append(Control(name, kind, value, longest))
        if "formaction" in given:
            self.elsewhere.append((form, urljoin(self.address, given["formaction"]), name, value))
        if kind in {"checkbox", "radio"}:
            self.offered.setdefault(id(form), {}).setdefault(name, value)
            if "checked" in given:
                form.sent.setdefault(name, []).append(value)
        elif kind == "select":
            self.select = form, name
        elif kind == "textarea":
            self.text = form, name, []
        elif kind not in {"button", "file"}:
            form.sent.setdefault(name, []).append(value or USUAL.get(kind, "Typed"))

    def _option(self, given):
        if self.select is None:
            return
        form, name = self.select
        value = given.get("value", "")
        if "selected" in given:
            form.sent[name] = [value]
        elif value:
            self.offered.setdefault(id(form), {}).setdefault(name, value)

    def handle_data(self, data):
        if self.text:
            self.text[2].append(data)

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.text:
            form, name, written = self.text
            form.sent.setdefault(name, []).append("".join(written).strip() or "Typed")
            self.text = None
