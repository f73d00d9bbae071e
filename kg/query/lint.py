"""A look through a query, before it is asked: what in it cannot be meant.

Nothing is asked of a store. What is looked for: a text that cannot be read, prefixes that are not
declared, terms that the graph's vocabulary does not have, variables that nothing binds, parts that
no variable joins (`kg.query.products`), rows without an order, parameters and columns of the
header that the query does not have.

An exception stands in the file with its reason: `# lint: allow RULE: why`, on the line that it is
about or on the one before; before the query's first word it is about the whole file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.query.binding import bind
from kg.query.lexicon import CLASS, PROPERTY, known_space, lexicon, like
from kg.query.names import CLASSES, LISTS
from kg.query.ordering import unsorted
from kg.query.patterns import Bind, Filter, Part, Triple, bound, gives, named, projected
from kg.query.products import products
from kg.query.question import parse_question
from kg.query.reading import UnreadableError, read
from kg.query.remarks import ERROR, SAID, Remark
from kg.query.scopes import ELSEWHERE, LATER, NEVER, Scopes
from kg.query.tokens import Token, tokens
from kg.store.engine import guard
from kg.values.names import nearest
from kg.vocabulary import KG, curie, prefixes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.query.patterns import Group, Select
    from kg.query.question import Question

TYPES = (*CLASSES, *LISTS, "day", "text")
MOST_NAMED = 4
LONG = 2_000
"""Tokens of a text that is read and not planned; the longest shipped query has 1,600."""
_AT = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_ALLOW = re.compile(r"#\s*lint:\s*allow\s+([\w-]+)\s*(?::\s*(.*))?")
_LONGEST = 120


def lint(text: str, base: str, path: str = "") -> list[Remark]:
    """What there is to mend in a query, by line and column; [] where there is nothing.

    `base` is what `id:` stands for; `path` names the file in the remarks and in its header's.
    A text that is no query, or that no store here would take, has one remark that says so.
    """
    try:
        guard(text)
        question = parse_question(text, "query", path)
    except KgError as error:
        return [Remark(rule="syntax", line=1, column=1, values={"why": str(error)}, file=path)]
    found = list(Linter(question, base).remarks())
    return [replace(each, file=path) for each in _allowed(question.text, found)]


@dataclass(frozen=True, slots=True)
class Linter:
    """Looks through one query."""

    question: Question
    base: str

    def remarks(self) -> Iterator[Remark]:
        """Everything there is to remark on, in no order."""
        every = [token for token in tokens(self.question.text) if token.kind != "comment"]
        spaces, declared = self._spaces(every)
        yield from self._prefixes(every, spaces, declared)
        yield from self._terms(every, spaces, declared)
        problem = self._syntax(every, spaces)
        try:
            select = read(self.question.text)
        except (UnreadableError, RecursionError):
            if problem:
                yield problem
            return
        grouped = list(_ungrouped(select))
        yield from grouped or ([problem] if problem else [])
        if not problem:
            yield from self._meaning(select, spaces)

    def _meaning(self, select: Select, spaces: Mapping[str, str]) -> Iterator[Remark]:
        yield from _kinds(select.where, spaces)
        yield from self._unbound(select)
        for at, these, those in products(select):
            yield _remark("product", at, these=_few(these), those=_few(those))
        yield from unsorted(select)
        yield from _idle(select.where)
        yield from self._header(select)

    # ── Prefixes and terms ──────────────────────────────────────────────────

    def _spaces(self, every: Sequence[Token]) -> tuple[dict[str, str], set[int]]:
        """What each prefix stands for, and which tokens are declarations."""
        spaces, declared = prefixes(self.base), set[int]()
        for index, token in enumerate(every[:-2]):
            if token.is_("PREFIX") and every[index + 2].kind == "iri":
                declared |= {index + 1, index + 2}
                spaces[every[index + 1].text.removesuffix(":")] = every[index + 2].text[1:-1]
            elif token.is_("BASE"):
                declared.add(index + 1)
        return spaces, declared

    def _prefixes(
        self, every: Sequence[Token], spaces: Mapping[str, str], declared: set[int]
    ) -> Iterator[Remark]:
        ours, told = prefixes(self.base), set()
        for index, token in enumerate(every):
            if token.kind != "name":
                continue
            prefix = token.text.partition(":")[0]
            if index in declared:
                if prefix in ours and spaces[prefix] != ours[prefix]:
                    yield _remark(
                        "prefix-elsewhere",
                        token,
                        prefix=prefix, iri=spaces[prefix], ours=ours[prefix],
                    )  # fmt: skip
            elif prefix not in spaces and prefix not in told:
                told.add(prefix)
                near = nearest(prefix, sorted(spaces), 1)
                yield _remark(
                    "prefix", token, tuple(f"{each}:" for each in near),
                    prefix=prefix, known=" ".join(f"{each}:" for each in sorted(ours)),
                )  # fmt: skip

    def _terms(
        self, every: Sequence[Token], spaces: Mapping[str, str], declared: set[int]
    ) -> Iterator[Remark]:
        known = lexicon()
        for index, token in enumerate(every):
            iri = _iri(token, spaces) if index not in declared else ""
            space = known_space(iri)
            if not space or iri in known or iri == prefixes(self.base)[space]:
                continue
            rule = "term" if iri.startswith(KG) else "term-unused"
            yield _remark(rule, token, like(iri), term=curie(iri, self.base))

    # ── What an engine says ─────────────────────────────────────────────────

    def _syntax(self, every: Sequence[Token], spaces: Mapping[str, str]) -> Remark | None:
        """Where an engine stops reading the text, if it does.

        The text is read and never answered: a value is asked to be put in for a variable that no
        query has, which is refused after reading. Prefixes that are not declared are told apart.
        A long text is read with something behind its end that no query has: an engine that had
        read it would plan it, too, and Oxigraph plans 800 patterns for 15 seconds.
        """
        from pyoxigraph import Literal, Store, Variable

        prefix = {token.text.partition(":")[0] for token in every if token.kind == "name"}
        spare = dict.fromkeys(prefix - spaces.keys(), "urn:undeclared:")
        long = len(every) > LONG
        try:
            Store().query(
                self.question.text + ("\n\x01" if long else ""),
                prefixes={**spare, **prefixes(self.base)},
                base_iri=self.base,
                substitutions={Variable("kgLint"): Literal("")},
            )
        except SyntaxError as error:
            match = _AT.match(str(error))
            line, column, why = match.groups() if match else ("1", "1", str(error))
            if long and int(line) > self.question.text.count("\n") + 1:
                return None
            why = " ".join(why.split())
            short = why if len(why) <= _LONGEST else f"{why[:_LONGEST]} …"
            return Remark(rule="syntax", line=int(line), column=int(column), values={"why": short})
        except (ValueError, RuntimeError):
            return None  # it was read, which is all that is asked here; answering it failed
        return None

    # ── Variables ───────────────────────────────────────────────────────────

    def _unbound(self, select: Select) -> Iterator[Remark]:
        scopes = Scopes(select)
        rules = {NEVER: "unbound", ELSEWHERE: "unbound-here", LATER: "unbound-yet"}
        names = sorted(name for name in scopes.everywhere if name[0] == "?")
        for token, why in scopes.unbound():
            near = nearest(named(token.text)[1:], [name[1:] for name in names], 1)
            meant = tuple(f"?{each}" for each in near) if why == NEVER else ()
            yield _remark(rules[why], token, meant, variable=named(token.text))

    # ── The header ──────────────────────────────────────────────────────────

    def _header(self, select: Select) -> Iterator[Remark]:
        declared = {part.split(":")[0] for part in self.question.header.get("params", "").split()}
        at = self._line("params")
        for param in self.question.params:
            if param.type not in TYPES:
                near = nearest(param.type, TYPES, 1)
                values = {"name": param.name, "type": param.type, "known": ", ".join(TYPES)}
                yield _remark("parameter-type", at, near, **values)
            if param.name in declared and not self._binds(param.name):
                yield _remark("parameter", at, name=param.name)
        given = projected(select)
        for column in self.question.columns:
            names = {f"?{column}", f"?{column.removesuffix('_label')}"}
            if select.form == "SELECT" and not names & given:
                near = nearest(column, [name[1:] for name in sorted(given)], 1)
                yield _remark("column", self._line("columns"), near, name=column)

    def _binds(self, name: str) -> bool:
        try:
            bind(self.question, {name: ["<urn:x>"]})
        except KgError:
            return False
        return True

    def _line(self, key: str) -> Token:
        for number, line in enumerate(self.question.text.split("\n"), 1):
            if line.startswith(f"#+ {key}:"):
                return Token("comment", line, number, 1)
        return Token("comment", "", 1, 1)


def _remark(key: str, at: Token, near: tuple[str, ...] = (), /, **values: str) -> Remark:
    return Remark(rule=key, line=at.line, column=at.column, values=values, near=near)


def _few(names: set[str]) -> str:
    shown = sorted(name.strip() for name in names)
    return " ".join(shown[:MOST_NAMED]) + (" …" if len(shown) > MOST_NAMED else "")


def _iri(token: Token, spaces: Mapping[str, str]) -> str:
    if token.kind == "iri":
        return token.text[1:-1]
    prefix, colon, name = token.text.partition(":")
    return spaces[prefix] + name if token.kind == "name" and colon and prefix in spaces else ""


def _kinds(group: Group, spaces: Mapping[str, str]) -> Iterator[Remark]:
    """Classes that stand where a property should, and the other way round."""
    kinds = lexicon()
    for triple in _every(group):
        for token in triple.path:
            iri = _iri(token, spaces)
            if kinds.get(iri) == CLASS:
                yield _remark("class", token, term=token.text)
        if [token.text for token in triple.path] in (["a"], ["rdf:type"]):
            prefix, colon, name = triple.object.partition(":")
            iri = spaces.get(prefix, "") + name if colon else ""
            if kinds.get(iri) == PROPERTY:
                yield _remark("property", triple.at, term=triple.object)


def _every(group: Group) -> Iterator[Triple]:
    """All triples of a query, those in subselects and EXISTS among them."""
    for pattern in group.select.where.patterns if group.select else group.patterns:
        if isinstance(pattern, Triple):
            yield pattern
        elif isinstance(pattern, Part):
            for inner in pattern.groups:
                yield from _every(inner)
        elif isinstance(pattern, Filter | Bind):
            value = pattern.test if isinstance(pattern, Filter) else pattern.value
            for _, inner in value.exists:
                yield from _every(inner)


def _idle(group: Group) -> Iterator[Remark]:
    """MINUS that shares no variable with what stands before it."""
    if group.select:
        yield from _idle(group.select.where)
    before: set[str] = set()
    for pattern in group.patterns:
        if isinstance(pattern, Part):
            if pattern.kind == "minus" and before.isdisjoint(bound(pattern.groups[0])):
                yield _remark("minus", pattern.at)
            for inner in pattern.groups:
                yield from _idle(inner)
        before |= gives(pattern)


def _ungrouped(select: Select) -> Iterator[Remark]:
    """Columns that are neither grouped nor counted, in a query that groups or counts."""
    counts = any(column.value and column.value.aggregates for column in select.columns)
    if not (select.grouped or counts):
        return
    keys = {named(key.variable.text) for key in select.grouped if key.variable}
    for column in select.columns:
        if column.variable and not column.value and named(column.variable.text) not in keys:
            yield _remark("grouped", column.variable, variable=named(column.variable.text))


def _allowed(text: str, found: Sequence[Remark]) -> list[Remark]:
    """The remarks that no exception of the text allows, and those on its exceptions; sorted."""
    every = list(tokens(text))
    first = next((token.line for token in every if token.kind != "comment"), 1)
    kept, more = list(found), []
    for token in every:
        match = _ALLOW.match(token.text) if token.kind == "comment" else None
        if not match:
            continue
        rule, reason = match[1], match[2]
        if rule not in SAID or not reason:
            known = ", ".join(key for key in SAID if not key.startswith("allow"))
            more.append(_remark("allow", token, rule=rule if rule in SAID else "RULE", known=known))
            continue
        lines = {token.line, token.line + 1} if token.line >= first else set()
        left = [each for each in kept if each.rule != rule or (lines and each.line not in lines)]
        if len(left) == len(kept):
            more.append(_remark("allow-unused", token, rule=rule))
        kept = left
    return sorted([*kept, *more], key=lambda each: (each.line, each.column, each.rule))


def failed(found: Sequence[Remark]) -> bool:
    """Whether any remark is an error."""
    return any(each.severity == ERROR for each in found)
