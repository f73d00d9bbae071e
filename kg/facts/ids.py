"""How everything is named: one segment of letters, digits, - and _ after the base IRI."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from kg.values.dates import calendar_year_bounds, fiscal_year_bounds

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

SEGMENT = re.compile(r"[A-Za-z0-9_-]+")
FOLDER = re.compile(r"[A-Za-z0-9-]+")
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
RESERVED = frozenset({"source", "tie", "place", "year", "result"})


def entity_id(folder: str, local: str) -> str:
    """A thing of a source folder. A folder has no `_`, so this reads back uniquely.

    >>> entity_id("ratchaburi-2566", "codi")
    'ratchaburi-2566_codi'
    """
    return f"{folder}_{local}"


def source_id(folder: str, local: str = "") -> str:
    """A source: the folder's own, or the one called `local` in a folder of many."""
    return f"source_{folder}_{local}" if local else f"source_{folder}"


def evidence_id(source: str, paragraph: str) -> str:
    """A paragraph of a source, or the source as a whole where no paragraph is given.

    >>> evidence_id("source_ratchaburi-2566", "4")
    'source_ratchaburi-2566_p4'
    """
    return f"{source}_p{paragraph}" if paragraph else f"{source}_whole"


def place_id(code: str) -> str:
    """A place by its official code."""
    return f"place-{code}"


def region_id(code: str) -> str:
    """A region of some scheme by its code in lists.ttl."""
    return f"region-{code}"


def year_id(year: int, kind: str) -> str:
    """A Buddhist-Era year of money of one kind ("fiscal", "calendar", "not-stated")."""
    return f"year-{year}-{kind}"


def year_of_money(id_: str) -> tuple[dt.date, dt.date]:
    """The first and last day of a year of money by its id.

    A year of unstated kind spans both readings: from the fiscal year's first day to the
    calendar year's last.

    >>> [str(day) for day in year_of_money("year-2566-not-stated")]
    ['2022-10-01', '2023-12-31']
    """
    year, _, kind = id_.removeprefix("year-").partition("-")
    fiscal, calendar = fiscal_year_bounds(int(year)), calendar_year_bounds(int(year))
    return {"fiscal": fiscal, "calendar": calendar}.get(kind, (fiscal[0], calendar[1]))


def claim_id(cls: str, source: str, cells: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """A tie or result: a hash of its source, class and key cells in column-name order.

    16 hex digits: two of a million claims collide with a chance of 3 in 10^8.
    """
    kind = "result" if cls.endswith("#Result") else "tie"
    return f"{kind}_{_digest([cls, source, sorted(cells)])}"


def fact_key(cls: str, cells: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """What claims that say the same share, whoever says it."""
    return _digest([cls, sorted(cells)])


def _digest(value: object) -> str:
    return hashlib.sha256(_JSON(value).encode("utf-8")).hexdigest()[:16]
