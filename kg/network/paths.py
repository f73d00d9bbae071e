"""How two are linked: the shortest ways from one to the other, tie by tie."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.query.claims import Claim, read_claims
from kg.query.profile import role_of
from kg.vocabulary import curie

if TYPE_CHECKING:
    from kg.query.asking import Asker
    from kg.query.filters import Filters


def paths(
    asker: Asker, first: str, second: str, filters: Filters, *, most: int, longest: int
) -> list[list[dict[str, Any]]]:
    """The shortest paths between two IRIs, at most `most` of at most `longest` ties, in order.

    Each is a list of steps {source, tie, kind, target, sources}; a step goes along a tie from
    one of its ends to the other, in either direction, and begins where the one before ends.
    `other_ties` join the same two ends. Empty if there is none.
    """
    graph, claims = _walkable(asker, filters)
    if first not in graph or second not in graph:
        return []
    try:
        length = nx.shortest_path_length(graph, first, second)
    except nx.NetworkXNoPath:
        return []
    if length > longest:
        return []
    found = sorted(islice(nx.all_shortest_paths(graph, first, second), most * 10))
    return [_steps(asker, graph, claims, path) for path in found[:most]]


def _walkable(asker: Asker, filters: Filters) -> tuple[nx.Graph[str], dict[str, Claim]]:
    query = (
        "SELECT DISTINCT ?tie { ?tie a kg:Tie ; kg:actor ?actor ; kg:target ?target } ORDER BY ?tie"
    )
    found = read_claims(asker.store, (row["tie"].value for row in asker.store.query(query).rows))
    kept, _ = filters.choose(found.values())
    graph: nx.Graph[str] = nx.Graph()
    for claim in kept:
        for actor in claim.all("actor"):
            for target in claim.all("target"):
                known = graph.get_edge_data(actor, target, {"ties": []})["ties"]
                graph.add_edge(actor, target, ties=[*known, claim.iri])
    return graph, {claim.iri: claim for claim in kept}


def _steps(
    asker: Asker, graph: nx.Graph[str], claims: dict[str, Claim], path: list[str]
) -> list[dict[str, Any]]:
    base, lang = asker.store.base, asker.lang
    asker.labels.fetch(path)
    steps = []
    for source, target in pairwise(path):
        first, *others = sorted(graph[source][target]["ties"])
        claim = claims[first]
        steps.append(
            {
                "source": curie(source, base),
                "source_label": asker.labels.best(source, lang),
                "tie": curie(first, base),
                "kind": claim.cls.lower(),
                "role": curie(role_of(claim), base),
                "target": curie(target, base),
                "target_label": asker.labels.best(target, lang),
                "sources": [
                    {"source": curie(c.source, base), "paragraph": c.paragraph}
                    for c in claim.citations
                ],
                "other_ties": [curie(tie, base) for tie in others],
            }
        )
    return steps
