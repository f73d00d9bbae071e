"""A network as an Excel workbook: what it is, who is in it, each line, each piece of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.export import edges, flat, nodes, workbook
from kg.export.workbook import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import networkx as nx

_EVIDENCE = (
    "source", "target", "source_label", "target_label", "tie", "kind", "actor", "actor_label",
    "role", "context", "context_label", "what", "amount", "currency", "stage", "year",
    "programme_label", "place_label", "note", "start", "end", "observed", "modality", "status",
    "said_by", "said_by_label", "document", "paragraph", "title", "date", "url",
)  # fmt: skip


def write(graph: nx.Graph[str], lang: str) -> bytes:
    """Four sheets: about, actors, ties and evidence, labels in `lang`.

    `about` is in both languages. `ties` has one row for each pair of actors; `evidence` one for
    each document behind each tie of it (one with empty document cells where none is cited),
    with the paragraph and who said it.
    """
    actor_columns, actor_rows = nodes.table(graph, lang)
    tie_columns, tie_rows = edges.table(graph, lang)
    detail = tie_columns.index("evidence")
    sheets = [
        Sheet(
            name="about",
            columns=("item / รายการ", "English", "ไทย"),
            rows=list(_about(graph)),
            width=48,
        ),
        Sheet(name="actors", columns=actor_columns, rows=actor_rows),
        Sheet(
            name="ties",
            columns=tie_columns[:detail] + tie_columns[detail + 1 :],
            rows=[row[:detail] + row[detail + 1 :] for row in tie_rows],
        ),
        Sheet(name="evidence", columns=_EVIDENCE, rows=list(_evidence(graph, lang))),
    ]
    return workbook.write(sheets, title=flat.either(graph.graph, "title", lang))


def _about(graph: nx.Graph[str]) -> Iterator[list[object]]:
    about: Mapping[str, Any] = graph.graph
    whole = "all dates", "ทุกช่วงเวลา"
    yield [
        "network / เครือข่าย",
        flat.either(about, "title", "en"),
        flat.either(about, "title", "th"),
    ]
    yield ["code / รหัส", about.get("network", ""), about.get("network", "")]
    caption = flat.either(about, "caption", "en"), flat.either(about, "caption", "th")
    yield ["caption / คำอธิบาย", *caption]
    yield ["as of / ณ วันที่", about.get("as_of") or whole[0], about.get("as_of") or whole[1]]
    yield ["during / ในช่วง", about.get("during") or whole[0], about.get("during") or whole[1]]
    strict = ("assumed ties left out", "ไม่รวมที่สันนิษฐาน"), ("assumed ties included", "รวมที่สันนิษฐาน")
    yield ["strict / เคร่งครัด", *strict[0 if about.get("strict") else 1]]
    for name, title in _FACTS.items():
        yield [title, about.get(name), about.get(name)]
    yield ["actors / หน่วยงานและบุคคล", len(graph), len(graph)]
    yield ["lines / เส้นความเชื่อมโยง", graph.number_of_edges(), graph.number_of_edges()]
    directed = ("yes", "มี") if graph.is_directed() else ("no", "ไม่มี")
    yield ["directed / มีทิศทาง", *directed]
    for reason, count in sorted(dict(about.get("left_out") or {}).items()):
        yield [f"left out / ไม่รวม: {reason}", count, count]


_FACTS = {
    "modality": "modality / สถานะของข้อความ",
    "focus": "focus / เน้นที่",
    "documents": "documents / จำนวนเอกสาร",
    "document_kinds": "kinds of document / ประเภทเอกสาร",
    "withheld": "withheld / ไม่เปิดเผย",
    "uncited": "uncited / ไม่มีที่มา",
    "data_version": "data version / รุ่นข้อมูล",
    "contact": "corrections to / แจ้งแก้ไขที่",
}


def _evidence(graph: nx.Graph[str], lang: str) -> Iterator[list[object]]:
    labels = {key: flat.label(key, data, lang) for key, data in flat.actors(graph)}
    for source, target, data in flat.lines(graph):
        ends = [source, target, labels[source], labels[target]]
        for tie in data.get("ties", ()):
            said = [
                tie.get("tie"), flat.either(tie, "kind", lang), tie.get("actor"),
                flat.either(tie, "actor", lang), flat.either(tie, "role", lang),
                tie.get("context"), flat.either(tie, "context", lang),
                flat.either(tie, "what", lang), tie.get("amount"), tie.get("currency"),
                tie.get("stage"), tie.get("year"), flat.either(tie, "programme", lang),
                flat.either(tie, "place", lang), flat.either(tie, "note", lang), tie.get("start"),
                tie.get("end"), tie.get("observed"), tie.get("modality"), tie.get("status"),
                tie.get("said_by"), flat.either(tie, "said_by", lang),
            ]  # fmt: skip
            documents: Iterable[dict[str, Any]] = tie.get("sources") or [{}]
            for document in documents:
                where = [document.get("source"), document.get("paragraph")]
                title = flat.either(document, "title", lang)
                yield [*ends, *said, *where, title, document.get("date"), document.get("url")]
