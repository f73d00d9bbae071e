"""What one line of a network says in full: its ties as written, and what each counts for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.network.cited import years_of_reasons
from kg.network.ties import TieWriter
from kg.query.claims import read_claims
from kg.vocabulary import curie, expand

if TYPE_CHECKING:
    import datetime as dt

    import networkx as nx

    from kg.network.lean import Lines
    from kg.network.selection import Selection
    from kg.query.asking import Asker


def describe(
    asker: Asker,
    graph: nx.Graph[str],
    chosen: tuple[Selection, Lines],
    day: dt.date | None,
) -> None:
    """Give the cited edges of a graph their ties in full.

    `ties` are the dicts of `ties.TieWriter`, in order of id, `kinds` and `roles` theirs, and
    `reasons` what joins the two: each context and fact with its basis, weight, number of
    parties and years, by basis and reason. Reads every property of every tie drawn: for
    pictures and files, not for 100,000 lines at the prompt.
    """
    base = asker.store.base
    used = {tie for *_, data in graph.edges(data=True) for tie in data["tie_ids"]}
    claims = read_claims(asker.store, (expand(tie, base) for tie in used))
    writer = TieWriter(asker.store, asker.labels, claims, day)
    written = {curie(iri, base): writer.write(claim) for iri, claim in claims.items()}
    for *_, data in graph.edges(data=True):
        ties = tuple(written[tie] for tie in data["tie_ids"])
        data["kinds"] = tuple(sorted({tie["kind"] for tie in ties}))
        data["roles"] = tuple(sorted({tie["role"] for tie in ties} - {""}))
        data["ties"] = ties
    give_reasons(graph, *chosen)


def give_reasons(graph: nx.Graph[str], selection: Selection, found: Lines) -> None:
    """Give the edges `reasons`: what joins the two, by basis and reason."""
    for (source, target), reasons in _reasons(selection, found).items():
        if graph.has_edge(source, target):
            told = tuple(reasons[each] for each in sorted(reasons))
            graph.edges[source, target]["reasons"] = told


def _reasons(
    selection: Selection, found: Lines
) -> dict[tuple[str, str], dict[tuple[str, str], dict[str, Any]]]:
    """For the two ends of each line what joins them, by basis and reason."""
    links, names, dated = selection.links, selection.rows.actors, years_of_reasons(selection)
    ends = [
        (names[source], names[target])
        for source, target in zip(found.source.tolist(), found.target.tolist(), strict=True)
    ]
    told: dict[tuple[str, str], dict[tuple[str, str], dict[str, Any]]] = {}
    for line, basis, reason, weight, parties in zip(
        found.line.tolist(), links.basis.tolist(), links.reason.tolist(),
        links.weight.tolist(), links.parties.tolist(), strict=True,
    ):  # fmt: skip
        key = (links.bases[basis], links.reasons[reason])
        of_line = told.setdefault(ends[line], {})
        before = of_line.get(key, {"weight": 0.0})
        of_line[key] = {
            "basis": key[0],
            "reason": key[1],
            "weight": max(weight, before["weight"]),
            "parties": parties,
            "years": tuple(map(str, dated.get(reason, ()))),
        }
    return told
