"""What SHACL finds: the things of a store that break the shapes of the ontology."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.progress import steps
from kg.query.binding import iri
from kg.query.suspects import suspects
from kg.schema.ontology import Triples
from kg.shipped import shipped
from kg.vocabulary import SH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyoxigraph import Triple
    from rdflib import Graph

    from kg.store.engine import Engine

BATCH = 500
"""So many things at once: a query that names them stays within an engine's limits."""
RESULTS = """SELECT ?focus ?component ?path ?value ?shape ?severity WHERE {
    ?result a sh:ValidationResult ; sh:focusNode ?focus ; sh:resultSeverity ?severity ;
        sh:sourceConstraintComponent ?component ; sh:sourceShape ?shape .
    OPTIONAL { ?result sh:resultPath ?path } OPTIONAL { ?result sh:value ?value }
    FILTER NOT EXISTS { ?whole sh:detail ?result } }"""
"""A value's own result only details that of the thing it belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """One SHACL validation result: its focus, component, path and value as texts, "" for none.

    `messages` are the shape's own, by language; `warning`: its severity is sh:Warning.
    """

    focus: str
    component: str
    path: str
    value: str
    messages: Mapping[str, str]
    warning: bool


def breaches(store: Engine) -> list[Breach]:
    """Every result of validating the store's default graph, in no order.

    pySHACL decides, about those that may break a shape (`kg.query.suspects`) and what is said
    of them; about all there is where the shapes say something that is not read there, or
    where such a thing has no IRI. So it takes seconds where the graph is sound, whatever its
    size, and some milliseconds for each thing that is not.
    """
    found = suspects(store, Triples("shapes.ttl"))
    if found is None or any(type(each).__name__ != "NamedNode" for each in found):
        return validated(everything(store))
    names = [each.value for each in found]
    batches = [names[start : start + BATCH] for start in range(0, len(names), BATCH)]
    broken: list[Breach] = []
    for batch in steps("validating", batches, len(batches), every=1):
        # What else such a thing names is there with its classes alone, and so is not judged.
        asked = set(batch)
        broken += [each for each in validated(_about(store, batch)) if each.focus in asked]
    return broken


def everything(store: Engine) -> list[Triple]:
    """All triples of the store's default graph."""
    return store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }").triples or []


def _about(store: Engine, names: Sequence[str]) -> list[Triple]:
    """All that is said of some things, and of which classes everything is that they name."""
    some = f"VALUES ?s {{ {' '.join(map(iri, names))} }} ?s ?p ?o"
    asked = (
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {some} }}",
        f"CONSTRUCT {{ ?o a ?class }} WHERE {{ {some} . ?o a ?class }}",
        "CONSTRUCT { ?s rdfs:subClassOf ?o } WHERE { ?s rdfs:subClassOf ?o }",
    )
    return [triple for query in asked for triple in store.query(query).triples or []]


def validated(triples: Sequence[Triple]) -> list[Breach]:
    """Every result of validating these triples on their own by pySHACL, in no order."""
    import pyshacl
    from rdflib import Graph

    shapes = _shapes()
    data = Graph().parse(data=_ntriples(triples), format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    if not isinstance(report, Graph):
        raise KgError(f"the shapes cannot be applied: {report}")
    found = []
    for row in report.query(RESULTS, initNs={"sh": SH}):
        focus, component, path, value, shape, severity = row  # type: ignore[misc]  # a SELECT's rows unpack
        found.append(
            Breach(
                focus=str(focus),
                component=str(component).removeprefix(SH),
                path=str(path or ""),
                value=str(value or ""),
                messages=_messages(shapes, shape),
                warning=str(severity) == SH + "Warning",
            )
        )
    return found


@cache
def _shapes() -> Graph:
    from rdflib import Graph

    return Graph().parse(shipped("ontology") / "shapes.ttl", format="turtle")


def _messages(shapes: Graph, shape: Any) -> dict[str, str]:
    from rdflib import URIRef

    return {
        getattr(message, "language", None) or "": str(message)
        for message in shapes.objects(shape, URIRef(SH + "message"))
    }


def _ntriples(triples: Sequence[Triple]) -> bytes:
    from pyoxigraph import RdfFormat, serialize

    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""
