"""A server somewhere else: asked over real HTTP on this machine, answering as the build does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph
import pytest

import kg
from kg.errors import KgError
from kg.store.remote.asking import RemoteStore
from kg.vocabulary import all_graph

from .conftest import BASE, Endpoint, serving

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def endpoint(built) -> Iterator[str]:
    """A server whose default graph is the build's, as `kg serve` has it."""
    store = pyoxigraph.Store.read_only(str(kg.open(built).finished.path / "store"))
    with serving(Endpoint, store=store, asked=[]) as (url, _):
        yield f"{url}/query"


@pytest.fixture(scope="module")
def elsewhere(built) -> Iterator[str]:
    """A server with the union in a graph of its own and nothing in its default graph."""
    store = pyoxigraph.Store()
    union = pyoxigraph.NamedNode(all_graph(BASE))
    data = (kg.open(built).finished.path / "graph.nq").read_bytes()
    for quad in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.N_QUADS):
        named = quad.graph_name != pyoxigraph.DefaultGraph()
        store.add(quad if named else pyoxigraph.Quad(*quad.triple, union))
    with serving(Endpoint, store=store, asked=[]) as (url, _):
        yield f"{url}/query"


@pytest.mark.parametrize("where", ["endpoint", "elsewhere"])
def test_a_server_answers_as_the_build_does(built, request, where):
    here, there = kg.open(built), kg.open(built, store=request.getfixturevalue(where))
    for name, values in (("who-agreed", {}), ("who-works-where", {"place": "เตาปูน"})):
        assert there.ask(name, **values).plain() == here.ask(name, **values).plain()
    assert dict(there.network("co-presence").nodes(data=True)) == dict(
        here.network("co-presence").nodes(data=True)
    )


def test_the_command_line_asks_a_server(run, built, elsewhere):
    for command in (("ask", "who-agreed"), ("show", "พอช."), ("network",)):
        words = [*command, "-C", str(built), "--format", "json"]
        found, local = (run(*words, *store).json() for store in (("--store", elsewhere), ()))
        if command[0] == "network":
            assert (found.pop("data_version"), local.pop("data_version") != "") == ("", True)
        assert found == local


def test_graphs_of_sources_are_found_and_no_others(built, elsewhere):
    query = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    here, there = kg.open(built).store.query(query), RemoteStore(elsewhere, BASE).query(query)
    assert {row["g"]: row["n"] for row in there.rows} == {row["g"]: row["n"] for row in here.rows}


def test_a_graph_that_the_address_names_is_asked(elsewhere):
    source = f"{BASE}source_ratchaburi-2566"
    store = RemoteStore(f"{elsewhere}?default-graph-uri={source}", BASE)
    assert store.graph == ""


def test_booleans_and_triples_come_too(endpoint):
    store = RemoteStore(endpoint, BASE)
    assert store.query("ASK { ?s a kg:Organisation }").boolean is True
    triples = store.query(
        "CONSTRUCT { ?s a kg:Organisation } WHERE { ?s a kg:Organisation }"
    ).triples
    assert triples
    assert len(triples) == 9


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT nonsense", "answered 400"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE"),
    ],
)
def test_what_goes_wrong_is_one_line(endpoint, query, said):
    with pytest.raises(KgError, match=said) as caught:
        RemoteStore(endpoint, BASE).query(query)
    assert len(str(caught.value).splitlines()) == 1


def test_a_server_that_is_not_there_is_one_line(run, built):
    ran = run("ask", "who-agreed", "-C", str(built), "--store", "http://127.0.0.1:9/sparql")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1


def test_the_table_store_of_kg_toml_names_the_server_and_an_option_the_build(
    run, copied, elsewhere
):
    settings = copied / "kg.toml"
    table = f'\n[store]\nurl = "{elsewhere}"\n'
    settings.write_text(settings.read_text(encoding="utf-8") + table, encoding="utf-8")
    there = run("network", "--format", "json", cwd=copied).json()
    here = run("network", "--format", "json", "--store", "build", cwd=copied).json()
    assert (there.pop("data_version"), here.pop("data_version") != "") == ("", True)
    assert there == here


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("store = 1", "expected a table"),
        ('[store]\nurls = ""', "store.url"),
        ('[store]\nurl = "http://me:secret@127.0.0.1:9/q"', "KG_STORE_USER"),
        ("[store]\nseconds = 0", "more than 0"),
        ('[store]\nseconds = "1"', "expected a int"),
    ],
)
def test_a_wrong_table_store_is_one_line_without_its_secrets(run, built, copied, written, said):
    settings = copied / "kg.toml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\n{written}\n", encoding="utf-8")
    ran = run("ask", "who-agreed", cwd=copied)
    assert ran.code == 2
    assert said in ran.err
    assert "secret" not in ran.err
    assert len(ran.err.splitlines()) == 1
