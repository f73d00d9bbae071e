"""The actors of a network as a CSV table, one row each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export import delimited, flat

if TYPE_CHECKING:
    import networkx as nx


def table(graph: nx.Graph[str], lang: str) -> tuple[list[str], list[list[object]]]:
    """Columns and rows, sorted by id: `id`, then `flat.ACTOR_FIELDS`, then any others by name."""
    found = [(key, flat.actor(key, data, lang)) for key, data in flat.actors(graph)]
    others = {name for _, data in found for name in data} - {*flat.ACTOR_FIELDS}
    names = [*flat.ACTOR_FIELDS, *sorted(others)]
    return ["id", *names], [[key, *(data.get(name) for name in names)] for key, data in found]


def write(graph: nx.Graph[str], lang: str) -> bytes:
    """The actors as CSV without byte order mark; unknown measures are empty.

    Gephi takes `id` and `label` as its own columns. Texts a spreadsheet would compute are
    guarded as `delimited.write` says.
    """
    return delimited.write(*table(graph, lang))
