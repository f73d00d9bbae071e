"""Values into a query, by its VALUES rows: the same on every engine, never by pasting text."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kg.query.question import Question

_ROW = re.compile(r"VALUES\s*\(([^()]*)\)\s*\{\s*\(([^()]*)\)\s*\}", re.IGNORECASE)
_TERM = re.compile(r'"(?:[^"\\\n]|\\.)*"(?:@[\w-]+|\^\^\S+)?|\S+')
_SELECT = re.compile(
    r"(?P<head>(?:\s+|\#[^\n]*\n|PREFIX\s+[^\s<]*\s*<[^>]*>|BASE\s*<[^>]*>)*"
    r"SELECT\s+(?:DISTINCT\s+|REDUCED\s+)?)(?P<list>(?:[?$]\w+\s*)+)(?:WHERE\s*)?\{",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:LIMIT|OFFSET|GROUP\s+BY|HAVING)\b", re.IGNORECASE)
# A choice: nothing where a parameter is not given, else a group that starts from its value.
_CHOICE = re.compile(
    r"\{\s*VALUES\s*\(\?(\w+)\)\s*\{\s*\(UNDEF\)\s*\}\s*"
    r"FILTER\s*\(\s*!\s*BOUND\(\?\1\)\s*\)\s*\}\s*UNION\s*(?=\{)",
    re.IGNORECASE,
)
_SKIPPED = re.compile(r'"(?:[^"\\\n]|\\.)*"|<[^<>\s]*>|#[^\n]*|[{}]')
_UNSAFE = re.compile(r'[<>"{}|^`\\\x00-\x20]')


def iri(value: str) -> str:
    """An IRI as a SPARQL term; a `KgError` for what no IRI can hold."""
    if _UNSAFE.search(value):
        raise KgError(f"{value!r} is not an IRI")
    return f"<{value}>"


def literal(value: str, datatype: str = "") -> str:
    r"""A literal as a SPARQL term.

    >>> print(literal('a "b"'))
    "a \"b\""
    """
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    escaped = "".join(
        escapes.get(c, c) if ord(c) >= 0x20 or c in escapes else f"\\u{ord(c):04X}" for c in value
    )
    return f'"{escaped}"' + (f"^^<{datatype}>" if datatype else "")


def defaults(question: Question) -> dict[str, str]:
    """What the query's own VALUES rows bind, as written, by parameter; UNDEF is left out."""
    found: dict[str, str] = {}
    for match in _ROW.finditer(question.text):
        names = [name.lstrip("?$") for name in match[1].split()]
        terms = _TERM.findall(match[2])
        if len(names) == len(terms):
            found |= {n: t for n, t in zip(names, terms, strict=True) if t.upper() != "UNDEF"}
    params = {param.name for param in question.params}
    return {name: term for name, term in found.items() if name in params}


def bind(question: Question, terms: Mapping[str, Sequence[str]]) -> str:
    """The query's text with `terms` (SPARQL terms by parameter) in its VALUES rows.

    A row `VALUES (?place ?asOf) { (UNDEF UNDEF) }` of one line of terms, all of whose
    variables are parameters, takes them; what is not given keeps what the file says.
    Several terms for one parameter make several lines. A parameter without such a row is
    an error. Of each choice between a parameter given and not given, the half that cannot
    hold is left out: the rows are the same, and no engine need find that out.
    """
    params = {param.name for param in question.params}
    bound: set[str] = set()
    bound.update(match[1] for match in _CHOICE.finditer(question.text))
    text = _chosen(question.text, params, {name for name in params if terms.get(name)})

    def replace(match: re.Match[str]) -> str:
        names = [name.lstrip("?$") for name in match[1].split()]
        defaults = _TERM.findall(match[2])
        if not names or not params.issuperset(names) or len(names) != len(defaults):
            return match[0]
        bound.update(names)
        choices = [
            terms.get(name) or [default] for name, default in zip(names, defaults, strict=True)
        ]
        lines = " ".join(f"({' '.join(line)})" for line in product(*choices))
        return f"VALUES ({match[1].strip()}) {{ {lines} }}"

    text = _ROW.sub(replace, text)
    for name in terms:
        if name not in bound:
            raise KgError(
                f"{question.path or question.name}: ?{name} has no row to bind; "
                f"start its WHERE with VALUES (?{name}) {{ (UNDEF) }}"
            )
    return text


def slotted(question: Question, names: Collection[str]) -> tuple[list[str], list[str]]:
    """The query's text in pieces, and which of the parameters `names` goes between them, in order.

    Between two pieces stand the terms of one parameter, each in brackets: `(UNDEF)`, or
    `(kg:a) (kg:b)`. There is one piece more than there are slots; the header is left out.
    """
    params = {param.name for param in question.params}
    text = "".join(
        line for line in question.text.splitlines(keepends=True) if not line.startswith("#+")
    )
    pieces, slots, end = [""], list[str](), 0
    for match in _ROW.finditer(text):
        own = [name.lstrip("?$") for name in match[1].split()]
        given = dict(zip(own, _TERM.findall(match[2]), strict=False))
        taken = [name for name in own if name in names]
        if not taken or not params.issuperset(own):
            continue
        pieces[-1] += text[end : match.start()]
        if rest := [name for name in own if name not in names]:
            row = " ".join(given[name] for name in rest)
            pieces[-1] += f"VALUES ({' '.join(f'?{name}' for name in rest)}) {{ ({row}) }} "
        for name in taken:
            pieces[-1] += f"VALUES (?{name}) {{ "
            slots.append(name)
            pieces.append(" } ")
        end = match.end()
    pieces[-1] += text[end:]
    return pieces, slots


def selected(query: str) -> list[str]:
    """What a query selects, in its order; [] where that is not a plain list of variables.

    >>> selected("SELECT DISTINCT ?a ?b WHERE { ?a ?b ?c }"), selected("SELECT * { ?a ?b ?c }")
    (['a', 'b'], [])
    """
    match = _SELECT.match(query)
    return [name[1:] for name in match["list"].split()] if match else []


def narrowed(query: str, names: Collection[str], more: str = "") -> str:
    """The query selecting, of its own variables, those among `names` alone, and `more` too.

    What is selected is looked up row by row, a tenth of a query's time for each variable. A
    query whose SELECT is not a plain list of variables, or which groups or limits its rows, stays
    as it is, and so does one without ?tie, of whose rows each counts however equal.

    >>> narrowed("SELECT DISTINCT ?tie ?actor ?role WHERE { ?tie ?actor ?role }", ["tie", "actor"])
    'SELECT DISTINCT ?tie ?actor WHERE { ?tie ?actor ?role }'
    >>> narrowed("SELECT * { ?tie ?actor ?role }", ["tie"])
    'SELECT * { ?tie ?actor ?role }'
    """
    own = selected(query)
    match = _SELECT.match(query)
    if not match or "tie" not in own or _COUNTED.search(query):
        return query
    kept = [f"?{name}" for name in (*own, more) if name and (name in names or name == more)]
    return f"{match['head']}{' '.join(kept)} {query[match.end('list') :].lstrip()}"


def _chosen(text: str, params: set[str], given: set[str]) -> str:
    """The text with each choice between parameters replaced by the half that is possible.

    A choice is written `{ VALUES (?p) { (UNDEF) } FILTER(!BOUND(?p)) } UNION { … }`.
    """
    start = 0
    while match := _CHOICE.search(text, start):
        start = match.end()
        if match[1] in params:
            end = _closing(text, start)
            half = text[start:end] if match[1] in given else ""
            text = text[: match.start()] + half + text[end:]
            start = match.start()
    return text


def _closing(text: str, start: int) -> int:
    """Where the group that opens at `start` ends; a `KgError` if it does not."""
    depth = 0
    for token in _SKIPPED.finditer(text, start):
        depth += {"{": 1, "}": -1}.get(token[0], 0)
        if not depth:
            return token.end()
    raise KgError("a query opens { after UNION and does not close it")
