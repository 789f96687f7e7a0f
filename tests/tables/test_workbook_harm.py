"""What is no workbook, too much of one, or lies about how much it is."""

import struct
import tracemalloc
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile
from zlib import crc32

import pytest

from careers.domain.faults import DocumentError
from careers.tables import sheet, workbook
from careers.tables.plan import TABLES
from tests.tables.books import book, repacked, told


def cut(data):
    return data[: len(data) // 2]


def damaged(data):
    return data[:200] + bytes(60) + data[260:]


def no_sheet(data):
    return repacked(data, lambda name, content: b"" if "sheet1" in name else content)


def no_parts(data):
    out = BytesIO()
    ZipFile(out, "w").writestr("a", b"")
    return out.getvalue()


def entities(code):
    def change(name, content):
        if "sheet1" not in name:
            return content
        text = '<!DOCTYPE a [<!ENTITY b "cccc">]><worksheet/>'
        return text.encode(code)

    return lambda data: repacked(data, change)


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (cut, "not a workbook"),
        (damaged, "not a workbook"),
        (no_sheet, "not a workbook"),
        (no_parts, "not a workbook"),
        (entities("utf-8"), "document type definition"),
        (entities("utf-16"), "document type definition"),
    ],
)
def test_what_is_no_workbook_is_refused(harm, words):
    with pytest.raises(DocumentError, match=words):
        workbook.as_csv(harm(book(["skill"], ["sql"])))


def test_an_archive_that_holds_far_more_than_it_weighs_is_refused():
    def grown(name, content):
        return content + b" " * 17_000_000 if "sheet1" in name else content

    data = repacked(book(["skill"]), grown)
    assert len(data) < 100_000
    with pytest.raises(DocumentError, match="when unpacked"):
        workbook.as_csv(data)


MANY = 40_000_000
"""Bytes that a lying archive holds and does not tell."""


def lying(packing):
    """A workbook of which one part is followed by MANY zeros; the archive tells its length
    and checksum without them."""
    name, first = "xl/workbook.xml", b""

    def grown(part, content):
        nonlocal first
        first = content if part == name else first
        return content + bytes(MANY) if part == name else content

    data = bytearray(repacked(book(["skill"], ["sql"]), grown, packing))
    at = data.rfind(name.encode()) - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    struct.pack_into("<I", data, at + 16, crc32(first))
    struct.pack_into("<I", data, at + 24, len(first))
    return bytes(data)


def outcome(data):
    """What becomes of a workbook, and the most bytes that it took meanwhile."""
    tracemalloc.start()
    try:
        return workbook.as_csv(data), tracemalloc.get_traced_memory()[1]
    except DocumentError as error:
        return str(error), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_an_archive_that_lies_about_its_sizes_takes_no_memory():
    said, most = outcome(lying(ZIP_DEFLATED))

    assert told(said) == [["skill"], ["sql"]]
    assert most < MANY / 4


@pytest.mark.parametrize("packing", [ZIP_BZIP2, ZIP_LZMA])
def test_an_archive_that_can_only_be_unpacked_whole_is_refused(packing):
    said, most = outcome(lying(packing))

    assert "packed in a way" in said
    assert most < MANY / 4


def test_an_archive_that_is_not_packed_is_read():
    data = repacked(book(["skill"], ["sql"]), lambda name, content: content, ZIP_STORED)

    assert told(workbook.as_csv(data)) == [["skill"], ["sql"]]


def test_more_elements_than_the_largest_table_takes_are_refused():
    """Each is five bytes and weighs hundreds when it is read."""

    def grown(name, content):
        cells = b"<row>" + b"<c/>" * workbook.MOST_ELEMENTS + b"</row>"
        return content.replace(b"<sheetData>", b"<sheetData>" + cells)

    with pytest.raises(DocumentError, match="more than 600,000 elements"):
        workbook.as_csv(repacked(book(["skill"]), grown))


@pytest.mark.parametrize("kind", sorted(TABLES))
def test_the_largest_table_has_fewer_elements(kind):
    width = len(TABLES[kind].names())
    data = workbook.write(["x"] * width, [["x"] * width] * 99)

    with ZipFile(BytesIO(data)) as archive:
        elements = sum(archive.read(name).count(b"<") for name in archive.namelist()) / 2

    assert elements * sheet.MOST_ROWS / 100 < workbook.MOST_ELEMENTS


def test_one_long_text_in_many_cells_is_refused():
    data = book(["skill", "name"], *(["sql", "x" * 30_000] for _ in range(200)))
    assert len(data) < 100_000

    with pytest.raises(DocumentError, match="longer than 4,000,000 characters"):
        workbook.as_csv(data)
