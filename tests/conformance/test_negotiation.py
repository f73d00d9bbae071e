"""Which format is answered for which Accept header (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import http.client

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
CSV = "text/csv"
TSV = "text/tab-separated-values"
TURTLE = "text/turtle"
N_TRIPLES = "application/n-triples"
N_QUADS = "application/n-quads"
TRIG = "application/trig"
RDF_XML = "application/rdf+xml"
JSON_LD = "application/ld+json"

SELECT = "SELECT ?a ?b { VALUES (?a ?b) { (1 'ก') (UNDEF 'สภาองค์กรชุมชน'@th) } }"
ASK = "ASK {}"
CONSTRUCT = "CONSTRUCT { <http://example.org/s> <http://example.org/p> 'เตาปูน'@th } {}"
NONE = None

OF_A_SELECT = [
    (None, JSON),
    ("", JSON),
    ("*/*", JSON),
    ("application/*", JSON),
    (JSON, JSON),
    (XML, XML),
    (CSV, CSV),
    (TSV, TSV),
    ("application/json", "application/json"),
    ("application/xml", "application/xml"),
    ("text/xml", "text/xml"),
    # quality decides, whatever comes first
    (f"{JSON};q=0.5, {XML};q=0.9", XML),
    (f"{JSON};q=0.9, {XML};q=0.5", JSON),
    (f"{CSV};q=0.001, {TSV};q=0.002", TSV),
    (f"{CSV};q=0.1, {TSV};q=0.1000", CSV),
    (f"{CSV};q=1.0, {TSV};q=0.999", CSV),
    (f"{CSV}; q=0.3 , {XML} ;q=0.2", CSV),
    (f"{CSV};Q=0.3, {XML};Q=0.4", XML),
    (f"{CSV};header=present;q=0.3, {XML};q=0.2", CSV),
    (f"{CSV};header=present", CSV),
    (f"{TSV};charset=utf-8, {XML};q=0.2", TSV),
    ("TEXT/CSV", CSV),
    # the narrower range decides, whatever the wider one says
    (f"*/*;q=1, {CSV};q=0.5", JSON),
    (f"{JSON};q=0, */*", XML),
    (f"{JSON};q=0, {XML};q=0, */*;q=0.1", CSV),
    (f"text/*, {CSV};q=0", TSV),
    (f"text/*;q=0.9, {CSV};q=0.1", TSV),
    (f"text/*;q=0.1, */*;q=0.5, {TSV};q=0.6", TSV),
    (f"application/*;q=0.1, {CSV};q=0.2", CSV),
    ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
    # what rdflib, SPARQLWrapper, Jena, curl and YASGUI send
    (f"{JSON}, {XML};q=0.9", JSON),
    (f"{XML}, {JSON};q=0.9, text/javascript;q=0.5, */*;q=0.1", XML),
    (f"{JSON},application/json,text/javascript,application/javascript", JSON),
    (f"{JSON}, {XML}, {TURTLE}, {N_TRIPLES}, {RDF_XML}, {JSON_LD}, {CSV}", JSON),
    # what is not known is passed over
    (f"image/png, {CSV};q=0.1", CSV),
    (f"{TURTLE}, {TSV};q=0.1", TSV),
    (f"{'a/b, ' * 100}{CSV}", CSV),
    # and none of them
    ("image/png", NONE),
    (TURTLE, NONE),
    ("text/html", NONE),
    (f"{CSV};q=0", NONE),
    (f"{CSV};q=0.000, image/*", NONE),
    ("*/*;q=0", NONE),
]
OF_AN_ASK = [
    (None, JSON),
    ("*/*", JSON),
    (JSON, JSON),
    (XML, XML),
    (f"{JSON};q=0.1, {XML}", XML),
    (f"{CSV}, {XML};q=0.1", XML),
    (TURTLE, NONE),
]
OF_TRIPLES = [
    (None, TURTLE),
    ("*/*", TURTLE),
    ("text/*", TURTLE),
    (TURTLE, TURTLE),
    (N_TRIPLES, N_TRIPLES),
    (RDF_XML, RDF_XML),
    (JSON_LD, JSON_LD),
    (N_QUADS, N_QUADS),
    (TRIG, TRIG),
    (f"{TURTLE};q=0.5, {N_TRIPLES};q=0.6", N_TRIPLES),
    (f"{JSON_LD};profile=http://www.w3.org/ns/json-ld#compacted", JSON_LD),
    (f"{RDF_XML}, {TURTLE}, */*;q=0.1", TURTLE),
    (f"{RDF_XML};q=1, {TURTLE};q=0.9", RDF_XML),
    (JSON, NONE),
    (CSV, NONE),
]
CASES = [
    (query, accept, expected)
    for query, table in ((SELECT, OF_A_SELECT), (ASK, OF_AN_ASK), (CONSTRUCT, OF_TRIPLES))
    for accept, expected in table
]
MALFORMED = [
    "garbage", ";;;", ",,,", "/", "a/b/c", "*", "*/csv", "text/", "/csv", "text/csv;q", "text/csv;q=",
    "text/csv;q=x", "text/csv;q=-1", "text/csv;q=2", "text/csv;q=nan", "text/csv;q=inf", "text/csv;q=1e9",
    "text/csv;q=0x1", 'text/csv;q="0.5"', "text/csv;q=0.5;q=0.1", 'text/csv;x="', "\xe0", "\u00e0\u00b8/\u0081",
    "text/csv" * 1000, "," * 8000, "*/*;q=0." + "9" * 4000, ";q=1" * 2000,
]  # fmt: skip


def ask(server, query, *accept):
    """The answer to a posted query with as many Accept headers as there are values."""
    connection = http.client.HTTPConnection(server.address, timeout=60)
    body = query.encode("utf-8")
    connection.putrequest("POST", server.sparql, skip_accept_encoding=True)
    for value in accept:
        connection.putheader("accept", value.encode("latin-1"))
    connection.putheader("content-type", "application/sparql-query")
    connection.putheader("content-length", str(len(body)))
    connection.endheaders(body)
    answer = connection.getresponse()
    found = answer.status, answer.headers.get_content_type(), answer.headers, answer.read()
    connection.close()
    return found


@pytest.mark.parametrize(("query", "accept", "expected"), CASES)
def test_a_query_is_answered_in_the_format_that_is_preferred(suite_server, query, accept, expected):
    status, kind, headers, body = ask(suite_server, query, *([] if accept is None else [accept]))
    assert headers["vary"] == "Accept"
    if expected is NONE:
        assert status == 406, body
        assert kind == "text/plain"
        assert (JSON if query in (SELECT, ASK) else TURTLE).encode() in body  # what there would be
        return
    assert (status, kind) == (200, expected), body
    results = QueryResultsFormat.from_media_type(kind)
    if query == CONSTRUCT:
        quads = list(parse(body, format=RdfFormat.from_media_type(kind)))
        assert [quad.object.value for quad in quads] == ["เตาปูน"]
    elif query == ASK:
        assert bool(parse_query_results(body, format=results)) is True
    elif kind == CSV:
        assert body.decode("utf-8").splitlines() == ["a,b", "1,ก", ",สภาองค์กรชุมชน"]
    else:
        rows = list(parse_query_results(body, format=results))
        assert [row["b"].value for row in rows] == ["ก", "สภาองค์กรชุมชน"]


def test_two_accept_headers_are_one_list(suite_server):
    assert ask(suite_server, SELECT, "image/png", CSV)[:2] == (200, CSV)
    assert ask(suite_server, SELECT, f"{JSON};q=0.1", f"{XML};q=0.2")[:2] == (200, XML)


@pytest.mark.parametrize("accept", MALFORMED, ids=range(len(MALFORMED)))
def test_an_accept_header_that_cannot_be_read_breaks_nothing(suite_server, accept):
    status, kind, _, body = ask(suite_server, SELECT, accept)
    assert status in (200, 400, 406, 431), body
    assert kind in (CSV, JSON, "text/plain")


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("text/csv;q=x", NONE),
        ("text/csv;q=nan", NONE),
        ("text/csv;q=", NONE),
        (f"garbage, {CSV};q=0.5", CSV),
        (f",, ,{TSV},,", TSV),
    ],
)
def test_a_range_that_cannot_be_read_is_passed_over(suite_server, accept, expected):
    status, kind, _, body = ask(suite_server, SELECT, accept)
    assert (status, kind if status == 200 else NONE) == (
        406 if expected is NONE else 200,
        expected,
    ), body


@pytest.mark.parametrize("kind", [XML, "text/xml", RDF_XML])
@pytest.mark.parametrize("character", ["\\u0000", "\\u0001", "\\u001F", "\\uFFFE"])
def test_what_xml_cannot_hold_is_refused_and_not_written_into_it(suite_server, kind, character):
    select, construct = (
        f"SELECT ('a{character}b' AS ?x) {{}}",
        f"CONSTRUCT {{ <http://example.org/s> <http://example.org/p> 'a{character}b' }} {{}}",
    )
    status, found, _, body = ask(suite_server, construct if kind == RDF_XML else select, kind)
    assert (status, found) == (400, "text/plain")
    assert b"ask for JSON" in body


def test_a_property_without_a_name_is_refused_in_rdf_xml(suite_server):
    query = "CONSTRUCT { <http://example.org/s> <http://example.org/1> 'x' } {}"
    assert ask(suite_server, query, RDF_XML)[0] == 400
    assert ask(suite_server, query, TURTLE)[0] == 200
