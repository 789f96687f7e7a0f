"""Skills.csv in the archive that LinkedIn hands out. Nothing else of it is unpacked."""

import re
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from careers.domain.faults import DocumentError, Fault

BEGINNINGS: Final = (b"PK\x03\x04", b"PK\x05\x06")
"""Of any archive, and of an empty one."""
MOST_MEMBERS: Final = 2_000
LARGEST: Final = 1_000_000
"""Bytes of Skills.csv, counted as they are unpacked: what an archive says of sizes is not
believed, and a few kilobytes can hold gigabytes."""
AT_ONCE: Final = 65_536
PACKINGS: Final = (ZIP_STORED, ZIP_DEFLATED)
ENCRYPTED: Final = 0x1
OTHERS: Final = {
    "word/document.xml": "this is a Word document: save it as plain text, or paste its text here",
    "content.xml": "this is an OpenDocument file: save it as plain text, or paste its text here",
    "xl/workbook.xml": "this is a workbook: save its sheet as CSV, or paste the names here",
}
"""What other programs pack, by a file that each of theirs holds."""
_SKILLS: Final = re.compile(r"skills(_\w{1,40})?\.csv", re.IGNORECASE)


def is_archive(data: bytes) -> bool:
    return data.startswith(BEGINNINGS)


def skills_csv(data: bytes) -> bytes:
    """Raises DocumentError where there is none, or none that can be read."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _content(archive, _member(archive))
    except DocumentError:
        raise
    except Exception as error:  # a damaged archive may fail in any way
        raise _refused("this archive (ZIP) is damaged") from error


def _member(archive: ZipFile) -> ZipInfo:
    """Folders do not matter, and no name is ever used as a path."""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise _refused(f"the archive holds more than {MOST_MEMBERS:,} files")
    for member in members:
        if _SKILLS.fullmatch(PurePosixPath(member.filename.replace("\\", "/")).name):
            return member
    for member in members:
        if sentence := OTHERS.get(member.filename):
            raise _refused(sentence)
    raise _refused("the archive holds no Skills.csv, which a LinkedIn export has")


def _content(archive: ZipFile, member: ZipInfo) -> bytes:
    if member.compress_type not in PACKINGS or member.flag_bits & ENCRYPTED:
        raise _refused("Skills.csv is packed in a way that is not read here")
    content = bytearray()
    with archive.open(member) as file:
        while piece := file.read(AT_ONCE):
            content += piece
            if len(content) > LARGEST:
                raise _refused(f"Skills.csv is larger than {LARGEST:,} bytes when unpacked")
    return bytes(content)


def _refused(reason: str) -> DocumentError:
    return DocumentError([Fault("", reason)])
