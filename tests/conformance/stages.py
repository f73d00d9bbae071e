"""What the Graph Store Protocol's tests read, put where a server that is not written to has it.

Each of them writes graphs and reads them in turn. Here every reading finds what the writings
before it would have left, in a graph of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlsplit

from . import suite

if TYPE_CHECKING:
    from collections.abc import Iterator

READING = ("GET", "HEAD")
DEFAULT = "default"
MANIFESTS = ("manifest-direct.ttl", "manifest-indirect.ttl")


def tests() -> list[suite.Entry]:
    """The tests, each with the state that each of its readings finds apart from all others."""
    listed = [entry for name in MANIFESTS for entry in suite.entries("graph-store-protocol", name)]
    return [replace(entry, requests=tuple(_apart(entry))) for entry in listed]


def _apart(entry: suite.Entry) -> Iterator[suite.Request]:
    for number, request in enumerate(entry.requests):
        host = f"{entry.name.rpartition('/')[2]}-{number}.example"
        created = quote(f"http://{host}/created", safe="")
        path = request.path.replace("$LOCATION$", created).replace("www.example", host)
        yield replace(request, path=path) if request.method in READING else request


def stages() -> Iterator[tuple[str, str]]:
    """The IRI (or DEFAULT) and the Turtle of every graph that is read and should be there."""
    for entry in tests():
        written = None
        for request in entry.requests:
            if request.method not in READING:
                written = request.body.decode("utf-8") if request.body else None
            elif request.expected.allows(200) and (iri := graph_of(request)):
                yield iri, request.expected.body or written or ""


def graph_of(request: suite.Request) -> str:
    """The graph that a request's URL names; "" where the URL itself is the graph's name."""
    named = dict(parse_qsl(urlsplit(request.path).query, keep_blank_values=True))
    return DEFAULT if "default" in named else named.get("graph", "")
