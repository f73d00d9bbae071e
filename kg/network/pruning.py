"""A network without the lines that are no more than chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.network.backbone import backbone
from kg.network.bars import bars
from kg.network.disparity import disparity_of, has_amounts

if TYPE_CHECKING:
    import networkx as nx

    from kg.network.selection import Selection

    Graph = nx.Graph[str]


def prune(graph: Graph, selection: Selection, alpha: float) -> None:
    """Take out the lines that are no more than chance, and who then has no line; in place.

    Of lines that rest on shared contexts alone, those of q above `alpha` go
    (`kg.network.backbone`); what a document states of two actors directly stays, and what
    cannot be tested, for an end stands on several sides of all they share, goes. In a network
    of direct ties with money, lines go whose greatest share of an end's money has a disparity
    above `alpha` or that state no amount (`kg.network.disparity`). All pairs of the network
    are allowed for, whatever part of it is shown. Counted in `selection.left_out` and told in
    graph.graph["backbone"]. A `KgError` where there is nothing to test by.
    """
    if len(selection.rows.shared.actor):
        about = _by_contexts(graph, selection, alpha)
    elif has_amounts(graph):
        about = _by_money(graph, selection, alpha)
    else:
        raise KgError(
            f"{selection.name}: no backbone, for its lines rest neither on contexts that actors "
            "share nor on amounts of money; leave out --backbone"
        )
    graph.remove_nodes_from([name for name, degree in graph.degree() if not degree])
    graph.graph["backbone"] = {"alpha": alpha, "lines": graph.number_of_edges(), **about}


def _by_contexts(graph: Graph, selection: Selection, alpha: float) -> dict[str, Any]:
    incidence = selection.incidence()
    found = backbone(incidence, barred=bars(incidence.actors, selection.gone))
    names = incidence.actors
    tested = {
        frozenset((names[source], names[target])): q
        for source, target, q in zip(
            found.source.tolist(), found.target.tolist(), found.q.tolist(), strict=True
        )
    }
    stated = stated_pairs(selection)
    other = [ends for ends in graph.edges if frozenset(ends) not in stated]
    unknown = [ends for ends in other if frozenset(ends) not in tested]
    gone = [ends for ends in other if tested.get(frozenset(ends), 0.0) > alpha]
    graph.remove_edges_from([*unknown, *gone])
    selection.left_out["backbone"] += len(gone)
    selection.left_out["backbone-untested"] += len(unknown)
    return {"method": "sdsm", "correction": "benjamini-hochberg", "tests": found.tests}


def stated_pairs(selection: Selection) -> set[frozenset[str]]:
    """The pairs that some row ties directly, whatever else they share."""
    links, names = selection.links, selection.rows.actors
    direct = links.parties == 0
    return {
        frozenset((names[source], names[target]))
        for source, target in zip(
            links.source[direct].tolist(), links.target[direct].tolist(), strict=True
        )
    }


def _by_money(graph: Graph, selection: Selection, alpha: float) -> dict[str, Any]:
    found = disparity_of(graph)
    unknown = [ends for ends in graph.edges if ends not in found]
    gone = [ends for ends, values in found.items() if min(values.values()) > alpha]
    graph.remove_edges_from([*unknown, *gone])
    selection.left_out["backbone-money"] += len(gone)
    selection.left_out["without-amount"] += len(unknown)
    return {"method": "disparity", "correction": None, "tests": len(found)}
