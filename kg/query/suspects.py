"""Which things may break a shape: found in SPARQL, so that SHACL has to look at these alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.progress import steps
from kg.query.binding import iri, literal
from kg.vocabulary import RDF, RDFS, SH, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.schema.ontology import Node, Triples
    from kg.store.engine import Engine, Term

_TOLD = {"order", "message", "severity", "name", "description"}
_TARGETED = _TOLD | {"targetClass", "property", "or"}
_VALUED = _TOLD | {"class", "datatype", "pattern", "minInclusive", "languageIn", "node", "or"}
_PROPERTY = _VALUED | {"path", "minCount", "maxCount", "uniqueLang"}
_ANYWHERE = _PROPERTY | {"property", "alternativePath"}
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_YEAR, _MONTH = "[12][0-9]{3}", "(0[1-9]|1[0-2])"
PLAIN = {
    XSD + "string": "",
    RDF + "langString": "",
    XSD + "integer": "^[0-9]+$",
    XSD + "decimal": "^[0-9]+([.][0-9]+)?$",
    XSD + "gYear": f"^{_YEAR}$",
    XSD + "gYearMonth": f"^{_YEAR}-{_MONTH}$",
    XSD + "date": f"^{_YEAR}-({_MONTH}-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|"
    "(0[13578]|1[02])-31)$",
    XSD + "duration": "^P([0-9]+Y([0-9]+M)?([0-9]+D)?|[0-9]+M([0-9]+D)?|[0-9]+D)$",
}
"""How values of a datatype look that are beyond doubt; SHACL decides about all others."""


class _UnknownError(Exception):
    """The shapes say something that is not read here."""


def suspects(store: Engine, shapes: Triples) -> list[Term] | None:
    """Every thing that may break a shape, each once: all that do, and some that do not.

    None where the shapes hold a target, path or constraint that is not read here: then
    nobody knows. A few queries for each property of the shapes, each in the order of the
    claims that have it.
    """
    try:
        found = _Suspects(store, shapes).all()
    except _UnknownError:
        return None
    return [found[key] for key in sorted(found)]


class _Suspects:
    """The shapes read as queries of one store."""

    def __init__(self, store: Engine, shapes: Triples) -> None:
        self.store, self.shapes = store, shapes

    def all(self) -> dict[str, Term]:
        """Those of every shape, by their text."""
        parts = []
        for shape in list(self.shapes.subjects()):
            targets = [node.value for node in self.shapes.all(shape, SH + "targetClass")]
            self._known(shape, _TARGETED if targets else _ANYWHERE)
            if targets:
                classes = sorted({each for target in targets for each in self._written(target)})
                parts += [(each, classes) for each in self.shapes.all(shape, SH + "property")]
                parts += [(each, classes) for each in self.shapes.all(shape, SH + "or")]
        found: dict[str, Term] = {}
        for part, classes in steps("holding against the shapes", parts, len(parts), every=1):
            found |= self._part(part, classes)
        return found

    def _part(self, part: Node, classes: list[str]) -> dict[str, Term]:
        """Those of a property, or of a choice: what fails at each of its members."""
        members = self.shapes.members(part)
        if not members:
            return self._property(part, classes)
        first, *others = [self._property(member, classes) for member in members]
        return {key: term for key, term in first.items() if all(key in each for each in others)}

    def _known(self, node: Node, names: set[str]) -> None:
        """Whoever reads on may be sure that nothing but `names` is said of a shape."""
        said = {name[len(SH) :] for name in self.shapes.predicates(node) if name.startswith(SH)}
        if not said <= names:
            raise _UnknownError

    def _written(self, cls: str) -> list[str]:
        """The class, and those below it whose things are not all written as of it, too."""
        below = self.store.query(f"SELECT DISTINCT ?c {{ ?c <{RDFS}subClassOf>+ {iri(cls)} }}")
        some = (str(row["c"].value) for row in below.rows if type(row["c"]).__name__ == "NamedNode")
        left = "ASK {{ ?x a {} FILTER NOT EXISTS {{ ?x a {} }} }}"
        return [
            cls, *(c for c in some if self.store.query(left.format(iri(c), iri(cls))).boolean)
        ]  # fmt: skip

    def _property(self, node: Node, classes: list[str]) -> dict[str, Term]:
        self._known(node, _PROPERTY)
        path, one = self._path(node), self.shapes.one
        here = f"VALUES ?class {{ {' '.join(map(iri, classes))} }} ?thing a ?class"
        found: dict[str, Term] = {}
        least, most = one(node, SH + "minCount"), one(node, SH + "maxCount")
        if least not in {"", "0", "1"} or not (most or "0").isdecimal():
            raise _UnknownError
        if least == "1":
            found |= self._things(f"{here} FILTER NOT EXISTS {{ ?thing {path} ?value }}")
        if most == "0":
            found |= self._things(f"{here} . ?thing {path} ?value")
        elif most:
            many = f"GROUP BY ?thing HAVING(COUNT(DISTINCT ?value) > {most})"
            # Without the class first: nearly always there is none, and that is told at once.
            if self._things(f"?thing {path} ?value", many):
                found |= self._things(f"{here} . ?thing {path} ?value", many)
        if one(node, SH + "uniqueLang") == "true":
            twice = "!sameTerm(?value, ?other) && LANG(?value) = LANG(?other)"
            found |= self._things(f"?thing {path} ?value . ?thing {path} ?other FILTER({twice})")
        if wrong := self._wrong(node):
            values = f"{{ SELECT DISTINCT ?value {{ ?thing {path} ?value }} }} FILTER({wrong})"
            if self.store.query(f"SELECT ?value {{ {values} }} LIMIT 1").rows:
                found |= self._things(f"{here} . {values} ?thing {path} ?value")
        return found

    def _things(self, pattern: str, after: str = "") -> dict[str, Term]:
        """Who a pattern finds, by text."""
        asked = "SELECT" if after else "SELECT DISTINCT"
        rows = self.store.query(f"{asked} ?thing {{ {pattern} }} {after}").rows
        return {str(row["thing"]): row["thing"] for row in rows}

    def _path(self, node: Node) -> str:
        """A property, or several that stand for each other."""
        if len(paths := self.shapes.all(node, SH + "path")) != 1:
            raise _UnknownError
        path = paths[0]
        if path.kind == "iri":
            return iri(path.value)
        if set(self.shapes.predicates(path)) != {SH + "alternativePath"}:
            raise _UnknownError
        (head,) = self.shapes.all(path, SH + "alternativePath")
        members = self.shapes.members(head)
        if any(member.kind != "iri" for member in members):
            raise _UnknownError
        return f"({'|'.join(iri(member.value) for member in members)})"

    def _wrong(self, node: Node) -> str:
        """What is true of every ?value that a shape refuses; "" if it refuses none."""
        return " || ".join(f"({each})" for each in self._each_wrong(node))

    def _refused(self, node: Node) -> str:
        """The same of a shape that another names, which says nothing but how a value is."""
        self._known(node, _VALUED)
        return self._wrong(node) or "false"

    def _each_wrong(self, node: Node) -> Iterable[str]:
        every, one = self.shapes.all, self.shapes.one
        for each in every(node, SH + "class"):
            yield f"NOT EXISTS {{ ?value a {iri(each.value)} }}"
        for each in every(node, SH + "datatype"):
            if each.value not in PLAIN:
                raise _UnknownError
            yield f"COALESCE(DATATYPE(?value) != {iri(each.value)}, true)"
            if look := PLAIN[each.value]:
                yield f"COALESCE(!REGEX(STR(?value), {literal(look)}), true)"
        if pattern := one(node, SH + "pattern"):
            yield f"COALESCE(!REGEX(STR(?value), {literal(pattern)}), true)"
        if least := one(node, SH + "minInclusive"):
            if not _NUMBER.fullmatch(least):
                raise _UnknownError
            yield f"COALESCE(!(?value >= {least}), true)"
        for head in every(node, SH + "languageIn"):
            tags = ", ".join(literal(tag.value) for tag in self.shapes.members(head))
            yield f"COALESCE(LANG(?value) NOT IN ({tags}), true)"
        for each in every(node, SH + "node"):
            yield self._refused(each)
        for head in every(node, SH + "or"):
            some = [self._refused(member) for member in self.shapes.members(head)]
            yield " && ".join(f"({each})" for each in some)
