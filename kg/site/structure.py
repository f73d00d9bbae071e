"""The clusters of a network: what they are called, where they stand, how they are coloured."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from kg.view.drawing import both_names

if TYPE_CHECKING:
    from kg.site.networks import Drawn
    from kg.site.positions import Places

HUES = 8


def structure(drawn: Drawn, at: Places) -> tuple[dict[str, list[Any]], list[int]]:
    """ClusterColumns, and the cluster of each actor (-1 for none)."""
    nodes = drawn.network.graph.nodes
    own = [int(nodes[key]["cluster"]) - 1 if key in nodes else -1 for key in drawn.nodes]
    members: list[list[int]] = [[] for _ in range(max(own, default=-1) + 1)]
    for place, cluster in enumerate(own):
        if cluster >= 0:
            members[cluster].append(place)
    found: dict[str, list[Any]] = {
        name: [] for name in ("name", "x", "y", "r", "size", "outline", "hue")
    }
    for number, some in enumerate(members):
        x = sum(at.x[each] for each in some) / len(some)
        y = sum(at.y[each] for each in some) / len(some)
        far = max(math.hypot(at.x[each] - x, at.y[each] - y) for each in some)
        first = sorted(some, key=lambda each: at.rank[each])[:2]
        names = [both_names(drawn.nodes[each], drawn.described[each]) for each in first]
        found["name"].append(
            [" · ".join(thai for thai, _ in names), " · ".join(english for _, english in names)]
        )
        found["x"].append(round(x))
        found["y"].append(round(y))
        found["r"].append(round(far) + 30)
        found["size"].append(len(some))
        found["outline"].append([])
        found["hue"].append(number % HUES)
    return found, own
