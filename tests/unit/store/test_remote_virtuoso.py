"""What is asked of Virtuoso, what is worked out here, and what its values mean."""

from __future__ import annotations

import pytest

from kg.store.remote.virtuoso import TYPE, mended, properties, trusted
from kg.vocabulary import kg

from .conftest import BASE

KNOWN = [TYPE, kg("fact"), kg("role"), "x:y"]


@pytest.mark.parametrize(
    ("query", "right"),
    [
        ("SELECT ?s { ?s a kg:Tie ; kg:fact/kg:role* ?f FILTER(?f != ?s) } ORDER BY ?s", True),
        ("SELECT ?s { ?s a kg:Tie OPTIONAL { ?s kg:fact ?f } }", True),
        ("SELECT (COUNT(*) AS ?n) { { ?s a ?c } UNION { ?s kg:fact ?c } }", True),
        ("SELECT ?s { ?s a kg:Tie OPTIONAL { ?s kg:fact ?f OPTIONAL { ?f a ?c } } }", False),
        ("SELECT ?s { ?s a kg:Tie OPTIONAL { ?s kg:fact ?f FILTER(?f = 1) } }", False),
        ("SELECT ?s { VALUES ?s { UNDEF } ?s a kg:Tie }", False),
        ("SELECT ?s { ?s kg:fact ?f BIND(COALESCE(?f, 1) AS ?g) }", False),
        ("SELECT ?s { { SELECT ?s { ?s a kg:Tie } } }", False),
        ("SELECT ?s { ?s a kg:Tie } ORDER BY ?s LIMIT 5000 OFFSET 6000", False),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", False),
        ("SELECT ?s { ?s kg:note 'IF EXISTS' } # COALESCE", True),
    ],
)
def test_virtuoso_is_asked_what_it_answers_rightly(query, right):
    assert trusted(query) == right


@pytest.mark.parametrize(
    ("query", "some"),
    [
        ("SELECT ?s { ?s kg:fact ?f }", {kg("fact")}),
        ("SELECT ?s ?o ?x { ?s kg:fact|^kg:role ?f . ?f a ?x }", {kg("fact"), kg("role"), TYPE}),
        ("PREFIX z: <x:> SELECT ?s { ?s z:y ?o } ORDER BY ?s ?o ?a", {"x:y"}),
        ("SELECT ?s { ?s <x:y> ?o FILTER(?o > 1) ?o kg:fact ?f }", {"x:y", kg("fact")}),
        ("SELECT ?s { VALUES (?a ?b ?c) { (1 2 3) } ?s kg:fact ?a }", {kg("fact")}),
        ("SELECT ?s { ?s kg:fact '?s ?p ?o' } # ?s ?p ?o", {kg("fact")}),
        ("SELECT ?s { ?s ?p ?o }", set(KNOWN)),
        ("SELECT ?s { ?s kg:fact ?f ; ?p ?o }", set(KNOWN)),
        ("SELECT ?s { [] kg:fact [ ?p 1 ] }", set(KNOWN)),
        ("SELECT ?s { [ kg:fact 1 ] ?p ?o }", set(KNOWN)),
        ("SELECT ?s { (1 2) ?p ?o . }", set(KNOWN)),
        ("SELECT ?s { ?s !kg:fact ?o }", set(KNOWN)),
        ("SELECT ?s { ?s !(kg:fact|kg:role) ?o }", set(KNOWN)),
        ("SELECT ?s { <x:s> ?p <x:o> }", set(KNOWN)),
        ("DESCRIBE <x:s>", set(KNOWN)),
    ],
)
def test_all_triples_that_a_query_may_look_at_are_fetched(query, some):
    assert properties(query, KNOWN, BASE) == some


@pytest.mark.parametrize(
    ("given", "meant"),
    [("276", "P23Y"), ("14", "P1Y2M"), ("-12", "-P1Y"), ("0", "P0M"), ("864000.0", "P10D"),
     ("300.0", "PT300S"), ("P12D", "P12D")],
)  # fmt: skip
def test_a_duration_is_read_as_it_was_written(given, meant):
    cell = '"datatype": "http://www.w3.org/2001/XMLSchema#duration", "value": "%s"'
    assert mended((cell % given).encode()) == (cell % meant).encode()


def test_a_boolean_is_read_as_it_was_written():
    cell = '"datatype": "http://www.w3.org/2001/XMLSchema#boolean", "value": "%s"'
    assert mended((cell % "0").encode() + b", 1") == (cell % "false").encode() + b", 1"
