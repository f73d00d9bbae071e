"""GEXF: for Gephi, with dates for its timeline."""

from __future__ import annotations

import calendar
import datetime
import math
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from kg.export import flat

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx

    from kg.export.flat import Scalar

# Colour-blind safe (Okabe and Ito), one per group of actors.
_COLOURS = {
    "community": (0, 158, 115),
    "government": (0, 114, 178),
    "local": (86, 180, 233),
    "academic": (204, 121, 167),
    "civil": (230, 159, 0),
    "business": (213, 94, 0),
    "person": (240, 228, 66),
}
_GREY = (153, 153, 153)

_STATED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def write(graph: nx.Graph[str], lang: str) -> bytes:
    """The network as GEXF 1.2 in UTF-8; the caption, in both languages, is its description.

    `start` and `end` of an edge (and of a node, where the network dates it) are whole days, as
    Gephi's timeline needs: "1997" starts on 1997-01-01 and ends on 1997-12-31. The dates as
    stated are the attributes `stated_start` and `stated_end`. What is undated is always there.
    """
    root = ET.Element(
        "gexf",
        {
            "xmlns": "http://www.gexf.net/1.2draft",
            "xmlns:viz": "http://www.gexf.net/1.2draft/viz",
            "version": "1.2",
        },
    )
    _meta(root, graph)
    kind = "directed" if graph.is_directed() else "undirected"
    body = ET.SubElement(
        root, "graph", {"defaultedgetype": kind, "mode": "dynamic", "timeformat": "date"}
    )
    _nodes(body, [(key, flat.actor(key, data, lang)) for key, data in flat.actors(graph)])
    _edges(body, [(u, v, flat.line(data, lang)) for u, v, data in flat.lines(graph)])
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _meta(root: ET.Element, graph: nx.Graph[str]) -> None:
    about = flat.attributes(graph.graph)
    meta = ET.SubElement(root, "meta")
    ET.SubElement(meta, "creator").text = "kg"
    words = (about.get("network"), about.get("as_of"), about.get("data_version"))
    ET.SubElement(meta, "keywords").text = ", ".join(str(word) for word in words if word)
    captions = (about.get("caption_th"), about.get("caption_en"))
    ET.SubElement(meta, "description").text = "\n".join(str(text) for text in captions if text)


def _nodes(body: ET.Element, actors: Sequence[tuple[str, dict[str, Scalar]]]) -> None:
    dated = [(key, data, _days(data)) for key, data in actors]
    columns = _columns(body, "node", [data for _, data in actors])
    nodes = ET.SubElement(body, "nodes")
    for key, data, days in dated:
        shown = {"id": key, "label": str(data["label"]), **days}
        node = ET.SubElement(nodes, "node", shown)
        _values(node, data, columns)
        red, green, blue = _COLOURS.get(str(data.get("group", "")), _GREY)
        colour = {"r": str(red), "g": str(green), "b": str(blue), "a": "1.0"}
        ET.SubElement(node, "viz:color", colour)
        size = 4 + 4 * math.sqrt(float(data.get("degree", 0)))
        ET.SubElement(node, "viz:size", {"value": f"{size:.2f}"})


def _edges(body: ET.Element, lines: Sequence[tuple[str, str, dict[str, Scalar]]]) -> None:
    dated = [(u, v, data, _days(data)) for u, v, data in lines]
    columns = _columns(body, "edge", [data for _, _, data in lines])
    edges = ET.SubElement(body, "edges")
    for number, (source, target, data, days) in enumerate(dated):
        shown = {"id": str(number), "source": source, "target": target}
        shown |= {"label": str(data["label"]), "weight": str(data.get("weight", 1.0)), **days}
        _values(ET.SubElement(edges, "edge", shown), data, columns)


def _columns(body: ET.Element, of: str, things: Sequence[Mapping[str, Scalar]]) -> dict[str, str]:
    """Declare the attributes; return the type of each, in the order declared.

    Label and weight are not among them: Gephi has columns of its own for these.
    """
    kinds: dict[str, set[str]] = {}
    for data in things:
        for name, value in data.items():
            if name not in {"label", "weight"}:
                kinds.setdefault(name, set()).add(_type(value))
    columns = {name: _widest(found) for name, found in sorted(kinds.items())}
    if columns:
        declared = ET.SubElement(body, "attributes", {"class": of, "mode": "static"})
        for name, kind in columns.items():
            ET.SubElement(declared, "attribute", {"id": name, "title": name, "type": kind})
    return columns


def _type(value: Scalar) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    return "double" if isinstance(value, float) else "string"


def _widest(found: set[str]) -> str:
    if len(found) == 1:
        return next(iter(found))
    return "double" if found == {"integer", "double"} else "string"


def _values(parent: ET.Element, data: Mapping[str, Scalar], columns: Mapping[str, str]) -> None:
    values = ET.SubElement(parent, "attvalues")
    for name in columns:
        if name in data:
            value = data[name]
            text = str(value).lower() if isinstance(value, bool) else str(value)
            ET.SubElement(values, "attvalue", {"for": name, "value": text})


def _days(data: dict[str, Scalar]) -> dict[str, str]:
    """The whole days of `data`, whose own dates move to `stated_start` and `stated_end`."""
    stated = {side: str(data.pop(side, "") or "") for side in ("start", "end")}
    data.update({f"stated_{side}": text for side, text in stated.items() if text})
    start, end = _day(stated["start"], last=False), _day(stated["end"], last=True)
    if start and end and end < start:
        # Gephi refuses a file with such a span; the stated dates still show it.
        end = None
    days = {"start": start, "end": end}
    return {side: day.isoformat() for side, day in days.items() if day}


def _day(text: str, *, last: bool) -> datetime.date | None:
    """The first or last day a date of any precision can mean; None for what is no date."""
    match = _STATED.fullmatch(text)
    if match is None:
        return None
    year = int(match[1])
    try:
        month = int(match[2]) if match[2] else (12 if last else 1)
        days = calendar.monthrange(year, month)[1]
        return datetime.date(year, month, int(match[3]) if match[3] else (days if last else 1))
    except ValueError:
        return None
