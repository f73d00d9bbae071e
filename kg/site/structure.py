"""The clusters of a network: what they are called, where they stand, how they are coloured."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.network.brokerage import GROUPS
from kg.page.escape import plain
from kg.page.words import LANGS, say
from kg.view.drawing import both_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.network.rows import Numbers
    from kg.site.networks import Drawn
    from kg.site.positions import Places

HUES = 9
"""Hues for countries, by place in the explorer's palette."""
QUIET = 9
"""The hue of all small islands, where there are many."""
ISLAND, MANY = 24, 30
"""Up to so many members a cluster that nothing joins to others is small; so many are many."""
LONG = 34
"""Letters of a name from which its abbreviation is told, where it has one."""


def structure(drawn: Drawn, at: Places) -> dict[str, list[Any]]:
    """ClusterColumns."""
    members: list[list[int]] = [[] for _ in at.grounds]
    for place, cluster in enumerate(at.cluster):
        if cluster >= 0:
            members[cluster].append(place)
    for some in members:
        some.sort(key=lambda each: at.rank[each])
    return {
        "name": _names(drawn, members),
        "x": [ground[0] for ground in at.grounds],
        "y": [ground[1] for ground in at.grounds],
        "r": [ground[2] for ground in at.grounds],
        "size": [len(some) for some in members],
        "outline": [ground[3] for ground in at.grounds],
        "hue": _hues(drawn, at, [len(some) for some in members]),
    }


def _names(drawn: Drawn, members: Sequence[Sequence[int]]) -> list[list[str]]:
    """Each cluster by its province if most are of one, and by the best connected of it.

    The largest cluster of a province has its name alone.
    """
    labels, base = drawn.asker.labels, drawn.asker.store.base
    provinces = [_province([drawn.described[each] for each in some]) for some in members]
    labels.fetch(f"{base}place-{code}" for code in set(provinces) - {""})
    told: set[str] = set()
    found = []
    for code, some in zip(provinces, members, strict=True):
        names = []
        for lang in LANGS:
            around = say("cap.focus", lang, who=_short(drawn, some[0], lang))
            place = plain(labels.best(f"{base}place-{code}", lang)) if code else ""
            if place and code not in told:
                names.append(place)
            elif place:
                names.append(f"{place} · {around[:1].lower()}{around[1:]}")
            else:
                names.append(around)
        told.add(code)
        found.append(names)
    return found


def _province(described: Sequence[Mapping[str, Any]]) -> str:
    """The province of most of those who have one, and of at least half of all; else ""."""
    counts = Counter(code for data in described if (code := GROUPS["province"](data)))
    most = sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:1]
    for code, count in most:
        if 2 * count >= len(described) and count >= 3 * (counts.total() - count):
            return code
    return ""


def _short(drawn: Drawn, place: int, lang: str) -> str:
    """What an actor is called on a map."""
    data = drawn.described[place]
    name = both_names(drawn.nodes[place], data)[LANGS.index(lang)]
    if len(name) <= LONG:
        return name
    for each in plain(str(data.get("abbreviation") or "")).split(", "):
        if each and any("\u0e00" <= letter <= "\u0e7f" for letter in each) == (lang == "th"):
            return each
    return name


def _hues(drawn: Drawn, at: Places, size: Sequence[int]) -> list[int]:
    """A hue for each cluster, the largest first: none that a neighbour has, else the rarest."""
    if not size:
        return []
    joined = _joined(drawn, at)
    alone = [not near and many <= ISLAND for near, many in zip(joined, size, strict=True)]
    quiet = sum(alone) >= MANY
    x, y, r = (np.array([ground[axis] for ground in at.grounds], dtype=float) for axis in range(3))
    found = np.full(len(size), -1, dtype=np.int64)
    used = [0] * HUES
    for cluster in range(len(size)):
        if quiet and alone[cluster]:
            found[cluster] = QUIET
            continue
        dx, dy = x - x[cluster], y - y[cluster]
        close = dx * dx + dy * dy < np.square(1.3 * (r + r[cluster]))
        beside = Counter(hue for hue in found[close].tolist() if 0 <= hue < HUES)
        further = Counter(int(found[each]) for each in joined[cluster])
        hue = min(range(HUES), key=lambda each: (beside[each], further[each], used[each], each))
        used[hue] += 1
        found[cluster] = hue
    return found.tolist()


def _joined(drawn: Drawn, at: Places) -> list[list[int]]:
    """For each cluster those that some line joins to it."""
    own = np.array(at.cluster, dtype=np.int64)
    ends: Numbers = np.stack([own[drawn.joined.one], own[drawn.joined.other]])
    ends = np.unique(ends[:, (ends >= 0).all(axis=0) & (ends[0] != ends[1])], axis=1)
    found: list[list[int]] = [[] for _ in at.grounds]
    for one, other in ends.T.tolist():
        found[one].append(other)
        found[other].append(one)
    return found
