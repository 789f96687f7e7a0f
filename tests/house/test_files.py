"""The papers that come with the code: locks, reasons, settings, a clean tree."""

import re
import subprocess

import pytest

from scripts import locks
from tests.house.sources import CODE, PRODUCT, ROOT, TEMPLATES, text

VARIABLE = re.compile(r"""env\.(?:text|flag|number|words|address)\(\s*["']([A-Z_]+)["']""")
DIRECT = re.compile(r"""environ(?:\.get\(|\.setdefault\(|\[)"CROSSWALK_([A-Z_]+)\"""")


@pytest.mark.parametrize("name", ["requirements.in", "requirements-dev.in"])
def test_each_package_has_its_reason(name):
    """A comment opens each group of lines, and groups are set apart by the next comment."""
    explained = False
    for line in text(ROOT / name).splitlines():
        explained = line.startswith("#") or (explained and bool(line.strip()))
        assert explained or not line.strip() or line.startswith("-r"), line


def test_the_lock_files_hold_what_is_asked_for():
    assert not locks.faults()


def test_a_lock_file_that_drifted_is_told(tmp_path):
    for name in ("requirements.in", "requirements-dev.in", "requirements-dev.txt"):
        (tmp_path / name).write_text(text(ROOT / name))
    lock = text(ROOT / "requirements.txt")
    asked = lock.replace("django==", "jango==").replace("pydantic==", "pydantic==0.", 1)
    unhashed = re.sub(r"(nh3==\S+ )(?:\\\n.*)+?(?=\n\w)", r"\1", asked)
    (tmp_path / "requirements.txt").write_text("--index-url https://example.org\n" + unhashed)
    told = "\n".join(locks.faults(tmp_path))
    assert "asks for django" in told
    assert "pydantic is 0." in told
    assert re.search(r"nh3==\S+ has no hash", told)
    assert "names an index" in told


def test_each_setting_is_explained():
    """docs/settings.md has a row for every variable that is read, and for no other."""
    read = {
        f"CROSSWALK_{name}"
        for path in PRODUCT
        for name in [*VARIABLE.findall(text(path)), *DIRECT.findall(text(path))]
    }
    explained = set(
        re.findall(r"^\| `(CROSSWALK_[A-Z_]+)`", text(ROOT / "docs/settings.md"), re.MULTILINE)
    )
    assert explained == read
    assert len(read) > 10


def test_no_file_names_a_folder_of_somebodys_machine():
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    places = re.compile(r"/(?:home|Users)/[a-z]\w*/|/root/")
    kinds = {".py", ".md", ".toml", ".html", ".in", ".txt", ".css", ".js", ".yml", ""}
    found = [
        name
        for name in tracked.stdout.splitlines()
        if (ROOT / name).is_file() and (ROOT / name).suffix in kinds
        if "vendor" not in name and name != "tests/house/test_files.py"
        if places.search((ROOT / name).read_text(encoding="utf-8"))
    ]
    assert not found


def test_a_command_is_advised_as_it_can_be_typed():
    """The system's Python has none of the packages."""
    papers = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    bare = re.compile(r"(?<!\.venv/bin/python )manage\.py \w+")
    found = [
        f"{path.name}: {command}"
        for path in [*papers, *TEMPLATES, *CODE]
        for command in bare.findall(text(path))
    ]
    assert not found


def test_links_between_the_papers_lead_somewhere():
    for paper in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", text(paper)):
            assert (paper.parent / target).exists(), f"{paper.name}: {target}"
