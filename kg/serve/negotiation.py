"""Which of the formats there are a client wants (RFC 9110, section 12)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 4096


def negotiate(accept: str, offered: Sequence[str]) -> str | None:
    """The media type of `offered` that `accept` gives the highest quality; None if it takes none.

    The most specific range that matches a type decides its quality; of equal ones the first
    offered wins. No header, or an empty one, takes anything.

    >>> negotiate("text/*;q=0.5, text/csv", ("application/json", "text/csv"))
    'text/csv'
    >>> negotiate("text/csv;q=0, */*", ("text/csv", "application/json"))
    'application/json'
    >>> negotiate("image/png", ("text/csv",))
    """
    return _negotiated(accept[:LONGEST], tuple(offered))


@lru_cache(maxsize=1024)
def _negotiated(accept: str, offered: tuple[str, ...]) -> str | None:
    ranges = [_range(each) for each in accept.split(",") if each.strip()]
    if not ranges:
        return offered[0]
    best, chosen = 0.0, None
    for each in offered:
        quality = _quality(each, ranges)
        if quality > best:
            best, chosen = quality, each
    return chosen


def _quality(offered: str, ranges: Sequence[tuple[str, float]]) -> float:
    main = offered.partition("/")[0]
    order = {offered: 3, f"{main}/*": 2, "*/*": 1}
    found = [(order[name], quality) for name, quality in ranges if name in order]
    return max(found)[1] if found else 0.0


def _range(text: str) -> tuple[str, float]:
    name, *parameters = (part.strip() for part in text.lower().split(";"))
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                return name, min(max(float(value), 0.0), 1.0)
            except ValueError:
                return name, 0.0
    return name, 1.0
