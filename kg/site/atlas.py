"""A large network laid out as an atlas: clusters are countries, what hangs together is land.

Coordinates are the same on every machine, as far as `kg.view.springs` promises.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.site.coast import outlines
from kg.site.crowd import brought_in, spaced
from kg.site.lands import lands, placed, reach
from kg.site.settling import outward, settled
from kg.site.terrain import terrain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kg.network.rows import Numbers, Truths
    from kg.site.lands import Land
    from kg.site.terrain import Terrain
    from kg.view.room import Floats

SPACE = 50.0
"""From one actor to the next, in picture units: a mark, and room to see lines between."""
_ROUND = 0.5642  # the radius of a disc of area 1
_ROOMY = 1.06  # how much more room than that an actor has, for neighbours are not even
_MARGIN = 10.0
_HALF, _HUB = 0.44 * SPACE, 0.8 * SPACE  # the room of who has least lines, and of who has most


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Atlas:
    """Positions of actors, and each cluster's middle, radius and outline."""

    at: Floats
    middle: Floats
    r: Floats
    outline: list[list[int]]


def atlas(keys: Sequence[str], label: Numbers, ends: Numbers, weight: Floats) -> Atlas:
    """The atlas of actors in clusters 0 to the greatest `label`; `ends` and `weight` are lines."""
    order = np.argsort(label, kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    own, lines = label[order], place[ends]
    size = np.bincount(label)
    r = SPACE * _ROUND * np.sqrt(size * _ROOMY) + _MARGIN
    land = lands(own, lines, weight)
    middle = placed(land, r)
    ground = [_ground(each, middle, r) for each in land]
    for each, own_ground in zip(land, ground, strict=True):
        x, y, far = own_ground.discs()
        middle[:, each.clusters], r[each.clusters] = np.stack([x, y]), far
    at = _members([keys[each] for each in order], own, (lines, weight), (middle, r))
    degree = np.bincount(lines.ravel(), minlength=len(own))
    half = _HALF + (_HUB - _HALF) * np.sqrt(degree / max(int(degree.max()), 1))
    within = _bounds(own, land[0], ground[0], (middle, r))
    at = spaced(brought_in(at, middle[:, own], within), half, within)
    found = np.empty_like(at)
    found[:, order] = at
    outline: list[list[int]] = [[] for _ in size]
    for each, own_ground in zip(land, ground, strict=True):
        for number, ring in zip(each.clusters, outlines(own_ground), strict=True):
            outline[number] = ring
    return Atlas(at=found, middle=middle, r=r, outline=outline)


def _ground(land: Land, middle: Floats, r: Floats) -> Terrain:
    x, y = middle[:, land.clusters]
    own = r[land.clusters]
    wavy = (0.2 if len(own) > 1 else 0.1) * float(np.median(own))
    return terrain(x, y, own, wavy=wavy, reach=reach(land))


def _members(
    keys: Sequence[str],
    own: Numbers,
    lines: tuple[Numbers, Floats],
    discs: tuple[Floats, Floats],
) -> Floats:
    """Everybody in the country it is of, near those it is joined to."""
    (ends, weight), (middle, r) = lines, discs
    inside = own[ends[0]] == own[ends[1]]
    begins = np.searchsorted(own, np.arange(middle.shape[1] + 1))
    pull = np.minimum(np.sqrt(weight[inside]), 3.0)
    at = settled(keys, begins, ends[:, inside], pull, outward(middle, own, ends))
    many = np.diff(begins)
    scale = (r - _MARGIN) / (_ROUND * np.sqrt(many))
    return at * scale[own] + middle[:, own]


def _bounds(
    own: Numbers, land: Land, ground: Terrain, discs: tuple[Floats, Floats]
) -> Callable[[Floats], Truths]:
    """Where each actor may stand: inland in its country of the mainland, else in its disc."""
    middle, r = discs
    number = np.full(len(r), -2, dtype=np.int64)
    number[land.clusters] = np.arange(len(land.clusters))
    country, inland = number[own], ground.inland().inland()
    x, y = middle[:, own]
    reach = (r - _MARGIN)[own] * (r - _MARGIN)[own]

    def within(at: Floats) -> Truths:
        dx, dy = at[0] - x, at[1] - y
        ashore: Truths = np.where(
            country >= 0, inland.at(at[0], at[1]) == country, dx * dx + dy * dy <= reach
        )
        return ashore

    return within
