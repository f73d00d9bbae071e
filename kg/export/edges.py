"""The lines of a network as a CSV table, one row for each pair of actors."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from kg.export import delimited, flat

if TYPE_CHECKING:
    import networkx as nx

_ENDS = ("source", "target", "source_label", "target_label")


def table(graph: nx.Graph[str], lang: str) -> tuple[list[str], list[list[object]]]:
    """Columns and rows, sorted by both ends; undirected: source <= target.

    The columns are the two ends and their labels, then `flat.LINE_FIELDS`, then any others by
    name. `amount` is a Decimal, or None where no document gives one.
    """
    found = [(u, v, flat.line(data, lang)) for u, v, data in flat.lines(graph)]
    others = {name for *_, data in found for name in data} - {*flat.LINE_FIELDS, *_ENDS}
    names = [*flat.LINE_FIELDS, *sorted(others)]
    labels = {key: flat.label(key, data, lang) for key, data in flat.actors(graph)}
    rows = []
    for source, target, data in found:
        known: dict[str, object] = {**data, "amount": _amount(data.get("amount"))}
        ends = [source, target, labels[source], labels[target]]
        rows.append([*ends, *(known.get(name) for name in names)])
    return [*_ENDS, *names], rows


def write(graph: nx.Graph[str], lang: str) -> bytes:
    """The lines as CSV without byte order mark, every line with its tie and source ids.

    Gephi takes `source`, `target`, `label` and `weight` as its own columns. The ties' detail
    (`evidence`) is left to the formats that can hold it. Texts a spreadsheet would compute are
    guarded as `delimited.write` says.
    """
    columns, rows = table(graph, lang)
    detail = columns.index("evidence")
    return delimited.write(
        columns[:detail] + columns[detail + 1 :],
        [row[:detail] + row[detail + 1 :] for row in rows],
    )


def _amount(value: object) -> Decimal | str | None:
    """A number if it is one, so that a spreadsheet can add it; else the text, or None."""
    if value is None or value == "":
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    return number if number.is_finite() else str(value)
