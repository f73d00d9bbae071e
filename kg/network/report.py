"""A network in numbers: its size, its actors and its lines as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.network.brokerage import roles_of
from kg.network.measures import MEASURES, summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

    Graph = nx.Graph[str]

MAIN = ("degree", "strength", "betweenness", "constraint", "core", "cut_point", "cluster")
"""The measures a person reads first; the others are in JSON, CSV and the workbook."""
MAIN_WITH_ROLES = ("degree", "betweenness", "cluster")


def as_json(graph: Graph, lang: str) -> dict[str, Any]:
    """What `kg network --format json` gives; actors and ties in order of id."""
    about = graph.graph
    return {
        "network": about["network"],
        "title": about[f"title_{lang}"],
        "as_of": about["as_of"],
        "during": about["during"],
        "strict": about["strict"],
        "modality": list(about["modality"]),
        "filter": about["filter"],
        "data_version": about["data_version"],
        "documents": about["documents"],
        "withheld": about["withheld"],
        "uncited": about["uncited"],
        "directed": graph.is_directed(),
        **summary(graph),
        "max_parties": about["max_parties"] or None,
        "measures": about["measures"],
        "chance": about.get("chance"),
        "backbone": about.get("backbone"),
        "left_out": about["left_out"],
        "overlarge": [
            {
                "label": each[f"label_{lang}"],
                **{name: each[name] for name in ("basis", "parties", "lines")},
            }
            for each in about["overlarge"]
        ],
        "actors": [_actor(node, graph, lang) for node in sorted(graph)],
        "ties": [_tie(*each) for each in sorted(graph.edges(data=True), key=lambda edge: edge[:2])],
    }


def _tie(source: str, target: str, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "source": source,
        "target": target,
        **{
            name: data[name]
            for name in (
                "weight",
                "newman",
                "jaccard",
                "basis",
                "derived",
                "bridge",
                "overlarge",
            )
        },
        "years": list(data["years"]),
        "amount": data["amount"],
        "currency": data["currency"],
        "amounts": list(data["amounts"]),
        "start": data["start"],
        "end": data["end"],
        "ties": list(data["tie_ids"]),
        "sources": list(data["sources"]),
    }


def _actor(node: str, graph: Graph, lang: str) -> dict[str, Any]:
    data = graph.nodes[node]
    return {
        "id": node,
        "label": label(node, data, lang),
        "kind": data["kind"],
        "place": data["place"],
        **{name: data[name] for name in (*MEASURES, *_roles(graph))},
    }


def _roles(graph: Graph) -> tuple[str, ...]:
    return roles_of(graph) if "roles" in graph.graph["measures"] else ()


def label(node: str, data: dict[str, Any], lang: str) -> str:
    """The node's name in `lang`, else in the other language, else its id."""
    other = "en" if lang == "th" else "th"
    return data[f"label_{lang}"] or data[f"label_{other}"] or node


def actors_table(
    graph: Graph, lang: str, measures: Sequence[str] = MEASURES
) -> tuple[list[str], list[dict[str, Any]]]:
    """Columns and rows of the actors, the most connected first, then by id.

    Roles, where they were asked for, stand after the measures.
    """
    measures = (*measures, *_roles(graph))
    nodes = graph.nodes
    first = sorted(nodes, key=lambda node: (-nodes[node]["degree"], -nodes[node]["strength"], node))
    rows = [
        {
            "actor": node,
            "actor_label": label(node, nodes[node], lang),
            "kind": nodes[node]["kind"],
            "kind_label": nodes[node][f"kind_{lang}"] or nodes[node]["kind"],
            **{name: nodes[node][name] for name in measures},
        }
        for node in first
    ]
    return ["actor", "actor_label", "kind", "kind_label", *measures], rows
