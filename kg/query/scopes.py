"""Variables that are used where nothing binds them (SPARQL 1.1, §18.2.1).

A FILTER sees its own group, and in an OPTIONAL what stands before that; a BIND sees what
stands before it in its group; a subselect sees nothing of what stands around it; within EXISTS all
around is seen. `?none` is a name for a variable that is unbound on purpose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query.patterns import (
    Bind,
    Column,
    Expression,
    Filter,
    Group,
    Part,
    bound,
    gives,
    named,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.query.patterns import Select
    from kg.query.tokens import Token

NONE = "?none"
NEVER, ELSEWHERE, LATER = "never", "elsewhere", "later"


class Scopes:
    """Looks through one query; `everywhere` is what any of its patterns can bind."""

    def __init__(self, select: Select) -> None:
        self._select = select
        self.everywhere = _all(select)

    def unbound(self) -> Iterator[tuple[Token, str]]:
        """Each variable that is used where it is not bound, once a line.

        With NEVER, ELSEWHERE or LATER.
        """
        seen = set()
        for token, why in self._of_select(self._select, set()):
            if (once := (named(token.text), token.line)) not in seen:
                seen.add(once)
                yield token, why

    def _of_select(self, select: Select, around: set[str]) -> Iterator[tuple[Token, str]]:
        yield from self._of_group(select.where, around)
        known = bound(select.where) | around
        known |= set(select.values.variables) if select.values else set()
        yield from self._of_columns(select.grouped, known)
        yield from self._of_columns(select.columns, known)
        for test in select.having:
            yield from self._uses(test, known)
        yield from self._of_columns(select.ordered, known)
        for triple in select.template:
            for token in (triple.at, *triple.path):
                yield from self._use(token, known)
            for end in (triple.subject, triple.object):
                if end[0] == "?" and end not in known:
                    yield from self._use(_as(triple.at, end), known)

    def _of_columns(
        self, columns: Iterable[Column], known: set[str]
    ) -> Iterator[tuple[Token, str]]:
        """The columns in their order: each may use those before it."""
        for column in columns:
            if column.value:
                yield from self._uses(column.value, known)
                if column.variable:
                    known.add(named(column.variable.text))
            elif column.variable:
                yield from self._use(column.variable, known)

    def _of_group(self, group: Group, around: set[str]) -> Iterator[tuple[Token, str]]:
        """`around`: what is seen of outside, in an OPTIONAL or EXISTS."""
        if group.select:
            yield from self._of_select(group.select, set())
            return
        known, before = bound(group) | around, set(around)
        for pattern in group.patterns:
            if isinstance(pattern, Filter):
                yield from self._uses(pattern.test, known)
            elif isinstance(pattern, Bind):
                later = known - before - {named(pattern.variable.text)}
                yield from self._uses(pattern.value, before, later)
            elif isinstance(pattern, Part):
                seen = before if pattern.kind in {"optional", "lateral"} else set()
                for inner in pattern.groups:
                    yield from self._of_group(inner, seen | (around if self._exists else set()))
            before |= gives(pattern)

    _exists = 0

    def _uses(
        self, expression: Expression, known: set[str], later: set[str] | None = None
    ) -> Iterator[tuple[Token, str]]:
        for token in expression.variables:
            yield from self._use(token, known, later)
        for _, group in expression.exists:
            self._exists += 1
            yield from self._of_group(group, known)
            self._exists -= 1

    def _use(
        self, token: Token, known: set[str], later: set[str] | None = None
    ) -> Iterator[tuple[Token, str]]:
        name = named(token.text)
        if token.kind != "variable" or name in known or name == NONE:
            return
        if later and name in later:
            yield token, LATER
        else:
            yield token, ELSEWHERE if name in self.everywhere else NEVER


def _as(at: Token, name: str) -> Token:
    from dataclasses import replace

    return replace(at, kind="variable", text=name)


def _all(select: Select) -> set[str]:
    """Every variable that any pattern of a query can bind, subselects and all."""
    found = set(select.values.variables) if select.values else set()
    found |= {
        named(c.variable.text) for c in (*select.columns, *select.grouped) if c.variable and c.value
    }
    return found | _within(select.where)


def _within(group: Group) -> set[str]:
    if group.select:
        return _all(group.select)
    found: set[str] = set()
    for pattern in group.patterns:
        found |= gives(pattern)
        if isinstance(pattern, Part):
            found = found.union(*map(_within, pattern.groups))
        test = pattern.test if isinstance(pattern, Filter) else None
        value = pattern.value if isinstance(pattern, Bind) else test
        for _, inner in value.exists if value else ():
            found |= _within(inner)
    return found
