"""What many claims say, property by property, each read when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.progress import steps
from kg.query.claims import TIES, Dated, read_support
from kg.query.labels import SCAN, chunks
from kg.store.engine import texts
from kg.vocabulary import KG, TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.store.engine import Engine

SHARE = 5
"""How many claims a pass reads in the time in which one is asked for."""


@dataclass(slots=True, eq=False)
class Register:
    """Claims by position: `ties` are their IRIs, sorted and distinct.

    A column costs one pass over the store's claims when it is first read, or one query per 500
    claims where these are few of all, and is kept. It holds one text for each claim, "" where
    the claim says nothing.
    """

    store: Engine
    ties: tuple[str, ...]
    _at: dict[str, int] = field(init=False)
    _columns: dict[str, list[str]] = field(init=False, default_factory=dict)
    _sources: list[tuple[str, ...]] = field(init=False, default_factory=list)
    _families: dict[str, str] = field(init=False, default_factory=dict)
    _support: list[int] = field(init=False, default_factory=list)
    _whole: bool = field(init=False, default=False)
    _alone: list[str] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.ties = tuple(sorted(set(self.ties)))
        self._at = {tie: place for place, tie in enumerate(self.ties)}
        if len(self.ties) >= SCAN:
            counted = texts(self.store, "SELECT (COUNT(*) AS ?n) { ?tie kg:fact ?fact }", ("n",))
            self._whole = SHARE * len(self.ties) >= int(next(counted)[0])

    def __len__(self) -> int:
        return len(self.ties)

    def __iter__(self) -> Iterator[Entry]:
        return (Entry(self, place) for place in range(len(self.ties)))

    def place(self, tie: str) -> int:
        """The position of a claim, -1 for what is none of them."""
        return self._at.get(tie, -1)

    def column(self, name: str) -> list[str]:
        """The value of one of our properties for each claim; the first in order if several."""
        if name not in self._columns:
            column = [""] * len(self.ties)
            for tie, value in self._pairs(f"?tie kg:{name} ?value .", f"reading {name}"):
                place = self._at.get(tie, -1)
                if place >= 0 and (not column[place] or value < column[place]):
                    column[place] = value
            self._columns[name] = column
        return self._columns[name]

    def classes(self) -> list[str]:
        """The name of each one's class among TIES, "" for what is no tie or result."""
        if TYPE not in self._columns:
            column = [""] * len(self.ties)
            pattern = "?tie a ?value ."
            if self._whole:  # else a product of claims and classes
                wanted = " ".join(f"kg:{name}" for name in TIES)
                pattern = f"VALUES ?value {{ {wanted} }} {pattern}"
            order = {name: place for place, name in enumerate(("", *TIES))}
            for tie, value in self._pairs(pattern, "reading classes"):
                rank, place = order.get(value.removeprefix(KG), 0), self._at.get(tie, -1)
                if rank and place >= 0 and (not column[place] or rank < order[column[place]]):
                    column[place] = TIES[rank - 1]
            self._columns[TYPE] = column
        return self._columns[TYPE]

    def sources(self) -> list[tuple[str, ...]]:
        """The IRIs of each claim's sources, sorted."""
        if not self._sources and self.ties:
            found: list[set[str]] = [set() for _ in self.ties]
            pattern = "?tie kg:evidence/kg:source ?value ."
            if not self._whole:
                for tie, source in self._pairs(pattern, "reading sources"):
                    found[self._at[tie]].add(source)
            else:
                names = ("evidence", "source")
                of = {row[0]: row[1] for row in texts(self.store, _SOURCE_OF, names)}
                for tie, paragraph in self._pairs("?tie kg:evidence ?value .", "reading sources"):
                    if (place := self._at.get(tie, -1)) >= 0 and paragraph in of:
                        found[place].add(of[paragraph])
            known: dict[tuple[str, ...], tuple[str, ...]] = {}
            every = (tuple(sorted(sources)) for sources in found)
            self._sources = [known.setdefault(each, each) for each in every]
        return self._sources

    def families(self, place: int) -> frozenset[str]:
        """The independent source families that one claim rests on."""
        if not self._families:
            query = "SELECT ?source ?family { ?source kg:family ?family } ORDER BY ?source ?family"
            pairs = texts(self.store, query, ("source", "family"))
            self._families = {"": ""} | {pair[0]: pair[1] for pair in pairs}
        return frozenset(self._families.get(each, each) for each in self.sources()[place])

    def alone(self) -> list[str]:
        """For each claim the one source family it rests on, "" where it rests on several."""
        if not self._alone:
            every = (self.families(place) for place in range(len(self.ties)))
            self._alone = [next(iter(some)) if len(some) == 1 else "" for some in every]
        return self._alone

    def support(self, place: int) -> int:
        """How many families state the fact of one claim, as `Claim.support`."""
        if not self._support and self.ties:
            found: dict[str, int] = {}
            for values in steps("counting sources", list(chunks(self.ties)), every=1):
                found |= read_support(self.store, values)
            self._support = [found.get(tie, 0) for tie in self.ties]
        return self._support[place]

    def _pairs(self, pattern: str, what: str) -> Iterable[tuple[str, ...]]:
        """?tie and ?value of a pattern, for these claims and, in a scan, for others too."""
        if self._whole:
            query = f"SELECT ?tie ?value {{ {pattern} }}"
            yield from steps(what, texts(self.store, query, ("tie", "value")))
            return
        for values in chunks(self.ties):
            query = f"SELECT ?tie ?value {{ VALUES (?tie) {{ {values} }} {pattern} }}"
            yield from texts(self.store, query, ("tie", "value"))


_SOURCE_OF = "SELECT ?evidence ?source { ?evidence a kg:Evidence ; kg:source ?source }"


@dataclass(frozen=True, slots=True)
class Entry(Dated):
    """One claim of a register: what a `Claim` says of its dates, sources and class."""

    register: Register
    place: int

    @property
    def iri(self) -> str:
        """Its IRI."""
        return self.register.ties[self.place]

    @property
    def cls(self) -> str:  # type: ignore[override]  # read, where a Claim has it written
        """The name of its class, "" if it is no tie or result."""
        return self.register.classes()[self.place]

    @property
    def sources(self) -> tuple[str, ...]:
        """The IRIs of its sources, sorted."""
        return self.register.sources()[self.place]

    @property
    def families(self) -> frozenset[str]:
        """The independent source families it rests on."""
        return self.register.families(self.place)

    @property
    def support(self) -> int:
        """How many families state its fact, in its modality, anywhere in the store."""
        return self.register.support(self.place)

    def one(self, name: str) -> str:
        """The value of one of our properties, "" if it has none; the first in order if several."""
        return self.register.column(name)[self.place]
