"""The tables a researcher writes and their columns, as shapes.ttl declares them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from kg.errors import NotFoundError
from kg.schema.ontology import Node, Triples, ontology, superclasses
from kg.vocabulary import CONCEPT, SH, XSD, kg

_TYPES = {
    XSD + "string": "plain",
    XSD + "integer": "integer",
    XSD + "decimal": "decimal",
    XSD + "duration": "duration",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its property, how a cell is read and how many values it may hold.

    `type` is "plain", "text" (with a language), "integer", "decimal", "duration",
    "date", "code", "place", "year" or "ref"; `classes` are the classes a "ref" may
    point to, or the list of a "code". `key` is "fact", "claim" or "".
    """

    name: str
    path: str
    type: str
    classes: tuple[str, ...]
    language: str
    many: bool
    required: bool
    key: str
    order: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One CSV table: the class of its rows and their columns in order.

    `is_tie`: rows have ends, a modality and a time. `is_claim`: a row is one claim by one
    source and is named by a hash of its cells (ties and results); else a row describes a
    thing named by its id.
    """

    name: str
    cls: str
    columns: tuple[Column, ...]
    actor_side: tuple[str, ...]
    target_side: tuple[str, ...]
    is_tie: bool
    is_claim: bool
    by_name: dict[str, Column] = field(compare=False)

    def column(self, name: str) -> Column:
        """The column called `name`."""
        if found := self.by_name.get(name):
            return found
        known = ", ".join(self.by_name)
        raise NotFoundError("column", name, how=f"table {self.name} has {known}")


@cache
def tables() -> dict[str, Table]:
    """Every table by name, in the order of shapes.ttl."""
    shapes = Triples("shapes.ttl")
    columns_of: dict[str, list[Column]] = {}
    names: dict[str, str] = {}
    for shape in shapes.subjects():
        targets = [node.value for node in shapes.all(shape, SH + "targetClass")]
        columns = [
            _column(shapes, node)
            for node in shapes.all(shape, SH + "property")
            if shapes.one(node, kg("column"))
        ]
        for target in targets:
            columns_of.setdefault(target, []).extend(columns)
        if name := shapes.one(shape, kg("table")):
            names[name] = targets[0]
    return {name: _table(name, cls, columns_of) for name, cls in names.items()}


def _table(name: str, cls: str, columns_of: dict[str, list[Column]]) -> Table:
    columns: dict[str, Column] = {}
    for ancestor in superclasses(cls):
        for column in columns_of.get(ancestor, []):
            columns.setdefault(column.name, column)
    ordered = tuple(sorted(columns.values(), key=lambda column: (column.order, column.name)))
    sides = {}
    for side in ("actorSide", "targetSide"):
        paths = {node.value for node in ontology().all(Node("iri", cls), kg(side))}
        sides[side] = tuple(column.name for column in ordered if column.path in paths)
    return Table(
        name=name,
        cls=cls,
        columns=ordered,
        actor_side=sides["actorSide"],
        target_side=sides["targetSide"],
        is_tie=(is_tie := kg("Tie") in superclasses(cls)),
        is_claim=is_tie or cls == kg("Result"),
        by_name={column.name: column for column in ordered},
    )


def _column(shapes: Triples, node: Node) -> Column:
    classes = tuple(_classes(shapes, node))
    most = shapes.one(node, SH + "maxCount")
    return Column(
        name=shapes.one(node, kg("column")),
        path=shapes.one(node, SH + "path"),
        type=_type(shapes, node, classes),
        classes=classes,
        language=shapes.one(node, kg("language")),
        many=not (
            most in {"0", "1"} or shapes.one(node, kg("language")) or shapes.one(node, kg("single"))
        ),
        required=shapes.one(node, SH + "minCount") not in {"", "0"},
        key=shapes.one(node, kg("key")),
        order=float(shapes.one(node, SH + "order") or 500),
    )


def _classes(shapes: Triples, node: Node) -> list[str]:
    found = [found.value for found in shapes.all(node, SH + "class")]
    for head in shapes.all(node, SH + "or"):
        found += [shapes.one(member, SH + "class") for member in shapes.members(head)]
    return [iri for iri in found if iri]


def _type(shapes: Triples, node: Node, classes: tuple[str, ...]) -> str:
    if shapes.one(node, SH + "node") == kg("PartialDate"):
        return "date"
    if classes:
        special = {kg("Place"): "place", kg("Year"): "year"}
        if classes[0] in special:
            return special[classes[0]]
        return "code" if CONCEPT in superclasses(classes[0]) else "ref"
    return _TYPES.get(shapes.one(node, SH + "datatype"), "text")
