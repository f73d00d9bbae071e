"""What a build holds, counted: what its first page tells of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.page.looks import LOOKS
from kg.query.filters import Filters
from kg.report.coverage import provinces, read_where
from kg.schema.codes import broadest, codes
from kg.site.facts import read_facts
from kg.store.engine import texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.site.facts import Facts
    from kg.store.engine import Engine
    from kg.workspace import Workspace

COUNTED = ("Organisation", "Group", "Person", "Post", "Programme", "Agreement", "Event", "Place")
EXAMPLES = 3
NOT_STATED = "what-is-not-stated"
"""The question of the catalogue that tells what is missing."""
_DOCUMENT = """?source a kg:Source ; kg:kind ?kind
    FILTER(?kind NOT IN (kg:source-editorial, kg:source-official-list))"""
_DAY = """OPTIONAL { ?source kg:date ?date } OPTIONAL { ?source kg:observed ?observed }
    BIND(COALESCE(STR(?date), STR(?observed), "") AS ?day)"""
_FAMILY = "OPTIONAL { ?source kg:family ?named } BIND(COALESCE(?named, STR(?source)) AS ?family)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """Of `things` of a class (its IRI) `without` state no `missing`."""

    kind: str
    missing: str
    things: int
    without: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """The documents: the editors' own notes and official lists are none.

    `years` are (year CE, kind code, how many); `undated` have no day. `newest` and `oldest` are
    (IRI, day), ("", "") where none is dated. `families` are the independent ones.
    """

    years: tuple[tuple[int, str, int], ...]
    undated: int
    families: int
    newest: tuple[str, str]
    oldest: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What the documents do not tell.

    `lacks` tell what is not stated, by class; ties lie in `seen` of so many `provinces`.
    """

    lacks: tuple[Lack, ...]
    seen: int
    provinces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Counts of one build.

    `classes` counts things by class, `groups` organisations by broad group. `examples` are the
    organisations with the most ties. `missing` is None where it was not asked.
    """

    documents: Documents
    classes: Mapping[str, int]
    groups: tuple[tuple[str, int], ...]
    facts: Facts
    examples: tuple[str, ...]
    missing: Missing | None


def read_contents(workspace: Workspace, filters: Filters, *, whole: bool = True) -> Contents:
    """What the build holds, its facts by `filters`: some fifteen queries of one pass at most.

    `whole`: False leaves out what is missing, which takes longer than all the rest.
    """
    store = workspace.store
    return Contents(
        documents=_documents(store),
        classes=_classes(store),
        groups=_groups(store),
        facts=read_facts(store, filters, whole=whole),
        examples=_examples(store),
        missing=_missing(workspace, filters) if whole else None,
    )


def _documents(store: Engine) -> Documents:
    query = f"SELECT ?source ?kind ?day {{ {_DOCUMENT} {_DAY} }}"
    found = sorted(set(texts(store, query, ("source", "kind", "day"))))
    dated = sorted((day, source) for source, _, day in found if day)
    years = Counter(
        (int(day[:4]), codes()[kind].code if kind in codes() else "other")
        for _, kind, day in found
        if day
    )
    return Documents(
        years=tuple((year, kind, n) for (year, kind), n in sorted(years.items())),
        undated=sum(not day for _, _, day in found),
        families=_number(
            store, f"SELECT (COUNT(DISTINCT ?family) AS ?n) {{ {_DOCUMENT} {_FAMILY} }}"
        ),
        newest=(dated[-1][1], dated[-1][0]) if dated else ("", ""),
        oldest=(dated[0][1], dated[0][0]) if dated else ("", ""),
    )


def _classes(store: Engine) -> dict[str, int]:
    values = " ".join(f"kg:{name}" for name in COUNTED)
    query = f"""SELECT ?class (COUNT(?thing) AS ?n) {{ VALUES ?class {{ {values} }}
        ?thing a ?class }} GROUP BY ?class"""
    found = {cls.rpartition("#")[2]: int(n) for cls, n in texts(store, query, ("class", "n"))}
    return {name: found[name] for name in COUNTED if found.get(name)}


def _groups(store: Engine) -> tuple[tuple[str, int], ...]:
    """Organisations by broad group, most first."""
    query = """SELECT ?kind (COUNT(DISTINCT ?thing) AS ?n) {
        ?thing a kg:Organisation ; kg:kind ?kind } GROUP BY ?kind"""
    counted = Counter[str]()
    for kind, n in texts(store, query, ("kind", "n")):
        group = broadest(kind) if kind in codes() else "other"
        counted[group if group in LOOKS else "other"] += int(n)
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0])))


def _examples(store: Engine) -> tuple[str, ...]:
    query = f"""SELECT ?actor (COUNT(?tie) AS ?n) {{ ?tie kg:actor ?actor .
        ?actor a kg:Organisation }} GROUP BY ?actor ORDER BY DESC(?n) ?actor LIMIT {EXAMPLES}"""
    return tuple(iri for (iri,) in texts(store, query, ("actor",)))


def _missing(workspace: Workspace, filters: Filters) -> Missing:
    store = workspace.store
    question = workspace.question(NOT_STATED, "ask", "question")
    rows = workspace.asker().ask(question, {}, Filters(as_of=filters.as_of)).rows
    told = [{name: str(getattr(v, "value", v)) for name, v in row.items()} for row in rows]
    lacks = tuple(
        Lack(
            kind=row["kind"],
            missing=row["missing"],
            things=int(row["things"]),
            without=int(row["without"]),
        )
        for row in told
    )
    return Missing(
        lacks=lacks,
        seen=len(read_where(store, ()).documents),
        provinces=len(provinces()),
    )


def _number(store: Engine, query: str) -> int:
    return int(_one(store, query) or 0)


def _one(store: Engine, query: str) -> str:
    return next((value for (value,) in texts(store, query, ("n",))), "")
