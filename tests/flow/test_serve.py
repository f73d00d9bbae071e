"""`kg serve` as a user runs it: a real process, asked over real HTTP."""

from __future__ import annotations

import signal
import socket

import httpx
import pytest

from kg.store.engine import unescaped

QUERY = "SELECT ?name { id:place-70 skos:prefLabel ?name } ORDER BY ?name"

CONSTRUCT = "CONSTRUCT { id:place-70 rdfs:label ?n } { id:place-70 skos:prefLabel ?n }"


@pytest.fixture(scope="module")
def server(built, serving):
    with serving(built) as found:
        yield found


def test_a_query_is_answered_by_get_by_form_and_by_direct_post(server):
    kind = {"content-type": "application/sparql-query"}
    answers = [
        httpx.get(f"{server.url}sparql", params={"query": QUERY}),
        httpx.post(f"{server.url}sparql", data={"query": QUERY}),
        httpx.post(f"{server.url}sparql", content=QUERY.encode(), headers=kind),
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    for answer in answers:
        names = [row["name"]["value"] for row in answer.json()["results"]["bindings"]]
        assert "จังหวัดราชบุรี" in names


def test_ctrl_c_ends_a_server_and_its_workers_with_it(built, serving):
    with serving(built) as found:
        httpx.get(f"{found.url}sparql", params={"query": QUERY})
        family = found.processes()
        assert len(family) > 2
        found.process.send_signal(signal.SIGINT)
        assert found.process.wait(timeout=10) == 130
        found.wait_until_gone(family)
    assert not (built / "build" / f".serving-{found.process.pid}").exists()


def test_a_server_that_stops_ends_long_answers_without_a_word_in_its_log(built, serving):
    endless = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with serving(built) as found:
        with socket.create_connection(("127.0.0.1", found.port)) as slow:
            slow.sendall(
                f"GET /sparql?query={endless.replace(' ', '+')} HTTP/1.1\r\nhost: localhost\r\n\r\n".encode()
            )
            assert slow.recv(1000).startswith(b"HTTP/1.1 200 ")
            family = found.processes()
            found.process.terminate()
            assert found.process.wait(timeout=20) == 0
            with pytest.raises(ConnectionResetError):
                _ = [slow.recv(1 << 20) for _ in iter(int, 1)]
        found.wait_until_gone(family)
        assert found.log.read_text(encoding="utf-8").count("\n") == 1


def test_names_and_sites_that_are_allowed_may_ask_and_no_others(built, serving):
    options = ("--allow-host", "Graph.Example.org", "--cors", "https://tool.example/")
    with serving(built, *options) as found:

        def ask(method="GET", **headers):
            headers = {name.replace("_", "-"): value for name, value in headers.items()}
            return httpx.request(
                method, f"{found.url}sparql", params={"query": QUERY}, headers=headers
            )

        assert ask(host="graph.example.org").status_code == 200
        assert ask(host="graph.example.org:443").status_code == 200
        assert ask(host="example.org").status_code == 421
        assert "access-control-allow-origin" not in ask().headers
        shared = ask(origin="https://tool.example")
        assert (shared.status_code, shared.headers["access-control-allow-origin"]) == (
            200,
            "https://tool.example",
        )
        assert "access-control-allow-credentials" not in shared.headers
        assert "Origin" in shared.headers["vary"]
        before = ask("OPTIONS", origin="https://tool.example", access_control_request_method="POST")
        assert before.status_code == 204
        assert "POST" in before.headers["access-control-allow-methods"]
        for origin in ("http://tool.example", "https://tool.example.org", "null"):
            refused = ask(origin=origin)
            assert refused.status_code == 403
            assert "access-control-allow-origin" not in refused.headers


@pytest.mark.parametrize(
    ("kind", "query"),
    [
        *((kind, QUERY) for kind in (
            "application/sparql-results+json", "application/sparql-results+xml", "text/csv",
            "text/tab-separated-values",
        )),
        *((kind, CONSTRUCT) for kind in (
            "text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json",
            "application/n-quads", "application/trig",
        )),
    ],
)  # fmt: skip
def test_thai_is_the_same_letters_in_every_format(server, kind, query):
    found = httpx.post(
        f"{server.url}sparql", data={"query": query}, headers={"accept": f"{kind}, */*;q=0.1"}
    )
    assert found.headers["content-type"].split(";")[0] == kind
    assert "จังหวัดราชบุรี" in unescaped(found.content.decode("utf-8"))
    assert found.headers["vary"].lower().startswith("accept")
