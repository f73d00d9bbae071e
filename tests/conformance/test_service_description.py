"""The W3C's three tests of service descriptions, and that what is described is so."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
import rdflib
from rdflib.namespace import RDF

from . import suite

SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS = {
    "http://www.w3.org/ns/formats/SPARQL_Results_JSON": (
        "SELECT * {}",
        "application/sparql-results+json",
    ),
    "http://www.w3.org/ns/formats/SPARQL_Results_XML": (
        "SELECT * {}",
        "application/sparql-results+xml",
    ),
    "http://www.w3.org/ns/formats/SPARQL_Results_CSV": ("SELECT * {}", "text/csv"),
    "http://www.w3.org/ns/formats/SPARQL_Results_TSV": ("SELECT * {}", "text/tab-separated-values"),
    "http://www.w3.org/ns/formats/Turtle": ("CONSTRUCT {} {}", "text/turtle"),
    "http://www.w3.org/ns/formats/N-Triples": ("CONSTRUCT {} {}", "application/n-triples"),
    "http://www.w3.org/ns/formats/RDF_XML": ("CONSTRUCT {} {}", "application/rdf+xml"),
    "http://www.w3.org/ns/formats/JSON-LD": ("CONSTRUCT {} {}", "application/ld+json"),
    "http://www.w3.org/ns/formats/N-Quads": ("CONSTRUCT {} {}", "application/n-quads"),
    "http://www.w3.org/ns/formats/TriG": ("CONSTRUCT {} {}", "application/trig"),
}

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning"
)  # rdflib's own, in its parsers


@pytest.fixture(scope="module")
def described(suite_server):
    """The description, and the node that is the service."""
    reply = suite_server.get(suite_server.sparql, "text/turtle")
    assert (reply.status, reply.kind) == (200, "text/turtle")
    graph = rdflib.Graph().parse(data=reply.text, format="turtle", publicID=suite_server.url)
    (service,) = graph.subjects(RDF.type, SD.Service)
    return graph, service


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
    ],
)
def test_returns_rdf(suite_server, accept, kind):
    reply = suite_server.get(suite_server.sparql, accept)
    assert (reply.status, reply.kind) == (200, kind)
    assert (None, RDF.type, SD.Service) in rdflib.Graph().parse(data=reply.body, format=kind)


def test_has_endpoint_triple(suite_server, described):
    graph, service = described
    assert list(graph.objects(service, SD.endpoint)) == [rdflib.URIRef(suite_server.url)]


def test_conforms_to_schema(described):
    """Every sd: property is of the vocabulary and has the kind of value that it says."""
    graph, _ = described
    values = {
        SD.endpoint: None, SD.supportedLanguage: None, SD.feature: None, SD.resultFormat: None,
        SD.inputFormat: None, SD.extensionFunction: None, SD.extensionAggregate: None,
        SD.languageExtension: None, SD.propertyFeature: None, SD.defaultEntailmentRegime: None,
        SD.defaultSupportedEntailmentProfile: None, SD.entailmentRegime: None,
        SD.supportedEntailmentProfile: None, SD.name: None, SD.availableGraphs: SD.GraphCollection,
        SD.defaultDataset: SD.Dataset, SD.defaultGraph: SD.Graph, SD.namedGraph: SD.NamedGraph,
        SD.graph: SD.Graph,
    }  # fmt: skip
    used = [(p, o) for _, p, o in graph if str(p).startswith(str(SD))]
    assert used
    for predicate, value in used:
        assert predicate in values
        assert isinstance(value, rdflib.URIRef | rdflib.BNode)
        if kind := values[predicate]:
            assert (value, RDF.type, kind) in graph or kind == SD.GraphCollection
    for kind in graph.objects(None, RDF.type):
        assert not str(kind).startswith(str(SD)) or kind in {
            SD.Service, SD.Dataset, SD.Graph, SD.NamedGraph, SD.GraphCollection, SD.Language,
            SD.Function, SD.Aggregate, SD.Feature, SD.EntailmentRegime, SD.EntailmentProfile,
        }  # fmt: skip


@pytest.mark.skipif(suite.FOLDER is None, reason=suite.REASON)
def test_the_three_tests_of_the_suite_are_these():
    listed = {entry.name.rpartition("/")[2] for entry in suite.entries("service-description")}
    assert listed == {"returns-rdf", "has-endpoint-triple", "conforms-to-schema"}


def test_every_format_that_is_described_is_answered(suite_server, described):
    graph, service = described
    told = {str(form) for form in graph.objects(service, SD.resultFormat)}
    assert told == set(FORMATS)
    for form in told:
        query, kind = FORMATS[form]
        reply = suite_server.get(f"{suite_server.sparql}?{urlencode({'query': query})}", kind)
        assert (reply.status, reply.kind) == (200, kind)


def test_features_and_languages_are_those_that_a_read_only_endpoint_has(described):
    graph, service = described
    assert list(graph.objects(service, SD.supportedLanguage)) == [SD.SPARQL11Query]
    features = set(graph.objects(service, SD.feature))
    assert not features & {SD.DereferencesURIs, SD.BasicFederatedQuery}
