"""The facts that a site tells, counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.query.register import Register
from kg.store.engine import texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.query.filters import Filters
    from kg.store.engine import Engine

_DONE = "?tie a kg:Tie ; kg:modality kg:modality-asserted ; kg:fact ?fact"
_DATED = """{ ?tie kg:start ?day } UNION { ?tie kg:end ?day } UNION { ?tie kg:year ?day }
    UNION { ?tie kg:participatesIn ?in . ?in kg:date|kg:signedOn|kg:start|kg:end ?day }
    UNION { ?tie kg:participatesIn ?in . ?in kg:signedAt ?at . ?at kg:date ?day }"""
_FAMILY = "OPTIONAL { ?source kg:family ?named } BIND(COALESCE(?named, STR(?source)) AS ?family)"
_HELD_DATED = f"SELECT DISTINCT ?fact {{ {_DONE} . {_DATED} }}"
_ONE_FAMILY = f"""SELECT ?fact {{ {_DONE} ; kg:evidence/kg:source ?source . {_FAMILY} }}
    GROUP BY ?fact HAVING(COUNT(DISTINCT ?family) = 1)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What documents state, each once however many state it.

    `done` counts what they state as done and `latest` is the newest of its days; `others`
    counts those of other modalities by code. Of the done, `undated` have no day of their own
    nor of what they are in, and `single` rest on one independent family; 0 where not asked.
    """

    done: int
    latest: str
    others: Mapping[str, int]
    undated: int
    single: int


def read_facts(store: Engine, filters: Filters, *, whole: bool) -> Facts:
    """Those that the filters keep; `whole`: with what they do not tell.

    Without filters some five passes of the store; with filters every claim is read.
    """
    if filters.by_claim:
        return _chosen(store, filters)
    query = """SELECT ?modality (COUNT(DISTINCT ?fact) AS ?n) {
        ?tie a kg:Tie ; kg:modality ?modality ; kg:fact ?fact } GROUP BY ?modality"""
    counted = {
        modality.rpartition("modality-")[2]: int(n)
        for modality, n in texts(store, query, ("modality", "n"))
    }
    done = counted.pop("asserted", 0)
    latest = f"SELECT (MAX(?day) AS ?n) {{ {_DONE} ; kg:earliest ?day }}"
    return Facts(
        done=done,
        latest=next((day for (day,) in texts(store, latest, ("n",))), ""),
        others=dict(sorted(counted.items())),
        undated=done - _number(store, _HELD_DATED) if whole else 0,
        single=_number(store, _ONE_FAMILY) if whole else 0,
    )


def _chosen(store: Engine, filters: Filters) -> Facts:
    ties = tuple(tie for (tie,) in texts(store, "SELECT ?tie { ?tie a kg:Tie }", ("tie",)))
    kept, _ = filters.choose(Register(store, ties))
    facts: dict[str, set[str]] = {}
    for claim in kept:
        facts.setdefault(claim.code("modality"), set()).add(claim.one("fact"))
    done = facts.pop("asserted", set())
    days = [claim.one("since") for claim in kept if claim.code("modality") == "asserted"]
    dated = {fact for (fact,) in texts(store, _HELD_DATED, ("fact",))}
    single = {fact for (fact,) in texts(store, _ONE_FAMILY, ("fact",))}
    return Facts(
        done=len(done),
        latest=max(days, default=""),
        others={code: len(some) for code, some in sorted(facts.items())},
        undated=len(done - dated),
        single=len(done & single),
    )


def _number(store: Engine, query: str) -> int:
    return sum(1 for _ in texts(store, query, ("fact",)))
