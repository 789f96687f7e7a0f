"""Markdown: what editors may write, and everything that hostile text must not become."""

import json
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from careers.markdown import ATTRIBUTES, SCHEMES, TAGS, to_html
from tests.oracle import Oracle

CORPORA = settings.BASE_DIR.parent / "shared" / "corpora"

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mi xlink:href='data:x,<script>alert(1)</script>'>",
    "<style>*{display:none}</style>",
    "<p style='position:fixed'>x</p>",
    "<iframe src=//evil.example></iframe>",
    "<a href=javascript:alert(1)>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](data:image/svg+xml,<svg onload=alert(1)>)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "[x](/\\evil.example)",
    "[x](\\\\evil.example)",
    "[x](http://[::1)",
    "<javascript:alert(1)>",
    "![x](https://evil.example/pixel.png)",
    "![x](javascript:alert(1))",
    '[x](https://example.org "\\" onmouseover=alert(1) x=\\"")',
    "[x][r]\n\n[r]: javascript:alert(1)",
    '```x" onclick="alert(1)\n</code><script>alert(1)</script>\n```',
    "|<script>|\n|-|\n|<img src=x onerror=alert(1)>|",
    "\x00<script>\x00alert(1)</script>",
    "</div><table><script>",
    "`<table>` &lt;table&gt; <th>",
    "{{ settings.SECRET_KEY }} {% csrf_token %}",
]


class Markdown(Oracle):
    """Notes every node that we never make of Markdown."""

    def handle_starttag(self, tag, attrs):
        ours = dict(attrs)
        if (tag, ours) in (
            ("div", {"class": "scroll", "role": "group", "aria-label": "Table", "tabindex": "0"}),
            ("th", {"scope": "col"}),
        ):
            return
        allowed = ATTRIBUTES.get(tag, set()) | ({"rel"} if tag == "a" else set())
        if tag not in TAGS or set(ours) - allowed:
            self.bad.append((tag, ours))
        if "href" in ours:
            self.check(ours)

    def check(self, link):
        parts = urlsplit(link["href"])
        inside = not parts.scheme and not parts.netloc and not link["href"].startswith("/\\")
        external = parts.scheme in SCHEMES - {"mailto"}
        if not inside and parts.scheme not in SCHEMES:
            self.bad.append(link)
        if external and link.get("rel") != "nofollow noopener":
            self.bad.append(link)

    def handle_comment(self, data):
        self.bad.append(("comment", data))

    handle_decl = handle_pi = unknown_decl = handle_comment


bad_nodes = Markdown.found


def test_it_renders_what_editors_write():
    html = to_html("Both are **needed**.\n\n- one\n- two\n\n[Roles](/roles/)")
    assert html == (
        "<p>Both are <strong>needed</strong>.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"
        '<p><a href="/roles/">Roles</a></p>\n'
    )


def test_external_links_carry_their_rel_and_own_links_do_not():
    html = to_html("[out](https://example.org) [in](/faq/#x) [mail](mailto:a@example.org)")
    assert '<a href="https://example.org" rel="nofollow noopener">' in html
    assert '<a href="/faq/#x">' in html
    assert '<a href="mailto:a@example.org">' in html


def test_bare_addresses_are_text():
    assert "<a" not in to_html("See https://example.org or www.example.org.")


def test_a_table_scrolls_by_itself_and_names_its_columns():
    html = to_html("|a|b|\n|:-|-:|\n|1|2|")
    assert html.startswith(
        '<div class="scroll" role="group" aria-label="Table" tabindex="0"><table>'
    )
    assert html.count('<th scope="col">') == 2
    assert "style" not in html


def test_a_first_level_heading_becomes_a_second():
    assert to_html("# One\n\n## Two\n\n### Three") == "<h2>One</h2>\n<h2>Two</h2>\n<h3>Three</h3>\n"


def test_the_template_filter_does_not_escape_it_again():
    from django.template import Context, Template

    page = Template("{{ text|markdown }}").render(Context({"text": "*a* < b"}))
    assert page == "<p><em>a</em> &lt; b</p>\n"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_makes_no_node_of_its_own(text):
    assert bad_nodes(to_html(text)) == []


def test_deep_nesting_ends():
    for text in (">" * 5_000 + "x", "[" * 5_000, "- " * 2_000 + "x", "*a **b " * 2_000):
        assert bad_nodes(to_html(text)) == []


def test_the_oracle_sees_what_it_should():
    assert all(bad_nodes(text) for text in HOSTILE if text.startswith(("<script", "<img", "<svg")))
    assert bad_nodes('<a href="javascript:x">')
    assert bad_nodes('<a href="https://example.org">')
    assert bad_nodes('<a href="//evil.example">')
    assert bad_nodes('<p style="">')


def corpus():
    """Every payload of the lists that security tests share, where they lie beside the project."""
    for path in sorted(CORPORA.rglob("*.json")):
        if path.parent.name in {"asvs", "django-open-redirect"}:
            continue
        for row in json.loads(path.read_text(encoding="utf-8")):
            yield (
                row
                if isinstance(row, str)
                else next(row[key] for key in ("payload", "input", "markdown", "s") if key in row)
            )


@pytest.mark.skipif(
    not CORPORA.is_dir(),
    reason="the shared lists of hostile strings are not beside the project; its own list ran",
)
def test_no_payload_of_the_shared_lists_makes_a_node():
    payloads = list(corpus())
    assert len(payloads) > 700
    found = {text: bad for text in payloads if (bad := bad_nodes(to_html(text)))}
    assert found == {}
    assert sum(bool(bad_nodes(text)) for text in payloads) > 300
