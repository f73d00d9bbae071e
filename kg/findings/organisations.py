"""Which actors are organisations, and which of them belong together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kg.findings.context import EVERYTHING
from kg.schema.codes import code_list
from kg.vocabulary import kg

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from kg.findings.context import Context


def is_organisation(data: Mapping[str, Any]) -> bool:
    """Whether a node is an organisation, by its kind."""
    return data["kind"] == "organisation" or data["kind"] in code_list(kg("OrganisationKind"))


def joins_organisations(graph: nx.Graph[str]) -> bool:
    """Whether some line has an organisation at both ends."""
    nodes = graph.nodes
    return any(is_organisation(nodes[a]) and is_organisation(nodes[b]) for a, b in graph.edges)


def belonging(context: Context) -> set[frozenset[str]]:
    """The pairs one of which belongs to the other, directly or through others, or acts for it.

    On whatever day and however sure: who only may belong together is not told as apart.
    """
    wholes: dict[str, set[str]] = defaultdict(set)
    pairs = set()
    for row in context.rows("belonging", filters=EVERYTHING):
        pairs.add(frozenset((str(row["a"]), str(row["b"]))))
        if row["lasting"]:
            wholes[row["a"]].add(row["b"])
    for part in sorted(wholes):
        above, found = [part], set[str]()
        while above:
            more = wholes.get(above.pop(), set()) - found
            found |= more
            above += more
        pairs |= {frozenset((part, whole)) for whole in found - {part}}
    return pairs
