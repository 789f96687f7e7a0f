"""The rules of the house that a program can watch over. docs/architecture.md has the reasons.

Each test collects what breaks its rule, so that a failure names every place at once.
"""

import ast
import re

from tests.house import sources
from tests.house.sources import CODE, PRODUCT, ROOT, TESTS

MAX_FILE = 250
MAX_FUNCTION = 40
MAX_VIEW = 30
# Where text becomes HTML without a template: each has tests that try to break it.
MAKES_HTML = {"careers/markdown.py", "careers/structured.py"}


def test_there_is_something_to_look_at():
    assert len(CODE) > 60
    assert len(TESTS) > 20


def test_the_domain_knows_no_django():
    foreign = re.compile(r"(django|allauth|accounts|config|careers\.(?!domain))\b")
    assert not _breaking(sources.python("careers/domain"), sources.imports, foreign.match)


def test_the_domain_asks_no_clock_and_no_file():
    asks = re.compile(r"(^|\.)(now|today|utcnow|localdate|open|read_text)$")
    assert not _breaking(sources.python("careers/domain"), sources.calls, asks.search)


def test_the_text_of_a_release_is_read_in_one_place():
    """What lifts a release of an older schema version does so for every page."""
    found = _breaking(PRODUCT, sources.calls, re.compile(r"\.model_validate_json$").search)
    assert {line.partition(":")[0] for line in found} == {"careers/domain/reading.py"}


def test_a_help_text_holds_no_data():
    """The form library and the admin take it for HTML: a member's name there would be run."""
    found = [
        f"{sources.name(path)}: {ast.unparse(value)}"
        for path in PRODUCT
        for value in _help_texts(path)
        if not _is_ours(value)
    ]
    assert not found


def _help_texts(path):
    """Whatever is given as a help text: by name, by attribute, or in a form's `help_texts`."""
    for node in sources.nodes(path):
        if isinstance(node, ast.keyword) and node.arg == "help_text":
            yield node.value
        elif isinstance(node, ast.Assign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {ast.unparse(target).rpartition(".")[2] for target in targets}
            if "help_text" in names:
                yield node.value
            elif "help_texts" in names:
                yield from node.value.values


def _is_ours(value):
    """Written in the code, handed on under its own name, a constant, or escaped."""
    text = ast.unparse(value)
    if isinstance(value, ast.JoinedStr):
        parts = [part.value for part in value.values if isinstance(part, ast.FormattedValue)]
        return all(_is_ours(part) for part in parts)
    written = isinstance(value, ast.Constant) or text.isupper()
    return written or text.endswith("help_text") or text.startswith("escape(")


def test_accounts_computes_no_score():
    scores = re.compile(r"careers\.domain\.(readiness|roadmap|timeline|fit)\b")
    assert not _breaking(sources.python("accounts"), sources.imports, scores.match)


def test_a_model_saves_as_django_saves():
    found = [
        f"{sources.name(path)}: {node.name}"
        for path in PRODUCT
        if "models" in sources.name(path)
        for node in sources.functions(path)
        if node.name in {"save", "delete", "clean_fields", "__getattr__", "__setattr__"}
    ]
    assert not found


def test_nothing_happens_behind_a_readers_back():
    hooks = re.compile(r"(django\.dispatch|.*signals)\b|pickle|marshal|yaml\b|importlib\b")
    runs = {"eval", "exec", "compile", "__import__", "globals"}
    assert not _breaking(PRODUCT, sources.imports, hooks.match)
    assert not _breaking(PRODUCT, sources.calls, lambda call: call in runs)


def test_text_becomes_html_in_the_tested_places_only():
    makers = {"mark_safe", "SafeString", "SafeText", "format_html", "format_html_join"}
    found = _breaking(PRODUCT, sources.calls, lambda call: call.rpartition(".")[2] in makers)
    assert {line.partition(":")[0] for line in found} <= MAKES_HTML


def test_sql_is_written_by_django():
    raw = {"raw", "extra", "RawSQL", "executemany", "executescript"}
    assert not _breaking(PRODUCT, sources.calls, lambda call: call.rpartition(".")[2] in raw)


def test_no_way_out_to_another_machine():
    clients = re.compile(r"(requests|httpx|urllib\.request|http\.client|ftplib|subprocess)\b")
    assert not _breaking(PRODUCT, sources.imports, clients.match)


def test_a_file_fits_in_a_reader():
    long = {sources.name(path): sources.lines(path) for path in [*CODE, *TESTS]}
    assert not {name: lines for name, lines in long.items() if lines > MAX_FILE}


def test_a_function_fits_on_a_screen():
    found = [
        f"{sources.name(path)}: {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for path in CODE
        for node in sources.functions(path)
        if node.end_lineno - node.lineno >= (MAX_VIEW if "views" in path.parts else MAX_FUNCTION)
    ]
    assert not found


def test_content_is_data():
    """A catalogue may rename every role, skill and level: code and templates name none."""
    content = re.compile(
        r"data scien|machine learning|kubernetes|pytorch|practitioner", re.IGNORECASE
    )
    examples = {"help_text"}
    found = [
        f"{sources.name(path)}: {word}"
        for path in PRODUCT
        for word in sources.words(path)
        if content.search(word) and not _is_example(path, word, examples)
    ]
    assert not found


def test_a_query_budget_names_its_queries():
    """A bare number says nothing once it is wrong: a comment above it lists the queries."""
    found = []
    for path in TESTS:
        written = sources.text(path).splitlines()
        for number, line in enumerate(written):
            if re.search(r"with .*assert_?[nN]um_?[qQ]ueries\([1-9]", line):
                above = [text.strip() for text in written[max(0, number - 4) : number]]
                if not any(text.startswith("#") for text in above) and "#" not in line:
                    found.append(f"{sources.name(path)}:{number + 1}")
    assert not found


def test_a_test_is_neither_skipped_in_silence_nor_timed():
    idle = re.compile(r"mark\.skip\b(?!\(reason=)|mark\.skip\(\)|\bsleep\(|wait_for_timeout\(")
    here = ROOT / "tests" / "house"
    assert not [
        sources.name(path)
        for path in TESTS
        if here not in path.parents and idle.search(sources.text(path))
    ]


def _breaking(paths, read, breaks):
    return [
        f"{sources.name(path)}: {found}" for path in paths for found in read(path) if breaks(found)
    ]


def _is_example(path, word, keywords):
    """An editor's help text may give an example."""
    return any(
        isinstance(node, ast.Constant) and node.value == word
        for call in sources.nodes(path)
        if isinstance(call, ast.Call)
        for part in (
            [keyword.value for keyword in call.keywords if keyword.arg in keywords]
            + (call.args if ast.unparse(call.func).endswith("_field") else [])
        )
        for node in ast.walk(part)
    )
