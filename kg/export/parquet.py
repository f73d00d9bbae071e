"""Parquet: the lines of a network for pandas, polars, DuckDB and R."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from kg.export import edges, flat

if TYPE_CHECKING:
    import networkx as nx

_FLOATS = frozenset({"weight", "newman"})


def write(graph: nx.Graph[str], lang: str) -> bytes:
    """One row for each line, columns as `edges.table` has them; unknown values are null.

    One file is complete: the schema's metadata holds, under the key b"kg", a JSON object with
    `graph` (the caption and what else is said of the whole), `directed` and `nodes` (the actors,
    each with its `id`). `amount` is text, so that no digit is lost.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns, rows = edges.table(graph, lang)
    values = {name: [row[at] for row in rows] for at, name in enumerate(columns)}
    values["amount"] = [None if amount is None else str(amount) for amount in values["amount"]]
    fields = [(name, _kind(name, values[name])) for name in columns]
    kinds = {"text": pa.string(), "number": pa.float64(), "count": pa.int64(), "truth": pa.bool_()}
    schema = pa.schema([pa.field(name, kinds[kind]) for name, kind in fields])
    table = pa.table(values, schema=schema.with_metadata({b"kg": _about(graph, lang)}))
    stream = io.BytesIO()
    pq.write_table(table, stream, compression="snappy")
    return stream.getvalue()


def _kind(name: str, values: list[object]) -> str:
    known = [value for value in values if value is not None]
    if name == "derived" or (known and all(isinstance(value, bool) for value in known)):
        return "truth"
    if name in _FLOATS or (known and all(isinstance(value, float) for value in known)):
        return "number"
    return "count" if known and all(isinstance(value, int) for value in known) else "text"


def _about(graph: nx.Graph[str], lang: str) -> bytes:
    about = {
        "directed": graph.is_directed(),
        "graph": flat.plain(graph.graph),
        "nodes": [{"id": key, **flat.actor(key, data, lang)} for key, data in flat.actors(graph)],
    }
    return json.dumps(about, ensure_ascii=False, sort_keys=True).encode("utf-8")
