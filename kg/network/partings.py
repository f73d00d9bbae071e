"""Into what the drawn network falls apart without one actor or one line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.network.matrix import Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class Partings:
    """What falls apart, by position.

    `points`: for each cut point, the sizes of the pieces that what it is joined to falls into
    without it, the greatest first. `bridges`: for each (the lesser position first) the sizes
    of its two sides, the greater first.
    """

    points: dict[int, tuple[int, ...]]
    bridges: dict[tuple[int, int], tuple[int, int]]


@dataclass(slots=True)
class _Walk:
    """One walk through a part: when each actor was met, how far back it reaches, what hangs on it.

    `pieces` of an actor are the sizes of what only it joins to where the walk came from.
    """

    met: dict[int, int] = field(default_factory=dict)
    back: dict[int, int] = field(default_factory=dict)
    size: dict[int, int] = field(default_factory=dict)
    above: dict[int, int] = field(default_factory=dict)
    pieces: dict[int, list[int]] = field(default_factory=dict)


def partings(network: Matrix) -> Partings:
    """The pieces behind every cut point and bridge, in O(nodes + lines) (Tarjan 1974).

    Directions do not matter to what hangs together.
    """
    lines = network.weights + network.weights.T
    starts, ends = lines.indptr.tolist(), lines.indices.tolist()
    near = [ends[starts[at] : starts[at + 1]] for at in range(len(network.names))]
    points: dict[int, tuple[int, ...]] = {}
    bridges: dict[tuple[int, int], tuple[int, int]] = {}
    seen: set[int] = set()
    for root in range(len(near)):
        if root in seen:
            continue
        walk = _walked(near, root)
        seen.update(walk.met)
        whole = len(walk.met)
        for at, pieces in walk.pieces.items():
            rest = whole - 1 - sum(pieces)
            sizes = sorted([*pieces, rest] if rest else pieces, reverse=True)
            if len(sizes) > 1:
                points[at] = tuple(sizes)
        for at, above in walk.above.items():
            if walk.back[at] > walk.met[above]:
                sides = sorted((walk.size[at], whole - walk.size[at]), reverse=True)
                bridges[min(at, above), max(at, above)] = (sides[0], sides[1])
    return Partings(points=dict(sorted(points.items())), bridges=dict(sorted(bridges.items())))


def _walked(near: list[list[int]], root: int) -> _Walk:
    """A depth-first walk from `root`, without recursion: a part may be a line of 100,000."""
    walk = _Walk(met={root: 0}, back={root: 0}, size={root: 1})
    stack = [(root, iter(near[root]))]
    while stack:
        at, rest = stack[-1]
        for other in rest:
            if other not in walk.met:
                walk.met[other] = walk.back[other] = len(walk.met)
                walk.size[other], walk.above[other] = 1, at
                stack.append((other, iter(near[other])))
                break
            if other != walk.above.get(at):
                walk.back[at] = min(walk.back[at], walk.met[other])
        else:
            stack.pop()
            if at != root:
                above = walk.above[at]
                walk.back[above] = min(walk.back[above], walk.back[at])
                walk.size[above] += walk.size[at]
                if walk.back[at] >= walk.met[above]:
                    walk.pieces.setdefault(above, []).append(walk.size[at])
    return walk
