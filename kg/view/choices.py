"""What a reader of the page can choose by: kinds in groups, reasons, years, big contexts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kg.network.overlarge import OVERLARGE
from kg.page.escape import plain
from kg.page.looks import group_name
from kg.page.words import LANGS, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import networkx as nx

    from kg.view.drawing import Kind

Pair = list[str]
"""A text in the order of LANGS."""


def choices(
    graph: nx.Graph[Any], kinds: Sequence[Kind], ties: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """What the script knows of the filters, lines counted once for each choice they fall under.

    `groups` in the order of `kinds`, with their counts of actors; `years` as [year, lines] in
    order, every year from the first to the last; `undated` and `faint` how many lines have no
    date or rest on nothing but an overlarge context; `bases` the codes, `many` the contexts.
    """
    per_year: Counter[int] = Counter()
    per_basis: Counter[str] = Counter()
    undated = faint = 0
    for tie in ties:
        per_year.update({year for each in tie["reasons"] for year in each["years"]})
        per_basis.update({each["basis"] for each in tie["reasons"] if each["basis"]})
        undated += all(not each["years"] for each in tie["reasons"])
        faint += all(each["many"] >= 0 for each in tie["reasons"])
    span = range(min(per_year), max(per_year) + 1) if per_year else range(0)
    return {
        "groups": groups(kinds),
        "years": [[year, per_year[year]] for year in span],
        "undated": undated,
        "bases": sorted(per_basis),
        "bases_in_words": {code: _both(f"basis.{code}") for code in sorted(per_basis)},
        "per_basis": dict(sorted(per_basis.items())),
        "faint": faint,
        "overlarge": OVERLARGE,
        "many": [
            {
                "names": [plain(str(each[f"label_{lang}"])) for lang in LANGS],
                "parties": each["parties"],
            }
            for each in graph.graph.get("overlarge") or ()
        ],
    }


def groups(kinds: Iterable[Kind]) -> list[dict[str, Any]]:
    """The broad groups of kinds, named, with how many actors and kinds each holds."""
    found: dict[str, dict[str, Any]] = {}
    for kind in kinds:
        one = found.setdefault(
            kind.group,
            {"code": kind.group, "names": _group_names(kind.group), "count": 0, "kinds": 0},
        )
        one["count"] += kind.count
        one["kinds"] += 1
    return list(found.values())


def reasons(data: Mapping[str, Any], many: Mapping[tuple[str, str], int]) -> list[dict[str, Any]]:
    """What joins the two ends of a line, each with weight, years and its big context or -1.

    A line that does not say has one for each basis, in the year it starts.
    """
    given = data.get("reasons")
    if not given:
        years = [str(data.get("start") or "")[:4]] if data.get("start") else []
        weight = float(data.get("weight") or 1.0)
        basis = dict(data.get("basis") or {}) or {"": weight}
        given = [
            {"basis": code, "reason": "", "weight": count, "years": years}
            for code, count in sorted(basis.items())
        ]
    return [
        {
            "basis": str(each["basis"]),
            "weight": each["weight"],
            "years": [int(year) for year in each["years"]],
            "many": many.get((str(each["basis"]), str(each["reason"])), -1),
        }
        for each in given
    ]


def _both(key: str) -> Pair:
    return [say(key, lang) for lang in LANGS]


def _group_names(code: str) -> Pair:
    return [group_name(code, lang) for lang in LANGS]
