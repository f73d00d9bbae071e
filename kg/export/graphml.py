"""GraphML: for yEd, Gephi, igraph, R and networkx."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from kg.export import flat

if TYPE_CHECKING:
    import networkx as nx


def write(graph: nx.Graph[str], lang: str) -> bytes:
    """The network as GraphML 1.0 in UTF-8, its caption among the graph's own attributes.

    Node ids are the actors' CURIEs, `label` is in `lang`. Unknown values are absent, lists are
    joined with "|", and each edge's `evidence` holds its ties and sources as JSON.
    """
    from networkx.readwrite.graphml import GraphMLWriter

    copy = flat.empty_like(graph)
    copy.graph.update(flat.attributes(graph.graph))
    for key, data in flat.actors(graph):
        copy.add_node(key, **flat.actor(key, data, lang))
    for source, target, data in flat.lines(graph):
        copy.add_edge(source, target, **flat.line(data, lang))
    # The class, not nx.write_graphml: that one takes lxml where it is installed, and its bytes
    # differ.
    writer = GraphMLWriter(copy, prettyprint=True, infer_numeric_types=True)
    # networkx writes True and False; GraphML's booleans are true and false.
    truths = {key.get("id") for key in writer.xml.iter("key") if key.get("attr.type") == "boolean"}
    for value in writer.xml.iter("data"):
        if value.get("key") in truths:
            value.text = str(value.text).lower()
    stream = io.BytesIO()
    writer.dump(stream)
    # An XML reader turns a bare carriage return into a line feed unless it is written so.
    return stream.getvalue().replace(b"\r", b"&#13;") + b"\n"
