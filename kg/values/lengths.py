"""Lengths on paper as people write them."""

from __future__ import annotations

import re

from kg.errors import BadValueError
from kg.values.names import ascii_digits, nfc

_IN_MM = {"mm": 1.0, "มม": 1.0, "cm": 10.0, "ซม": 10.0, "in": 25.4, "นิ้ว": 25.4}
_WRITTEN = re.compile(r"(\d{1,5}(?:\.\d{1,3})?) ?(mm|cm|in|มม|ซม|นิ้ว)?\.?", re.IGNORECASE | re.ASCII)


def parse_length(text: str, least: float, most: float) -> float:
    """A length in millimetres, read in mm, cm or inches; a bare number is millimetres.

    What is shorter than `least` or longer than `most`, and anything else, is a BadValueError.

    >>> [parse_length(text, 40, 1000) for text in ("16 cm", "๑๖๐ มม.", "80")]
    [160.0, 160.0, 80.0]
    """
    found = _WRITTEN.fullmatch(ascii_digits(nfc(text)).strip())
    expected = f"a length such as 160mm, 16cm or 6.3in, from {least:g} to {most:g} mm"
    if not found:
        raise BadValueError(text, expected)
    length = round(float(found[1]) * _IN_MM[(found[2] or "mm").lower()], 3)
    if not least <= length <= most:
        raise BadValueError(text, expected)
    return length
