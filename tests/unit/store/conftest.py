"""Small servers on this machine: one that speaks SPARQL 1.1, and one that says what it is told."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pyoxigraph
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SRJ, NT = "application/sparql-results+json", "application/n-triples"
BASE = "https://w3id.org/community-kg/id/"


@pytest.fixture(autouse=True)
def _nobody_asks_for_real(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("USER", "PASSWORD", "TOKEN", "AUTH"):
        monkeypatch.delenv(f"KG_STORE_{name}", raising=False)


class Quiet(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status: int, kind: str, data: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def log_message(self, *args: object) -> None:
        """Say nothing on stderr."""


@contextmanager
def serving(handler: type[Quiet], **said: Any) -> Iterator[tuple[str, type[Quiet]]]:
    """A server of a handler with `said` as what it knows; its address, and the handler."""
    own: Any = type("Own", (handler,), said)
    server = ThreadingHTTPServer(("127.0.0.1", 0), own)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,)).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", own
    finally:
        server.shutdown()
        server.server_close()


class Endpoint(Quiet):
    """SPARQL 1.1 Protocol by form POST and Graph Store Protocol, over `store`.

    It calls itself `called`; `broken` is a number of writes after which it fails.
    """

    store: pyoxigraph.Store
    asked: list[str]
    called = "Oxigraph/0"
    writes_left = -1

    def version_string(self) -> str:
        return self.called

    def do_POST(self) -> None:
        url, body = urlsplit(self.path), self.body()
        if url.path == "/store":
            return self.written(lambda graph: self.add(graph, body), url.query)
        form = parse_qs(body.decode())
        if url.path == "/update":
            self.asked.append(form["update"][0])
            return self.written(lambda _: self.store.update(form["update"][0]), "")
        return self.queried(form)

    def do_PUT(self) -> None:
        body = self.body()

        def put(graph: pyoxigraph.NamedNode) -> None:
            self.store.remove_graph(graph)
            self.add(graph, body)

        self.written(put, urlsplit(self.path).query)

    def do_DELETE(self) -> None:
        self.written(self.store.remove_graph, urlsplit(self.path).query)

    def add(self, graph: pyoxigraph.NamedNode, body: bytes) -> None:
        self.store.load(body, format=pyoxigraph.RdfFormat.N_TRIPLES, to_graph=graph)

    def written(self, act: Any, query: str) -> None:
        if type(self).writes_left == 0:
            return self.answer(500, "text/plain", b"disk full")
        type(self).writes_left -= 1
        act(pyoxigraph.NamedNode(parse_qs(query)["graph"][0]) if query else None)
        return self.answer(204, "text/plain", b"")

    def queried(self, form: dict[str, list[str]]) -> None:
        query = form["query"][0]
        self.asked.append(query)
        graphs: dict[str, Any] = {}
        if default := form.get("default-graph-uri"):
            graphs["default_graph"] = [pyoxigraph.NamedNode(each) for each in default]
            named = form.get("named-graph-uri", [])
            graphs["named_graphs"] = [pyoxigraph.NamedNode(each) for each in named]
        try:
            found = self.store.query(query, **graphs)
        except SyntaxError as error:
            return self.answer(400, "text/plain", str(error).encode())
        if isinstance(found, pyoxigraph.QueryTriples):
            data = found.serialize(format=pyoxigraph.RdfFormat.N_TRIPLES)
            return self.answer(200, NT, data or b"")
        data = found.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
        return self.answer(200, SRJ, data or b"")


class Told(Quiet):
    """Says what `replies` hold, one for each request, the last again and again.

    A reply is (status, headers, body) and goes out as it is, whatever its length says.
    """

    replies: list[tuple[int, dict[str, str], bytes]]
    asked: list[tuple[str, dict[str, str], bytes]]

    def do_POST(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.asked.append((self.path, headers, self.body()))
        status, headers, data = self.replies[min(len(self.asked), len(self.replies)) - 1]
        self.send_response_only(status)
        self.send_header("Connection", "close")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)
        self.close_connection = True


@pytest.fixture
def told():
    """Start a server that gives these replies; its URL, and the requests it has had."""
    with_servers: list[Any] = []

    def start(*replies: tuple[int, dict[str, str], bytes]) -> tuple[str, list[Any]]:
        manager = serving(Told, replies=list(replies), asked=[])
        with_servers.append(manager)
        url, handler = manager.__enter__()
        return f"{url}/sparql", handler.asked  # type: ignore[attr-defined]

    yield start
    for manager in with_servers:
        manager.__exit__(None, None, None)


@pytest.fixture
def empty_server():
    """A server with nothing in it: its address and its handler."""
    with serving(Endpoint, store=pyoxigraph.Store(), asked=[]) as (url, handler):
        yield url, handler
