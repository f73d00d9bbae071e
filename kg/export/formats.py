"""Which formats there are, what each is for, and its writer, imported when asked for."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from kg.errors import NotFoundError

Writer = Callable[[Any, str], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format. `of` says what it holds and so what its writer takes.

    "network": `load()(graph, lang)`, a `networkx` graph and "th" or "en".
    "graph": `load()(quads_path, name)`, the finished build's N-Quads file and this format's name.
    Both return bytes without byte order mark; `bom` says a file of it should start with one
    (Thai Excel), `text` that it is fit for a terminal. `suffix` starts with a dot.
    """

    name: str
    suffix: str
    title_en: str
    title_th: str
    of: Literal["network", "graph"]
    text: bool
    bom: bool
    load: Callable[[], Writer]


def _writer(module: str) -> Writer:
    writer: Writer = importlib.import_module(f"kg.export.{module}").write
    return writer


def _network(
    name: str, suffix: str, en: str, th: str, *, text: bool = True, bom: bool = False
) -> Format:
    return Format(
        name=name, suffix=suffix, title_en=en, title_th=th, of="network", text=text, bom=bom,
        load=partial(_writer, name),
    )  # fmt: skip


def _graph(name: str, suffix: str, en: str, th: str) -> Format:
    return Format(
        name=name, suffix=suffix, title_en=en, title_th=th, of="graph", text=True, bom=False,
        load=partial(_writer, "rdf"),
    )  # fmt: skip


_ALL = (
    _network("graphml", ".graphml", "GraphML, for yEd, igraph, R", "GraphML สำหรับ yEd, igraph, R"),
    _network("gexf", ".gexf", "GEXF with dates, for Gephi", "GEXF พร้อมวันที่ สำหรับ Gephi"),
    _network("edges", ".csv", "table of lines, CSV", "ตารางเส้นความเชื่อมโยง CSV", bom=True),
    _network("nodes", ".csv", "table of actors, CSV", "ตารางหน่วยงานและบุคคล CSV", bom=True),
    _network("nodelink", ".json", "node-link JSON, for d3", "JSON แบบ node-link สำหรับ d3"),
    _network("cytoscape", ".cyjs", "Cytoscape JSON", "JSON สำหรับ Cytoscape"),
    _network(
        "parquet", ".parquet", "Parquet, for pandas, R", "Parquet สำหรับ pandas, R", text=False
    ),
    _network("xlsx", ".xlsx", "Excel workbook with evidence", "สมุดงาน Excel พร้อมที่มา", text=False),
    _graph("turtle", ".ttl", "Turtle, all facts", "Turtle ข้อเท็จจริงทั้งหมด"),
    _graph("trig", ".trig", "TriG, all facts by source", "TriG ข้อเท็จจริงแยกตามเอกสาร"),
    _graph("ntriples", ".nt", "N-Triples, all facts", "N-Triples ข้อเท็จจริงทั้งหมด"),
    _graph("nquads", ".nq", "N-Quads, all facts by source", "N-Quads ข้อเท็จจริงแยกตามเอกสาร"),
    _graph("jsonld", ".jsonld", "JSON-LD, all facts", "JSON-LD ข้อเท็จจริงทั้งหมด"),
    _graph("rdfxml", ".rdf", "RDF/XML, all facts", "RDF/XML ข้อเท็จจริงทั้งหมด"),
)

FORMATS: dict[str, Format] = {one.name: one for one in _ALL}


def find(name: str) -> Format:
    """The format called `name`; raises `NotFoundError` with the nearest names.

    >>> find("gexf").suffix
    '.gexf'
    >>> find("graphlm")
    Traceback (most recent call last):
        ...
    kg.errors.NotFoundError: no format 'graphlm'; หมายถึง graphml หรือไม่ / did you mean graphml?; ...
    """
    try:
        return FORMATS[name]
    except KeyError:
        near = difflib.get_close_matches(name.casefold(), FORMATS, n=3, cutoff=0.6)
        raise NotFoundError(
            "format", name, near=near, how=f"there are {', '.join(FORMATS)}"
        ) from None
