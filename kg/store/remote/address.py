"""Where a server answers queries, takes updates and holds graphs, and what its graph is called."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit, urlunsplit

from kg.errors import KgError

_HTTP = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)
_LAYOUTS = (
    # How servers lay their addresses out: query, update, graphs. The first that fits is taken.
    (r"(.*/repositories/[^/]+)", r"\1/statements", r"\1/rdf-graphs/service"),
    (r"(.*/sparql)-auth", r"\1-auth", r"\1-graph-crud-auth"),
    (r"(.*)/query", r"\1/update", ""),
    (r"(.*)/sparql", r"\1/sparql", ""),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """The URLs of one server: `query`, `update`, and `data` by the Graph Store Protocol.

    "" stands for what is not known. `graph` names the graph that holds all that sources say;
    "" leaves it to the server, or to what is found there.
    """

    query: str
    update: str = ""
    data: str = ""
    graph: str = ""

    def own_graph(self) -> bool:
        """Whether the query's URL names a default graph itself."""
        return "default-graph-uri" in parse_qs(urlsplit(self.query).query)

    def filled(self, server: str) -> Address:
        """The same with the addresses for writing that are usual beside that for queries.

        `server` is what the server calls itself. Only the path of the query's URL is looked
        at: nothing is tried, for a try at writing is writing.

        >>> Address(query="http://127.0.0.1:7878/query").filled("Oxigraph/0.5.13").data
        'http://127.0.0.1:7878/store'
        """
        update, data = _beside(self.query, server)
        return replace(self, update=self.update or update, data=self.data or data)


def read_url(text: str, what: str = "--store") -> str:
    """A URL as it was given; a `KgError` where it is none, or holds a user or a password."""
    if not _HTTP.fullmatch(text):
        raise KgError(f"{what}: {shown(text)!r} is not a URL; expected http://… or https://…")
    parts = urlsplit(text)
    if "@" in parts.netloc:
        host = parts.netloc.rpartition("@")[2]
        raise KgError(
            f"{what}: the URL of {host} holds a user or a password; leave them out and set "
            "KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN"
        )
    try:
        port = parts.port
    except ValueError:
        port = -1
    if port == -1 or not parts.hostname:
        raise KgError(
            f"{what}: {shown(text)!r} names no host and port; expected http://HOST:PORT/…"
        )
    return text


def shown(url: str) -> str:
    """A URL as errors and notes tell it: without its query, which may hold a key.

    >>> shown("https://me:secret@example.org/sparql?apikey=1")
    'https://example.org/sparql'
    """
    scheme, host, path, _, _ = urlsplit(url)
    return urlunsplit((scheme, host.rpartition("@")[2], path, "", ""))


def origin(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port: who is spoken to."""
    parts = urlsplit(url)
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, parts.hostname or "", port


def _beside(query: str, server: str) -> tuple[str, str]:
    """The usual addresses for updates and graphs beside one for queries."""
    scheme, host, path, own, _ = urlsplit(query)
    path = path.rstrip("/")
    for pattern, update, data in _LAYOUTS:
        if not (match := re.fullmatch(pattern, path)):
            continue
        updates, graphs = match.expand(update), match.expand(data) if data else ""
        if "virtuoso" in server.lower() and path.endswith("/sparql"):
            updates, graphs = f"{path}-auth", f"{path}-graph-crud-auth"
        elif "oxigraph" in server.lower():
            graphs = path.rpartition("/")[0] + "/store"
        elif "fuseki" in server.lower():
            updates = path.rpartition("/")[0] + "/update"
            graphs = path.rpartition("/")[0] + "/data"
        kept = "" if "default-graph-uri" in own else own
        return (
            urlunsplit((scheme, host, updates, kept, "")),
            urlunsplit((scheme, host, graphs, kept, "")) if graphs else "",
        )
    return "", ""
