"""Where each actor of a network stands in the explorer, and the grounds of its clusters."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.site.atlas import atlas
from kg.site.extras import added
from kg.view.drawing import drawing
from kg.view.placing import DESK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.network.rows import Numbers
    from kg.site.networks import Drawn

LARGE = 600
"""Up to so many actors stand where `kg view` puts them; more of them are laid out as an atlas."""
_ROOM, _CELL = (120, 84), (50, 50)
"""The room of one that is added: with its name in a small network, without in a large one."""
At = dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Whole numbers for every actor, in order; `frame` is left, top, right, bottom of them all.

    `rank` 0 is named first. `grounds` are x, y, radius and outline of each cluster.
    """

    x: list[int]
    y: list[int]
    rank: list[int]
    frame: list[int]
    cluster: list[int]
    grounds: list[tuple[int, int, int, list[int]]]


def places(drawn: Drawn) -> Places:
    """Positions; who is not in the network as it opens stands near whom it may be joined to."""
    nodes = drawn.network.graph.nodes
    label = _counted([int(nodes[key]["cluster"]) if key in nodes else 0 for key in drawn.nodes])
    if len(nodes) > LARGE:
        at, grounds = _atlas(drawn, label)
    else:
        at = {mark.key: mark.at for mark in drawing(drawn.network.graph, (DESK, DESK)).marks}
        grounds = _discs(drawn.nodes, label, at)
    own = drawn.joined
    ends = list(zip(own.one.tolist(), own.other.tolist(), strict=True))
    at = added(at, drawn.nodes, ends, _CELL if len(nodes) > LARGE else _ROOM)
    x, y = ([at[key][axis] for key in drawn.nodes] for axis in (0, 1))
    return Places(
        x=x,
        y=y,
        rank=_ranks(drawn),
        frame=[min(x, default=0), min(y, default=0), max(x, default=0), max(y, default=0)],
        cluster=label,
        grounds=grounds,
    )


def _counted(clusters: Sequence[int]) -> list[int]:
    """Clusters from 0 on without gaps, -1 for none: around a focus not every one has members."""
    number = {each: place for place, each in enumerate(sorted(set(clusters) - {0}))}
    return [number.get(each, -1) for each in clusters]


def _ranks(drawn: Drawn) -> list[int]:
    """The most connected first, then those between others; those to be added later last."""
    nodes = drawn.network.graph.nodes

    def order(place: int) -> tuple[int, int, float, str]:
        key = drawn.nodes[place]
        if key not in nodes:
            return (1, 0, 0.0, key)
        data = nodes[key]
        return (0, -data["degree"], -float(data["betweenness"] or 0.0), key)

    found = [0] * len(drawn.nodes)
    for rank, place in enumerate(sorted(range(len(found)), key=order)):
        found[place] = rank
    return found


def _discs(
    keys: Sequence[str], label: Sequence[int], at: Mapping[str, tuple[int, int]]
) -> list[tuple[int, int, int, list[int]]]:
    """The smallest disc around the mean of each cluster's members, without an outline."""
    members: list[list[tuple[int, int]]] = [[] for _ in range(max(label, default=-1) + 1)]
    for key, cluster in zip(keys, label, strict=True):
        if cluster >= 0:
            members[cluster].append(at[key])
    found = []
    for some in members:
        x = math.fsum(place[0] for place in some) / len(some)
        y = math.fsum(place[1] for place in some) / len(some)
        far = max(math.sqrt((px - x) * (px - x) + (py - y) * (py - y)) for px, py in some)
        found.append((round(x), round(y), round(far) + 30, list[int]()))
    return found


def _atlas(drawn: Drawn, label: Sequence[int]) -> tuple[At, list[tuple[int, int, int, list[int]]]]:
    """The network as it opens, as an atlas."""
    nodes, lines = drawn.network.graph.nodes, drawn.network.lines
    keys = sorted(nodes)
    number = {key: place for place, key in enumerate(keys)}
    names = drawn.network.selection.rows.actors
    to = np.array([number.get(name, -1) for name in names], dtype=np.int64)
    ends: Numbers = np.stack([to[lines.source], to[lines.target]])
    here = (ends >= 0).all(axis=0)
    known = dict(zip(drawn.nodes, label, strict=True))
    own = np.array([known.get(key, -1) for key in keys], dtype=np.int64)
    found = atlas(keys, own, ends[:, here], lines.weight[here])
    x, y = np.rint(found.at).astype(np.int64).tolist()
    at = {key: (x[place], y[place]) for place, key in enumerate(keys)}
    grounds = [
        (round(cx), round(cy), round(r), ring)
        for (cx, cy), r, ring in zip(
            found.middle.T.tolist(), found.r.tolist(), found.outline, strict=True
        )
    ]
    return at, grounds
