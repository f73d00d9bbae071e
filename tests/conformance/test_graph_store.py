"""The W3C's tests of the Graph Store Protocol: graphs are read as they were put; nobody puts."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from . import results, stages, suite
from .digests import digest

ENDPOINT = "/data"
LISTED = stages.tests()
INDIRECT = [entry for entry in LISTED if not entry.name.endswith("_direct")]


def send(server, request):
    path = request.path.replace("/gsp", ENDPOINT, 1)
    headers = [(name, value) for name, value in request.headers if value]
    return server.client.send(request.method, path, headers, request.body)


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry.name) for entry in INDIRECT])
def test_a_graph_is_read_as_the_suite_expects_and_never_written(
    suite_server, suite_workspace, entry
):
    before = digest(suite_workspace)
    for request in entry.requests:
        reply, expected = send(suite_server, request), request.expected
        if request.method not in stages.READING:
            assert reply.status in (403, 405), reply.text
            continue
        assert expected.allows(reply.status), (request.path, reply.text)
        if reply.status == 200:
            assert reply.kind == "text/turtle"
        if request.method == "HEAD":
            assert reply.body == b""
        elif expected.body:
            found, wanted = (
                results.canonical(results.read_triples(data, "text/turtle", suite.BASE))
                for data in (reply.body, expected.body.encode())
            )
            assert found == wanted
    assert digest(suite_workspace) == before


@pytest.mark.skipif(suite.FOLDER is None, reason=suite.REASON)
def test_all_tests_are_here_but_those_of_graphs_named_by_this_server_s_own_addresses():
    """Direct identification does not apply: the graphs of a build are documents elsewhere."""
    assert (len(LISTED), len(INDIRECT)) == (13, 9)


@pytest.mark.parametrize(
    "rest",
    ["?graph=", "?graph=not%20an%20iri", "?graph=relative", "?default&graph=http://a.example/",
     "?graph=http://a.example/&graph=http://b.example/", "?graph=%FF"],
)  # fmt: skip
def test_a_request_that_names_no_graph_or_two_is_refused(suite_server, rest):
    reply = suite_server.get(ENDPOINT + rest, "text/turtle")
    assert reply.status == 400, reply.text
    assert "\n" not in reply.text.strip()


@pytest.mark.parametrize("iri", [suite.NOTHING, "urn:x-nothing:here", "http://example.org/ก"])
def test_a_graph_that_is_not_there_is_not_found(suite_server, iri):
    assert suite_server.get(f"{ENDPOINT}?graph={quote(iri)}").status == 404


@pytest.mark.parametrize(
    "kind",
    ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"],
)
def test_a_graph_comes_in_every_format_of_rdf(suite_server, kind):
    iri, text = next(iter(suite.OWN.items()))
    reply = suite_server.get(f"{ENDPOINT}?graph={quote(iri)}", kind)
    assert (reply.status, reply.kind) == (200, kind)
    found, wanted = (
        results.canonical(results.read_triples(*each, suite.BASE))
        for each in ((reply.body, kind), (text.encode(), "text/turtle"))
    )
    assert found == wanted


def test_a_graph_s_format_is_negotiated(suite_server):
    path = f"{ENDPOINT}?graph={quote(next(iter(suite.OWN)))}"
    assert (
        suite_server.get(path, "text/turtle;q=0.1, application/n-triples").kind
        == "application/n-triples"
    )
    assert suite_server.get(path, "image/png").status == 406
