"""What every engine answers with, and what no engine is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any, Protocol

from kg.errors import KgError
from kg.progress import steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyoxigraph import (
        BlankNode,
        Literal,
        NamedNode,
        QueryBoolean,
        QuerySolutions,
        QueryTriples,
        Triple,
    )

    Term = NamedNode | BlankNode | Literal
    Results = QuerySolutions | QueryBoolean | QueryTriples | list[Triple]

LONGEST = 200_000
DEEPEST = 100
MOST_UNIONS = 500
MOST_OPERATORS = 2_000
MOST_DESCRIBED = 1_000
MOST_SERVICES = 500
"""How often the letters SERVICE may stand anywhere: each is looked at to the end of its word."""

TOKENS = re.compile(
    # A string that is not closed is one all the same: looking for its end again from every
    # quote in it would take minutes.
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*+(?:""")?|\'\'\'(?:[^\'\\]|\\.|\'{1,2}(?!\'))*+(?:\'\'\')?'
    r'|"(?:[^"\\\n]|\\.)*+"?|\'(?:[^\'\\\n]|\\.)*+\'?'
    r"|<[^<>\"{}|^`\\\x00-\x20]*>|#[^\r\n]*"
    r"|[?$]\w+|[\w.-]{0,64}:[\w.%:-]*|@[\w-]+|\w+|[{}()\[\]]",
    re.DOTALL,
)
_GAP = r"(?>\s|\#[^\r\n]*+)*+"
# What an engine could read as a SERVICE clause, wherever it stands: which `<` opens an IRI
# and which `#` a comment only a whole parser can tell, so that strings could hide one.
_SERVICE = re.compile(
    rf"[?$:]\w+|(?P<clause>SERVICE{_GAP}(?:SILENT{_GAP})?"
    rf"(?:<[^<>]*+>|(?=[?$]|\S*?:)(?:[^\s<>{{}}\#\\]|\\.)++){_GAP}\{{)",
    re.IGNORECASE,
)
_OPERATORS = ("AS", "BIND", "EXISTS", "FILTER", "LATERAL", "MINUS", "OPTIONAL", "SELECT")
_MARKS = re.compile(r"&&|<<|[*/|]")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A SELECT's columns and rows (an unbound cell is absent), an ASK's boolean, or triples.

    `more`: there are rows that were not read, because no more were wanted.
    """

    columns: list[str] = field(default_factory=list)
    rows: list[dict[str, Term]] = field(default_factory=list)
    more: bool = False
    boolean: bool | None = None
    triples: list[Triple] | None = None


class Engine(Protocol):
    """A store that answers SPARQL 1.1 queries under one base IRI."""

    base: str

    def results(self, text: str) -> Results:
        """The engine's own results, which can be read once."""
        ...

    def query(self, text: str) -> Answer:
        """The answer as values; a `KgError` says in one line why there is none."""
        ...


def answer(found: Results, most: int | None = None, what: str = "") -> Answer:
    """Results read to their end, or to `most` rows; `what` names the step for who follows it."""
    from pyoxigraph import QueryBoolean, QuerySolutions

    if isinstance(found, QueryBoolean):
        return Answer(boolean=bool(found))
    if not isinstance(found, QuerySolutions):
        return Answer(triples=list(found))
    columns = [variable.value for variable in found.variables]
    wanted = islice(found, most)
    try:
        rows = [
            {name: value for name, value in zip(columns, row, strict=True) if value is not None}
            for row in (steps(what, wanted) if what else wanted)
        ]
        more = len(rows) == most and next(found, None) is not None
    except (OSError, ValueError, RuntimeError) as error:
        raise KgError(f"the query cannot be answered: {error}") from error
    return Answer(columns=columns, rows=rows, more=more)


def texts(engine: Engine, query: str, names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The rows of a SELECT as texts of the columns `names`, in their order, one by one.

    "" stands for what is unbound and for a column that the query does not select. For large
    answers: nothing but the row at hand is kept. A query that is no SELECT has no rows.
    """
    return table(engine, query, names)[1]


def table(
    engine: Engine, query: str, names: Sequence[str]
) -> tuple[list[str], Iterator[tuple[str, ...]]]:
    """The columns that a SELECT has, in its order, and its rows as `texts` gives them."""
    found = engine.results(query)
    columns = [variable.value for variable in getattr(found, "variables", ())]
    return columns, _texts(found, _places(columns, names)) if columns else iter(())


def terms(engine: Engine, query: str, names: Sequence[str]) -> Iterator[tuple[Term | None, ...]]:
    """As `texts`, but terms; None for what is unbound."""
    found = engine.results(query)
    columns = [variable.value for variable in getattr(found, "variables", ())]
    return _terms(found, _places(columns, names)) if columns else iter(())


def _places(columns: list[str], names: Sequence[str]) -> list[int]:
    return [columns.index(name) if name in columns else -1 for name in names]


def _texts(found: Any, places: list[int]) -> Iterator[tuple[str, ...]]:
    try:
        for row in found:
            yield tuple(
                [
                    "" if place < 0 or (cell := row[place]) is None else cell.value
                    for place in places
                ]
            )
    except (OSError, ValueError, RuntimeError) as error:
        raise KgError(f"the query cannot be answered: {error}") from error


def _terms(found: Any, places: list[int]) -> Iterator[tuple[Term | None, ...]]:
    try:
        for row in found:
            yield tuple([None if place < 0 else row[place] for place in places])
    except (OSError, ValueError, RuntimeError) as error:
        raise KgError(f"the query cannot be answered: {error}") from error


def words(text: str) -> list[str]:
    r"""The tokens of a query, in capitals, without strings, IRIs, comments and names.

    Escapes (\\u0053) are read first, as an engine would.

    >>> words("SELECT ?service { ?s rdfs:label 'SERVICE' } # SERVICE")
    ['SELECT', '{', '}']
    """
    plain = unescaped(text)
    tokens = (match[0] for match in TOKENS.finditer(plain))
    return [token.upper() for token in tokens if token[0] not in "\"'<#?$@" and ":" not in token]


def unescaped(text: str) -> str:
    r"""A query with its escapes read, as an engine does before anything else.

    >>> unescaped(r"\u0041SK {}")
    'ASK {}'
    """
    return _ESCAPE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number < 0x110000 else ""


def guard(text: str) -> None:
    """Refuse what would leave this machine or bring the engine down.

    SERVICE is refused because it goes out. Length, nesting and operators are limited because
    Oxigraph's parser and planner are recursive: 5,000 open braces end the process, and so do
    5,000 of MINUS, BIND or AS, 20,000 of && or |, or a DESCRIBE of 5,000 things.
    """
    if len(text) > LONGEST:
        raise KgError(f"the query has {len(text):,} characters; the limit is {LONGEST:,}")
    read = unescaped(text)
    if max(each.upper().count("SERVICE") for each in (text, read)) > MOST_SERVICES:
        raise KgError(f"the query says SERVICE over {MOST_SERVICES} times; ask in parts")
    tokens = words(text)
    if any(match["clause"] for each in (text, read) for match in _SERVICE.finditer(each)):
        raise KgError("SERVICE is not answered: a query here fetches nothing; leave it out")
    if tokens.count("UNION") > MOST_UNIONS:
        raise KgError(f"the query has over {MOST_UNIONS} UNIONs; use VALUES for alternatives")
    operators = sum(map(tokens.count, _OPERATORS)) + len(_MARKS.findall(TOKENS.sub(" ", read)))
    if operators > MOST_OPERATORS:
        raise KgError(
            f"the query has over {MOST_OPERATORS:,} operators; use VALUES or IN for alternatives"
        )
    if "DESCRIBE" in tokens and _described(read) > MOST_DESCRIBED:
        raise KgError(f"the query describes over {MOST_DESCRIBED:,} things; use VALUES")
    depth = 0
    for token in tokens:
        depth += {"{": 1, "(": 1, "[": 1, "}": -1, ")": -1, "]": -1}.get(token, 0)
        if depth > DEEPEST:
            raise KgError(f"the query nests deeper than {DEEPEST} brackets")


def _described(text: str) -> int:
    """How many IRIs stand before the first brace."""
    tokens = takewhile("{".__ne__, (match[0] for match in TOKENS.finditer(text)))
    return sum(token[0] == "<" or ":" in token for token in tokens)
