"""Query results written piece by piece, by media type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.vocabulary import prefixes

if TYPE_CHECKING:
    from kg.store.engine import Results

TABLES = {
    "application/sparql-results+json": "JSON",
    "application/sparql-results+xml": "XML",
    "text/csv": "CSV",
    "text/tab-separated-values": "TSV",
    "application/json": "JSON",
    "application/xml": "XML",
    "text/xml": "XML",
}
"""What a SELECT is answered in; the last three are other names of the first two."""
BOOLEANS = {name: form for name, form in TABLES.items() if form in {"JSON", "XML"}}
"""What an ASK is answered in: CSV and TSV have no form for it."""
GRAPHS = {
    "text/turtle": "TURTLE",
    "application/n-triples": "N_TRIPLES",
    "application/rdf+xml": "RDF_XML",
    "application/ld+json": "JSON_LD",
    "application/n-quads": "N_QUADS",
    "application/trig": "TRIG",
    "text/plain": "N_TRIPLES",
    "application/json": "JSON_LD",
    "application/xml": "RDF_XML",
    "text/xml": "RDF_XML",
}
"""What triples are written in; the last four are other names."""


DATASETS = {
    "application/n-quads": "N_QUADS",
    "application/trig": "TRIG",
    "application/ld+json": "JSON_LD",
}
"""What several graphs are written in."""


def forms(found: Results) -> dict[str, str]:
    """The media types that results can be written in, the one for whom any will do first."""
    import pyoxigraph

    if isinstance(found, pyoxigraph.QuerySolutions):
        return TABLES
    return BOOLEANS if isinstance(found, pyoxigraph.QueryBoolean) else GRAPHS


def write_answer(found: Results, media: str, base: str, sink: Any) -> None:
    """Write results to `sink.write` as they are found; nothing is kept.

    Turtle and TriG use our prefixes. A `KgError` says why they could not be written to their end.
    """
    import pyoxigraph

    form = forms(found)[media]
    try:
        if isinstance(found, pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean):
            found.serialize(sink, getattr(pyoxigraph.QueryResultsFormat, form))
        else:
            kind = getattr(pyoxigraph.RdfFormat, form)
            pyoxigraph.serialize(found, sink, kind, prefixes=prefixes(base))
    except ConnectionError:
        raise
    except (OSError, ValueError, RuntimeError) as error:
        raise KgError(f"the query cannot be answered: {error}") from error


def write_lines(lines: str, media: str, base: str, sink: Any) -> None:
    """Write N-Triples to `sink.write` in another format."""
    import pyoxigraph

    kind = pyoxigraph.RdfFormat
    triples = (
        pyoxigraph.Triple(quad.subject, quad.predicate, quad.object)
        for quad in pyoxigraph.parse(lines, format=kind.N_TRIPLES)
    )
    pyoxigraph.serialize(triples, sink, getattr(kind, GRAPHS[media]), prefixes=prefixes(base))
