"""Node-link JSON: for d3, JavaScript and networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export import flat

if TYPE_CHECKING:
    import networkx as nx


def write(graph: nx.Graph[str], lang: str) -> bytes:
    """The whole network, ties and sources nested as they are, as node-link JSON.

    `networkx.node_link_graph(json.loads(...), edges="edges")` reads it back, lists in place of
    tuples. Unknown measures are null; each actor gains `label` and `name` in `lang`.
    """
    import networkx as nx

    return flat.json_bytes(nx.node_link_data(flat.nested(graph, lang), edges="edges"))
