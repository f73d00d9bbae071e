"""What a SPARQL query is made of: its groups, patterns and expressions, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.query.tokens import Token


@dataclass(slots=True, kw_only=True)
class Expression:
    """An expression: its tokens without those of its EXISTS groups, which stand apart."""

    tokens: list[Token] = field(default_factory=list)
    exists: list[tuple[bool, Group]] = field(default_factory=list)
    """Whether there must be something, and in what."""

    @property
    def variables(self) -> list[Token]:
        """Its variables outside EXISTS, as often as they are used."""
        return [token for token in self.tokens if token.kind == "variable"]

    @property
    def aggregates(self) -> bool:
        """Whether it counts or adds up."""
        return any(
            token.kind == "word" and token.text.upper() in AGGREGATES for token in self.tokens
        )


@dataclass(slots=True, kw_only=True)
class Triple:
    """One triple pattern or path. Its ends are texts: ?x for a variable, _:1 for a blank node."""

    at: Token
    subject: str
    path: list[Token]
    object: str

    @property
    def variables(self) -> set[str]:
        """Its variables and blank nodes."""
        of_path = [token.text for token in self.path if token.kind == "variable"]
        ends = [self.subject, *of_path, self.object]
        return {named(end) for end in ends if end[0] in "?$_"}


@dataclass(slots=True, kw_only=True)
class Filter:
    """A condition on its group."""

    at: Token
    test: Expression


@dataclass(slots=True, kw_only=True)
class Bind:
    """A variable worked out from what stands before it."""

    at: Token
    value: Expression
    variable: Token


@dataclass(slots=True, kw_only=True)
class Values:
    """A table written out: its variables and the number of its rows."""

    at: Token
    variables: list[str]
    rows: int


@dataclass(slots=True, kw_only=True)
class Part:
    """Groups within a group. `kind`: group, union, optional, minus, graph, service or lateral.

    `name` is the variable or IRI of a graph or service, "" for the others.
    """

    at: Token
    kind: str
    groups: list[Group]
    name: str = ""


@dataclass(slots=True, kw_only=True)
class Group:
    """What stands between two braces: patterns in their order, or one SELECT."""

    at: Token
    patterns: list[Triple | Filter | Bind | Values | Part] = field(default_factory=list)
    select: Select | None = None


@dataclass(slots=True, kw_only=True)
class Column:
    """One thing that a query selects, groups or sorts by.

    `variable` is what it is called; `value` None where it is that variable itself.
    """

    variable: Token | None
    value: Expression | None = None


@dataclass(slots=True, kw_only=True)
class Select:
    """A query or subselect. `form`: SELECT, ASK, CONSTRUCT or DESCRIBE; `every`: SELECT *."""

    at: Token
    form: str
    where: Group
    columns: list[Column] = field(default_factory=list)
    every: bool = False
    distinct: bool = False
    template: list[Triple] = field(default_factory=list)
    grouped: list[Column] = field(default_factory=list)
    having: list[Expression] = field(default_factory=list)
    ordered: list[Column] = field(default_factory=list)
    limit: int | None = None
    values: Values | None = None

    @property
    def one_row(self) -> bool:
        """Whether it has one row at most, whatever there is."""
        counts = any(column.value and column.value.aggregates for column in self.columns)
        return self.limit in {0, 1} or (counts and not self.grouped)


AGGREGATES = {"COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT"}


def named(variable: str) -> str:
    """A variable as ?name, however its sign is written; anything else as it is.

    >>> named("$who"), named("_:b")
    ('?who', '_:b')
    """
    return f"?{variable[1:]}" if variable[:1] == "$" else variable


def bound(group: Group) -> set[str]:
    """The variables that a group can bind, blank nodes among them."""
    if group.select:
        return projected(group.select)
    found: set[str] = set()
    for pattern in group.patterns:
        found |= gives(pattern)
    return found


def gives(pattern: Triple | Filter | Bind | Values | Part) -> set[str]:
    """The variables that one pattern of a group can bind for the others."""
    if isinstance(pattern, Triple):
        return pattern.variables
    if isinstance(pattern, Bind):
        return {named(pattern.variable.text)}
    if isinstance(pattern, Values):
        return set(pattern.variables)
    if isinstance(pattern, Filter) or pattern.kind == "minus":
        return set()
    own = {named(pattern.name)} if pattern.name[:1] in {"?", "$"} else set()
    return own.union(*map(bound, pattern.groups))


def projected(select: Select) -> set[str]:
    """The variables that a subselect gives to what stands around it."""
    given = set(select.values.variables) if select.values else set()
    if select.every:
        return {each for each in bound(select.where) if each[0] == "?"} | given
    return {named(column.variable.text) for column in select.columns if column.variable} | given
