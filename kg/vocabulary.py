"""The IRIs this program writes and reads; a test holds them against kg.ttl."""

from __future__ import annotations

import re
from functools import cache

KG = "https://w3id.org/community-kg/ontology#"
ONTOLOGY_GRAPH = "https://w3id.org/community-kg/ontology"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
DCT = "http://purl.org/dc/terms/"
SH = "http://www.w3.org/ns/shacl#"
OWL = "http://www.w3.org/2002/07/owl#"

_SEGMENT = re.compile(r"[\w-]+")

PREFIXES = {
    "kg": KG,
    "skos": SKOS,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "dct": DCT,
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": OWL,
}
"""Prefixes every query may use undeclared; `id:` joins them, bound to the workspace's base."""

TYPE = RDF + "type"
SUBCLASS = RDFS + "subClassOf"
PREF_LABEL = SKOS + "prefLabel"
ALT_LABEL = SKOS + "altLabel"
HIDDEN_LABEL = SKOS + "hiddenLabel"
NOTATION = SKOS + "notation"
IDENTIFIER = DCT + "identifier"
DIFFERENT = OWL + "differentFrom"
CONCEPT = SKOS + "Concept"


def kg(name: str) -> str:
    """The IRI of a term of our ontology.

    >>> kg("Tie")
    'https://w3id.org/community-kg/ontology#Tie'
    """
    return KG + name


def prefixes(base: str) -> dict[str, str]:
    """All prefixes, with `id` bound to `base`."""
    return {**PREFIXES, "id": base}


def all_graph(base: str) -> str:
    """The graph that holds on a server what the build has in its default graph.

    >>> all_graph("https://example.org/")
    'https://example.org/graph/all'
    """
    return base + "graph/all"


def about_graph(base: str) -> str:
    """The graph that holds on a server which build that is."""
    return base + "graph/about"


def staging(base: str, build: str) -> str:
    """What the names of graphs begin with that a build is written into before it is switched in."""
    return f"{base}graph/staged/{build}/"


def in_staging(graph: str, base: str) -> bool:
    """Whether a graph is one of those, of any build.

    >>> in_staging(staging("https://example.org/", "a1") + "2", "https://example.org/")
    True
    """
    return graph.startswith(f"{base}graph/staged/")


def curie(iri: str, base: str) -> str:
    """`iri` shortened by a known prefix where the rest is one plain segment, else as it is.

    >>> curie("https://w3id.org/community-kg/ontology#role-party", "https://example.org/")
    'kg:role-party'
    """
    for prefix, start in _starts(base):
        if iri.startswith(start):
            rest = iri[len(start) :]
            if _SEGMENT.fullmatch(rest):
                return f"{prefix}:{rest}"
    return iri


@cache
def _starts(base: str) -> tuple[tuple[str, str], ...]:
    return tuple(prefixes(base).items())


def expand(text: str, base: str) -> str:
    """The IRI a CURIE stands for; anything else comes back as it is.

    >>> expand("id:place-70", "https://example.org/")
    'https://example.org/place-70'
    """
    prefix, colon, rest = text.partition(":")
    start = prefixes(base).get(prefix)
    return start + rest if colon and start and not rest.startswith("//") else text
