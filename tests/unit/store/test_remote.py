"""An endpoint somewhere else: asked over real HTTP on this machine, answering as the build does."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pyoxigraph
import pytest

import kg
from kg.errors import KgError
from kg.store.remote.asking import RemoteStore

if TYPE_CHECKING:
    from collections.abc import Iterator

SRJ, NT = "application/sparql-results+json", "application/n-triples"


class Endpoint(BaseHTTPRequestHandler):
    """SPARQL 1.1 Protocol by form POST, over a store's default graph."""

    store: pyoxigraph.Store

    def do_POST(self) -> None:
        query = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["query"][0]
        if self.path == "/odd":
            return self.answer(200, "text/html", b"<p>hello")
        try:
            found = self.store.query(query)
        except SyntaxError as error:
            return self.answer(400, "text/plain", str(error).encode())
        if isinstance(found, pyoxigraph.QueryTriples):
            return self.answer(
                200, NT, found.serialize(format=pyoxigraph.RdfFormat.N_TRIPLES) or b""
            )
        return self.answer(
            200, SRJ, found.serialize(format=pyoxigraph.QueryResultsFormat.JSON) or b""
        )

    def answer(self, status: int, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        """Say nothing on stderr."""


@pytest.fixture(scope="module")
def endpoint(built) -> Iterator[str]:
    Endpoint.store = pyoxigraph.Store.read_only(str(kg.open(built).finished.path / "store"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/sparql"
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_endpoint_answers_as_the_build_does(built, endpoint):
    here, there = kg.open(built), kg.open(built, store=endpoint)
    for name, values in (("who-agreed", {}), ("who-works-where", {"place": "เตาปูน"})):
        assert there.ask(name, **values).plain() == here.ask(name, **values).plain()
    assert dict(there.network("co-presence").nodes(data=True)) == dict(
        here.network("co-presence").nodes(data=True)
    )


def test_the_command_line_asks_an_endpoint(run, built, endpoint):
    for command in (("ask", "who-agreed"), ("show", "พอช."), ("network",)):
        words = [*command, "-C", str(built), "--format", "json"]
        found, local = (run(*words, *store).json() for store in (("--store", endpoint), ()))
        if command[0] == "network":
            assert (found.pop("data_version"), local.pop("data_version") != "") == ("", True)
        assert found == local


def test_booleans_and_triples_come_too(endpoint):
    store = RemoteStore(endpoint, "https://w3id.org/community-kg/id/")
    assert store.query("ASK { ?s a kg:Organisation }").boolean is True
    triples = store.query(
        "CONSTRUCT { ?s a kg:Organisation } WHERE { ?s a kg:Organisation }"
    ).triples
    assert triples
    assert len(triples) == 9


@pytest.mark.parametrize(
    ("path", "query", "said"),
    [
        ("/sparql", "SELECT nonsense", "answered 400"),
        ("/odd", "SELECT * { ?s ?p ?o } LIMIT 1", "text/html"),
        ("/sparql", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE"),
    ],
)
def test_what_goes_wrong_is_one_line(endpoint, path, query, said):
    store = RemoteStore(endpoint.replace("/sparql", path), "https://w3id.org/community-kg/id/")
    with pytest.raises(KgError, match=said) as caught:
        store.query(query)
    assert len(str(caught.value).splitlines()) == 1


def test_an_endpoint_that_is_not_there_is_one_line(run, built):
    ran = run("ask", "who-agreed", "-C", str(built), "--store", "http://127.0.0.1:9/sparql")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
