"""A SPARQL query's text to what it is made of.

Only what an engine has accepted is read, so nothing is checked here: `Unreadable` says that a
text is none. It goes as deep as the text's brackets; `kg.store.engine.guard` limits them.
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
    Select,
    Triple,
    Values,
    named,
)
from kg.query.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
PARTS = ("OPTIONAL", "MINUS", "GRAPH", "SERVICE", "LATERAL")
_END = Token("end", "", 0, 0)


class UnreadableError(Exception):
    """A text that is no query, or one that this reader does not know."""


def read(text: str) -> Select:
    """The query that a text holds, after its prologue."""
    return Reader([token for token in tokens(text) if token.kind != "comment"]).query()


class Reader:
    """Reads one query from its tokens, front to back."""

    def __init__(self, found: Sequence[Token]) -> None:
        self._tokens, self._next, self._blanks = found, 0, 0

    def query(self) -> Select:
        """The whole query."""
        while self._at.is_("BASE", "PREFIX", "VERSION"):
            self._take()
            while not self._at.is_("BASE", "PREFIX", "VERSION", *FORMS):
                self._take()
        found = self._select()
        if self._at is not _END:
            raise UnreadableError(self._at.text)
        return found

    # ── Tokens ──────────────────────────────────────────────────────────────

    @property
    def _at(self) -> Token:
        return self._tokens[self._next] if self._next < len(self._tokens) else _END

    def _take(self) -> Token:
        token = self._at
        if token is _END:
            raise UnreadableError("the text ends")
        self._next += 1
        return token

    def _skip(self, *words: str) -> bool:
        if self._at.is_(*words):
            self._next += 1
            return True
        return False

    def _expect(self, *words: str) -> Token:
        if not self._at.is_(*words):
            raise UnreadableError(f"{self._at.text!r} for {words}")
        return self._take()

    # ── Queries ─────────────────────────────────────────────────────────────

    def _select(self) -> Select:
        at = self._expect(*FORMS)
        form = at.text.upper()
        select = Select(at=at, form=form, where=Group(at=at))
        if form == "SELECT":
            select.distinct = self._skip("DISTINCT")
            self._skip("REDUCED")
        if form == "CONSTRUCT" and self._at.is_("{"):
            self._take()
            select.template = self._triples_block()
            self._expect("}")
        if form in {"SELECT", "DESCRIBE"}:
            self._columns(select)
        while self._skip("FROM"):
            self._skip("NAMED")
            self._take()
        if self._skip("WHERE") or self._at.is_("{"):
            select.where = self.group()
        self._modifiers(select)
        return select

    def _columns(self, select: Select) -> None:
        select.every = self._skip("*")
        while not (self._at.is_("WHERE", "FROM", "{") or self._at is _END):
            if self._at.is_("("):
                self._take()
                value = self._expression()
                self._expect("AS")
                select.columns.append(Column(variable=self._take(), value=value))
                self._expect(")")
            elif (token := self._take()).kind == "variable":
                select.columns.append(Column(variable=token))

    def _modifiers(self, select: Select) -> None:
        while self._at is not _END and not self._at.is_("}"):
            at = self._take()
            if at.is_("GROUP"):
                self._expect("BY")
                select.grouped = self._keys()
            elif at.is_("HAVING"):
                select.having = [key.value for key in self._keys() if key.value]
            elif at.is_("ORDER"):
                self._expect("BY")
                select.ordered = self._keys()
            elif at.is_("LIMIT", "OFFSET"):
                number = int(self._take().text)
                select.limit = number if at.is_("LIMIT") else select.limit
            elif at.is_("VALUES"):
                select.values = self._values(at)
            else:
                raise UnreadableError(at.text)

    def _keys(self) -> list[Column]:
        """What stands after GROUP BY, HAVING or ORDER BY; ASC and DESC say nothing here."""
        found: list[Column] = []
        while not (
            self._at is _END or self._at.is_("}", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES")
        ):
            self._skip("ASC", "DESC")
            if self._at.kind == "variable":
                found.append(Column(variable=self._take()))
                continue
            if not self._at.is_("("):
                found.append(Column(variable=None, value=self._call()))
                continue
            self._take()
            value = self._expression()
            own = self._take() if self._skip("AS") else None
            self._expect(")")
            alone = value.tokens[0] if len(value.tokens) == 1 and not own else None
            if alone and alone.kind == "variable":
                found.append(Column(variable=alone))
            else:
                found.append(Column(variable=own, value=value))
        return found

    # ── Groups ──────────────────────────────────────────────────────────────

    def group(self) -> Group:
        """A group with its braces."""
        found = Group(at=self._expect("{"))
        if self._at.is_("SELECT"):
            found.select = self._select()
            self._expect("}")
            return found
        while not self._skip("}"):
            self._pattern(found)
        return found

    def _pattern(self, group: Group) -> None:
        at = self._at
        if self._skip("."):
            return
        if self._skip("FILTER"):
            group.patterns.append(Filter(at=at, test=self._constraint()))
        elif self._skip("BIND"):
            self._expect("(")
            value = self._expression()
            self._expect("AS")
            group.patterns.append(Bind(at=at, value=value, variable=self._take()))
            self._expect(")")
        elif self._skip("VALUES"):
            group.patterns.append(self._values(at))
        elif self._skip(*PARTS):
            self._skip("SILENT")
            name = self._take().text if at.is_("GRAPH", "SERVICE") else ""
            kind = at.text.lower()
            group.patterns.append(Part(at=at, kind=kind, groups=[self.group()], name=name))
        elif at.is_("{"):
            groups = [self.group()]
            while self._skip("UNION"):
                groups.append(self.group())
            kind = "union" if len(groups) > 1 else "group"
            group.patterns.append(Part(at=at, kind=kind, groups=groups))
        else:
            group.patterns += self._triples()

    def _values(self, at: Token) -> Values:
        several = self._skip("(")
        variables: list[str] = []
        while not self._skip(")") if several else not variables:
            variables.append(named(self._take().text))
        self._expect("{")
        rows = 0
        while not self._skip("}"):
            if self._skip("("):
                while not self._skip(")"):
                    self._take()
            else:
                self._term([])
            rows += 1
        return Values(at=at, variables=variables, rows=rows)

    # ── Expressions ─────────────────────────────────────────────────────────

    def _constraint(self) -> Expression:
        if self._at.is_("("):
            self._take()
            found = self._expression()
            self._expect(")")
            return found
        return self._call()

    def _call(self) -> Expression:
        """A function with its arguments, or EXISTS with its group, without brackets around."""
        found = Expression()
        while not self._at.is_("(", "EXISTS"):
            found.tokens.append(self._take())
        if self._at.is_("EXISTS"):
            self._exists(found)
            return found
        found.tokens.append(self._take())
        inner = self._expression()
        found.tokens += [*inner.tokens, self._expect(")")]
        found.exists += inner.exists
        return found

    def _expression(self) -> Expression:
        """Everything up to AS or ), whichever stands outside all brackets and is left."""
        found, depth = Expression(), 0
        while depth or not self._at.is_("AS", ")"):
            if self._at.is_("EXISTS"):
                self._exists(found)
                continue
            depth += {"(": 1, ")": -1}.get(self._at.text, 0)
            found.tokens.append(self._take())
        return found

    def _exists(self, found: Expression) -> None:
        there = not (found.tokens and found.tokens[-1].is_("NOT"))
        self._expect("EXISTS")
        found.exists.append((there, self.group()))

    # ── Triples ─────────────────────────────────────────────────────────────

    def _triples_block(self) -> list[Triple]:
        found: list[Triple] = []
        while not self._at.is_("}"):
            if not self._skip("."):
                found += self._triples()
        return found

    def _triples(self) -> list[Triple]:
        """A subject with all that is said of it."""
        found: list[Triple] = []
        alone = self._at.is_("[", "(", "<<")
        subject = self._term(found)
        if not (alone and self._at.is_(".", "}")):
            self._properties(subject, found)
        return found

    def _properties(self, subject: str, found: list[Triple]) -> None:
        while not self._at.is_(".", "}", "]", "|}"):
            if self._skip(";"):
                continue
            at, path = self._at, self._path()
            while True:
                found.append(Triple(at=at, subject=subject, path=path, object=self._term(found)))
                self._annotations(found)
                if not self._skip(","):
                    break
            if not self._at.is_(";"):
                return

    def _annotations(self, found: list[Triple]) -> None:
        """What RDF 1.2 says of the triple just read; it is about that triple's own node."""
        while self._at.is_("~", "{|"):
            if self._skip("~"):
                if self._at.kind in {"iri", "name", "blank", "variable"}:
                    self._take()
            else:
                self._take()
                self._properties(found[-1].subject, found)
                self._expect("|}")

    def _path(self) -> list[Token]:
        if self._at.kind == "variable":
            return [self._take()]
        found: list[Token] = []
        while True:
            while self._at.is_("^", "!"):
                found.append(self._take())
            if self._at.is_("("):
                found += self._brackets()
            else:
                found.append(self._take())
            while self._at.is_("*", "+", "?"):
                found.append(self._take())
            if not self._at.is_("/", "|", "^"):
                return found
            if not self._at.is_("^"):
                found.append(self._take())

    def _brackets(self) -> list[Token]:
        found, depth = [self._expect("(")], 1
        while depth:
            depth += {"(": 1, ")": -1}.get(self._at.text, 0)
            found.append(self._take())
        return found

    def _term(self, found: list[Triple]) -> str:
        """A subject, object or value; what is said within brackets is added to `found`."""
        at = self._take()
        if at.is_("["):
            own = self._blank()
            self._properties(own, found)
            self._expect("]")
            return own
        if at.is_("("):
            return self._sequence(at, found, ")")
        if at.is_("<<"):
            return self._sequence(at, found, ">>")
        if at.is_("+", "-"):
            return at.text + self._take().text
        if at.kind == "string" and (self._at.kind == "language" or self._skip("^^")):
            self._take()
        return named(at.text)

    def _sequence(self, at: Token, found: list[Triple], end: str) -> str:
        """A collection or a quoted triple: a node of its own that is joined to its members."""
        own = self._blank()
        while not self._skip(end):
            found.append(Triple(at=at, subject=own, path=[], object=self._term(found)))
        return own

    def _blank(self) -> str:
        self._blanks += 1
        return f"_:{self._blanks} "
