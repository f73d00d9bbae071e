"""`kg sparql`: what it takes, and the formats its answers come in."""

from __future__ import annotations

import csv

import pytest

from .conftest import CODI_ID, NETWORK

SELECT = "SELECT ?who ?label { ?who a kg:Organisation ; skos:prefLabel ?label FILTER(LANG(?label) = 'th') } ORDER BY ?who"


def test_sparql_takes_a_query_a_file_and_standard_input(kg, tmp_path):
    (tmp_path / "ถาม.rq").write_text(SELECT, encoding="utf-8-sig")
    answers = [
        kg("sparql", SELECT, "--format", "json"),
        kg("sparql", tmp_path / "ถาม.rq", "--format", "json"),
        kg("sparql", "-", "--format", "json", input=SELECT),
    ]
    assert answers[0].json()[0]["who"] == CODI_ID
    assert len({ran.out for ran in answers}) == 1


@pytest.mark.parametrize("form", ["srj", "srx", "csv", "tsv"])
def test_a_select_comes_in_the_w3c_s_result_formats(kg, form):
    import pyoxigraph as ox

    ran = kg("sparql", SELECT, "--format", form)
    assert ran.code == 0
    if form == "csv":
        assert next(iter(csv.DictReader(ran.out.splitlines())))["label"]
        return
    kind = {
        "srj": ox.QueryResultsFormat.JSON,
        "srx": ox.QueryResultsFormat.XML,
        "tsv": ox.QueryResultsFormat.TSV,
    }
    read = ox.parse_query_results(ran.data, format=kind[form])
    assert NETWORK in [row["label"].value for row in read]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own, in its parsers
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own, in its parsers
@pytest.mark.parametrize(
    ("form", "parser"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")]
)
def test_a_construct_comes_as_rdf(kg, form, parser):
    import rdflib

    ran = kg(
        "sparql",
        "CONSTRUCT { ?s skos:prefLabel ?o } WHERE { ?s a kg:Organisation ; skos:prefLabel ?o }",
        "--format",
        form,
    )
    assert ran.code == 0
    graph = rdflib.Graph().parse(data=ran.data, format=parser)
    assert NETWORK in [str(o) for o in graph.objects()]


def test_an_ask_query_answers_true_or_false(kg):
    assert kg("sparql", "ASK { ?s a kg:Agreement }", "--format", "srj").json()["boolean"] is True
