"""The W3C's tests of what queries answer, over HTTP, each asked of the graphs that it names."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat

from . import results, suite
from .known import EVALUATION, marked

QUERY = "QueryEvaluationTest"
TURTLE = "text/turtle"
LISTED = [entry for folder in suite.EVALUATED for entry in suite.entries(folder)]
ASKED = [entry for entry in LISTED if entry.kind in (QUERY, "CSVResultFormatTest")]

pytestmark = pytest.mark.skipif(suite.FOLDER is None, reason=suite.REASON)


def ask(server, entry, accept):
    """The answer to a test's query about its own graphs, as the protocol names them."""
    text = entry.query.read_text(encoding="utf-8")
    dataset = [("default-graph-uri", suite.iri_of(path)) for path in entry.data]
    dataset += [("named-graph-uri", iri) for iri, _ in entry.graphs]
    dataset = [] if "FROM" in text else dataset or [("default-graph-uri", suite.NOTHING)]
    return server.query(f"BASE <{suite.iri_of(entry.query)}>\n{text}", accept, dataset)


@pytest.mark.parametrize("entry", marked(ASKED, EVALUATION))
def test_a_query_of_the_suite_is_answered_as_the_suite_expects(suite_server, entry):
    expected = entry.result.read_bytes()
    table = (
        None
        if entry.result.suffix in results.KINDS
        else results.read_triples(expected, RdfFormat.TURTLE, suite.iri_of(entry.result))
    )
    rows = results.result_set(table) if table else None
    if table and not rows:
        reply = ask(suite_server, entry, TURTLE)
        assert (reply.status, reply.kind) == (200, TURTLE), reply.text
        assert results.canonical(results.read_triples(reply.body, TURTLE)) == results.canonical(
            table
        )
        return
    suffix = results.suffix_of(entry.result)
    reply = ask(suite_server, entry, results.KINDS[suffix])
    assert (reply.status, reply.kind) == (200, results.KINDS[suffix]), reply.text
    if suffix == ".csv":
        assert results.csv_rows(reply.body) == results.csv_rows(expected)
        return
    found, wanted = (
        results.read_rows(reply.body, suffix),
        rows or results.read_rows(expected, suffix),
    )
    if isinstance(wanted, bool):
        assert found is wanted
        return
    ordered = "ORDER BY" in entry.query.read_text(encoding="utf-8").upper()
    assert results.of_rows(*found, ordered=ordered) == results.of_rows(*wanted, ordered=ordered)


def test_every_test_that_the_suite_has_of_queries_and_results_is_among_these():
    listed = suite.included("manifest-sparql11-query.ttl") | suite.included(
        "manifest-sparql11-results.ttl"
    )
    assert listed == {*suite.EVALUATED, "syntax-query"}
    kinds = {QUERY, "CSVResultFormatTest", "PositiveSyntaxTest11", "NegativeSyntaxTest11"}
    assert {entry.kind for entry in LISTED} <= kinds
    assert set(EVALUATION) <= {entry.name for entry in ASKED}
