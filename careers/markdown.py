"""Editors' Markdown to safe HTML. What an editor writes is as little trusted as a stranger's:
an import, a restored release or a stolen session may have written it."""

from collections.abc import MutableMapping, Sequence
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlsplit

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

SCHEMES: Final = frozenset({"http", "https", "mailto"})
TAGS: Final = frozenset(
    {"p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote"}
    | {"strong", "em", "code", "pre", "a", "table", "thead", "tbody", "tr", "th", "td"}
)
ATTRIBUTES: Final = {"a": {"href", "title"}, "ol": {"start"}}
EXTERNAL_REL: Final = "nofollow noopener"


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        """Web, mail and our own pages. `//host` hides its scheme, so it is none of them."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return False
        return parts.scheme in SCHEMES if parts.scheme else not parts.netloc


def _open_link(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    if urlsplit(str(tokens[index].attrGet("href"))).netloc:
        tokens[index].attrSet("rel", EXTERNAL_REL)
    return renderer.renderToken(tokens, index, options, env)


def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False, "linkify": False}).enable("table")
    parser.disable("image")
    parser.add_render_rule("link_open", _open_link)
    return parser


_PARSER: Final = _parser()


@lru_cache(maxsize=512)
def to_html(text: str) -> SafeString:
    """CommonMark with tables as HTML of the allowed tags only; `#` gives an h2, because each
    page has one h1 of its own. Wide tables scroll by themselves and not the page."""
    tokens = _PARSER.parse(text)
    for token in tokens:
        if token.tag == "h1":
            token.tag = "h2"
    clean = nh3.clean(
        _PARSER.renderer.render(tokens, _PARSER.options, {}),
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        tag_attribute_values={"a": {"rel": {EXTERNAL_REL}}},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
    # Text cannot hold these strings: in clean HTML every "<" of the text is "&lt;".
    for plain, ours in _TABLES:
        clean = clean.replace(plain, ours)
    return SafeString(clean)


_TABLES: Final = (
    ("<table>", '<div class="scroll" role="group" aria-label="Table" tabindex="0"><table>'),
    ("</table>", "</table></div>"),
    ("<th>", '<th scope="col">'),
)
