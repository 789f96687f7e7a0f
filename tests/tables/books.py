"""Workbooks made for a test, and what is read of them."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook


def book(*rows):
    made = Workbook()
    for row in rows:
        made.active.append(row)
    return saved(made)


def saved(made):
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def repacked(data, change, packing=ZIP_DEFLATED):
    """The archive with each part as `change` of its name and content."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", packing) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def told(text):
    """The rows without the empty cells at their ends."""
    return [line.replace('"', "").rstrip(",").split(",") for line in text.splitlines()]
