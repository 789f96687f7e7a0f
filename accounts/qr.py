"""A QR code as one SVG path: no picture to load, and no markup made by hand."""

from dataclasses import dataclass

import qrcode

QUIET = 4
"""Modules of white around the code, which a camera needs to find it."""


@dataclass(frozen=True)
class Drawing:
    """`path` fills the dark modules of a square of `side` modules."""

    path: str
    side: int


def drawing(text: str) -> Drawing:
    code = qrcode.QRCode(border=QUIET)
    code.add_data(text)
    rows = code.get_matrix()
    dark = (
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, is_dark in enumerate(row)
        if is_dark
    )
    return Drawing("".join(dark), len(rows))
