"""What fails of the W3C's tests and why; a test here that passes fails, until it is taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from .suite import Entry

CONCAT = (
    "Oxigraph: GROUP_CONCAT of strings of one language keeps the language; SPARQL 1.1 "
    "(18.5.1.7) gives a plain string"
)
GRAPH = (
    "Oxigraph: inside GRAPH ?g what binds no triple (VALUES, a subquery's count, MINUS) is not "
    "evaluated for each graph apart, so that ?g stays unbound or is compared"
)
EMPTY_PATH = (
    "Oxigraph: a path of no steps to a term that no graph holds has no solution; by SPARQL 1.1 "
    "(18.4) the term itself is one"
)
EVALUATION: dict[str, str] = {
    "aggregates/agg-groupconcat-04": CONCAT,
    "aggregates/agg-groupconcat-06": CONCAT,
    "aggregates/agg-empty-group-count-graph": GRAPH,
    "bindings/graph": GRAPH,
    "negation/graph-minus": GRAPH,
    "functions/bnode01": (
        "Oxigraph: BNODE('x') is one blank node in all rows; SPARQL 1.1 (17.4.2.9) has a new one "
        "in each"
    ),
    "property-path/zero_or_more_set_start": EMPTY_PATH,
    "property-path/zero_or_more_set_end": EMPTY_PATH,
    "property-path/zero_or_one_set_start": EMPTY_PATH,
    "property-path/zero_or_one_set_end": EMPTY_PATH,
    "csv-tsv-res/tsv03": (
        "Oxigraph keeps a number of a derived type as the type it derives from: "
        '"-3"^^xsd:negativeInteger is stored as -3'
    ),
}
SYNTAX: dict[str, str] = {
    "syntax-query/test_4": (
        "Oxigraph refuses a query that calls a function it does not know; by SPARQL 1.1 (17.6) "
        "the call is an error of the rows it is evaluated for, and here there are none"
    ),
}


def marked(entries: Iterable[Entry], known: Mapping[str, str]) -> list[Any]:
    """The tests as parameters named by the manifest; those that are known to fail must."""
    return [
        pytest.param(
            entry,
            id=entry.name,
            marks=[pytest.mark.xfail(strict=True, raises=AssertionError, reason=known[entry.name])]
            if entry.name in known
            else [],
        )
        for entry in entries
    ]
