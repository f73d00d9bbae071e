"""Groups whose patterns fall apart into parts that share no variable.

Every row of one part then stands beside every row of the other. Parts are joined by a variable,
by a blank node, by an equality in a FILTER or BIND, by EXISTS, by a table of VALUES of several
rows and by a thing of which both speak and which one has as its subject. An OPTIONAL joins
nothing that stands outside it. What is one row at most multiplies nothing: VALUES, an aggregate,
what is said of one thing. What is in (NOT) EXISTS gives no rows and is not looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.query.patterns import Bind, Expression, Filter, Group, Part, Triple, Values, gives, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.query.patterns import Select
    from kg.query.tokens import Token

Pattern = Triple | Filter | Bind | Values | Part
_ENDS = {"&&", "||", ",", "?", ":"}


MOST = 50
"""Groups within one group that are looked at, each with all but itself around it. Nobody writes
more by hand, and the time grows with the square of their number."""


@dataclass(slots=True, eq=False)
class Piece:
    """Patterns that hang together; `many`: they can have many rows, the first of them at `at`."""

    at: Token
    names: set[str]
    many: bool


class Joined:
    """Patterns joined so far.

    `things` are what any triple has as its subject, `graph` the variable of the GRAPH around.
    """

    def __init__(self, things: frozenset[str], graph: frozenset[str] = frozenset()) -> None:
        self.things, self.graph = things, graph
        self._of: dict[str, Piece] = {}

    @property
    def pieces(self) -> list[Piece]:
        """The pieces in the order of their first patterns."""
        found = {id(piece): piece for piece in self._of.values()}
        return sorted(found.values(), key=lambda piece: _place(piece.at))

    def add(self, piece: Piece) -> None:
        """Join a piece to all it shares a name with; one without names joins nothing."""
        alike = {id(p): p for name in piece.names if (p := self._of.get(name))}
        every = [Piece(piece.at, set(piece.names), piece.many), *alike.values()]
        whole = max(every, key=lambda each: len(each.names))
        counted = [each.at for each in every if each.many]
        whole.at = min(counted or [each.at for each in every], key=_place)
        whole.many = bool(counted)
        for each in every:
            if each is not whole:
                whole.names |= each.names
                self._of |= dict.fromkeys(each.names, whole)
        self._of |= dict.fromkeys(piece.names, whole)

    def attach(self, names: set[str], given: set[str], at: Token, *, many: bool) -> None:
        """Give `given` to the first piece that has one of `names`; a piece of their own if none."""
        found = [self._of[name] for name in names if name in self._of]
        if not found:
            self.add(Piece(at, given | names, many))
            return
        piece = min(found, key=lambda each: _place(each.at))
        new = {name for name in given if name not in self._of}
        piece.names |= new
        self._of |= dict.fromkeys(new, piece)

    def inside(self, part: Part | None = None) -> Joined:
        """The same, to be added to what stands in a part."""
        own = frozenset({named(part.name)} if part and part.name[:1] in {"?", "$"} else ())
        copy = Joined(self.things, own or self.graph)
        for piece in self.pieces:
            twin = Piece(piece.at, set(piece.names), piece.many)
            copy._of |= dict.fromkeys(piece.names, twin)
        return copy


def _place(token: Token) -> tuple[int, int]:
    return token.line, token.column


def products(select: Select) -> Iterator[tuple[Token, set[str], set[str]]]:
    """Where a part begins that nothing joins to the rest, with its variables and the others'."""
    found: dict[Token, tuple[set[str], set[str]]] = {}
    things = frozenset(
        triple.subject for triple in _triples(select.where) if triple.subject[0] not in "?$_"
    )
    _look(select.where, Joined(things), found)
    for at in sorted(found, key=_place):
        yield at, *found[at]


Found = dict["Token", tuple[set[str], set[str]]]


def _look(group: Group, around: Joined, found: Found) -> None:
    """Look through a group that is joined with what stands around it."""
    if group.select:
        _look(group.select.where, Joined(around.things), found)
        return
    whole = _with(around, group.patterns)
    pieces = [piece for piece in whole.pieces if piece.many]
    for piece in pieces[1:]:
        found.setdefault(piece.at, (_shown(piece.names), _shown(pieces[0].names)))
    few = sum(isinstance(pattern, Part) for pattern in group.patterns) <= MOST
    for pattern in group.patterns:
        if isinstance(pattern, Part) and few:
            rest = _with(around, [each for each in group.patterns if each is not pattern])
            for inner in pattern.groups:
                alone = pattern.kind == "minus"  # is worked out by itself, then taken away
                _look(inner, Joined(around.things) if alone else rest.inside(pattern), found)
        for expression in _expressions(pattern):
            for _, there in expression.exists:
                for select in _selects(there):
                    _look(select.where, Joined(around.things), found)


def _with(around: Joined, patterns: Iterable[Pattern]) -> Joined:
    joined = around.inside()
    conditions = []
    for pattern in patterns:
        _join(joined, pattern)
        conditions += [(pattern.at, each) for each in _expressions(pattern)]
    for at, condition in conditions:
        for names in _equal(condition):
            joined.add(Piece(at, names, many=False))
    return joined


def _join(joined: Joined, pattern: Pattern) -> None:
    if isinstance(pattern, Triple):
        names = pattern.variables
        few = pattern.subject in joined.things and len(pattern.path) == 1 and len(names) < 2
        things = joined.things & {pattern.subject, pattern.object}
        joined.add(Piece(pattern.at, names | things | joined.graph, bool(names) and not few))
    elif isinstance(pattern, Values):
        one = pattern.rows < 2
        for names in [{each} for each in pattern.variables] if one else [set(pattern.variables)]:
            joined.add(Piece(pattern.at, names, many=False))
    elif isinstance(pattern, Bind):
        used = {named(token.text) for token in pattern.value.variables}
        joined.attach(used, {named(pattern.variable.text)}, pattern.at, many=False)
    elif isinstance(pattern, Part) and pattern.kind != "minus":
        _join_part(joined, pattern)


def _join_part(joined: Joined, part: Part) -> None:
    within = Joined(joined.things, joined.graph).inside(part)
    pieces = [piece for group in part.groups for piece in _pieces(group, within)]
    if part.kind not in {"union", "optional"}:
        for piece in pieces:
            joined.add(piece)
        return
    names = set().union(*(piece.names for piece in pieces)) | gives(part)
    many = [piece for piece in pieces if piece.many]
    at = many[0].at if many else part.at
    if part.kind == "union":
        joined.add(Piece(at, names, bool(many)))
    else:
        joined.attach(names, names, at, many=bool(many))


def _pieces(group: Group, within: Joined) -> list[Piece]:
    if group.select:
        whole = Part(at=group.at, kind="group", groups=[group])
        inner = _pieces(group.select.where, Joined(within.things))
        many = not group.select.one_row and any(piece.many for piece in inner)
        return [Piece(group.select.at, gives(whole), many)]
    return _with(within, group.patterns).pieces


def _expressions(pattern: Pattern) -> list[Expression]:
    if isinstance(pattern, Filter):
        return [pattern.test]
    return [pattern.value] if isinstance(pattern, Bind) else []


def _equal(expression: Expression) -> Iterator[set[str]]:
    """Sets of variables that an expression says are equal, or that one EXISTS speaks of."""
    tokens = expression.tokens
    for index, token in enumerate(tokens):
        negated = index and tokens[index - 1].is_("NOT", "!")
        if token.is_("=", "IN", "SAMETERM") and not negated:
            before = range(index - 1, -1, -1) if not token.is_("SAMETERM") else ()
            after = range(index + 1, len(tokens))
            sides = [_side(expression, before, ")"), _side(expression, after, "(")]
            if token.is_("SAMETERM") or all(sides):
                yield sides[0] | sides[1]
    for there, group in expression.exists:
        if there:
            yield _used(group)


def _side(expression: Expression, places: Iterable[int], opens: str) -> set[str]:
    """The variables of one side of a comparison: up to what ends its condition."""
    depth, names = 0, set()
    for place in places:
        token = expression.tokens[place]
        if token.text in "()":
            depth += 1 if token.text == opens else -1
            if depth < 0:
                break
        elif depth == 0 and token.text in _ENDS:
            break
        elif token.kind == "variable":
            names.add(named(token.text))
    return names


def _used(group: Group) -> set[str]:
    names = gives(Part(at=group.at, kind="group", groups=[group]))
    for pattern in group.patterns:
        for expression in _expressions(pattern):
            names |= {named(token.text) for token in expression.variables}
    return names


def _triples(group: Group) -> Iterator[Triple]:
    for pattern in group.select.where.patterns if group.select else group.patterns:
        if isinstance(pattern, Triple):
            yield pattern
        elif isinstance(pattern, Part):
            for inner in pattern.groups:
                yield from _triples(inner)


def _selects(group: Group) -> Iterator[Select]:
    if group.select:
        yield group.select
    for pattern in group.patterns:
        if isinstance(pattern, Part):
            for inner in pattern.groups:
                yield from _selects(inner)


def _shown(names: set[str]) -> set[str]:
    return {name for name in names if name[0] == "?"} or names
