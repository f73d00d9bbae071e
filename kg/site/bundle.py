"""Data as a classic script, for a page opened from a disk may fetch nothing."""

from __future__ import annotations

import base64
import gzip
from typing import TYPE_CHECKING, Any

from kg.page.escape import json_block

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGE = 12_000
"""Bytes of JSON from which a file is packed: below, unpacking costs more than it saves."""


def script(name: str, data: Mapping[str, Any]) -> bytes:
    r"""`kgTake("NAME", DATA);`: DATA an object, or from LARGE on the base64 of its gzipped JSON.

    Equal data give equal bytes.

    >>> print(script("index", {"b": "</script>", "a": 1}).decode(), end="")
    kgTake("index",{"a":1,"b":"\u003c/script\u003e"});
    """
    text = json_block(data)
    packed = text.encode()
    if len(packed) >= LARGE:
        text = f'"{base64.b64encode(gzip.compress(packed, 9, mtime=0)).decode()}"'
    return f"kgTake({json_block(name)},{text});\n".encode()
