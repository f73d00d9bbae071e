"""Records to quads: one graph per source, and what every reader of the graph relies on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from kg.facts.ids import evidence_id, source_id
from kg.facts.record import CodeRef, Dated, Duration, Record, Ref, Text, Value
from kg.schema.codes import codes
from kg.schema.ontology import superclasses
from kg.schema.tables import Table, tables
from kg.store.times import Span, observed, spans
from kg.values.money import plain_decimal
from kg.vocabulary import DIFFERENT, RDF, TYPE, XSD, kg

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from kg.values.dates import PartialDate

EDITORS = source_id("editors")
AS_WRITTEN = frozenset({"start", "end", "date", "signed_on"})


class QuadWriter:
    """Turns records into quads under one base IRI."""

    def __init__(self, base: str, records: Iterable[Record]) -> None:
        self.base = base
        self.records = list(records)
        self._spans = spans(self.records)
        self._sources = {r.id: r for r in self.records if r.table == "sources"}
        self._families = {r.id: _family(r, self._sources) for r in self._sources.values()}

    def quads(self) -> Iterator[Quad]:
        """Every quad of every record; the same triple comes once per source that states it."""
        for record in self.records:
            graph = self.node(record.source)
            subject = self.node(record.id)
            for predicate, value in self._triples(record):
                yield Quad(subject, NamedNode(predicate), value, graph)
            for paragraph in record.paragraphs or ("",):
                if record.table != "sources":
                    yield from self._evidence(subject, record, paragraph, graph)

    def differences(self, pairs: Iterable[tuple[str, str]]) -> Iterator[Quad]:
        """That the two ids of each pair mean two things, both ways round, as the editors say."""
        different = NamedNode(DIFFERENT)
        for pair in pairs:
            a, b = map(self.node, pair)
            for one, other in ((a, b), (b, a)):
                yield Quad(one, different, other, self.node(EDITORS))

    def node(self, id_: str) -> NamedNode:
        """The IRI of an id."""
        return NamedNode(self.base + id_)

    def _triples(self, record: Record) -> Iterator[tuple[str, NamedNode | Literal]]:
        table = tables()[record.table]
        classes = [table.cls]
        classes += [
            implied
            for v in record.values("kind")
            if isinstance(v, CodeRef)
            and table.cls == kg("Organisation")
            and (implied := codes()[v.iri].implies)
        ]
        for iri in dict.fromkeys(above for cls in classes for above in superclasses(cls)):
            yield TYPE, NamedNode(iri)
        for name, values in record.cells:
            for value in values:
                path = table.column(name).path
                yield path, self._term(value)
                if (
                    name in AS_WRITTEN
                    and isinstance(value, Dated)
                    and value.written != str(value.date)
                ):
                    yield f"{path}AsWritten", Literal(value.written)
        if record.merged_from:
            yield kg("mergedFrom"), self.node(record.merged_from)
        if record.table == "sources":
            yield kg("family"), Literal(self._families[record.id])
        if table.is_claim:
            yield from self._claim(record, table)

    def _claim(self, record: Record, table: Table) -> Iterator[tuple[str, NamedNode | Literal]]:
        yield kg("fact"), Literal(record.fact)
        if seen := observed(self._sources.get(record.source)):
            yield kg("observed"), _date(seen)
        span = self._spans[record.id]
        for name, day in _days(span):
            yield kg(name), Literal(day.isoformat(), datatype=NamedNode(XSD + "date"))
        for side, columns in (("actor", table.actor_side), ("target", table.target_side)):
            filled = [ids for column in columns if (ids := record.refs(column))]
            for id_ in filled[0] if filled else ():
                yield kg(side), self.node(id_)

    def _term(self, value: Value) -> NamedNode | Literal:
        match value:
            case Text():
                return (
                    Literal(value.value, language=value.language)
                    if value.language
                    else Literal(value.value)
                )
            case Ref():
                return self.node(value.id)
            case CodeRef():
                return NamedNode(value.iri)
            case Dated():
                return _date(value.date)
            case Duration():
                return Literal(value.value, datatype=NamedNode(XSD + "duration"))
            case int():
                return Literal(str(value), datatype=NamedNode(XSD + "integer"))
            case _:
                return Literal(plain_decimal(value), datatype=NamedNode(XSD + "decimal"))

    def _evidence(
        self, subject: NamedNode, record: Record, paragraph: str, graph: NamedNode
    ) -> Iterator[Quad]:
        evidence = self.node(evidence_id(record.source, paragraph))
        yield Quad(subject, NamedNode(kg("evidence")), evidence, graph)
        for iri in superclasses(kg("Evidence")):
            yield Quad(evidence, NamedNode(RDF + "type"), NamedNode(iri), graph)
        yield Quad(evidence, NamedNode(kg("source")), self.node(record.source), graph)
        if paragraph:
            yield Quad(evidence, NamedNode(kg("paragraph")), Literal(paragraph), graph)


def _date(date: PartialDate) -> Literal:
    return Literal(str(date), datatype=NamedNode(XSD + date.datatype))


def _days(span: Span) -> list[tuple[str, dt.date]]:
    days = {
        "since": span.since,
        "until": span.until,
        "statedUntil": span.stated_until,
        "seenUntil": span.seen_until,
        "earliest": span.earliest,
        "latest": span.latest,
    }
    return [(name, day) for name, day in days.items() if day]


def _family(record: Record, sources: dict[str, Record]) -> str:
    """The source at the root of a chain of reprints; a circle ends at its smallest id."""
    chain = [record.id]
    while parents := sources[chain[-1]].refs("reprint_of"):
        if parents[0] in chain or parents[0] not in sources:
            return min(chain)
        chain.append(parents[0])
    return chain[-1]
