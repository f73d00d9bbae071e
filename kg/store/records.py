"""Records to what is said: one graph per source, and what every reader of the graph relies on."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.facts.ids import evidence_id, source_id
from kg.facts.record import CodeRef, Dated, Duration, Record, Ref, Text, Value
from kg.progress import steps
from kg.schema.codes import codes
from kg.schema.ontology import superclasses
from kg.schema.tables import Table, tables
from kg.store.statements import Statements, typed
from kg.store.times import Span, observed, spans
from kg.values.money import plain_decimal
from kg.vocabulary import DIFFERENT, TYPE, XSD, kg

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.values.dates import PartialDate


@cache
def _path(iri: str) -> str:
    return str(NamedNode(iri))


EDITORS = source_id("editors")
FACT, OBSERVED, ACTOR, TARGET, EVIDENCE = (
    _path(kg(name)) for name in ("fact", "observed", "actor", "target", "evidence")
)
AS_WRITTEN = frozenset({"start", "end", "date", "signed_on"})


class RecordWriter:
    """Says what records say, in N-Quads under one base IRI."""

    def __init__(self, base: str, records: Iterable[Record]) -> None:
        self.base = base
        self.records = list(records)
        self._spans = spans(self.records)
        self._sources = {r.id: r for r in self.records if r.table == "sources"}
        self._families = {r.id: _family(r, self._sources) for r in self._sources.values()}
        self._nodes: dict[str, str] = {}

    def write(self, statements: Statements) -> None:
        """Add all that every record says; the same comes once per source that states it."""
        cited: set[tuple[str, str]] = set()
        for record in steps("putting it together", self.records, len(self.records)):
            graph, subject = self.node(record.source), self.node(record.id)
            said = self._said(record)
            for paragraph in (record.paragraphs or ("",)) if record.table != "sources" else ():
                evidence = self.node(evidence_id(record.source, paragraph))
                said.append(f"{EVIDENCE} {evidence}")
                if (record.source, paragraph) not in cited:
                    cited.add((record.source, paragraph))
                    statements.add(evidence, graph, self._evidence(record.source, paragraph))
            statements.add(subject, graph, said)

    def write_differences(self, pairs: Iterable[tuple[str, str]], statements: Statements) -> None:
        """Add that the two ids of each pair mean two things, both ways, as the editors say."""
        for a, b in pairs:
            for one, other in ((a, b), (b, a)):
                said = f"{_path(DIFFERENT)} {self.node(other)}"
                statements.add(self.node(one), self.node(EDITORS), (said,))

    def node(self, id_: str) -> str:
        """The IRI of an id."""
        node = self._nodes.get(id_)
        if node is None:
            node = self._nodes[id_] = str(NamedNode(self.base + id_))
        return node

    def _said(self, record: Record) -> list[str]:
        table = tables()[record.table]
        kinds = record.values("kind") if table.cls == kg("Organisation") else ()
        said = list(_types(table.cls, tuple(v.iri for v in kinds if isinstance(v, CodeRef))))
        for name, values in record.cells:
            path = _path(table.column(name).path)
            for value in values:
                said.append(f"{path} {self._term(value)}")
                if (
                    name in AS_WRITTEN
                    and isinstance(value, Dated)
                    and value.written != value.date.iso
                ):
                    said.append(f"{path[:-1]}AsWritten> {Literal(value.written)}")
        if record.merged_from:
            said.append(f"{_path(kg('mergedFrom'))} {self.node(record.merged_from)}")
        if record.table == "sources":
            said.append(f"{_path(kg('family'))} {Literal(self._families[record.id])}")
        if table.is_claim:
            self._claim(record, table, said)
        return said

    def _claim(self, record: Record, table: Table, said: list[str]) -> None:
        said.append(f'{FACT} "{record.fact}"')
        if seen := observed(self._sources.get(record.source)):
            said.append(f"{OBSERVED} {_date(seen)}")
        said += _days(self._spans[record.id])
        for side, columns in ((ACTOR, table.actor_side), (TARGET, table.target_side)):
            filled = next((ids for column in columns if (ids := record.refs(column))), ())
            said += [f"{side} {self.node(id_)}" for id_ in filled]

    def _term(self, value: Value) -> str:
        match value:
            case Ref():
                return self.node(value.id)
            case Text():
                return str(Literal(value.value, language=value.language or None))
            case CodeRef():
                return f"<{value.iri}>"
            case Dated():
                return _date(value.date)
            case Duration():
                return typed(value.value, XSD + "duration")
            case int():
                return typed(str(value), XSD + "integer")
            case _:
                return typed(plain_decimal(value), XSD + "decimal")

    def _evidence(self, source: str, paragraph: str) -> list[str]:
        said = [*_types(kg("Evidence"), ()), f"{_path(kg('source'))} {self.node(source)}"]
        return [*said, f"{_path(kg('paragraph'))} {Literal(paragraph)}"] if paragraph else said


@cache
def _types(cls: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """That something is of a class, of those that its kinds imply, and of all above them."""
    classes = [cls, *(implied for kind in kinds if (implied := codes()[kind].implies))]
    every = dict.fromkeys(above for each in classes for above in superclasses(each))
    return tuple(f"{_path(TYPE)} {_path(iri)}" for iri in every)


def _date(date: PartialDate) -> str:
    return typed(date.iso, XSD + date.datatype)


@lru_cache(maxsize=2**16)
def _days(span: Span) -> tuple[str, ...]:
    """What is said of the days of a claim; many claims have the same."""
    days = {
        "since": span.since,
        "until": span.until,
        "statedUntil": span.stated_until,
        "seenUntil": span.seen_until,
        "earliest": span.earliest,
        "latest": span.latest,
    }
    return tuple(
        f"{_path(kg(name))} {typed(day.isoformat(), XSD + 'date')}"
        for name, day in days.items()
        if day
    )


def _family(record: Record, sources: dict[str, Record]) -> str:
    """The source at the root of a chain of reprints; a circle ends at its smallest id."""
    chain = [record.id]
    while parents := sources[chain[-1]].refs("reprint_of"):
        if parents[0] in chain or parents[0] not in sources:
            return min(chain)
        chain.append(parents[0])
    return chain[-1]
