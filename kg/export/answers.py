"""Query results written piece by piece, by media type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.errors import KgError

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


def forms(found: Results) -> dict[str, str]:
    """The media types that results can be written in, the one for whom any will do first."""
    import pyoxigraph

    if isinstance(found, pyoxigraph.QuerySolutions):
        return TABLES
    return BOOLEANS if isinstance(found, pyoxigraph.QueryBoolean) else GRAPHS


def write_answer(found: Results, media: str, sink: Any) -> None:
    """Write results to `sink.write` as they are found; nothing is kept.

    A `KgError` says why they could not be written to their end.
    """
    import pyoxigraph

    names = forms(found)
    kind = pyoxigraph.RdfFormat if names is GRAPHS else pyoxigraph.QueryResultsFormat
    try:
        found.serialize(sink, getattr(kind, names[media]))  # type: ignore[union-attr]  # a store's, not read yet
    except ConnectionError:
        raise
    except (OSError, ValueError, RuntimeError) as error:
        raise KgError(f"the query cannot be answered: {error}") from error
