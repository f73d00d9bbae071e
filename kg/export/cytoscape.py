"""Cytoscape JSON (.cyjs): for cytoscape.js, Cytoscape and networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export import flat

if TYPE_CHECKING:
    import networkx as nx


def write(graph: nx.Graph[str], lang: str) -> bytes:
    """The whole network, ties and sources nested as they are, as Cytoscape JSON.

    Each actor's `name` is its label in `lang`. `networkx.cytoscape_graph` reads it back.
    """
    import networkx as nx

    data = nx.cytoscape_data(flat.nested(graph, lang))
    # networkx writes a list of pairs here, where cytoscape.js wants an object; it reads both.
    data["data"] = dict(data["data"])
    return flat.json_bytes(data)
