"""Contexts that join so many actors that their lines say little of any two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from kg.network.links import Link
    from kg.query.labels import Labels

OVERLARGE = 10
"""Eleven in one context make 55 lines: by then the picture shows the one paper, not its parties."""


def overlarge(graph: nx.Graph[str], links: Iterable[Link], labels: Labels) -> list[dict[str, Any]]:
    """The contexts of more than OVERLARGE actors that some line of `graph` rests on.

    With `basis`, `reason` (as edges carry it), names in both languages, how many `parties` it
    joins and on how many `lines` it stands; those with the most lines first, then by reason.
    """
    lines: dict[tuple[str, str], int] = {}
    for *_, data in graph.edges(data=True):
        for each in data["reasons"]:
            if each["parties"] > OVERLARGE:
                key = (each["basis"], each["reason"])
                lines[key] = lines.get(key, 0) + 1
    there = {(link.basis, link.reason): link for link in links if link.parties > OVERLARGE}
    labels.fetch(there[key].context for key in lines)
    found = [
        {
            "basis": key[0],
            "reason": key[1],
            **{f"label_{lang}": labels.best(there[key].context, lang) for lang in ("th", "en")},
            "parties": there[key].parties,
            "lines": count,
        }
        for key, count in lines.items()
    ]
    return sorted(found, key=lambda each: (-int(each["lines"]), each["basis"], each["reason"]))
