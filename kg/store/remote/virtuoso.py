"""What Virtuoso 7 answers wrongly, worked out here from the triples that it gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.store.engine import words
from kg.vocabulary import prefixes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from pyoxigraph import Quad, QuerySolution, QuerySolutions

    from kg.store.engine import Results

    Select = Callable[[str], QuerySolutions]

MOST_TRIPLES = 3_000_000
"""So many triples of the properties that one query names are fetched at most: some 2 GB."""
PAGE = 10_000
"""Rows asked for at once: what a new Virtuoso gives at most; one that gives fewer is asked on."""
WRONG = {"BIND", "COALESCE", "IF", "EXISTS", "MINUS", "HAVING", "UNDEF"}
WRONG |= {"CONSTRUCT", "DESCRIBE", "REDUCED", "SAMPLE", "GROUP_CONCAT"}
"""Words of queries that Virtuoso 7.2 has been seen to answer with other rows than it should."""
_SIMPLE_OPTIONAL = re.compile(r"\bOPTIONAL\s*\{[^{}]*\}", re.IGNORECASE)
_LISTS = re.compile(
    r"\bSELECT\b[^{]*\{|\b(?:GROUP|ORDER)\s+BY\b[^{}]*|\bVALUES\s*\([^()]*\)", re.IGNORECASE
)
_SKIPPED = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"""|\'\'\'(?:[^\'\\]|\\.|\'{1,2}(?!\'))*\'\'\''
    r'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)|#[^\r\n]*',
    re.DOTALL,
)
_A = r"(?<![?$\w:-])a(?![\w:-])"
_TERM = rf"(?:[?$]\w+|<[^<>\s]*>|[\w.-]*:[\w.%-]*|{_A}|\"\"\S*)"
_ANY_PROPERTY = re.compile(
    # A variable between two terms, after ; or in [ ], or after a list that something is said of.
    rf"(?:{_TERM}|[;\[\]])\s*[?$]\w+\s+(?:{_TERM}|[\[(\d])"
    rf"|\)\s*[?$]\w+\s+{_TERM}\s*(?:[.;,}}\]]|\Z)"
    r"|!\s*\(?\s*(?:[<^]|a[\s|)]|[\w.-]*:)"
)
_NAMED = re.compile(rf"<([^<>\s]*)>|([\w.-]*):([\w.%-]*)|({_A})")
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):\s*<([^>]*)>", re.IGNORECASE)
_MANGLED = re.compile(
    rb'("datatype": "http://www\.w3\.org/2001/XMLSchema#(duration|boolean)", "value": )"(-?[\d.]+)"'
)
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def trusted(query: str) -> bool:
    """Whether Virtuoso is known to answer a query as it should.

    That is: patterns and paths, FILTER, UNION, OPTIONAL of patterns alone, counting, sorting.
    Asked the golden cases of the catalogue as they stand, Virtuoso 7.2.5 gave half of them as
    it should, most others with other rows and no word of it, some with internal errors, and one
    ended the server.
    """
    found = words(query)
    if WRONG & set(found) or found.count("SELECT") > 1:
        return False
    if "LIMIT" in found and "ORDER" in found and _most(query) > 1000:
        return False  # it sorts 10,000 rows for a LIMIT, and its own limit may be lower
    simple = [match[0] for match in _SIMPLE_OPTIONAL.finditer(query)]
    return len(simple) == found.count("OPTIONAL") and not any("FILTER" in words(s) for s in simple)


def mended(data: bytes) -> bytes:
    """JSON results with booleans and durations as they are written elsewhere.

    Virtuoso gives 1 for true, and a duration as its months or as its seconds.

    >>> start = b'"datatype": "http://www.w3.org/2001/XMLSchema#duration", "value": '
    >>> mended(start + b'"276"').removeprefix(start)
    b'"P23Y"'
    """
    return _MANGLED.sub(_mended, data)


def _mended(match: re.Match[bytes]) -> bytes:
    number = match[3].decode()
    if match[2] == b"boolean":
        return match[1] + (b'"true"' if number == "1" else b'"false"')
    sign, whole = "-" if number.startswith("-") else "", abs(int(float(number)))
    if "." in number:
        days, seconds = divmod(whole, 86_400)
        parts = (f"{days}D" if days else "", f"T{seconds}S" if seconds or not days else "")
    else:
        years, months = divmod(whole, 12)
        parts = (f"{years}Y" if years else "", f"{months}M" if months or not years else "")
    return match[1] + f'"{sign}P{"".join(parts)}"'.encode()


def _most(query: str) -> int:
    numbers = re.findall(r"\b(?:LIMIT|OFFSET)\s+(\d+)", query, re.IGNORECASE)
    return sum(map(int, numbers))


class Copy:
    """Triples of one server in a store of this process, fetched when a query first needs them.

    They are as they were then: whoever wants what has been pushed since opens the server anew.
    """

    def __init__(self, select: Select, base: str) -> None:
        from pyoxigraph import Store

        self._select, self._base = select, base
        self._store = Store()
        self._held: set[tuple[str, bool]] = set()
        self._counts: dict[bool, dict[str, int]] = {}

    def results(self, query: str) -> Results:
        """The results of a query over all triples whose properties it may look at."""
        from pyoxigraph import Store

        declared = prefixes(self._base)
        try:  # whether it can be read is told before anything is fetched
            Store().query(query, prefixes=declared)
        except SyntaxError as error:
            raise KgError(f"the query cannot be read: {str(error)[:160]}") from error
        for named in (False, True) if "GRAPH" in words(query) else (False,):
            self._fetch(query, named=named)
        return self._store.query(query, prefixes=declared)

    def _fetch(self, query: str, *, named: bool) -> None:
        """Have the triples at hand that a query may look at: of the default graph, or of others."""
        if named not in self._counts:
            self._counts[named] = dict(self._counted(named=named))
        counts = self._counts[named]
        wanted = properties(query, counts, self._base)
        missing = sorted(each for each in wanted if (each, named) not in self._held)
        total = sum(counts[each] for each in missing)
        if total > MOST_TRIPLES:
            raise KgError(
                f"Virtuoso answers queries like this wrongly, and {total:,} triples are too many "
                "to work it out here; ask another engine, or write it more plainly"
            )
        for some in _lots(missing, counts):
            listed = " ".join(f"<{each}>" for each in some)
            pattern = f"VALUES ?p {{ {listed} }} ?s ?p ?o"
            count = sum(counts[each] for each in some)
            # Sorting takes most of the time, and pages have mostly been right without.
            if not any(
                self._fetched(pattern, count, named=named, order=o) for o in ("", "?s ?p ?o")
            ):
                raise KgError("the server's pages do not add up: its data changes; ask again")
            self._held.update((each, named) for each in some)

    def _fetched(self, pattern: str, count: int, *, named: bool, order: str) -> bool:
        """Whether so many triples of a pattern are in the store, page by page.

        Triples are a set, so that as many as there are can only be all there are.
        """
        columns = "?g ?s ?p ?o" if named else "?s ?p ?o"
        group = f"GRAPH ?g {{ {pattern} }}" if named else pattern
        by = f"ORDER BY {'?g ' if named else ''}{order}" if order else ""
        inner = f"SELECT {columns} WHERE {{ {group} }} {by}"
        kept: set[Quad] = set()
        start = 0
        while start < count:
            page = f"SELECT * WHERE {{ {{ {inner} }} }} LIMIT {PAGE} OFFSET {start}"
            rows = [_quad(row, named=named) for row in self._select(page)]
            kept.update(rows)
            start += len(rows)
            if not rows:
                break
        if len(kept) == count:
            self._store.bulk_extend(kept)
        return len(kept) == count

    def _counted(self, *, named: bool) -> Iterable[tuple[str, int]]:
        pattern = "GRAPH ?g { ?s ?p ?o }" if named else "?s ?p ?o"
        query = f"SELECT ?p (COUNT(*) AS ?n) WHERE {{ {pattern} }} GROUP BY ?p"
        for row in self._select(query):
            yield row["p"].value, int(row["n"].value)


def _quad(row: QuerySolution, *, named: bool) -> Quad:
    from pyoxigraph import DefaultGraph, Quad

    return Quad(row["s"], row["p"], row["o"], row["g"] if named else DefaultGraph())


def properties(query: str, known: Collection[str], base: str) -> set[str]:
    """Those of the `known` properties whose triples a query may look at: named, or all there are.

    >>> sorted(properties("SELECT ?s { ?s a ?c ; rdfs:label ?l }", [TYPE, "x:y"], "x:"))
    ['http://www.w3.org/1999/02/22-rdf-syntax-ns#type']
    >>> len(properties("SELECT ?s { ?s ?p ?o }", [TYPE, "x:y"], "x:"))
    2
    """
    bare = _SKIPPED.sub(lambda match: match["iri"] or ('""' if match[0][0] != "#" else " "), query)
    declared = prefixes(base) | dict(_DECLARED.findall(bare))
    body = _DECLARED.sub(" ", bare)
    if "DESCRIBE" in words(query) or _ANY_PROPERTY.search(_LISTS.sub(" { ", body)):
        return set(known)
    named = {
        iri or (TYPE if short else declared.get(prefix, "") + rest)
        for iri, prefix, rest, short in _NAMED.findall(body)
    }
    return named & set(known)


def _lots(names: list[str], counts: dict[str, int]) -> Iterable[list[str]]:
    """The properties in lots whose triples are fetched together."""
    lot: list[str] = []
    for name in names:
        if lot and sum(counts[each] for each in lot) + counts[name] > 500_000:
            yield lot
            lot = []
        lot.append(name)
    if lot:
        yield lot
