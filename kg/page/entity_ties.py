"""The ties of one thing, found by an index first, so that only those shown are read in full."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.query.binding import iri as sparql_iri
from kg.query.claims import TIES, Dated, read_support
from kg.query.labels import chunks
from kg.schema.codes import codes
from kg.store.engine import texts
from kg.vocabulary import KG, TYPE, kg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.query.filters import Filters
    from kg.store.engine import Engine

SPOKEN = "Spoken"
"""The section of what a thing is reported to have said; the others are classes of ties."""

_DAYS = ("earliest", "latest", "since", "until", "statedUntil", "seenUntil", "start")
_ENDS = ("actor", "target", "subject")
_ROLES = {"Participation": "role", "Tenure": "heldPost", "Affiliation": "kind"}
"""By class what says as what an actor is in the tie."""
_READ = (
    TYPE,
    *map(kg, ("fact", "modality", "onBehalfOf", *_DAYS, *_ENDS, *_ROLES.values())),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """What of a tie decides where it stands.

    `others` are its ends but the thing itself; `at_end`: the thing is one of them. `role` is the
    IRI of the role, post or kind of affiliation of its `actor`, `behalf` whom that acted for.
    `days` are those that the build worked out, by name, "" for none.
    """

    iri: str
    section: str
    earliest: str
    fact: str
    modality: str
    others: tuple[str, ...]
    at_end: bool
    actor: str
    role: str
    behalf: tuple[str, ...]
    days: Mapping[str, str]

    @property
    def asserted(self) -> bool:
        """Whether its source states it as done."""
        return self.modality == "asserted"


@dataclass(slots=True)
class _Found(Dated):
    types: set[str] = field(default_factory=set)
    fact: str = ""
    modality: str = ""
    actor: str = ""
    days: dict[str, str] = field(default_factory=dict)
    ends: set[str] = field(default_factory=set)
    roles: dict[str, str] = field(default_factory=dict)
    behalf: set[str] = field(default_factory=set)

    support: int = 0

    @property
    def cls(self) -> str:  # type: ignore[override]  # read, where a Claim has it written
        """The class among those of ties."""
        return _section(self.types)

    def one(self, name: str) -> str:
        """One of the days the build worked out."""
        return self.days.get(name, "")

    def tie(self, iri: str, thing: str, section: str) -> Indexed:
        return Indexed(
            iri=iri,
            section=section,
            earliest=self.days.get("earliest", ""),
            fact=self.fact,
            modality=codes()[self.modality].code if self.modality in codes() else "asserted",
            others=tuple(sorted(self.ends - {thing})),
            at_end=thing in self.ends,
            actor=self.actor,
            role=self.roles.get(_ROLES.get(section, ""), ""),
            behalf=tuple(sorted(self.behalf)),
            days=self.days,
        )


def index(store: Engine, iri: str, kind: str = "", asked: Filters | None = None) -> list[Indexed]:
    """The ties of a thing, by section, latest first; those that are `asked` for.

    Of an organisation also the tenures of its posts; of a document ("source") what it states and
    of a paragraph ("evidence") what rests on it. Two queries and one per 500 ties.
    """
    spoken: set[str] = set()
    linked: set[str] = set()
    for tie, name in _linked(store, iri, kind):
        (spoken if name == kg("saidBy") else linked).add(tie)
    found = _read(store, spoken | linked)
    if asked and asked.min_sources > 1:
        for values in chunks(found):
            for tie, families in read_support(store, values).items():
                found[tie].support = families
    ties = [
        each.tie(tie, iri, each.cls if tie in linked else SPOKEN)
        for tie, each in found.items()
        if each.fact and not (asked and asked.reason_against(each))
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
            _take(found[tie], name.removeprefix(KG), value)
    return found


def _take(tie: _Found, name: str, value: str) -> None:
    if name == "fact":
        tie.fact = value
    elif name == "modality":
        tie.modality = value
    elif name in _DAYS:
        tie.days[name] = min(value, tie.days.get(name, value))
    elif name in _ENDS:
        tie.ends.add(value)
        if name == "actor":
            tie.actor = min(value, tie.actor or value)
    elif name == "onBehalfOf":
        tie.behalf.add(value)
    elif name in _ROLES.values():
        tie.roles[name] = min(value, tie.roles.get(name, value))
    else:
        tie.types.add(value.removeprefix(KG))


def _section(types: set[str]) -> str:
    return next((name for name in TIES if name in types), "Affiliation")
