"""Hostile text: the project's own list, and the shared lists where they lie beside the project."""

import json
from functools import lru_cache

from django.conf import settings

from careers.domain.characters import is_shown

OWN = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "x\" autofocus onfocus=alert(1) y=\"",
    "`onclick=alert(1)`",
    "<svg onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<a href=javascript:alert(1)>x</a>",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/pixel.png)",
    "[x](//evil.example)",
    "javascript:alert(1)",
    "{{ settings.SECRET_KEY }}{% load static %}",
    "${7*7}#{7*7}<%= 7*7 %>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "]]><script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    "+1;-1,=1",
    "a | b \\| c \\",
    "مرحبا עברית 漢字 e\u0301 \U0001f469\u200d\U0001f4bb",
    "x" * 119,
)  # fmt: skip
LISTS = sorted(settings.BASE_DIR.parent.glob("*/corpora/*/*.json"))
SHARED = bool(LISTS)
WHY_NOT = "the shared lists of hostile strings are not beside the project; its own list ran"


@lru_cache
def everything():
    """Each payload once, without the characters that nothing may hold."""
    found = dict.fromkeys(OWN)
    for path in LISTS:
        found |= dict.fromkeys(_strings(json.loads(path.read_text(encoding="utf-8"))))
    shown = ("".join(char for char in text if is_shown(char)).strip() for text in found)
    return [text for text in dict.fromkeys(shown) if text]


def _strings(value):
    if isinstance(value, str):
        yield value
    for part in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from _strings(part)


@lru_cache
def naughty():
    """The Big List of Naughty Strings after the project's own, as they stand in it."""
    found = list(OWN)
    for path in LISTS:
        if path.stem == "blns":
            found += _strings(json.loads(path.read_text(encoding="utf-8")))
    return found


@lru_cache
def packed(longest, between=" ", chosen=everything):
    """All payloads in as few texts as `longest` characters allow; longer ones are cut. Those
    with characters that nothing may hold are left out."""
    texts, held = [], ""
    for payload in filter(is_shown, chosen()):
        whole = f"{held}{between}{payload}" if held else payload[:longest]
        if len(whole) > longest:
            texts.append(held.strip())
            whole = payload[:longest]
        held = whole
    return [text for text in (*texts, held.strip()) if text]
