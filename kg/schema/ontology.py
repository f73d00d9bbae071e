"""The ontology's triples, indexed for the few questions the program asks of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import KgError
from kg.shipped import shipped
from kg.vocabulary import RDF, SUBCLASS

if TYPE_CHECKING:
    from collections.abc import Iterator


class Node(NamedTuple):
    """A term of a triple: `kind` is "iri", "blank" or "literal"."""

    kind: str
    value: str
    language: str = ""


class Triples:
    """The triples of one Turtle file, by subject and predicate, in the file's order."""

    def __init__(self, name: str) -> None:
        import pyoxigraph

        path = shipped("ontology") / name
        self._by_subject: dict[Node, dict[str, list[Node]]] = {}
        try:
            data = path.read_bytes()
            for quad in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE):
                subject = self._by_subject.setdefault(_node(quad.subject), {})
                subject.setdefault(quad.predicate.value, []).append(_node(quad.object))
        except (SyntaxError, OSError) as error:
            raise KgError(f"{path}: cannot be read as Turtle: {error}") from error

    def subjects(self) -> Iterator[Node]:
        """Every subject, in order of first appearance."""
        return iter(self._by_subject)

    def predicates(self, subject: Node) -> Iterator[str]:
        """The predicates of `subject`, each once."""
        return iter(self._by_subject.get(subject, {}))

    def members(self, head: Node) -> list[Node]:
        """The members of a list, in order; empty for what is no list."""
        found: list[Node] = []
        while first := self.all(head, RDF + "first"):
            found += first
            head = self.all(head, RDF + "rest")[0]
        return found

    def all(self, subject: Node, predicate: str) -> list[Node]:
        """The objects of `subject` and `predicate`; empty if there are none."""
        return self._by_subject.get(subject, {}).get(predicate, [])

    def one(self, subject: Node, predicate: str) -> str:
        """The first object's value, or "" if there is none."""
        return next((node.value for node in self.all(subject, predicate)), "")

    def by_language(self, subject: Node, predicate: str) -> dict[str, str]:
        """The literals of `subject` and `predicate` by language tag."""
        return {node.language: node.value for node in self.all(subject, predicate)}


def _node(term: object) -> Node:
    kind = {"NamedNode": "iri", "BlankNode": "blank"}.get(type(term).__name__, "literal")
    return Node(kind, term.value, getattr(term, "language", "") or "")  # type: ignore[attr-defined]


@cache
def ontology() -> Triples:
    """The triples of kg.ttl."""
    return Triples("kg.ttl")


@cache
def superclasses(iri: str) -> tuple[str, ...]:
    """`iri` and all classes above it in kg.ttl, nearest first, each once."""
    found, queue = [iri], [iri]
    while queue:
        for parent in ontology().all(Node("iri", queue.pop(0)), SUBCLASS):
            if parent.value not in found:
                found.append(parent.value)
                queue.append(parent.value)
    return tuple(found)


@cache
def term_labels(iri: str) -> dict[str, str]:
    """The Thai and English labels of a class or property; empty if it is not ours."""
    from kg.vocabulary import RDFS

    return ontology().by_language(Node("iri", iri), RDFS + "label")
