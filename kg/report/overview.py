"""The findings every network has: its size, its weights, why and where its lines are."""

from __future__ import annotations

from collections import Counter
from heapq import nsmallest
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.export.flat import label
from kg.page.escape import plain
from kg.page.words import say as page_say
from kg.report.asked import overlarge
from kg.report.charts import Bar, bars_across, columns_up
from kg.report.coverage import province_of, provinces
from kg.report.evidence import tie_ids
from kg.report.figures import figure, headline, told
from kg.report.parts import Block, Figure, Paragraph, Section
from kg.report.svg import adopted
from kg.report.tables import HELD, cell, grid, table
from kg.report.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.report.asked import Asked
    from kg.report.coverage import Where
    from kg.report.evidence import Evidence
    from kg.report.parts import Table

MOST_BARS = 15
APPENDIX = 100
"""Rows of the tables of all actors and all lines on the page."""
MEASURES = (
    "degree", "strength", "closeness", "betweenness", "eigenvector", "pagerank", "core",
    "constraint", "effective_size", "cluster", "stability",
)  # fmt: skip
SHOWN = frozenset({"degree", "strength", "betweenness", "cluster"})
"""Measures in the table of all actors on the page, which a sheet of paper must hold."""


def size_section(asked: Asked, evidence: Evidence) -> Section:
    """How many, in how many parts, on how much: weights and what joins the lines."""
    lang, graph = asked.lang, asked.graph
    title = say("o.size", lang)
    if not graph.number_of_edges():
        return Section(name="size", title=title, blocks=(Paragraph(say("o.empty", lang)),))
    said = " ".join((_counts(asked), *_parts(asked)))
    blocks: list[Block] = [Paragraph(said), *_picture(asked)]
    blocks += [Paragraph(each) for each in overlarge(asked)]
    blocks += _weights(asked, evidence)
    blocks.append(_basis(asked, evidence))
    return Section(name="size", title=title, blocks=tuple(blocks))


def _picture(asked: Asked) -> list[Block]:
    """The network drawn; the table of all its lines holds what it shows."""
    if not asked.pictures:
        return []
    title = say("o.picture", asked.lang, title=asked.title, size=asked.size)
    wide, narrow = asked.pictures
    return [
        Figure(
            name="network",
            title=title,
            wide=adopted(wide, "network-w", title, asked.size),
            narrow=adopted(narrow, "network-n", title, asked.size),
            table="lines",
        )
    ]


def _counts(asked: Asked) -> str:
    return say("o.counts", asked.lang, size=asked.size)


def _parts(asked: Asked) -> list[str]:
    graph, lang = asked.graph, asked.lang
    plain_graph = graph.to_undirected(as_view=True) if graph.is_directed() else graph
    parts = sorted(map(len, nx.connected_components(plain_graph)), reverse=True)
    if len(parts) == 1:
        return [say("o.one_part", lang)]
    share = round(100 * parts[0] / graph.number_of_nodes())
    return [say("o.parts", lang, n=len(parts), largest=f"{parts[0]:,}", share=share)]


def _weights(asked: Asked, evidence: Evidence) -> list[Block]:
    """Lines by weight: a sentence, a chart from three weights on, a table."""
    lang, lines = asked.lang, asked.graph.number_of_edges()
    by_weight: dict[float, _Rest] = {}
    for _, _, data in asked.graph.edges(data=True):
        weight = round(float(data.get("weight") or 1.0), 3)
        by_weight.setdefault(weight, _Rest()).add(data)
    counts = {weight: rest.lines for weight, rest in by_weight.items()}
    ordered = sorted(counts)
    rows: list[dict[str, Any]] = [
        {
            "weight": weight,
            "lines": counts[weight],
            "share": round(100 * counts[weight] / lines, 1),
            **by_weight[weight].row(),
        }
        for weight in ordered
    ]
    columns = ("weight", "lines", "share", "ties", "sources")
    shown = table(
        grid("weights", say("o.weight_table", lang), columns, rows, asked.scope), evidence
    )
    sentence = say(
        "o.weights", lang, n=f"{counts[1.0]:,}", m=f"{lines:,}",
        share=round(100 * counts[1.0] / lines),
    )  # fmt: skip
    blocks: list[Block] = [Paragraph(sentence)]
    if len(ordered) > 1:
        bars = [Bar(label=cell("weight", w, lang), parts=(counts[w],)) for w in ordered[:MOST_BARS]]
        axes = (say("g.weight_axis", lang), say("g.lines_axis", lang))
        blocks.append(
            figure("weights", sentence, lambda frame: columns_up(bars, axes, frame), told(bars))
        )
    return [*blocks, shown]


class _Rest:
    """What some lines rest on together."""

    def __init__(self) -> None:
        self.lines = 0
        self.ties: set[str] = set()
        self.sources: set[str] = set()

    def add(self, edge: Mapping[str, Any]) -> None:
        """One more line."""
        self.lines += 1
        self.ties.update(tie_ids(edge))
        self.sources.update(edge.get("sources") or ())

    def row(self) -> dict[str, tuple[str, ...]]:
        """It as the cells that a row of a table opens to."""
        return {"ties": tuple(sorted(self.ties)), "sources": tuple(sorted(self.sources))}


def _basis(asked: Asked, evidence: Evidence) -> Table:
    lang = asked.lang
    by_basis: dict[str, _Rest] = {}
    for _, _, data in asked.graph.edges(data=True):
        for code in data.get("basis") or {}:
            by_basis.setdefault(code, _Rest()).add(data)
    rows: list[dict[str, Any]] = [
        {"basis": page_say(f"basis.{code}", lang), "lines": rest.lines, **rest.row()}
        for code, rest in sorted(by_basis.items(), key=lambda item: (-item[1].lines, item[0]))
    ]
    columns = ("basis", "lines", "ties", "sources")
    return table(grid("basis", say("o.basis_table", lang), columns, rows, asked.scope), evidence)


def places_section(asked: Asked, where: Where, evidence: Evidence) -> Section:
    """Actors by the province of their seat, lines and documents by where things were done."""
    lang = asked.lang
    seats = _seats(asked)
    lines = Counter[str]()
    places_of: dict[str, set[str]] = {}
    for code, some in where.ties.items():
        for tie in some:
            places_of.setdefault(tie, set()).add(code)
    for _, _, data in asked.graph.edges(data=True):
        lines.update(set().union(*(places_of.get(tie, ()) for tie in tie_ids(data))))
    rows: list[dict[str, Any]] = [
        {"province": provinces()[code][lang], "actors": seats[code], "lines": lines[code],
         "documents": len(where.documents.get(code, ())),
         "ties": tuple(sorted(where.ties.get(code, ())))}
        for code in sorted(
            {*seats, *lines}, key=lambda code: (-lines[code], -seats[code], code)
        )
    ]  # fmt: skip
    named = say(
        "o.places_text", lang, n=f"{seats.total():,}", m=f"{asked.graph.number_of_nodes():,}",
        p=len(seats),
    )  # fmt: skip
    columns = ("province", "actors", "lines", "documents", "ties")
    blocks: list[Block] = [Paragraph(named)]
    bars = [
        Bar(label=str(row["province"]), parts=(float(row["lines"]),))
        for row in rows[:MOST_BARS]
        if row["lines"]
    ]
    if len(bars) > 1:
        title = headline("o.places", bars, lang)
        axis = say("g.lines_axis", lang)
        blocks.append(
            figure("places", title, lambda frame: bars_across(bars, axis, frame), told(bars))
        )
    blocks.append(
        table(grid("places", say("o.places_table", lang), columns, rows, asked.scope), evidence)
    )
    return Section(name="places", title=say("o.places", lang), blocks=tuple(blocks))


def _seats(asked: Asked) -> Counter[str]:
    found = (province_of(str(data.get("place") or "")) for _, data in asked.graph.nodes(data=True))
    return Counter(code for code in found if code)


def actors_table(asked: Asked, evidence: Evidence) -> Table:
    """Every actor with its measures and the ties of its lines, the most connected first."""
    lang, graph = asked.lang, asked.graph
    measures = [name for name in MEASURES if _measured(graph.nodes(data=name))]
    nodes: list[tuple[str, Mapping[str, Any]]] = [(n, d) for n, d in graph.nodes(data=True)]
    rows: list[dict[str, Any]] = [
        {
            "actor": node,
            "actor_label": plain(label(node, data, lang)),
            "kind": data.get("kind"),
            "kind_label": plain(str(data.get(f"kind_{lang}") or data.get("kind") or "")),
            **{name: data.get(name) for name in measures},
            "ties": _ties_at(graph, node),
        }
        for node, data in nsmallest(HELD, nodes, key=_by_lines)
    ]
    columns = ("actor", "actor_label", "kind", "kind_label", *measures, "ties")
    title, total = say("o.actors_table", lang), graph.number_of_nodes()
    shown = grid("actors", title, columns, rows, asked.scope, total)
    return table(shown, evidence, most=APPENDIX, csv_only=set(measures) - SHOWN)


def _by_lines(node: tuple[str, Mapping[str, Any]]) -> tuple[float, float, str]:
    """The most connected first, then by strength, then by id."""
    name, data = node
    return (-(data.get("degree") or 0), -(data.get("strength") or 0.0), name)


def _by_weight(edge: tuple[str, str, Mapping[str, Any]]) -> tuple[float, str, str]:
    one, other, data = edge
    return (-float(data.get("weight") or 1.0), one, other)


def _measured(values: Iterable[Any]) -> bool:
    return any(value is not None for _, value in values)


def _ties_at(graph: nx.Graph[str], node: str) -> tuple[str, ...]:
    edges = list(graph.edges(node, data=True))
    if isinstance(graph, nx.DiGraph):
        edges += list(graph.in_edges(node, data=True))
    return tuple(sorted({tie for _, _, data in edges for tie in tie_ids(data)}))


def lines_table(asked: Asked, evidence: Evidence) -> Table:
    """Every line: what joins its ends, in which years, its ties; by weight, then by ends."""
    lang, graph = asked.lang, asked.graph
    ends = ("source", "target") if graph.is_directed() else ("one", "other")
    rows: list[dict[str, Any]] = [
        {
            ends[0]: one,
            f"{ends[0]}_label": plain(label(one, graph.nodes[one], lang)),
            ends[1]: other,
            f"{ends[1]}_label": plain(label(other, graph.nodes[other], lang)),
            "weight": float(data.get("weight") or 1.0),
            "basis": ", ".join(page_say(f"basis.{code}", lang) for code in data.get("basis") or ()),
            "years": tuple(cell("years", int(year), lang) for year in data.get("years") or ()),
            **({"sums": tuple(data.get("amounts") or ())} if graph.is_directed() else {}),
            "ties": tie_ids(data),
        }
        for one, other, data in nsmallest(HELD, graph.edges(data=True), key=_by_weight)
    ]
    money = any(row.get("sums") for row in rows)
    columns = (
        ends[0], f"{ends[0]}_label", ends[1], f"{ends[1]}_label", "weight", "basis", "years",
        *(("sums",) if money else ()), "ties",
    )  # fmt: skip
    title, total = say("o.lines_table", lang), graph.number_of_edges()
    shown = grid("lines", title, columns, rows, asked.scope, total)
    return table(shown, evidence, most=APPENDIX)
