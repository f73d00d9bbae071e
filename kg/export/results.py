"""Query results in the W3C's own formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.export.rdf import write_triples

if TYPE_CHECKING:
    from kg.store.engine import Results

RESULT_FORMATS = {"srj": "JSON", "srx": "XML", "csv": "CSV", "tsv": "TSV"}
"""SPARQL 1.1 Query Results JSON, XML, CSV and TSV, by the name `kg sparql` gives them."""
GRAPH_FORMATS = ("turtle", "ntriples", "jsonld")


def write_results(found: Results, name: str, base: str) -> bytes:
    """The results as UTF-8 bytes: a table or an ASK as SPARQL results, triples as RDF.

    Triples come sorted. What does not fit the results is an error that names what does;
    "table" and "json" mean SRJ for an ASK and Turtle for triples.
    """
    import pyoxigraph

    if isinstance(found, pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean):
        name = "srj" if name in {"table", "json"} else name
        if name not in RESULT_FORMATS:
            raise KgError(
                f"--format {name} is for CONSTRUCT and DESCRIBE; "
                f"expected one of {', '.join(RESULT_FORMATS)}"
            )
        if isinstance(found, pyoxigraph.QueryBoolean) and name in {"csv", "tsv"}:
            raise KgError(f"an ASK has no {name} form; expected srj or srx")
        form = getattr(pyoxigraph.QueryResultsFormat, RESULT_FORMATS[name])
        try:
            data = found.serialize(format=form)
        except (OSError, ValueError, RuntimeError) as error:
            raise KgError(f"the query cannot be answered: {error}") from error
        return (data or b"").removesuffix(b"\n") + b"\n"
    name = "turtle" if name in {"table", "json"} else name
    if name not in GRAPH_FORMATS:
        raise KgError(f"--format {name} is for SELECT; expected one of {', '.join(GRAPH_FORMATS)}")
    return write_triples(sorted(set(found), key=str), name, base=base)
