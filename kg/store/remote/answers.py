"""Replies read as SPARQL results, or refused: what is cut off or is none is never an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.store.remote.address import shown
from kg.store.remote.wire import told

if TYPE_CHECKING:
    from kg.store.engine import Results
    from kg.store.remote.wire import Reply

ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9, text/turtle;q=0.5"
CAPPED = "x-sparql-maxrows"
STATE = "x-sql-state"
_ENDS = {
    "application/sparql-results+json": b"}",
    "application/json": b"}",
    "application/sparql-results+xml": b"</sparql>",
    "application/xml": b"</sparql>",
}


def check(reply: Reply) -> None:
    """Raise a `KgError` where a reply with a good status is no whole SPARQL answer.

    A body shorter than its Content-Length never comes so far: `Wire.send` refuses it.
    """
    where = shown(reply.url)
    if state := reply.headers.get(STATE):
        said = told(reply.headers.get("x-sql-message", ""))
        raise KgError(
            f"{where}: gave a part of the answer ({state}{': ' if said else ''}{said}); "
            "narrow the question, or raise the server's limit of time"
        )
    if reply.kind in {"text/html", "application/xhtml+xml", "text/plain", ""}:
        what = reply.kind or "something of no kind"
        raise KgError(
            f"{where}: answered with {what}, not with SPARQL results or RDF: {told(reply.start())}"
        )
    end = _ENDS.get(reply.kind)
    if not end and not reply.headers.keys() & {"content-length", "transfer-encoding"}:
        raise KgError(f"{where}: does not say where its answer of {reply.kind} ends; ask another")
    if end and not reply.end().rstrip().endswith(end):
        raise KgError(f"{where}: the answer is cut off; ask again, or narrow the question")


def read(reply: Reply) -> Results:
    """The results of a checked reply, every row of which has been read once."""
    from pyoxigraph import QueryResultsFormat, RdfFormat, parse_query_results

    kind = reply.kind.replace("application/json", "application/sparql-results+json")
    try:
        if results := QueryResultsFormat.from_media_type(kind):
            return parse_query_results(reply.body, format=results)
        rdf = RdfFormat.from_media_type(kind)
    except (SyntaxError, ValueError) as error:
        raise _unreadable(reply, error) from error
    if rdf is None:
        raise KgError(
            f"{shown(reply.url)}: answered with {reply.kind}, not with SPARQL results or RDF"
        )
    return _triples(reply, rdf)


def count(reply: Reply) -> int:
    """How many rows a reply has, each read to its end; 0 where it is no table."""
    from pyoxigraph import QuerySolutions

    found = read(reply)
    try:
        return sum(1 for _ in found) if isinstance(found, QuerySolutions) else 0
    except (SyntaxError, ValueError) as error:
        raise _unreadable(reply, error) from error
    finally:
        reply.body.seek(0)


def _triples(reply: Reply, rdf: Any) -> Results:
    from pyoxigraph import Triple, parse

    try:
        return [Triple(q.subject, q.predicate, q.object) for q in parse(reply.body, format=rdf)]
    except (SyntaxError, ValueError) as error:
        raise _unreadable(reply, error) from error
    finally:
        reply.body.seek(0)


def _unreadable(reply: Reply, error: Exception) -> KgError:
    return KgError(
        f"{shown(reply.url)}: the answer cannot be read as {reply.kind}: {str(error)[:200]}"
    )
