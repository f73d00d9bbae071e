"""Contexts that join so many actors that their lines say little of any two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

    from kg.network.lean import Lines
    from kg.network.selection import Selection
    from kg.query.labels import Labels

OVERLARGE = 10
"""Eleven in one context make 55 lines: by then the picture shows the one paper, not its parties."""

CONTEXTS = {"agreement": "agreement", "event": "event", "programme": "programme",
            "co-presence": "event"}  # fmt: skip
"""What the contexts of a basis are, in the words that captions have for them; any others: other."""


def overlarge(
    graph: nx.Graph[str], selection: Selection, found: Lines, labels: Labels
) -> list[dict[str, Any]]:
    """The contexts of more than OVERLARGE actors that some line of `graph` rests on.

    With `basis`, `reason` (as edges carry it), names in both languages, how many `parties` it
    joins and on how many `lines` it stands; those with the most lines first, then by reason.
    `others` are those of its lines that stand on no context before it of the same CONTEXTS, so
    that they add up to the lines that stand on any.
    """
    links, on = selection.links, _standing(graph, selection, found)
    contexts = selection.rows.contexts
    parties = selection.members.parties(len(contexts))
    labels.fetch(contexts[each][1] for each in on)
    ordered = sorted(on, key=lambda each: (-len(on[each]), contexts[each][0], links.reasons[each]))
    seen: dict[str, set[int]] = {}
    told = []
    for each in ordered:
        basis, iri, _ = contexts[each]
        before = seen.setdefault(CONTEXTS.get(basis, "other"), set())
        told.append(
            {
                "basis": basis,
                "reason": links.reasons[each],
                **{f"label_{lang}": labels.best(iri, lang) for lang in ("th", "en")},
                "parties": int(parties[each]),
                "lines": len(on[each]),
                "others": len(on[each] - before),
            }
        )
        before |= on[each]
    return told


def _standing(graph: nx.Graph[str], selection: Selection, found: Lines) -> dict[int, set[int]]:
    """The lines of the graph that stand on each context of more than OVERLARGE actors."""
    import numpy as np

    links, names = selection.links, selection.rows.actors
    on: dict[int, set[int]] = {}
    for place in np.flatnonzero(links.parties > OVERLARGE).tolist():
        if graph.has_edge(names[links.source[place]], names[links.target[place]]):
            on.setdefault(int(links.reason[place]), set()).add(int(found.line[place]))
    return on
