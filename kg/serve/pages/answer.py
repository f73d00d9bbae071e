"""The rows of an answer as a table that leads on: every name a link, every source a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kg.facts.ids import evidence_id
from kg.page.dates import written
from kg.page.entity_rows import Link
from kg.page.escape import plain as clean
from kg.page.escape import web_link
from kg.query.terms import plain
from kg.serve.pages.columns import heading, said
from kg.serve.pages.words import say
from kg.vocabulary import KG

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.query.asking import Asker, Rows
    from kg.store.engine import Term

LABEL = "_label"
LONG = 24
"""Letters of a name from which on its column is wide."""
_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")
_SOURCE = re.compile(r"(?:[ab]_)?source")
_TIE = re.compile(r"(?:[ab]_)?tie")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column that is shown: its name, its heading, and whether all of it are numbers."""

    name: str
    heading: str
    number: bool
    long: bool

    @property
    def css(self) -> str:
        """What the style calls it."""
        if self.number:
            return "number"
        return "source" if _SOURCE.fullmatch(self.name) else "long" if self.long else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """An answer as it is shown; every cell is some links or words.

    Rows that differ only in paragraph or statement are one. `total` counts the rows read.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Link, ...], ...], ...]
    total: int


def table(asker: Asker, rows: Rows) -> Table:
    """What people read of the rows: labels for things, no empty columns, sources by paragraph."""
    names = _shown(rows.columns, asker.lang)
    asker.labels.fetch(
        str(getattr(row[name], "value", ""))
        for row in rows.rows
        for name in names
        if name + LABEL not in rows.columns and _is_iri(row.get(name))
    )
    merged: dict[tuple[Any, ...], list[list[Link]]] = {}
    for row in rows.rows:
        cells = [_cell(asker, name, row) for name in names]
        key = tuple(
            tuple(cell[:1])
            if _SOURCE.fullmatch(name)
            else ()
            if _TIE.fullmatch(name)
            else tuple(cell)
            for name, cell in zip(names, cells, strict=True)
        )
        known = merged.setdefault(key, [[] for _ in names])
        for place, cell in enumerate(cells):
            known[place] += [link for link in cell if link not in known[place]]
    found = list(merged.values())
    filled = [place for place in range(len(names)) if any(cells[place] for cells in found)]
    shown = {names[at] for at in filled}
    return Table(
        columns=tuple(
            Column(
                name=names[at],
                heading=heading(_alone(names[at], shown), asker.lang),
                number=_numeric(rows, names[at]),
                long=any(len(link.text) > LONG for cells in found for link in cells[at]),
            )
            for at in filled
        ),
        rows=tuple(tuple(tuple(cells[at]) for at in filled) for cells in found),
        total=len(rows.rows),
    )


def _alone(name: str, shown: set[str]) -> str:
    """A side's column without its side where the other side has none."""
    rest = name[2:]
    return rest if name[:2] in {"a_", "b_"} and not {f"a_{rest}", f"b_{rest}"} <= shown else name


def _shown(columns: Sequence[str], lang: str) -> list[str]:
    other = "_en" if lang == "th" else "_th"
    hidden = {name for name in columns if name.endswith(LABEL) and name[: -len(LABEL)] in columns}
    hidden |= {n.replace("source", "paragraph") for n in columns if _SOURCE.fullmatch(n)}
    hidden |= {n for n in columns if n.endswith(other) and n[:-3] + f"_{lang}" in columns}
    hidden |= {"fact"}
    return [name for name in columns if name not in hidden]


def _cell(asker: Asker, name: str, row: Mapping[str, Term | str]) -> list[Link]:
    """A cell's links; a source's are the document, then the paragraph."""
    value = row.get(name)
    if value is None:
        return []
    base = asker.store.base
    if _is_iri(value):
        iri = value if isinstance(value, str) else value.value
        inside = iri.startswith(base)
        if _TIE.fullmatch(name):
            return [Link(text="#", iri=iri)]
        label = row.get(name + LABEL)
        text = clean(str(label) if label is not None else asker.labels.best(iri, asker.lang))
        # A code or a class is a word; its page is a click away from the questions' own list.
        web = "" if inside or iri.startswith(KG) else web_link(iri)
        link = Link(text=text, iri=iri if inside else "", web=web)
        return [link, *_paragraph(asker, name, iri, row)]
    told = said(name, _words(value, base, asker.lang), asker.lang)
    return [Link(text=clean(told))]


def _paragraph(asker: Asker, name: str, iri: str, row: Mapping[str, Term | str]) -> list[Link]:
    stated = row.get(name.replace("source", "paragraph")) if _SOURCE.fullmatch(name) else None
    if stated is None:
        return []
    number = stated if isinstance(stated, str) else stated.value
    text = say("paragraph", asker.lang, n=clean(number))
    return [Link(text=text, iri=evidence_id(iri, number))]


def _is_iri(value: object) -> bool:
    return type(value).__name__ == "NamedNode"


def _words(value: Term | str, base: str, lang: str) -> str:
    """A value as people write it: numbers with commas, days in their calendar."""
    told = value if isinstance(value, str) else plain(value, base)
    if isinstance(told, bool):
        return say("yes" if told else "no", lang)
    if isinstance(told, int | Decimal):
        return f"{told:,f}" if isinstance(told, Decimal) else f"{told:,}"
    if isinstance(told, float):
        return f"{told:,.4g}"
    return written(told, lang) if _DAY.fullmatch(told) else told


def _numeric(rows: Rows, name: str) -> bool:
    values = [row[name] for row in rows.rows if name in row]
    return bool(values) and all(
        not isinstance(value, str)
        and not _is_iri(value)
        and isinstance(plain(value, rows.base), int | float | Decimal)
        for value in values
    )
