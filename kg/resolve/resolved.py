"""All decisions applied to all records: what may be said, each thing under one id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.resolve.merge import merge, standing
from kg.resolve.withhold import private_folders, withhold, without_private

if TYPE_CHECKING:
    from kg.facts.record import Record
    from kg.resolve.decisions import Decisions


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What a build says, and what it must not.

    `different` are pairs of ids among `records`, each sorted and once; `withheld` counts
    people and sources; `unlisted` are the source folders (`data/sources/…`) no output names.
    """

    records: list[Record]
    different: list[tuple[str, str]]
    withheld: dict[str, int]
    unlisted: frozenset[str]


def resolve(records: list[Record], decisions: Decisions, *, private: bool) -> Resolved:
    """The records under the decisions; those of private sources only if `private`.

    Names are withheld first, so that one only a private source gives goes from the words
    of public ones as well.
    """
    records = withhold(records, decisions.hidden, decisions.kept)
    unlisted: frozenset[str] = frozenset()
    sources = 0
    if not private:
        unlisted = private_folders(records)
        records, sources = without_private(records)
    kept = standing(decisions.kept, {record.id for record in records})
    records = merge(records, kept)
    known = {record.id for record in records}
    pairs = {tuple(sorted((kept.get(a, a), kept.get(b, b)))) for a, b in decisions.different}
    people = {decisions.kept.get(id_, id_) for id_ in decisions.withheld}
    return Resolved(
        records=records,
        different=sorted((a, b) for a, b in pairs if {a, b} <= known),
        withheld={"people": len(people), "sources": sources},
        unlisted=unlisted,
    )
