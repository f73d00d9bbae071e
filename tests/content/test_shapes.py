"""Whatever breaks a shape is found without validating all that does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.progress import heard_by
from kg.query.shapes import breaches, everything, validated
from kg.query.suspects import suspects
from kg.schema.ontology import Node, Triples
from kg.vocabulary import IDENTIFIER, KG, RDF, SH, TYPE, XSD, kg

from .conftest import Memory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.query.asking import Asker

A = NamedNode(TYPE)
NOTHING = NamedNode("https://example.org/nothing")
ILL = {
    kg("PartialDate"): Literal("2023-02-31", datatype=NamedNode(XSD + "date")),
    XSD + "integer": Literal("-5", datatype=NamedNode(XSD + "integer")),
    XSD + "decimal": Literal("5 บาท", datatype=NamedNode(XSD + "decimal")),
    XSD + "duration": Literal("P1D2Y", datatype=NamedNode(XSD + "duration")),
    RDF + "langString": Literal("valeur", language="fr"),
}
"""By datatype what has the right type, or none, and is still wrong somewhere."""
COMPONENTS = {
    "MinCount", "MaxCount", "Class", "Datatype", "Or", "Node", "Pattern", "MinInclusive",
    "LanguageIn", "UniqueLang",
}  # fmt: skip


def properties(shape: Node) -> Iterator[tuple[str, Literal]]:
    """The paths that a shape speaks of itself, and a value that is nearly right for each."""
    shapes = Triples("shapes.ttl")
    own = shapes.all(shape, SH + "property")
    for head in shapes.all(shape, SH + "or"):
        own = own + shapes.members(head)
    for each in own:
        of = shapes.one(each, SH + "datatype") or shapes.one(each, SH + "node")
        (path,) = shapes.all(each, SH + "path")
        if path.kind == "iri":
            yield path.value, ILL.get(of, Literal("ก", datatype=NamedNode(XSD + "string")))


def spoilt(asker: Asker, shape: Node, cls: str) -> Iterator[list[Triple]]:
    """Copies of a sound thing of a class, each spoilt in one property in one way."""
    rows = asker.store.query(f"SELECT ?s {{ ?s a <{cls}> }} ORDER BY ?s LIMIT 1").rows
    sound = asker.store.query(f"CONSTRUCT WHERE {{ {rows[0]['s']} ?p ?o }}").triples
    for number, (path, nearly) in enumerate(properties(shape)):
        here = [triple.object for triple in sound if triple.predicate.value == path]
        rest = [triple for triple in sound if triple.predicate.value != path]
        other = [*here, Literal("อื่น", language="th"), NOTHING]
        for way, values in enumerate(([], other, [NOTHING], [Literal("ค่า")], [nearly])):
            name = NamedNode(f"https://example.org/{cls.rpartition('#')[2]}-{number}-{way}")
            spoiling = [Triple(name, NamedNode(path), value) for value in values]
            yield [Triple(name, each.predicate, each.object) for each in rest] + spoiling


@pytest.fixture(scope="module")
def broken(everything_shipped: Asker) -> Memory:
    """A store of things of every shape, broken in every way, and of what they name."""
    shapes, memory = Triples("shapes.ttl"), Memory()
    things = [
        triple
        for shape in shapes.subjects()
        for target in shapes.all(shape, SH + "targetClass")[:1]
        for thing in spoilt(everything_shipped, shape, target.value)
        for triple in thing
    ]
    named = {triple.object for triple in things if triple.predicate != A}
    kinds = "CONSTRUCT { ?o a ?class } WHERE { ?o a ?class }"
    things += [t for t in everything_shipped.store.query(kinds).triples if t.subject in named]
    memory.store.extend(Quad(t.subject, t.predicate, t.object) for t in things)
    return memory


def test_every_breach_that_shacl_finds_is_found(broken: Memory) -> None:
    expected = validated(everything(broken))
    found = breaches(broken)
    assert {each.component for each in expected} == {
        f"{name}ConstraintComponent" for name in COMPONENTS
    }
    assert sorted(map(repr, found)) == sorted(map(repr, expected))


def test_little_that_is_shipped_is_suspected_in_vain(everything_shipped: Asker) -> None:
    found = suspects(everything_shipped.store, Triples("shapes.ttl"))
    assert found is not None
    assert len(found) < 20
    assert breaches(everything_shipped.store) == []


@pytest.mark.parametrize(
    "said",
    [
        "sh:targetClass kg:Post ; sh:property [ sh:path kg:seats ; sh:minExclusive 0 ]",
        "sh:targetClass kg:Post ; sh:property [ sh:path [ sh:inversePath kg:seats ] ; sh:minCount 1 ]",
        "sh:targetClass kg:Post ; sh:property [ sh:path kg:seats ; sh:or ( [ sh:path kg:x ; sh:minCount 1 ] ) ]",
        "sh:targetSubjectsOf kg:seats ; sh:property [ sh:path kg:seats ; sh:minCount 1 ]",
        "sh:targetClass kg:Post ; sh:closed true",
    ],
)
def test_a_shape_that_is_not_understood_leaves_everything_to_shacl(
    said: str, tmp_path: Path
) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text(
        f"@prefix kg: <{KG}> . @prefix sh: <{SH}> . kg:S a sh:NodeShape ; {said} .", "utf-8"
    )
    assert suspects(Memory(), Triples(str(path))) is None


def test_what_has_no_iri_is_validated_with_all_there_is() -> None:
    found = breaches(Memory("[] a kg:Source ."))
    assert {each.path for each in found} >= {kg("kind"), IDENTIFIER}


def test_a_class_below_counts_where_the_class_itself_is_not_written() -> None:
    memory = Memory(":t a kg:Tenure .")
    paths = {each.path for each in breaches(memory) if each.focus.endswith("/t")}
    assert {kg("modality"), kg("holder"), kg("evidence")} <= paths


def test_holding_things_against_the_shapes_says_how_far_it_is(broken: Memory) -> None:
    heard: dict[str, tuple[int, int | None]] = {}

    def listen(what: str, done: int, total: int | None) -> None:
        heard[what] = (done, total)

    with heard_by(listen):
        breaches(broken)
    assert heard["holding against the shapes"][0] > 100
    done, lots = heard["validating"]
    assert done == lots
