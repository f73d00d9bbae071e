"""The network that a choice leaves of a PictureFile and a TiesFile, as files.ts tells in six steps.

Plain and slow: what the explorer's own code is held against, and `kg network` in turn holds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Any

NEVER = -1_000_000
File = dict[str, Any]
Line = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a reader chose; `day` counts from 1970-01-01, None for any."""

    modalities: tuple[str, ...]
    day: int | None = None
    least: int = 1
    strict: bool = False
    most: int = 0


def shown(picture: File, ties: File, chosen: Chosen) -> dict[Line, tuple[float, bool, int]]:
    """The lines that are there by the ids of their ends: weight, derived, families."""
    counts = [_counts(picture, ties["ties"], tie, chosen) for tie in range(len(ties["ties"]["id"]))]
    on_day = [_on_day(ties["ties"], tie, chosen.day) for tie in range(len(counts))]
    counts.append(True)  # at -1, a row without a tie
    on_day.append(True)
    reasons: dict[int, list[tuple[float, bool, set[int]]]] = {}
    for pair, reason in _by_context(picture, ties, counts, chosen.most):
        reasons.setdefault(pair, []).append(reason)
    for line, reason in _by_fact(ties, counts):
        reasons.setdefault(line, []).append(reason)
    apart = ties["apart"]
    for line, one, other in zip(apart["line"], apart["one"], apart["other"], strict=True):
        if on_day[one] and on_day[other]:
            reasons.pop(line, None)
    return {
        _ends(picture, line): (
            sum(weight for weight, _, _ in some),
            all(derived for _, derived, _ in some),
            len(_families(ties, {tie for _, _, behind in some for tie in behind})),
        )
        for line, some in reasons.items()
    }


def _ends(picture: File, line: int) -> Line:
    ids, lines = picture["nodes"]["id"], picture["lines"]
    return ids[lines["a"][line]], ids[lines["b"][line]]


def _counts(picture: File, ties: File, tie: int, chosen: Chosen) -> bool:
    day, until = chosen.day, (ties["statedUntil"][tie], ties["seenUntil"][tie])
    assumed = day is not None and ties["durable"][tie] and day > max(until)
    return (
        picture["modalities"][ties["modality"][tie]]["code"] in chosen.modalities
        and _on_day(ties, tie, day)
        and ties["support"][tie] >= chosen.least
        and not (chosen.strict and assumed)
    )


def _on_day(ties: File, tie: int, day: int | None) -> bool:
    since, until = ties["since"][tie], ties["until"][tie]
    return day is None or (since != NEVER and since <= day and (until == NEVER or day <= until))


def _by_context(picture: File, ties: File, counts: list[bool], most: int):
    lines = picture["lines"]
    at = {pair: line for line, pair in enumerate(zip(lines["a"], lines["b"], strict=True))}
    member = row = 0
    for size in ties["contexts"]["members"]:
        there = []
        for each in range(member, member + size):
            own = range(row, row + ties["members"]["rows"][each])
            row = own.stop
            if rows := [place for place in own if counts[ties["rows"]["tie"][place]]]:
                there.append((ties["members"]["node"][each], rows))
        member += size
        if most and len(there) > most:
            continue
        for (one, mine), (other, others) in combinations(there, 2):
            sides = [{ties["rows"]["side"][p] for p in some} - {-1} for some in (mine, others)]
            if not sides[0] & sides[1]:
                alone = all(any(ties["rows"]["direct"][p] for p in some) for some in (mine, others))
                behind = {ties["rows"]["tie"][place] for place in (*mine, *others)}
                yield at[one, other], (1.0, not alone, behind)


def _by_fact(ties: File, counts: list[bool]):
    direct = ties["direct"]
    found: dict[tuple[int, int], list[int]] = {}
    for place, tie in enumerate(direct["tie"]):
        if counts[tie]:
            found.setdefault((direct["line"][place], direct["fact"][place]), []).append(place)
    for (line, _), rows in found.items():
        weight = max(direct["weight"][place] for place in rows)
        derived = all(direct["derived"][place] for place in rows)
        yield line, (weight, derived, {direct["tie"][place] for place in rows})


def _families(ties: File, behind: set[int]) -> set[int]:
    return {
        ties["sources"]["family"][source]
        for tie in behind
        if tie >= 0
        for source, _ in ties["ties"]["cited"][tie]
    }
