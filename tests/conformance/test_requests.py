"""Requests that are none, and near ones that are: the SPARQL 1.1 Protocol, section 2.1."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import pytest

from . import suite

FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query"}
UPDATE = {"content-type": "application/sparql-update"}
ASK = "ASK {}"
GRAPH, OTHER = suite.OWN
ESCAPED = quote(GRAPH, safe="")

GOOD = [
    ("GET", "?query=ASK%20%7B%7D", {}, None),
    ("GET", "?query=ASK+%7B%7D", {}, None),
    ("GET", "?query=ASK%20%7B%7D&other=1&unknown", {}, None),
    ("GET", f"?query=ASK%20%7B%7D&default-graph-uri={ESCAPED}&default-graph-uri={ESCAPED}", {}, None),
    ("POST", "", FORM, b"query=ASK+%7B%7D"),
    ("POST", "", {"content-type": "application/x-www-form-urlencoded; charset=UTF-8"}, b"query=ASK+%7B%7D"),
    ("POST", "", {"content-type": "APPLICATION/X-WWW-FORM-URLENCODED"}, b"query=ASK+%7B%7D"),
    ("POST", "", FORM, f"query=ASK+%7B%7D&named-graph-uri={ESCAPED}".encode()),
    ("POST", "", DIRECT, b"ASK {}"),
    ("POST", "", {"content-type": "application/sparql-query;charset=utf-8"}, b"ASK {}"),
    ("POST", "", {"content-type": 'application/sparql-query; charset="UTF-8"'}, b"ASK {}"),
    ("POST", "", DIRECT, "ASK { FILTER('ก' = 'ก') }".encode()),
    ("POST", f"?default-graph-uri={ESCAPED}", DIRECT, b"ASK { ?s ?p ?o }"),
    ("POST", "", DIRECT, b"\n# a comment\r\n ASK\t{ } #"),
]  # fmt: skip
BAD = [
    # no query, an empty one, two of them, in two places
    ("POST", "", FORM, b""),
    ("POST", "", FORM, b"quary=ASK+%7B%7D"),
    ("POST", "", DIRECT, b""),
    ("GET", "?query=", {}, None),
    ("POST", "", FORM, b"query="),
    ("POST", "", FORM, b"query=ASK+%7B%7D&query=ASK+%7B%7D"),
    ("GET", "?query=ASK%20%7B%7D&query=ASK%20%7B%7D", {}, None),
    ("POST", "?query=ASK%20%7B%7D", DIRECT, b"ASK {}"),
    # a body that is not what its type says
    ("POST", "", {}, b"query=ASK+%7B%7D"),
    ("POST", "", {}, b"ASK {}"),
    ("POST", "", {"content-type": "text/plain"}, b"ASK {}"),
    ("POST", "", {"content-type": "application/json"}, b'{"query": "ASK {}"}'),
    ("POST", "", {"content-type": "multipart/form-data; boundary=x"}, b"--x\r\n\r\nASK {}\r\n--x--"),
    ("POST", "", {"content-type": ""}, b"ASK {}"),
    ("POST", "", {"content-type": "application/sparql-query-results"}, b"ASK {}"),
    ("POST", "", {"content-type": "application/sparql-query; charset=utf-16"}, "ASK {}".encode("utf-16")),
    ("POST", "", {"content-type": "application/sparql-query; charset=tis-620"}, "ASK { 'ก' }".encode("cp874")),
    ("POST", "", DIRECT, b"ASK { FILTER('\xff' = '') }"),
    ("POST", "", FORM, b"query=ASK+%7B+FILTER%28%27%FF%27+%3D+%27%27%29+%7D"),
    ("GET", "?query=ASK%20%7B%20FILTER%28%27%FF%27%20%3D%20%27%27%29%20%7D", {}, None),
    ("POST", "", DIRECT, b"ASK { FILTER('\x00' = '') } \x00 }"),
    # no query by its words
    ("POST", "", DIRECT, b"garbage"),
    ("POST", "", DIRECT, b"SELECT * {"),
    ("POST", "", DIRECT, b"SELECT * { ?s ?p }"),
    ("POST", "", DIRECT, b"ASK {} ASK {}"),
    ("POST", "", DIRECT, b"SELECT ?x { ?x nosuch:prefix ?y }"),
    ("POST", "", DIRECT, b"INSERT DATA { <http://a> <http://b> <http://c> }"),
    ("POST", "", DIRECT, b"DROP ALL"),
    ("POST", "", DIRECT, b"LOAD <http://example.org/data.ttl>"),
    # a dataset whose names are no IRIs
    ("GET", "?query=ASK%20%7B%7D&default-graph-uri=not%20an%20iri", {}, None),
    ("GET", "?query=ASK%20%7B%7D&named-graph-uri=%3E%20%7B", {}, None),
    ("GET", "?query=ASK%20%7B%7D&default-graph-uri=relative", {}, None),
    # what writes
    ("GET", "?update=DROP%20ALL", {}, None),
    ("POST", "", FORM, b"update=DROP+ALL"),
    ("POST", "", FORM, b"query=ASK+%7B%7D&update=DROP+ALL"),
    ("GET", "?query=ASK%20%7B%7D&update=DROP%20ALL", {}, None),
    ("POST", "?update=DROP%20ALL", DIRECT, b"ASK {}"),
    ("POST", "", UPDATE, b"DROP ALL"),
    ("POST", f"?using-graph-uri={ESCAPED}", UPDATE, b"DELETE WHERE { ?s ?p ?o }"),
]  # fmt: skip
METHODS = ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "MKCOL", "QUERY", "LINK"]


@pytest.mark.parametrize("case", GOOD, ids=range(len(GOOD)))
def test_a_query_is_answered_however_it_is_sent(suite_server, case):
    method, rest, headers, body = case
    reply = suite_server.client.send(method, suite_server.sparql + rest, headers, body)
    assert (reply.status, reply.kind) == (200, "application/sparql-results+json"), reply.text


@pytest.mark.parametrize("case", BAD, ids=range(len(BAD)))
def test_what_is_no_query_is_refused_in_one_line_that_says_why(suite_server, case):
    method, rest, headers, body = case
    reply = suite_server.client.send(method, suite_server.sparql + rest, headers, body)
    assert 400 <= reply.status < 500, reply.text
    assert reply.kind == "text/plain"
    assert 0 < len(reply.text.strip()) < 600
    assert "\n" not in reply.text.strip()
    assert reply.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("method", METHODS)
def test_a_method_that_does_not_read_is_refused(suite_server, method):
    reply = suite_server.client.send(
        method, f"{suite_server.sparql}?{urlencode({'query': ASK})}", FORM, b""
    )
    assert reply.status in (400, 405, 501), reply.text
    if reply.status == 405:
        assert {"GET", "POST"} <= set(reply.headers["allow"].replace(",", " ").split())


def test_head_is_get_without_a_body(suite_server):
    path = f"{suite_server.sparql}?{urlencode({'query': ASK})}"
    head, whole = (suite_server.client.send(method, path) for method in ("HEAD", "GET"))
    assert (head.status, head.kind, head.body) == (whole.status, whole.kind, b"")


def test_what_the_protocol_names_goes_before_what_the_query_names(suite_server):
    count = "SELECT (COUNT(*) AS ?n) FROM <http://example.org/other> { ?s ?p ?o }"
    found = [
        suite_server.query(count, "text/csv", dataset).text.split()[1]
        for dataset in ([], [("default-graph-uri", GRAPH)])
    ]
    assert found[0] == "0"
    assert int(found[1]) > 0


def test_a_graph_that_two_names_name_is_counted_once(suite_server):
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    once, twice = (
        suite_server.query(count, "text/csv", [("default-graph-uri", GRAPH)] * times).text
        for times in (1, 2)
    )
    assert once == twice


def test_graphs_merged_into_one_hold_each_triple_once(suite_server):
    """An RDF dataset's default graph is a set of triples, however many graphs it is made of."""
    graphs = [GRAPH, OTHER]
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    one, other, merged = (
        int(
            suite_server.query(
                count, "text/csv", [("default-graph-uri", each) for each in named]
            ).text.split()[1]
        )
        for named in (graphs[:1], graphs[1:], graphs)
    )
    assert (one, other, merged) == (2, 2, 3)
