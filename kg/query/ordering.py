"""Whether a query's rows have an order, and whether it settles all that is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query.patterns import Bind, Part, Values, named
from kg.query.remarks import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.query.patterns import Expression, Group, Select

ENOUGH = 3
BEYOND = 1_000_000_000
"""A LIMIT that cuts nothing: it tells an engine to work its subselect out first."""
RANDOM = {"RAND", "UUID", "STRUUID", "BNODE"}


def unsorted(select: Select) -> Iterator[Remark]:
    """Remarks on the order of a query's rows, and on LIMITs of its subselects without one."""
    for inner in _inner(select.where):
        cut = inner.limit is not None and inner.limit < BEYOND
        if cut and not inner.ordered and not inner.one_row:
            yield _remark("limit", inner)
    if select.form != "SELECT" or select.one_row:
        return
    columns = [named(column.variable.text) for column in select.columns if column.variable]
    if not select.ordered:
        shown = " ".join(columns[:ENOUGH]) or "?…"
        rule = "order" if select.limit is None else "limit"
        yield _remark(rule, select, columns=shown)
        return
    settled = _settled(select)
    left = [name for name in columns if name not in settled]
    if left:
        yield _remark("order-partial", select, columns=" ".join(left))


def _settled(select: Select) -> set[str]:
    """The columns that are the same in all rows that the order takes for equal."""
    keys = {named(key.variable.text) for key in select.ordered if key.variable and not key.value}
    grouped = {named(key.variable.text) for key in select.grouped if key.variable}
    known = {
        named(column.variable.text): column.value for column in select.columns if column.variable
    }
    if select.grouped and grouped <= keys:
        return set(known)
    worked_out: list[tuple[str, Expression]] = [
        (name, value) for name, value in known.items() if value and not value.aggregates
    ]
    for pattern in select.where.patterns:
        if isinstance(pattern, Bind):
            worked_out.append((named(pattern.variable.text), pattern.value))
        elif isinstance(pattern, Values) and pattern.rows == 1:
            keys |= set(pattern.variables)
    before = -1
    while len(keys) != before:
        before = len(keys)
        keys |= {name for name, value in worked_out if _follows(value, keys)}
    return keys


def _follows(value: Expression, keys: set[str]) -> bool:
    drawn = any(token.is_(*RANDOM) for token in value.tokens)
    return not (drawn or value.exists) and all(named(t.text) in keys for t in value.variables)


def _inner(group: Group) -> Iterator[Select]:
    if group.select:
        yield group.select
        yield from _inner(group.select.where)
    for pattern in group.patterns:
        if isinstance(pattern, Part):
            for each in pattern.groups:
                yield from _inner(each)


def _remark(rule: str, select: Select, **values: str) -> Remark:
    at = select.at
    return Remark(rule=rule, line=at.line, column=at.column, values=values)
