"""Other people's clients against `kg serve`: SPARQLWrapper, rdflib's SPARQLStore, and `kg` itself."""

from __future__ import annotations

import csv
import io
import json
from xml.dom.minidom import Document

import pytest
import rdflib
import SPARQLWrapper
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import SPARQLExceptions

import kg as package

from .served import asked

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # rdflib's own, in its parsers
    pytest.mark.filterwarnings(
        "ignore:unclosed:ResourceWarning"
    ),  # neither closes what it has read
    pytest.mark.filterwarnings(
        "ignore::pytest.PytestUnraisableExceptionWarning"
    ),  # as above, later
]

ORGANISATIONS = """
SELECT ?who ?label { ?who a kg:Organisation ; skos:prefLabel ?label FILTER(LANG(?label) = 'th') }
ORDER BY ?label ?who
"""
PREFIXES = """
PREFIX kg: <https://w3id.org/community-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
METHODS = [
    (SPARQLWrapper.GET, SPARQLWrapper.URLENCODED),
    (SPARQLWrapper.POST, SPARQLWrapper.URLENCODED),
    (SPARQLWrapper.POST, SPARQLWrapper.POSTDIRECTLY),
]
NAMES = ["get", "form", "direct"]


@pytest.fixture(scope="module")
def served(built, serving):
    """The server of a real build."""
    with serving(built) as server, asked(server.url) as found:
        yield found


@pytest.fixture(scope="module")
def organisations(built):
    """(IRI, Thai name) of every organisation, as the store says them without a server."""
    answer = package.open(built).store.query(ORGANISATIONS)
    rows = [(row["who"].value, row["label"].value) for row in answer.rows]
    assert any("ชุมชน" in label for _, label in rows)
    return rows


def asking(served, query, form=None, how=METHODS[0]):
    """A SPARQLWrapper about to ask."""
    found = SPARQLWrapper.SPARQLWrapper(served.url)
    found.setMethod(how[0])
    found.setRequestMethod(how[1])
    found.setQuery(PREFIXES + query)
    if form:
        found.setReturnFormat(form)
    return found


@pytest.mark.parametrize("how", METHODS, ids=NAMES)
def test_sparqlwrapper_selects_in_every_format(served, organisations, how):
    found = asking(served, ORGANISATIONS, SPARQLWrapper.JSON, how).queryAndConvert()
    rows = [(row["who"]["value"], row["label"]["value"]) for row in found["results"]["bindings"]]
    assert rows == organisations
    document = asking(served, ORGANISATIONS, SPARQLWrapper.XML, how).queryAndConvert()
    assert isinstance(document, Document)
    assert [node.firstChild.data for node in document.getElementsByTagName("literal")] == [
        label for _, label in organisations
    ]
    text = asking(served, ORGANISATIONS, SPARQLWrapper.CSV, how).queryAndConvert().decode("utf-8")
    assert [tuple(row) for row in csv.reader(io.StringIO(text, newline=""))][1:] == organisations
    text = asking(served, ORGANISATIONS, SPARQLWrapper.TSV, how).queryAndConvert().decode("utf-8")
    assert text.splitlines()[1:] == [f'<{iri}>\t"{label}"@th' for iri, label in organisations]


@pytest.mark.parametrize("how", METHODS, ids=NAMES)
def test_sparqlwrapper_asks(served, how):
    for query, expected in (
        ("ASK { ?s a kg:Organisation }", True),
        ("ASK { ?s a kg:Nothing }", False),
    ):
        assert (
            asking(served, query, SPARQLWrapper.JSON, how).queryAndConvert()["boolean"] is expected
        )
        document = asking(served, query, SPARQLWrapper.XML, how).queryAndConvert()
        said = document.getElementsByTagName("boolean")[0].firstChild.data
        assert said == str(expected).lower()


@pytest.mark.parametrize("how", METHODS, ids=NAMES)
def test_sparqlwrapper_constructs_and_describes_in_every_format(served, organisations, how):
    iri, label = organisations[0]
    wanted = (rdflib.URIRef(iri), rdflib.SKOS.prefLabel, rdflib.Literal(label, lang="th"))
    for query in (
        f"DESCRIBE <{iri}>",
        f"CONSTRUCT {{ ?s ?p ?o }} {{ VALUES ?s {{ <{iri}> }} ?s ?p ?o }}",
    ):
        graphs = [
            asking(served, query, form, how).queryAndConvert()
            for form in (SPARQLWrapper.RDFXML, SPARQLWrapper.JSONLD)
        ]
        graphs += [
            rdflib.Graph().parse(
                data=asking(served, query, form, how).queryAndConvert(), format=form
            )
            for form in (SPARQLWrapper.TURTLE, SPARQLWrapper.N3)
        ]
        assert all(wanted in graph for graph in graphs)
        assert len({len(graph) for graph in graphs}) == 1


def test_sparqlwrapper_asks_one_graph_of_several(served, built, organisations):
    whole = asking(served, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", SPARQLWrapper.JSON)
    part = asking(served, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", SPARQLWrapper.JSON)
    sources = asking(
        served,
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s a kg:Participation } } GROUP BY ?g",
        SPARQLWrapper.JSON,
    )
    graph = sources.queryAndConvert()["results"]["bindings"][0]["g"]["value"]
    part.addDefaultGraph(graph)
    counts = [
        int(each.queryAndConvert()["results"]["bindings"][0]["n"]["value"])
        for each in (whole, part)
    ]
    assert counts[0] > counts[1] > 0


@pytest.mark.parametrize("how", METHODS, ids=NAMES)
def test_sparqlwrapper_s_own_errors_carry_the_server_s_line(served, how):
    with pytest.raises(SPARQLExceptions.QueryBadFormed, match="the query cannot be read"):
        asking(served, "SELECT * {", SPARQLWrapper.JSON, how).query()
    with pytest.raises(SPARQLExceptions.QueryBadFormed, match="SERVICE is not answered"):
        asking(
            served, "SELECT * { SERVICE <http://localhost/> {} }", SPARQLWrapper.JSON, how
        ).query()


def test_sparqlwrapper_cannot_write(served):
    update = SPARQLWrapper.SPARQLWrapper(served.url)
    update.setMethod(SPARQLWrapper.POST)
    update.setQuery("DELETE WHERE { ?s ?p ?o }")
    for how in (SPARQLWrapper.URLENCODED, SPARQLWrapper.POSTDIRECTLY):
        update.setRequestMethod(how)
        with pytest.raises((SPARQLExceptions.SPARQLWrapperException, OSError)):
            update.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json", "csv", "tsv"])
def test_rdflib_s_store_selects(served, organisations, method, form):
    store = SPARQLStore(served.url, method=method, returnFormat=form)
    rows = [
        (str(who), str(label)) for who, label in rdflib.Graph(store).query(PREFIXES + ORGANISATIONS)
    ]
    assert rows == organisations


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_s_store_is_a_graph_like_any_other(served, organisations, method):
    iri, label = organisations[0]
    graph = rdflib.Graph(SPARQLStore(served.url, method=method, returnFormat="json"))
    name = rdflib.Literal(label, lang="th")
    assert (rdflib.URIRef(iri), rdflib.SKOS.prefLabel, name) in graph
    assert (rdflib.URIRef(iri), rdflib.SKOS.prefLabel, rdflib.Literal("ไม่มี")) not in graph
    assert rdflib.URIRef(iri) in set(graph.subjects(rdflib.SKOS.prefLabel, name))
    assert bool(graph.query(f"{PREFIXES} ASK {{ <{iri}> a kg:Organisation }}").askAnswer)
    assert len(graph) > len(organisations)


def test_rdflib_s_store_constructs(served, organisations):
    graph = rdflib.Graph(SPARQLStore(served.url, returnFormat="xml"))
    query = "CONSTRUCT { ?s skos:prefLabel ?o } { ?s a kg:Organisation ; skos:prefLabel ?o }"
    found = graph.query(PREFIXES + query).graph
    assert {(str(s), str(o)) for s, o in found.subject_objects() if o.language == "th"} == set(
        organisations
    )


def test_rdflib_s_store_reads_one_graph_by_its_name(served):
    store = SPARQLStore(served.url, returnFormat="json")
    names = "SELECT DISTINCT ?g { GRAPH ?g { ?s a kg:Participation } }"
    (name,), *_ = rdflib.Graph(store).query(PREFIXES + names)
    part = rdflib.Graph(store, identifier=name)
    assert 0 < len(part) < len(rdflib.Graph(store))


def test_rdflib_s_store_says_that_a_query_is_wrong(served):
    with pytest.raises(ValueError, match="wrong"):
        rdflib.Graph(SPARQLStore(served.url)).query("SELECT * {")


@pytest.mark.parametrize(
    "command",
    [
        ("ask", "who-works-where", "place=เตาปูน", "--format", "csv"),
        ("network", "collaboration", "--format", "json"),
        ("show", "สถาบันพัฒนาองค์กรชุมชน", "--format", "json"),
    ],
    ids=lambda command: "-".join(command[:2]),
)
def test_kg_asks_a_served_build_as_it_asks_the_build(served, built, run, command):
    here = run(*command, "-C", built)
    there = run(*command, "-C", built, "--store", served.url)
    assert (here.code, there.code) == (0, 0), there.err
    if "json" in command and command[0] == "network":
        found, wanted = json.loads(there.out), json.loads(here.out)
        assert found["ties"] == wanted["ties"]
        assert found["actors"] == wanted["actors"]
        return
    assert there.out == here.out
