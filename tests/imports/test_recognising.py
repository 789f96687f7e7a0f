"""Every kind of file is told by its content, and read or refused with a sentence."""

import json
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from careers.domain.catalogue import from_document
from careers.domain.faults import DocumentError
from careers.domain.imports.found import Place
from careers.imports.recognising import read_bytes, read_text
from tests import catalogues
from tests.hostile.payloads import everything
from tests.imports.files import CV, LINKEDIN, archive, resume

SMALL = from_document(catalogues.small())
DEFAULT = from_document(catalogues.default())
SAMPLES = sorted(settings.BASE_DIR.parent.glob("*/data/jsonresume/**/*resume.json"))


def read(data, catalogue=SMALL):
    return read_bytes(data if isinstance(data, bytes) else data.encode(), catalogue)


def slugs(found):
    return [row.skill for row in found.suggestions]


def levels(found):
    return {row.skill: row.level for row in found.suggestions}


def reason(data):
    """Why it is refused, None where it is read."""
    try:
        read(data)
    except DocumentError as error:
        return str(error)
    return None


def refusal(data):
    with pytest.raises(DocumentError) as refused:
        read(data)
    return str(refused.value)


def test_a_cv():
    found = read(CV)
    assert found.kind == "text"
    assert slugs(found) == ["sql", "statistics", "pytorch", "docker", "kubernetes", "git"]
    assert set(levels(found).values()) == {None}
    (git,) = (row for row in found.suggestions if row.skill == "git")
    assert git.places[0].quote == "Kept everything in git"


@pytest.mark.parametrize("data", [archive(), LINKEDIN["Skills.csv"]], ids=["zip", "csv"])
def test_linkedin_tells_names_only(data):
    found = read(data)
    assert (found.kind, levels(found)) == (
        "linkedin",
        {"python": None, "sql": None, "pytorch": None},
    )
    assert found.unknown == ("Basket weaving",)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffName\r\nSQL\r\n", "Name\nSQL", '"Name"\r\n"SQL"\r\n', "sep=;\r\nName\r\nSQL\r\n",
        "Name\rSQL\r", "name,\nSQL,\n", "Name\n\n\nSQL\n\n", "NAME\nsql",
    ],
)  # fmt: skip
def test_a_table_as_spreadsheets_write_it(text):
    assert slugs(read(text)) == ["sql"]


@pytest.mark.parametrize(
    "name", ["Skills.csv", "Complete_Export/Skills.csv", "a\\Skills.csv", "../../Skills.csv",
             "Skills_123456.csv", "SKILLS.CSV"],
)  # fmt: skip
def test_the_folder_of_skills_does_not_matter(name):
    assert slugs(read(archive({"readme.txt": "hello", name: "Name\nSQL"}))) == ["sql"]


def test_an_archive_within_is_not_opened():
    assert "no Skills.csv" in refusal(archive({"inner.zip": archive()}))


def test_a_bomb_is_refused_before_it_is_unpacked():
    bomb = archive({"Skills.csv": b"Name\n" + b"\n" * 200_000_000})
    assert len(bomb) < 2_000_000
    assert "larger than 1,000,000 bytes" in refusal(bomb)


def test_an_archive_that_lies_of_its_sizes():
    data = bytearray(archive({"Skills.csv": b"Name\n" + b"x" * 3_000_000}))
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    assert refusal(bytes(data))


def test_too_many_members():
    assert "more than 2,000 files" in refusal(archive({f"{n}.csv": "" for n in range(2_001)}))


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_that_is_unpacked_whole(packing):
    assert "not read here" in refusal(archive(packing=packing))


def test_damage_to_any_byte_is_refused_or_harmless():
    whole = archive()
    for place in range(0, len(whole), 7):
        data = bytearray(whole)
        data[place] ^= 0xFF
        assert reason(bytes(data)) != ""


def test_a_resume():
    found = read(
        resume(
            skills=[
                {"name": "SQL", "level": "practitioner"},
                {"name": "Docker", "level": "Master"},
                {"name": "Deep things", "level": "Expert", "keywords": ["PyTorch", "Juggling"]},
                {"name": "Cooking"},
            ],
            work=[{"name": "X", "position": None, "highlights": ["Ran Kubernetes at home."]}],
        )
    )
    assert levels(found) == {"sql": 3, "docker": None, "pytorch": None, "kubernetes": None}
    assert set(found.unknown) == {"Juggling", "Cooking"}
    (kubernetes,) = (row for row in found.suggestions if row.skill == "kubernetes")
    assert kubernetes.places == (Place("Work, X", "Ran Kubernetes at home."),)


def test_levels_that_contradict_each_other_state_none():
    rows = [{"name": "SQL", "level": "Expert"}, {"name": "sql", "level": "Working"}]
    assert levels(read(resume(skills=rows))) == {"sql": None}


@pytest.mark.skipif(not SAMPLES, reason="the samples of JSON Resume are not beside the project")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_are_read(path: Path):
    """None of them names a level of ours, so nothing has one."""
    found = read(path.read_bytes(), DEFAULT)
    assert found.kind == "resume"
    assert set(levels(found).values()) <= {None}
    assert found.suggestions or path.stem.startswith("sample")


NO_RESUMES = {
    "[]": "no resume",
    "{}": "no resume",
    '{"skills": 3}': "skills: must be a list",
    '{"skills": [{"name": 3}]}': "skills[0].name: must be text",
    '{"skills": [{"name": ["SQL"]}]}': "skills[0].name: must be text",
    '{"skills": {"name": "SQL"}}': "skills: must be a list",
    '{"skills": [null]}': "skills[0]: must be an object",
    '{"basics": [], "work": "x"}': "basics: must be an object",
    '{"skills": [': "not JSON",
    '{"skills": [NaN]}': "NaN is not a number",
    '{"skills": [' + "9" * 5_000 + "]}": "is not a number that a document may hold",
    '{"skills": [], "skills": []}': "stands twice",
    "[" * 1_000: "nested too deeply",
    '{"skills": [' + "{}," * 260_000 + "{}]}": "more than 500,000 values",
    '{"skills": [' + "{}," * 1_000 + "{}]}": "skills: may have at most 1000",
}


@pytest.mark.parametrize("data", NO_RESUMES, ids=lambda data: data[:30])
def test_json_that_is_no_resume(data):
    assert NO_RESUMES[data] in refusal(data)


OTHERS = {
    b"%PDF-1.7 \xe2\xe3": "this is a PDF",
    b"\xd0\xcf\x11\xe0\xa1\xb1": "Word document",
    "Name\nSQL".encode("utf-16"): "UTF-16",
    "Résumé: SQL".encode("latin-1"): "not text in UTF-8",
    b"SQL\nand \xff": "line 2",
    b"SQL\0": "not text",
    b"": "nothing in it",
    b" \r\n\t": "nothing in it",
    b"PK\x05\x06" + b"\0" * 18: "no Skills.csv",
    b"PK\x03\x04junk": "damaged",
    b"x" * 2_000_001: "longer than 2,000,000 bytes",
    b"x " * 200_000: "longer than 200,000 characters",
    archive({"readme.txt": "hello"}): "no Skills.csv",
    archive({"[Content_Types].xml": "<w/>", "word/document.xml": "<w/>"}): "a Word document: save",
    archive({"mimetype": "", "content.xml": "<office/>"}): "an OpenDocument file: save",
    archive({"xl/workbook.xml": "<x/>"}): "a workbook: save",
    b"Name\n" + b"SQL\n" * 3_000: "more than 2,000 rows",
    b'Name\n"SQL': "not CSV",
    b"Name\n" + b"x" * 150_000: "not CSV",
}


# An archive has the moment of its making in it, and so can name no test.
@pytest.mark.parametrize("data", OTHERS, ids=OTHERS.values())
def test_other_files(data):
    assert OTHERS[data] in refusal(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["skills", "name", "level", "keywords", "work", "basics"]), inner
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_read_or_refused(value):
    assert reason(json.dumps(value).encode()) != ""


@given(
    st.binary(max_size=300)
    | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))
)
def test_any_bytes_are_read_or_refused(data):
    assert reason(data) != ""


def test_hostile_strings_are_text():
    for payload in (*everything(), "\ud800", "\0", "\N{RIGHT-TO-LEFT OVERRIDE}x"):
        found = read_text(resume(skills=[{"name": payload, "level": payload}]), DEFAULT)
        for name in found.unknown:
            name.encode()
            assert "\0" not in name
        try:
            read_text(payload, DEFAULT)
        except DocumentError as error:
            str(error).encode()
