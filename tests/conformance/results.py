"""Answers compared as the W3C's tests are: rows as a bag or in order, blank nodes by what is said.

Rows become a graph with a blank node for each, so that one way of comparing serves SELECT and
CONSTRUCT: the two graphs' canonical forms. Numbers of one datatype are compared by value.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    parse,
    parse_query_results,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    Row = dict[str, Any]

RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
XSD = "http://www.w3.org/2001/XMLSchema#"
EXACT = {f"{XSD}{name}" for name in ("integer", "decimal")}
BOOLEAN = f"{XSD}boolean"
FLOATING = {f"{XSD}{name}" for name in ("double", "float")}
KINDS = {
    ".srx": "application/sparql-results+xml",
    ".srj": "application/sparql-results+json",
    ".tsv": "text/tab-separated-values",
    ".csv": "text/csv",
}


def by_value(term: Any) -> Any:
    """A term; of a number and a boolean the value, written in one way."""
    if not isinstance(term, Literal):
        return term
    kind = term.datatype.value
    if kind in EXACT:
        return Literal(f"{Decimal(term.value).normalize():f}", datatype=term.datatype)
    if kind in FLOATING:
        return Literal(repr(float(term.value)), datatype=term.datatype)
    if kind == BOOLEAN:
        return Literal(str(term.value in {"true", "1"}).lower(), datatype=term.datatype)
    return term


def canonical(triples: Iterable[Any]) -> frozenset[Any]:
    """A graph that is equal for equal graphs, whatever their blank nodes are called."""
    found = Dataset(Quad(t.subject, t.predicate, by_value(t.object)) for t in triples)
    found.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return frozenset(found)


def of_rows(columns: Sequence[str], rows: Sequence[Row], *, ordered: bool) -> tuple[Any, ...]:
    """What is equal for equal tables: the columns, how many rows there are, and their graph."""
    quads = []
    for number, row in enumerate(rows):
        subject = BlankNode()
        quads.append(Quad(subject, NamedNode(RS + "row"), Literal(number if ordered else 0)))
        quads += [
            Quad(subject, NamedNode(f"{RS}column-{name}"), value) for name, value in row.items()
        ]
    return tuple(sorted(columns)), len(rows), canonical(quads)


def read_rows(data: bytes, suffix: str) -> tuple[list[str], list[Row]] | bool:
    """The columns and rows of a result document of one of the W3C's formats, or ASK's boolean."""
    read = parse_query_results(data, format=QueryResultsFormat.from_media_type(KINDS[suffix]))
    if isinstance(read, QueryBoolean):
        return bool(read)
    columns = [variable.value for variable in read.variables]
    return columns, [
        {name: value for name, value in zip(columns, row, strict=True) if value is not None}
        for row in read
    ]


def read_triples(data: bytes, media_type: str | RdfFormat, base: str = "") -> list[Any]:
    """A graph's triples."""
    form = (
        media_type if isinstance(media_type, RdfFormat) else RdfFormat.from_media_type(media_type)
    )
    return [quad.triple for quad in parse(data, format=form, base_iri=base or None)]


def result_set(triples: Sequence[Any]) -> tuple[list[str], list[Row]] | None:
    """A table written as a graph in DAWG's vocabulary, its rows by index if any; None if it is none."""

    def objects(subject: Any, name: str) -> list[Any]:
        wanted = NamedNode(RS + name)
        return [t.object for t in triples if t.subject == subject and t.predicate == wanted]

    whole = [t.subject for t in triples if t.object == NamedNode(RS + "ResultSet")]
    if not whole:
        return None
    columns = [each.value for each in objects(whole[0], "resultVariable")]
    solutions = objects(whole[0], "solution")
    solutions.sort(key=lambda each: int((*objects(each, "index"), Literal(0))[0].value))
    rows = [
        {objects(each, "variable")[0].value: objects(each, "value")[0] for each in bindings}
        for bindings in (objects(solution, "binding") for solution in solutions)
    ]
    return columns, rows


def csv_rows(data: bytes) -> Counter[frozenset[tuple[str, str]]]:
    """A CSV's rows as a bag, blank nodes by one name: the format tells no terms."""
    rows = csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""))
    return Counter(
        frozenset(
            (name, "_:" if cell.startswith("_:") else _number(cell)) for name, cell in row.items()
        )
        for row in rows
    )


def _number(cell: str) -> str:
    try:
        return repr(float(cell))
    except ValueError:
        return cell


def suffix_of(result: Path) -> str:
    """The result format to ask for: the expected file's own, JSON where it is a graph."""
    return result.suffix if result.suffix in KINDS else ".srj"
