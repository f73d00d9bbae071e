"""A sheet as PNG."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.view.svg import outlined

if TYPE_CHECKING:
    from kg.view.sheet import Sheet

MOST = 30_000
_HEADER = 8 + 25  # signature and IHDR


def png(sheet: Sheet, dpi: int) -> bytes:
    """The sheet in pixels, `dpi` of them an inch, which the file says, with title and caption.

    The letters are drawn as outlines set by HarfBuzz, because the converter's own text overlaps
    after ำ (vl-convert 1.9). Equal sheets give equal bytes. More than `MOST` dots a side are a
    `KgError`.
    """
    import vl_convert

    across, down = (round(side / 72 * dpi) for side in (sheet.width, sheet.height))
    if max(across, down) > MOST:
        raise KgError(
            f"{across} by {down} dots are more than programs open ({MOST} a side); "
            "give a smaller --dpi, or write .pdf or .svg"
        )
    data = bytes(vl_convert.svg_to_png(outlined(sheet), scale=1.0, ppi=dpi))
    chunks = [_chunk(b"pHYs", struct.pack(">IIB", *(2 * (round(dpi / 0.0254),)), 1))]
    for keyword, text in (("Title", sheet.title), ("Description", sheet.text)):
        # Uncompressed, no language, no translated keyword.
        chunks.append(_chunk(b"iTXt", keyword.encode() + b"\0\0\0\0\0" + text.encode("utf-8")))
    return data[:_HEADER] + b"".join(chunks) + _without_density(data[_HEADER:])


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _without_density(data: bytes) -> bytes:
    """Chunks without the density that the converter wrote."""
    kept, at = [], 0
    while at < len(data):
        length = struct.unpack(">I", data[at : at + 4])[0] + 12
        if data[at + 4 : at + 8] != b"pHYs":
            kept.append(data[at : at + length])
        at += length
    return b"".join(kept)
