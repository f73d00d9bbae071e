"""A network: a question's rows, filtered, projected, described and measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.errors import KgError
from kg.network.actors import actors
from kg.network.answer import Asked, modality_of
from kg.network.attendance import beside_chance
from kg.network.cited import cite
from kg.network.lean import draw, lines, without_collecting
from kg.network.measures import measure
from kg.network.overlarge import overlarge
from kg.network.pruning import prune
from kg.network.selection import Choice, select
from kg.query.asking import Asker, document_kinds
from kg.query.binding import iri
from kg.query.filters import Filters
from kg.vocabulary import curie

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from kg.network.lean import Lines
    from kg.network.selection import Selection
    from kg.query.question import Question

    Graph = nx.Graph[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A network and what it was made of: the graph is lean (see `read_network`)."""

    graph: Graph
    selection: Selection
    lines: Lines


def read_network(
    asker: Asker,
    question: Question,
    asked: Asked,
    choice: Choice,
    find: Callable[[str], Question],
    *,
    cited: bool = True,
) -> Network:
    """The network of a question as a NetworkX graph, directed if its header says so.

    Node keys are CURIEs in sorted order; `find` gives the network that a header's `without`
    names, whose pairs leave this one. Graph attributes say what was asked and what was left
    out; a focus that no line has is a `KgError`. Edges carry what `lean.lean_graph` and
    `cited.cite` say, ties as ids alone; nodes what `actors.actors` says and their measures. A
    query without ?tie works and is marked uncited. `cited`: unless it is False, for who looks
    at the actors alone, and nothing of `cite` is read.
    """
    network = read_lines(asker, question, asked, choice, find, cited=cited)
    graph, chosen = network.graph, network.selection
    measure(graph, choice.measuring)
    graph.graph.update(_about(asker, question, asked.filters, choice))
    graph.graph["filter"] = _filter(asked, choice)
    left_out = sorted(chosen.left_out.items())
    graph.graph["left_out"] = {reason: count for reason, count in left_out if count}
    graph.graph["uncited"] = chosen.uncited
    graph.graph["overlarge"] = tuple(overlarge(graph, chosen, network.lines, asker.labels))
    if samples := choice.measuring.null:
        graph.graph["chance"] = beside_chance(asker.store, network, samples).about()
    return network


def read_lines(
    asker: Asker,
    question: Question,
    asked: Asked,
    choice: Choice,
    find: Callable[[str], Question],
    *,
    cited: bool = True,
) -> Network:
    """As `read_network`, but without measures and graph attributes: for who asks of lines alone."""
    with without_collecting():
        chosen = _select(asker, question, asked, choice, find)
        network = _draw(asker, chosen, choice, directed=question.header.get("directed") == "yes")
        if cited or choice.backbone:
            cite(network.graph, chosen, network.lines)
    if choice.backbone:
        prune(network.graph, chosen, choice.backbone)
        if choice.focus:
            _centre(asker, network.graph, choice, chosen.name)
    return network


def _select(
    asker: Asker,
    question: Question,
    asked: Asked,
    choice: Choice,
    find: Callable[[str], Question],
) -> Selection:
    """What the question chooses, without the pairs of the network that its header names."""
    chosen = select(asker, question, asked, choice)
    if other := question.header.get("without", ""):
        # What is left out does not depend on how well it is stated: only on the day.
        filters = asked.filters
        day = Asked(values={}, filters=Filters(as_of=filters.as_of, during=filters.during))
        groups = Choice(groups=choice.groups)
        chosen.leave_pairs_of(select(asker, find(other), day, groups, counted=False), other)
    return chosen


def _draw(asker: Asker, chosen: Selection, choice: Choice, *, directed: bool) -> Network:
    """The part of a selection that is asked for, with the actors' names, unmeasured."""
    found = lines(chosen, directed=directed)
    graph = draw(chosen, found, directed=directed)
    _restrict(asker, graph, choice, chosen)
    if len(graph) < len(chosen.drawn()):
        chosen.scope = frozenset(graph)
    _name(asker, graph, chosen)
    return Network(graph=graph, selection=chosen, lines=found)


def _name(asker: Asker, graph: Graph, chosen: Selection) -> None:
    """Give the nodes their names, kinds and places."""
    iris = dict(zip(chosen.rows.actors, chosen.rows.iris, strict=True))
    described = actors(asker.store, (iris[node] for node in graph))
    for node, data in graph.nodes(data=True):
        data.update(described[iris[node]])


def _restrict(asker: Asker, graph: Graph, choice: Choice, chosen: Selection) -> None:
    """Keep who is of the kind and near the focus; a `KgError` where no line has the focus."""
    left_out = chosen.left_out
    if choice.kind:
        code = asker.names.code(choice.kind, "OrganisationKind").iri
        _keep(asker, graph, f"?thing kg:kind/skos:broader* {iri(code)}", "kind", left_out)
    if choice.focus:
        centre = _centre(asker, graph, choice, chosen.name)
        near = nx.single_source_shortest_path_length(
            graph.to_undirected(as_view=True), centre, cutoff=choice.steps
        )
        left_out["focus"] += graph.number_of_nodes() - len(near)
        graph.remove_nodes_from([node for node in graph if node not in near])


def _centre(asker: Asker, graph: Graph, choice: Choice, name: str) -> str:
    """The focus as a node of the graph."""
    found = curie(asker.names.find(choice.focus, "thing"), asker.store.base)
    if found not in graph:
        raise KgError(
            f"{choice.focus!r} ({found}) has no line in {name} as asked; "
            f"kg show {found} lists its ties, or choose another --focus"
        )
    return found


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


def _filter(asked: Asked, choice: Choice) -> dict[str, Any]:
    """Which part was asked for, but for days and modality; only what was."""
    values = {name: text for name, text in asked.values.items() if name != "place"}
    most = asked.filters.min_sources
    given = {
        "place": choice.place or asked.values.get("place", ""),
        "kind": choice.kind,
        "basis": ", ".join(choice.basis),
        "max_parties": choice.max_parties,
        "min_sources": most if most > 1 else 0,
        "groups": choice.groups,
        "steps": choice.steps if choice.focus else 0,
        "backbone": choice.backbone,
        **values,
    }
    return {name: value for name, value in given.items() if value}
