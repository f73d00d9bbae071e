"""Parquet in parts: a network's lines as a folder that many machines can read at once."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kg.errors import NotFoundError
from kg.export import flat, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import networkx as nx
    import pyarrow as pa

BY = ("basis", "year")
NOTHING = "__HIVE_DEFAULT_PARTITION__"
"""What Hive, Spark, DuckDB and Arrow call the part of rows that have no value to part them by."""
ABOUT = "about.json"
_ROWS = 1 << 20  # in a row group: some 50 MB, which one core of one machine reads at a time


def write(graph: nx.Graph[str], lang: str, by: Sequence[str]) -> dict[str, bytes]:
    """The files of a folder by their paths in it: lines in parts, actors, and what is said of them.

    `lines/basis=agreement/year=2023/part-0.parquet` holds the lines that rest on agreements of
    that year, by both ends: a dataset in Hive's layout. A line is in every part that something
    it rests on belongs to, with the `reasons` (contexts and facts) that do and their `weight`
    there; over bases these add up to `line_weight`, over years they need not, for what lasts
    is in each of its years. What else it carries is the whole line's. What no document dates is
    in the part NOTHING. `actors.parquet` has the columns of `nodes.table`, `about.json` the
    caption and what else is said of the whole. Edges must carry `reasons`; each of `by` is in BY.
    """
    for name in by:
        if name not in BY:
            raise NotFoundError("partition", name, how=f"there are {', '.join(BY)}")
    parts: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    labels = {key: flat.label(key, data, lang) for key, data in flat.actors(graph)}
    for source, target, data in flat.lines(graph):
        ends = {"source": source, "target": target, "source_label": labels[source],
                "target_label": labels[target]}  # fmt: skip
        whole = {**ends, **_whole(data)}
        for part, reasons in _parts(data, by):
            weight = float(sum(reason["weight"] for reason in reasons))
            names = [flat.legal(str(reason["reason"]).rstrip()) for reason in reasons]
            parts.setdefault(part, []).append({**whole, "weight": weight, "reasons": names})
    files = {
        "/".join(("lines", *_folders(by, part), "part-0.parquet")): _parquet(rows, _schema())
        for part, rows in sorted(parts.items())
    }
    return {
        **(files or {"lines/part-0.parquet": _parquet([], _schema())}),
        "actors.parquet": _actors(graph, lang),
        ABOUT: flat.json_bytes({
            "directed": graph.is_directed(), "partition": list(by), **flat.plain(graph.graph)
        }),
    }  # fmt: skip


def _parts(
    data: Mapping[str, Any], by: Sequence[str]
) -> Iterator[tuple[tuple[str, ...], list[Mapping[str, Any]]]]:
    """The parts that a line is in, in order, each with what it rests on there."""
    found: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for reason in data["reasons"]:
        years = (reason["years"] or ("",)) if "year" in by else ("",)
        for year in years:
            value = {"basis": str(reason["basis"]), "year": str(year)}
            found.setdefault(tuple(value[name] for name in by), []).append(reason)
    return iter(sorted(found.items()))


def _folders(by: Sequence[str], part: tuple[str, ...]) -> list[str]:
    return [
        f"{name}={quote(value, safe='') or NOTHING}"
        for name, value in zip(by, part, strict=True)
    ]  # fmt: skip


def _whole(data: Mapping[str, Any]) -> dict[str, Any]:
    """What a line says whichever part it is in; its amount as text, so that no digit is lost."""
    known = {
        name: flat.scalar(data.get(name))
        for name in ("newman", "jaccard", "derived", "overlarge", "start", "end", "currency")
    }
    amount = flat.scalar(data.get("amount"))
    return {
        **known,
        "line_weight": flat.scalar(data.get("weight")),
        "amount": str(amount) if amount else None,
        "ties": [flat.legal(tie) for tie in data.get("tie_ids", ())],
        "sources": [flat.legal(source) for source in data.get("sources", ())],
    }


def _schema() -> pa.Schema:
    import pyarrow as pa

    text, number, truth, texts = pa.string(), pa.float64(), pa.bool_(), pa.list_(pa.string())
    return pa.schema([
        ("source", text), ("target", text), ("source_label", text), ("target_label", text),
        ("weight", number), ("reasons", texts), ("line_weight", number), ("newman", number),
        ("jaccard", number), ("derived", truth), ("overlarge", truth), ("start", text),
        ("end", text), ("amount", text), ("currency", text), ("ties", texts), ("sources", texts),
    ])  # fmt: skip


def _actors(graph: nx.Graph[str], lang: str) -> bytes:
    import pyarrow as pa

    columns, rows = nodes.table(graph, lang)
    table = pa.table({name: [row[at] for row in rows] for at, name in enumerate(columns)})
    return _bytes(table)


def _parquet(rows: list[dict[str, Any]], schema: pa.Schema) -> bytes:
    import pyarrow as pa

    return _bytes(pa.Table.from_pylist(rows, schema=schema))


def _bytes(table: pa.Table) -> bytes:
    import pyarrow.parquet as pq

    stream = io.BytesIO()
    pq.write_table(table, stream, compression="snappy", row_group_size=_ROWS)
    return stream.getvalue()
