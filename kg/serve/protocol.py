"""The SPARQL 1.1 Protocol: a request as the query it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from kg.serve.description import Description
from kg.serve.graphs import Graph
from kg.serve.query import Query

if TYPE_CHECKING:
    from starlette.requests import Request

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
FORMATS = {
    "json": "application/sparql-results+json, application/ld+json;q=0.9",
    "xml": "application/sparql-results+xml, application/rdf+xml;q=0.9",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "ttl": "text/turtle",
    "ntriples": "application/n-triples",
    "nt": "application/n-triples",
    "n3": "text/turtle",
    "rdf": "application/rdf+xml",
    "rdfxml": "application/rdf+xml",
    "rdf+xml": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "json-ld": "application/ld+json",
    "nquads": "application/n-quads",
    "trig": "application/trig",
}
"""What `format=` (or `output=`) may say instead of an Accept header."""
READ_ONLY = "this endpoint is read-only: it answers queries and changes nothing"
MOST_FIELDS = 200
LONGEST_TYPE = 256
"""Characters of a Content-Type that are looked at."""


class RefusedError(Exception):
    """A request that asks no query, with the status that says why."""

    def __init__(self, status: int, text: str) -> None:
        self.status = status
        super().__init__(text)


async def read_query(request: Request) -> Query | None:
    """The query of a GET, a form or a direct POST; None for a GET that has none.

    Raises RefusedError: 400 for parameters that are missing, given twice or not UTF-8, 403 for
    updates, 406 for an unknown `format`, 415 for a body of another type.
    """
    fields = _fields(request.scope["query_string"])
    text: str | None = None
    if request.method == "POST":
        kind, charset = _content_type(request.headers.get("content-type", ""))
        if kind == UPDATE:
            raise RefusedError(403, READ_ONLY)
        if kind not in {FORM, DIRECT}:
            raise RefusedError(415, f"expected a body of type {FORM} or {DIRECT}")
        if charset not in {"", "utf-8", "utf8", "us-ascii"}:
            raise RefusedError(400, f"the body is said to be in {charset[:40]}; expected UTF-8")
        body = await request.body()
        if kind == FORM:
            fields += _fields(body)
        else:
            text = _decoded(body)
    named = _gathered(fields)
    if "update" in named:
        raise RefusedError(403, READ_ONLY)
    asked = named.get("query", [])
    if text is not None:
        asked = [*asked, text]
    if len(asked) > 1:
        raise RefusedError(400, "a request asks one query; this one has several")
    if not asked and request.method == "POST":
        raise RefusedError(400, "there is no query; expected a field called query")
    if not asked and ("default-graph-uri" in named or "named-graph-uri" in named):
        raise RefusedError(400, "there is no query; expected a parameter called query")
    return _query(asked[0], named, request) if asked else None


def read_graph(request: Request) -> Graph:
    """The graph that a GET of the Graph Store Protocol names; without any, all of them."""
    named = _gathered(_fields(request.scope["query_string"]))
    default, graphs = "default" in named, named.get("graph", [])
    if default + len(graphs) > 1:
        raise RefusedError(400, "expected one graph: ?default or ?graph=IRI, or neither for all")
    name = "" if default else graphs[0] if graphs else None
    if graphs and ":" not in graphs[0]:
        raise RefusedError(400, f"{graphs[0][:200]!r}: expected the IRI of a graph")
    return Graph(name=name, accept=_accept(named, request), bare=request.method == "HEAD")


def read_description(request: Request) -> Description:
    """What the endpoint at this address is."""
    named = _gathered(_fields(request.scope["query_string"]))
    return Description(
        endpoint=str(request.url.replace(query="")),
        accept=_accept(named, request),
        bare=request.method == "HEAD",
    )


def _query(text: str, named: dict[str, list[str]], request: Request) -> Query:
    return Query(
        text=text,
        default=tuple(named.get("default-graph-uri", ())),
        named=tuple(named.get("named-graph-uri", ())),
        accept=_accept(named, request),
        bare=request.method == "HEAD",
    )


def _accept(named: dict[str, list[str]], request: Request) -> str:
    """The Accept header, or what `format` or `output` says in its place."""
    form = (named.get("format") or named.get("output") or [""])[0]
    if not form:
        return ", ".join(request.headers.getlist("accept"))
    accept = FORMATS.get(form.lower(), form if "/" in form else "")
    if not accept:
        raise RefusedError(406, f"no format {form[:40]!r}; expected {', '.join(FORMATS)}")
    return accept


def _content_type(text: str) -> tuple[str, str]:
    """The type without its parameters and the charset, in small letters."""
    kind, *parameters = (part.strip() for part in text[:LONGEST_TYPE].lower().split(";"))
    pairs = (part.partition("=") for part in parameters)
    named = {name.strip(): value.strip().strip('"') for name, _, value in pairs}
    return kind, named.get("charset", "")


def _fields(data: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            data.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except UnicodeDecodeError as error:
        raise RefusedError(400, "a parameter is not UTF-8, percent-encoded") from error
    except ValueError as error:
        raise RefusedError(400, f"the parameters cannot be read: {error}") from error


def _gathered(fields: list[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in fields:
        found.setdefault(name, []).append(value)
    return found


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, "the query is not UTF-8") from error
