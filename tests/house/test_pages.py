"""Templates, stylesheets and scripts: short, plain, and nothing from anywhere else."""

import re
from statistics import median

from tests.house import sources
from tests.house.sources import ROOT, SCRIPTS, STYLES, TEMPLATES

MAX_TEMPLATE = 150
USUAL_TEMPLATE = 40
MAX_FILE = 250
CONTENT = re.compile(r"data scien|machine learning|kubernetes|pytorch|practitioner", re.IGNORECASE)


def test_there_is_something_to_look_at():
    assert len(TEMPLATES) > 20
    assert len(STYLES) > 3


def test_a_template_is_short():
    assert not [sources.name(path) for path in TEMPLATES if sources.lines(path) > MAX_TEMPLATE]
    assert median(sources.lines(path) for path in TEMPLATES) <= USUAL_TEMPLATE


def test_a_template_runs_and_paints_nothing_inline():
    assert not _with(TEMPLATES, r"\sstyle\s*=|<style\b")
    assert not _with(TEMPLATES, r"""\son[a-z]+\s*=|\bhx-on\b|javascript:""")


def test_a_script_element_has_a_file():
    """The one block of data (for search engines) comes from the tested json_ld tag."""
    assert not _with(TEMPLATES, r"<script\b(?![^>]*\bsrc=)")


def test_a_template_trusts_no_text():
    assert not _with(TEMPLATES, r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off")


def test_a_template_holds_no_content():
    assert not _with(TEMPLATES, CONTENT)


def test_a_form_that_writes_carries_its_token():
    """Those of visitors carry none, which would set a cookie: their views check the origin."""
    visitors = {"try.html", "try_role.html"}
    for path in (path for path in TEMPLATES if path.name not in visitors):
        for form in re.findall(r"<form\b.*?</form>", _markup(path), re.DOTALL | re.IGNORECASE):
            if re.search(r"""method=["']post""", form, re.IGNORECASE):
                assert re.search(r"csrf_token|{% crispy", form), sources.name(path)


def test_a_link_that_opens_a_tab_says_so_and_hands_nothing_over():
    for path in TEMPLATES:
        for link in re.findall(r"<a\b[^>]*_blank.*?</a>", _markup(path), re.DOTALL):
            assert "noopener" in link, sources.name(path)
            assert "opens in a new tab" in link, sources.name(path)


def test_everything_loads_from_our_own_origin():
    loads = r"""<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*\b(?:src|data)=["'](?:https?:)?//"""
    assert not _with(TEMPLATES, loads)
    assert not _with(TEMPLATES, r"""<link\b[^>]*\bhref=["'](?:https?:)?//""")
    assert not _with(STYLES, r"""@import|url\(["']?(?:https?:|//|data:)|sourceMappingURL""")


def test_a_stylesheet_is_short_and_needs_no_important():
    assert not [sources.name(path) for path in STYLES if sources.lines(path) > MAX_FILE]


def test_colours_are_tokens():
    """A colour written outside the tokens would not follow the dark theme."""
    others = [path for path in STYLES if path.name not in {"tokens.css", "print.css"}]
    assert not _with(others, r"(?<![\w&-])#[0-9a-fA-F]{3,8}\b(?=[^{]*[;}])|\brgba?\(|\bhsla?\(")


def test_the_browsers_scripts_write_no_markup_and_ask_nobody():
    writes = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
    assert not _with(SCRIPTS, writes)
    assert not _with(SCRIPTS, r"https?://")
    assert _with(SCRIPTS, r"localStorage") == ["static/js/rate.js"]  # keys turned off, nothing else
    assert not [sources.name(path) for path in SCRIPTS if sources.lines(path) > MAX_FILE]


def test_each_static_file_is_used():
    """A stylesheet or script that no template names is dead."""
    named = "\n".join(sources.text(path) for path in [*TEMPLATES, *STYLES, *sources.PRODUCT])
    unused = [
        path.name
        for path in (ROOT / "static").rglob("*")
        if path.is_file() and path.name not in named
    ]
    assert not unused


def _markup(path):
    return re.sub(
        r"{#.*?#}|{% comment.*?endcomment %}|/\*.*?\*/", "", sources.text(path), flags=re.DOTALL
    )


def _with(paths, pattern):
    return [sources.name(path) for path in paths if re.search(pattern, _markup(path))]
