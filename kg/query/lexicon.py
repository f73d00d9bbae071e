"""The terms that the graph is written in, and which of them a query misspells."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.schema.codes import lists
from kg.schema.ontology import ontology
from kg.values.names import nearest
from kg.vocabulary import OWL, PREFIXES, TYPE, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable

CLASS, PROPERTY, OTHER = "class", "property", "other"
_KINDS = {
    OWL + "Class": CLASS,
    OWL + "ObjectProperty": PROPERTY,
    OWL + "DatatypeProperty": PROPERTY,
    OWL + "AnnotationProperty": PROPERTY,
}
_WRITTEN = (
    *("skos:altLabel", "skos:hiddenLabel", "skos:prefLabel", "skos:notation", "skos:broader"),
    *("dct:identifier", "org:memberOf", "owl:differentFrom", "rdf:langString"),
    *("rdf:first", "rdf:rest", "rdf:nil", "owl:Nothing"),
)
"""What a build writes that stands neither in kg.ttl nor in lists.ttl, and what queries look up to
find nothing."""
_DATATYPES = (
    *("string", "boolean", "integer", "decimal", "float", "double", "date", "dateTime", "time"),
    *("gYear", "gYearMonth", "duration", "dayTimeDuration", "yearMonthDuration", "anyURI"),
    *("int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "token"),
)


@cache
def lexicon() -> dict[str, str]:
    """What each IRI of the graph's vocabulary is: CLASS, PROPERTY or OTHER (codes, datatypes)."""
    found = {XSD + name: OTHER for name in _DATATYPES}
    for short in _WRITTEN:
        prefix, _, name = short.partition(":")
        found[PREFIXES[prefix] + name] = OTHER
    for triples in (ontology(), lists()):
        for subject in triples.subjects():
            found.setdefault(subject.value, OTHER)
            for predicate in triples.predicates(subject):
                objects = triples.all(subject, predicate)
                named = [each.value for each in objects if each.kind == "iri"]
                if predicate == TYPE:
                    kinds = [_KINDS[each] for each in named if each in _KINDS]
                    found[subject.value] = kinds[0] if kinds else OTHER
                for iri in (predicate, *named):
                    found.setdefault(iri, OTHER)
    return found


def known_space(iri: str) -> str:
    """The prefix whose vocabulary an IRI claims to be of; "" where none of ours.

    >>> known_space("http://www.w3.org/2004/02/skos/core#prefLable")
    'skos'
    """
    return next((prefix for prefix, start in PREFIXES.items() if iri.startswith(start)), "")


@lru_cache(maxsize=1000)
def like(iri: str) -> tuple[str, ...]:
    """The CURIEs of the graph's terms of the same vocabulary most like an unknown one, best first.

    >>> like("http://www.w3.org/2004/02/skos/core#prefLable")
    ('skos:prefLabel',)
    """
    prefix = known_space(iri)
    start = PREFIXES[prefix]
    names = [each.removeprefix(start) for each in lexicon() if each.startswith(start)]
    return tuple(f"{prefix}:{name}" for name in _closest(iri.removeprefix(start), names))


def _closest(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """As `nearest`, but of names that differ in capitals alone the one that begins alike first."""
    names = sorted(filter(None, names))
    near = [each for each in names if each.lower() == name.lower()] or nearest(name, names)
    order = [each.lower() for each in near]

    def place(each: str) -> tuple[int, bool]:
        return order.index(each.lower()), each[0].islower() != name[:1].islower()

    return tuple(sorted(near, key=place))
