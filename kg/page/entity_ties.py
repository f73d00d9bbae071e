"""The ties of one thing, found by an index first, so that only those shown are read in full."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.query.binding import iri as sparql_iri
from kg.query.claims import TIES
from kg.query.labels import chunks
from kg.store.engine import texts
from kg.vocabulary import KG, TYPE, kg

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from kg.store.engine import Engine

SPOKEN = "Spoken"
"""The section of what a thing is reported to have said; the others are classes of ties."""

_READ = (
    TYPE,
    *map(kg, ("fact", "modality", "earliest", "since", "until", "actor", "target", "subject")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """What of a tie decides where it stands: its class, first day, fact, modality and far ends."""

    iri: str
    section: str
    earliest: str
    fact: str
    asserted: bool
    others: tuple[str, ...]


@dataclass(slots=True)
class _Found:
    types: set[str] = field(default_factory=set)
    earliest: str = ""
    since: str = ""
    until: str = ""
    fact: str = ""
    modality: str = ""
    ends: set[str] = field(default_factory=set)

    def counts_on(self, day: str) -> bool:
        """As `kg.query.claims.Dated.counts_on`; days are ISO."""
        return bool(self.since) and self.since <= day and not (self.until and self.until < day)


def index(store: Engine, iri: str, kind: str = "", day: dt.date | None = None) -> list[Indexed]:
    """The ties of a thing, by section, latest first; with a day those that count on it.

    Of an organisation also the tenures of its posts; of a document ("source") what it states and
    of a paragraph ("evidence") what rests on it. Two queries and one per 500 ties.
    """
    spoken: set[str] = set()
    linked: set[str] = set()
    for tie, name in _linked(store, iri, kind):
        (spoken if name == kg("saidBy") else linked).add(tie)
    found = _read(store, spoken | linked)
    ties = [
        Indexed(
            iri=tie,
            section=_section(each.types) if tie in linked else SPOKEN,
            earliest=each.earliest,
            fact=each.fact,
            asserted=each.modality in {"", kg("modality-asserted")},
            others=tuple(sorted(each.ends - {iri})),
        )
        for tie, each in found.items()
        if each.fact and (day is None or each.counts_on(day.isoformat()))
    ]
    return sorted(sorted(ties, key=lambda t: t.iri), key=lambda t: t.earliest, reverse=True)


def by_section(ties: Iterable[Indexed]) -> dict[str, list[Indexed]]:
    """The ties by section, in the order in which a page tells them."""
    found: Mapping[str, list[Indexed]] = defaultdict(list)
    for tie in ties:
        found[tie.section].append(tie)
    return {name: found[name] for name in (*TIES, SPOKEN) if name in found}


def _linked(store: Engine, iri: str, kind: str) -> Iterable[tuple[str, ...]]:
    """Each tie with the property that links it; what is no tie may be among them."""
    thing = sparql_iri(iri)
    pattern = {
        "source": f"?part kg:source {thing} . ?tie kg:evidence ?part",
        "evidence": f"?tie kg:evidence {thing}",
    }.get(
        kind,
        f"""{{ ?tie ?p {thing} FILTER(?p NOT IN (kg:evidence, kg:mergedFrom)) }}
        UNION {{ ?post kg:organisation {thing} . ?tie kg:heldPost ?post }}""",
    )
    return texts(store, f"SELECT DISTINCT ?tie ?p {{ {pattern} }}", ("tie", "p"))


def _read(store: Engine, ties: Iterable[str]) -> dict[str, _Found]:
    found: dict[str, _Found] = defaultdict(_Found)
    names = ", ".join(map(sparql_iri, _READ))
    for values in chunks(ties):
        query = f"""SELECT ?tie ?p ?o {{ VALUES (?tie) {{ {values} }} ?tie ?p ?o
            FILTER(?p IN ({names})) }}"""
        for tie, name, value in texts(store, query, ("tie", "p", "o")):
            of_tie = found[tie]
            match name.removeprefix(KG):
                case "fact":
                    of_tie.fact = value
                case "modality":
                    of_tie.modality = value
                case "earliest" | "since" | "until" as day:
                    setattr(of_tie, day, value)
                case "actor" | "target" | "subject":
                    of_tie.ends.add(value)
                case _:
                    of_tie.types.add(value.removeprefix(KG))
    return found


def _section(types: set[str]) -> str:
    return next((name for name in TIES if name in types), "Affiliation")
