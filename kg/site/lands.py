"""Clusters that lines join to each other, as lands on a map: a mainland and islands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.site.countries import mainland
from kg.site.islands import islands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.network.rows import Numbers
    from kg.view.room import Floats

MOST = 400
"""Countries of one land; what is more, and smaller, stands around it."""
COAST, SHORE = 1.16, 1.0
"""How far from its disc the coast of a country may be, and that of a single island, in radii."""
GAP = 22.0
"""Water between two lands."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Land:
    """Clusters that hang together, by number; `pairs` (places here) are joined by `between`."""

    clusters: Numbers
    pairs: Numbers
    between: Floats


def lands(label: Numbers, ends: Numbers, weight: Floats) -> list[Land]:
    """The lands that lines make of the clusters of actors, the one of most clusters first."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    count = int(label.max()) + 1
    one, other = np.minimum(*label[ends]), np.maximum(*label[ends])
    across = one != other
    keys, at = np.unique(one[across] * count + other[across], return_inverse=True)
    between = np.zeros(len(keys))
    np.add.at(between, at, weight[across])
    pairs = np.stack([keys // count, keys % count])
    joined = csr_array((np.ones(len(keys)), (pairs[0], pairs[1])), shape=(count, count))
    _, part = connected_components(joined, directed=False)
    many = np.bincount(part)
    found = []
    for number in sorted(range(len(many)), key=lambda each: -int(many[each])):
        clusters = np.flatnonzero(part == number)
        found.append(_land(clusters[:MOST], pairs, between))
        found += [_land(clusters[each : each + 1], pairs, between) for each in
                  range(MOST, len(clusters))]  # fmt: skip
    return found


def _land(clusters: Numbers, pairs: Numbers, between: Floats) -> Land:
    here = np.isin(pairs, clusters).all(axis=0) if len(clusters) > 1 else slice(0)
    own = np.searchsorted(clusters, pairs[:, here])
    return Land(clusters=clusters, pairs=own, between=between[here])


def reach(land: Land) -> float:
    """How far from its discs the coast of a land may be, in their radii."""
    return COAST if len(land.clusters) > 1 else SHORE


def placed(found: Sequence[Land], r: Floats) -> Floats:
    """The middles of all clusters, whose radii are `r`: the first land in the middle of the map."""
    middle = np.zeros((2, len(r)))
    first, rest = found[0], found[1:]
    middle[:, first.clusters] = mainland(r[first.clusters], first.pairs, first.between)
    if not rest:
        return middle
    own = [mainland(r[land.clusters], land.pairs, land.between) for land in rest]
    far = np.array(
        [
            float((np.sqrt(at[0] * at[0] + at[1] * at[1]) + reach(land) * r[land.clusters]).max())
            for at, land in zip(own, rest, strict=True)
        ]
    )
    order = np.argsort(-far, kind="stable")
    spots = islands(far[order], middle[:, first.clusters], COAST * r[first.clusters], GAP)
    for spot, number in enumerate(order.tolist()):
        middle[:, rest[number].clusters] = own[number] + spots[:, [spot]]
    return middle
