"""Small figures, and what is on their sheets."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx

from kg.page.looks import LOOKS
from kg.view.figure import Size
from kg.view.sheet import MM, Sheet, Words
from kg.view.svg import svg

WIDE = Size(width=160 * MM)
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert('ก')</script> & \"น้ำ\" ]]> \u202e\x00"
MODALITIES = ("asserted", "pledged", "requested", "planned", "inferred", "negated")


def chain(groups: tuple[str, ...] = tuple(LOOKS), *, directed: bool = False) -> nx.Graph[str]:
    """One actor of each broad kind, tied in a row, each tie of another modality."""
    graph: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    graph.graph.update(network="n", title_th="ใครที่ปู่ดูแลน้ำ", title_en="Who", documents=3)
    for i, group in enumerate(groups):
        graph.add_node(
            f"id:{i:02}",
            label_th=f"น้ำที่ปั้น {i}",
            label_en=f"Name {i}",
            kind=f"k-{group}",
            group=group,
        )
    for i, modality in enumerate(MODALITIES[: max(0, len(groups) - 1)]):
        graph.add_edge(
            f"id:{i:02}", f"id:{i + 1:02}", weight=float(1 + 3 * i), basis={"event": 1}, derived=False,
            ties=({"modality": modality},),
        )  # fmt: skip
    return graph


def read(sheet: Sheet) -> ET.Element:
    return ET.fromstring(svg(sheet))  # noqa: S314 - our own file


def texts(root: ET.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def words_of(sheet: Sheet) -> list[Words]:
    return [item for item in sheet.items if isinstance(item, Words)]


def of_kind(sheet: Sheet, what: str) -> list[Any]:
    return [item for item in sheet.items if getattr(item, "what", "").startswith(what)]
