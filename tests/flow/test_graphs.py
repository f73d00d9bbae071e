"""One graph per source, any base IRI, and the places that are loaded."""

from __future__ import annotations

import shutil

import kg

from .conftest import ORGANISATIONS


def test_every_named_graph_is_a_source_or_the_ontology(built, ask):
    workspace = kg.open(built)
    rows = ask(
        workspace,
        "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } FILTER NOT EXISTS { ?g a kg:Source } }",
    )
    assert [row["g"] for row in rows] == ["https://w3id.org/community-kg/ontology"]


def test_every_triple_of_a_named_graph_is_in_the_default_graph(built, ask):
    rows = ask(
        kg.open(built), "SELECT * { GRAPH ?g { ?s ?p ?o } FILTER NOT EXISTS { ?s ?p ?o } } LIMIT 1"
    )
    assert rows == []


def test_english_names_are_the_editors_own_never_the_article_s(built, ask):
    rows = ask(
        kg.open(built),
        "SELECT ?o { GRAPH id:source_ratchaburi-2566 { ?s skos:prefLabel ?o FILTER(LANG(?o) = 'en') FILTER(?s != id:source_ratchaburi-2566) } }",
    )
    assert rows == []


def test_another_base_iri_works_from_end_to_end(run, make_workspace, rebuild, built):
    root = make_workspace({}, 'base = "https://example.org/ของเรา/id#"\n')
    shutil.copytree(built / "data", root / "data")
    ours, theirs = rebuild(root), kg.open(built)
    for question, values in (("who-agreed", {}), ("who-works-where", {"place": "เตาปูน"})):
        assert ours.ask(question, **values).plain() == theirs.ask(question, **values).plain() != []
    lines = [list(each.network("co-presence").edges(data="ties")) for each in (ours, theirs)]
    assert lines[0] == lines[1] != []
    graph = (root / "build" / "graph.nq").read_text(encoding="utf-8")
    assert "<https://example.org/ของเรา/id#ratchaburi-2566_codi>" in graph
    assert "community-kg/id/" not in graph
    assert (
        run("why", "พอช.", "--format", "json", "-C", root).data
        == run("why", "พอช.", "--format", "json", "-C", built).data
    )
    assert run("check", "-C", root).code == 0


def test_places_all_loads_every_subdistrict(make_built, ask):
    workspace = make_built({"data/sources/x/organisations.csv": ORGANISATIONS}, 'places = "all"\n')
    rows = ask(
        workspace,
        "SELECT ?level (COUNT(?p) AS ?n) { ?p a kg:Place ; kg:level/skos:notation ?level } GROUP BY ?level",
    )
    assert {row["level"]: int(row["n"]) for row in rows} == {
        "country": 1, "region": 11, "province": 77, "district": 928, "subdistrict": 7436,
    }  # fmt: skip
    (row,) = ask(
        workspace,
        "SELECT (COUNT(*) AS ?n) { ?p kg:level kg:level-subdistrict ; kg:within/kg:within/kg:within/kg:level kg:level-region }",
    )
    assert int(row["n"]) == 7436
