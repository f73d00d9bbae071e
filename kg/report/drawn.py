"""The charts of the findings whose numbers are better seen than read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kg.report.charts import Bar, Whisker, bars_across, columns_up, whiskers
from kg.report.figures import figure, group_of, key_of_groups, key_of_series, pair, told
from kg.report.words import listed, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.findings.finding import Finding
    from kg.report.parts import Figure

    Row = Mapping[str, Any]

MOST = 12
"""Bars a reader takes in at a glance."""
SHARED = 3
"""Names a title can hold; where more share the first rank it names none."""
FEWEST = 3
"""Fewer bars say no more than their table."""


def charts(finding: Finding, lang: str) -> list[Figure]:
    """The figures of a finding, none where it has no chart or too little to draw."""
    draw = _CHARTS.get(finding.name)
    return draw(finding, lang) if draw else []


def _connectors(finding: Finding, lang: str) -> list[Figure]:
    """The first by betweenness, with the range of their ranks where it is known."""
    ranked = [row for row in finding.rows if row.get("betweenness_rank") and row["betweenness"]]
    ranked.sort(key=lambda row: (row["betweenness_rank"], row["actor_label"], row["actor"]))
    rows = [_whisker(row) for row in ranked[:MOST]]
    if len(rows) < FEWEST:
        return []
    first = [row.label for row in rows if row.value == rows[0].value]
    known = "g.connectors" if len(first) <= SHARED else "g.connectors_even"
    title = say(known, lang, who=listed(first, lang))
    axis = say("g.rank_axis", lang)
    key = key_of_groups({row.group for row in rows}, lang, marks=True)
    drawn = figure(finding.name, title, lambda frame: whiskers(rows, axis, frame), told(rows), key)
    return [drawn]


def _whisker(row: Row) -> Whisker:
    rank = float(row["betweenness_rank"])
    return Whisker(
        label=str(row["actor_label"]),
        value=rank,
        low=float(row.get("betweenness_best") or rank),
        high=float(row.get("betweenness_worst") or rank),
        shown=str(row["betweenness_rank_label"]),
        group=group_of(str(row["kind"])),
    )


def _clusters(finding: Finding, lang: str) -> list[Figure]:
    """How large the clusters are, each with some of its members; not those of a pair."""
    rows = [row for row in finding.rows if int(row["size"]) > 2]
    bars = [
        Bar(label=_members(row, lang), parts=(float(row["size"]),), shown=f"{row['size']:,}")
        for row in rows[:MOST]
    ]
    if len(bars) < FEWEST:
        return []
    title = say("g.clusters", lang, n=f"{rows[0]['size']:,}")
    axis = say("g.actors_axis", lang)
    return [figure(finding.name, title, lambda frame: bars_across(bars, axis, frame), told(bars))]


def _members(row: Row, lang: str) -> str:
    """A cluster by its number and its first two members."""
    names = [str(each) for each in (row.get("members_label") or ())[:2]]
    return say("g.cluster", lang, n=row["cluster"], names=", ".join(names))


def _change(finding: Finding, lang: str) -> list[Figure]:
    """Documents per period beside the lines per period: kept, new, and of the first period."""
    rows = finding.rows
    if len(rows) < 2:
        return []
    documents = [
        Bar(label=str(row["period"]), parts=(float(row["documents"]),), tint=2) for row in rows
    ]
    lines = [Bar(label=str(row["period"]), parts=_of_period(row)) for row in rows]
    axis = say("g.period_axis", lang)
    title = say("g.change", lang)
    drawn = pair(
        finding.name,
        title,
        (
            lambda frame: columns_up(documents, (axis, say("g.change_documents", lang)), frame),
            lambda frame: columns_up(lines, (axis, say("g.change_lines", lang)), frame),
        ),
        [*told(documents), *told(lines)],
        key_of_series([say(f"g.{name}", lang) for name in ("kept", "new", "first")]),
    )
    return [drawn]


def _of_period(row: Row) -> tuple[float, float, float]:
    if row.get("new") is None:
        return (0.0, 0.0, float(row["lines"]))
    return (float(row["kept"]), float(row["new"]), 0.0)


def _money(finding: Finding, lang: str) -> list[Figure]:
    """The greatest exact sums of each stage and instrument that has enough of them."""
    by_kind: dict[tuple[str, str, str], list[Row]] = {}
    for row in finding.rows:
        if row.get("amount") is not None and row.get("counted") and not row.get("precision"):
            kind = (_worded(row, "stage", lang), _worded(row, "instrument", lang), row["currency"])
            by_kind.setdefault(kind, []).append(row)
    enough = [(kind, rows) for kind, rows in by_kind.items() if len(rows) >= FEWEST]
    enough.sort(key=lambda each: (-len(each[1]), each[0]))
    return [_of_kind(finding, n, each, lang) for n, each in enumerate(enough[:2], start=1)]


def _of_kind(
    finding: Finding, number: int, of: tuple[tuple[str, str, str], list[Row]], lang: str
) -> Figure:
    (stage, instrument, currency), rows = of
    greatest = sorted(rows, key=lambda row: (-row["amount"], _flow(row, lang)))[:MOST]
    bars = [
        Bar(label=_flow(row, lang), parts=(float(row["amount"]),), shown=f"{row['amount']:,.0f}")
        for row in greatest
    ]
    unit = say("baht", lang) if currency == "THB" else currency
    title = say("g.money", lang, n=len(bars), stage=stage, instrument=instrument)
    title = title[:1].upper() + title[1:]
    axis = say("g.money_axis", lang, currency=unit)
    drawn = figure(
        f"{finding.name}-{number}", title, lambda frame: bars_across(bars, axis, frame), told(bars)
    )
    return replace(drawn, table=finding.name)


def _worded(row: Row, name: str, lang: str) -> str:
    """A stage or an instrument in words that fit a title."""
    known = row.get(name) not in {None, "not-stated"}
    return str(row[f"{name}_label"]) if known else say(f"g.no_{name}", lang)


def _flow(row: Row, lang: str) -> str:
    """From whom to whom, or for what, and of which year, as far as documents say.

    Where it is tells sums apart whose two ends are not both stated. In words: the typeface has
    no arrow, and another's would not be as wide as was measured.
    """
    funder, recipient, programme = (
        row.get(f"{name}_label") for name in ("funder", "recipient", "programme")
    )
    where = _listed(row)
    found = [str(funder)] if funder else []
    if recipient:
        found.append(say("g.to", lang, who=recipient))
    elif programme:
        found.append(say("g.for", lang, what=programme))
    if where and not (funder and recipient):
        known = "g.at" if recipient or programme else "g.to"
        found.append(say(known, lang, who=where, where=where))
    if row.get("year"):
        found.append(say("g.money_year", lang, year=row["year"]))
    return " ".join(found)


def _listed(row: Row) -> str:
    return ", ".join(map(str, row.get("at_label") or ()))


def as_read(finding: Finding, lang: str) -> Finding:
    """The finding as paper has room for it: who, what and where money is for in one column."""
    if finding.name != "money-flows":
        return finding
    rows = tuple({**row, "flow": _whole_flow(row, lang)} for row in finding.rows)
    columns = ("flow", "year", "stage_label", "instrument_label", "precision_label", "amount")
    return replace(finding, columns=(*columns, "ties", "sources"), rows=rows)


def _whole_flow(row: Row, lang: str) -> str:
    """From whom to whom; in brackets for what and where, unless that is whom it is to."""
    parts = [row.get("recipient_label"), row.get("programme_label"), _listed(row)]
    to, *rest = [str(part) for part in parts if part] or [say("not_stated", lang)]
    more = f" ({', '.join(rest)})" if rest else ""
    return f"{row.get('funder_label') or say('not_stated', lang)} → {to}{more}"


def _places(finding: Finding, lang: str) -> list[Figure]:
    """The provinces that documents tell most of without naming a council."""
    rows = [row for row in finding.rows if row.get("level") == "province" and row["documents"]]
    bars = [
        Bar(label=str(row["place_label"]), parts=(float(row["documents"]),)) for row in rows[:MOST]
    ]
    if len(bars) < FEWEST:
        return []
    axis = say("g.documents_axis", lang)
    title = say("g.places", lang)
    return [figure(finding.name, title, lambda frame: bars_across(bars, axis, frame), told(bars))]


_CHARTS: Mapping[str, Callable[[Finding, str], list[Figure]]] = {
    "connectors": _connectors,
    "clusters": _clusters,
    "change-periods": _change,
    "money-flows": _money,
    "gaps-places": _places,
}
