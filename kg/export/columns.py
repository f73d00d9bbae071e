"""A table of answers as Parquet: every column of one type, for pandas, polars, DuckDB and R."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kg.export import delimited

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONG = 2**63
_DIGITS = 38  # what readers other than Arrow's own keep of a decimal


def write(columns: Sequence[str], rows: Sequence[Sequence[object]], *, title: str = "") -> bytes:
    """The rows, in their order, as one Parquet file; the same bytes for the same rows.

    A column is of the narrowest type that holds all its values: truth, int64, decimal of up to
    38 digits (digit for digit), float64, date (where every value is a whole day), list of text,
    else text, as CSV would have it but unguarded. IRIs are CURIEs. What is absent is null; a
    column without any value is text. `title` stands in the schema's metadata, under b"kg".
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields, arrays = [], []
    for at, name in enumerate(columns):
        kind, values = _typed([row[at] for row in rows])
        fields.append(pa.field(name, kind))
        arrays.append(pa.array(values, type=kind))
    about = json.dumps({"title": title}, ensure_ascii=False).encode("utf-8")
    table = pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata={b"kg": about}))
    stream = io.BytesIO()
    pq.write_table(table, stream, compression="snappy")
    return stream.getvalue()


def _typed(values: list[Any]) -> tuple[pa.DataType, list[Any]]:
    """The type that holds a column's values, and the values as it takes them."""
    import pyarrow as pa

    known = [value for value in values if value is not None]
    kinds = {type(value) for value in known}
    if kinds == {bool}:
        return pa.bool_(), values
    if kinds and kinds <= {int, Decimal, float}:
        if kind := _number(known, kinds):
            exact = pa.types.is_decimal(kind)
            return kind, [Decimal(v) if exact and v is not None else v for v in values]
    elif kinds and kinds <= {list, tuple}:
        lists = [None if v is None else [delimited.text(each) for each in v] for v in values]
        return pa.list_(pa.string()), lists
    elif kinds == {str} and (days := _days(values)):
        return pa.date32(), days
    return pa.string(), [None if value is None else delimited.text(value) for value in values]


def _number(known: list[Any], kinds: set[type]) -> pa.DataType | None:
    """The type of numbers; None where it would lose a digit of an exact one."""
    import pyarrow as pa

    if float in kinds:
        return pa.float64()
    if kinds == {int} and all(-_LONG <= value < _LONG for value in known):
        return pa.int64()
    numbers = [Decimal(value) for value in known]
    if not all(number.is_finite() for number in numbers):
        return None
    scale = max(max(-int(number.as_tuple().exponent), 0) for number in numbers)
    whole = max(max(number.adjusted() + 1, 1) for number in numbers)
    return pa.decimal128(_DIGITS, scale) if whole + scale <= _DIGITS else None


def _days(values: list[Any]) -> list[date | None]:
    """The values as days; [] where one of them is no whole day."""
    days = []
    for value in values:
        if value is not None and not _DAY.fullmatch(value):
            return []
        try:
            days.append(None if value is None else date.fromisoformat(value))
        except ValueError:
            return []
    return days
