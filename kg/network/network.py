"""A network: a question's rows, filtered, projected, described and measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.network.actors import actors
from kg.network.edges import edge
from kg.network.measures import measure
from kg.network.overlarge import overlarge
from kg.network.selection import Choice, Selection, modality_of, select
from kg.network.ties import TieWriter
from kg.query.asking import Asker, document_kinds
from kg.query.binding import iri
from kg.query.filters import Filters
from kg.vocabulary import curie

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Mapping

    from kg.network.links import Link
    from kg.query.question import Question

    Graph = nx.Graph[str]


def build_network(
    asker: Asker,
    question: Question,
    filters: Filters,
    choice: Choice,
    find: Callable[[str], Question],
    values: Mapping[str, str] | None = None,
) -> Graph:
    """The network of a question as a NetworkX graph, directed if its header says so.

    Node keys are CURIEs in sorted order; `find` gives the network that a header's `without`
    names, whose pairs leave this one. Graph attributes say what was asked and what was left
    out. A query without ?tie works and is marked uncited.
    """
    chosen = select(asker, question, values or {}, filters, choice)
    if other := question.header.get("without", ""):
        # What is left out does not depend on how well it is stated: only on the day.
        day = Filters(as_of=filters.as_of, during=filters.during)
        without = select(asker, find(other), {}, day, Choice(groups=choice.groups))
        chosen.leave_pairs_of(without, other)
    graph = _graph(asker, chosen, filters, directed=question.header.get("directed") == "yes")
    _restrict(asker, graph, choice, chosen.left_out)
    measure(graph, choice.measuring)
    graph.graph.update(_about(asker, question, filters, choice))
    left_out = sorted(chosen.left_out.items())
    graph.graph["left_out"] = {reason: count for reason, count in left_out if count}
    graph.graph["uncited"] = chosen.uncited
    graph.graph["overlarge"] = tuple(overlarge(graph, chosen.links, asker.labels))
    return graph


def _graph(asker: Asker, chosen: Selection, filters: Filters, *, directed: bool) -> Graph:
    links, claims = chosen.links, chosen.claims
    base = asker.store.base
    described = actors(asker.store, {end for link in links for end in (link.source, link.target)})
    graph: Graph = nx.DiGraph() if directed else nx.Graph()
    for name in sorted(described, key=lambda each: curie(each, base)):
        graph.add_node(curie(name, base), **described[name])
    by_pair: dict[tuple[str, str], list[Link]] = {}
    for link in links:
        ends = (curie(link.source, base), curie(link.target, base))
        by_pair.setdefault(ends if directed else (min(ends), max(ends)), []).append(link)
    used = {tie: claims[tie] for link in links for tie in link.ties}
    writer = TieWriter(asker.store, asker.labels, used, filters.as_of)
    written = {tie: writer.write(claim) for tie, claim in used.items()}
    for source, target in sorted(by_pair):
        graph.add_edge(source, target, **edge(by_pair[source, target], used, written))
    return graph


def _restrict(asker: Asker, graph: Graph, choice: Choice, left_out: Counter[str]) -> None:
    if choice.kind:
        code = asker.names.code(choice.kind, "OrganisationKind").iri
        _keep(asker, graph, f"?thing kg:kind/skos:broader* {iri(code)}", "kind", left_out)
    if choice.focus:
        centre = curie(asker.names.find(choice.focus, "thing"), asker.store.base)
        if centre not in graph:
            left_out["focus"] += graph.number_of_nodes()
            graph.clear()
            return
        near = nx.single_source_shortest_path_length(
            graph.to_undirected(as_view=True), centre, cutoff=choice.steps
        )
        left_out["focus"] += graph.number_of_nodes() - len(near)
        graph.remove_nodes_from([node for node in graph if node not in near])


def _keep(asker: Asker, graph: Graph, pattern: str, reason: str, left_out: Counter[str]) -> None:
    found = asker.store.query(f"SELECT DISTINCT ?thing {{ {pattern} }}").rows
    kept = {curie(row["thing"].value, asker.store.base) for row in found}
    out = [node for node in graph if node not in kept]
    left_out[reason] += len(out)
    graph.remove_nodes_from(out)


def _about(asker: Asker, question: Question, filters: Filters, choice: Choice) -> dict[str, Any]:
    kinds = tuple(document_kinds(asker.store))
    first, last = filters.during or (None, None)
    return {
        "network": question.name,
        "title_en": question.title("en"),
        "title_th": question.title("th"),
        "about_en": question.header.get("about_en", ""),
        "about_th": question.header.get("about_th", ""),
        "as_of": filters.as_of.isoformat() if filters.as_of else "",
        "during": f"{first or ''}..{last or ''}" if filters.during else "",
        "strict": filters.strict,
        "modality": filters.modality or modality_of(question),
        "max_parties": choice.max_parties,
        "documents": sum(count for _, count in kinds),
        "document_kinds": kinds,
        "focus": curie(asker.names.find(choice.focus, "thing"), asker.store.base)
        if choice.focus
        else "",
    }
