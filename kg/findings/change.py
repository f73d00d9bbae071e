"""Periods compared: lines new, kept and last seen, beside the documents of each period."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kg.findings.context import ties_of
from kg.findings.words import listed, number, quoted, tell
from kg.network.report import label
from kg.page.dates import written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.findings.context import Context
    from kg.findings.finding import Finding

Period = tuple[int, int]

WORDS = {
    "periods": (
        "{title} แต่ละช่วงเวลา เทียบกับจำนวนเอกสาร",
        "{title}, period by period, beside the documents",
    ),
    "lines": ("เส้นที่พบใหม่ พบต่อเนื่อง และพบครั้งสุดท้าย", "Lines that are new, kept, and last seen"),
    "undatable": (
        "เอกสารไม่ได้ระบุวันที่ของเส้นใดใน {title} จึงเทียบช่วงเวลาไม่ได้",
        "No document dates a line of {title}, so periods cannot be compared.",
    ),
    "one_year": (
        "เอกสารที่ระบุวันที่มีไม่เกินหนึ่งปี จึงไม่มีสองช่วงให้เทียบ กำหนดช่วงเองได้ด้วย --periods",
        "The documents' dates are of one year at most, so there are no two periods to compare: "
        "name some with --periods.",
    ),
    "sizes": (
        "ช่วง {period} พบ {lines} จาก{documents}ของช่วงนั้น",
        "{period}: {lines}, and {documents} of that period.",
    ),
    "change": (
        "จาก {before} ถึง {after}: พบใหม่ {new} พบต่อเนื่อง {kept} และไม่พบอีก (พบครั้งสุดท้ายในช่วงก่อน) "
        "{gone}",
        "From {before} to {after}: {new} new, {kept} kept, {gone} last seen in the period before.",
    ),
    "differ": (
        "เอกสารแต่ละช่วงมีจำนวนต่างกันมาก ({counts}) จำนวนเส้นที่ต่างกันจึงอาจเป็นเพียงจำนวนเอกสารที่ต่างกัน "
        "บอกไม่ได้ว่าการทำงานร่วมกันมากขึ้นหรือน้อยลง",
        "The periods differ so much in documents ({counts}) that a change in the number of "
        "lines says nothing about collaboration: it may be no more than a change in documents.",
    ),
    "alike": (
        "เอกสารแต่ละช่วงมีจำนวนใกล้เคียงกัน ({counts}) แต่เอกสารชุดนี้ไม่ใช่ตัวอย่างสุ่ม",
        "The periods are alike in documents ({counts}), but the documents are no random sample.",
    ),
    "undated": (
        "อีก {lines}ไม่มีเอกสารระบุวันที่ จึงนับแยกต่างหากและไม่อยู่ในช่วงใด",
        "{lines} have no stated date and are in no period; they are counted apart.",
    ),
    "undated_one": ("", "1 line has no stated date and is in no period; it is counted apart."),
    "outside": (
        "อีก {lines}อยู่นอกทุกช่วงที่เทียบ",
        "Outside all periods: {lines}.",
    ),
    "papers": (
        "เอกสารไม่ระบุวันที่ {n} ฉบับ ไม่ได้นับในช่วงใด",
        "Documents without a date, in no period: {n}.",
    ),
    "reading": (
        "พบใหม่ไม่ได้แปลว่าเพิ่งเริ่ม และไม่พบอีกไม่ได้แปลว่าสิ้นสุด บอกได้เพียงว่าไม่พบในเอกสารชุดนี้",
        "New does not mean begun and last seen does not mean ended: only that these documents "
        "tell no more.",
    ),
    "most": ("เส้น{status} {n} เส้น เช่น {names}", "{status}: {n}, such as {names}."),
    "pair": ("{a}–{b}", "{a} – {b}"),
    "new": ("พบใหม่", "new"),
    "kept": ("พบต่อเนื่อง", "kept"),
    "last-seen": ("พบครั้งสุดท้ายในช่วงก่อน", "last seen"),
    "returned": ("กลับมาพบอีก", "seen again"),
    "undated_status": ("ไม่ระบุวันที่", "undated"),
}  # fmt: skip
PERIOD_COLUMNS = (
    "period", "documents", "families", "actors", "lines", "new", "kept", "gone",
    "lines_per_document", "ties", "sources",
)  # fmt: skip
LINE_COLUMNS = (
    "source", "source_label", "target", "target_label", "status", "status_label", "periods",
    "first_year", "last_year", "ties", "sources",
)  # fmt: skip
MUCH = 1.5
"""From so many times as many documents on, counts of lines are not compared."""
NAMED = 3
METHOD = ("change",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: its ends, the years it stands in, in which periods, what it rests on."""

    ends: tuple[str, str]
    years: tuple[int, ...]
    within: tuple[int, ...]
    ties: tuple[str, ...]
    sources: tuple[str, ...]


def find(context: Context) -> list[Finding]:
    """Two findings: the network of each period, and every line with what became of it.

    A line stands in the years its dates state (see `kg.network.years`); the date of a document
    dates no line, so lines without a stated date are counted apart. In `change-periods`, `new`
    is not in the period before, `kept` in both, `gone` only in the period before. `documents`
    are those of the period's years, whatever they tell of. In `change-lines`, `status` is told
    from the last period: new, kept (in the one before too), returned (not in the one before),
    last-seen (not in the last) or undated.
    """
    lang = context.lang
    periods = context.periods or _sensible(context)
    lines = _lines(context, periods)
    titles = (tell(WORDS, "periods", lang, title=context.title), tell(WORDS, "lines", lang))
    more: dict[str, Any] = {"scope": context.scope(), "method": METHOD}
    names = ("change-periods", "change-lines")
    dated = any(line.years for line in lines)
    if len(periods) < 2 or not dated:
        why = "one_year" if dated else "undatable"
        said = tell(WORDS, why, lang, title=quoted(context.title))
        return [
            context.finding(name, title, said, **more)
            for name, title in zip(names, titles, strict=True)
        ]
    rows = _period_rows(context, periods, lines)
    table = _line_rows(context, periods, lines)
    compared = {"columns": PERIOD_COLUMNS, "rows": tuple(rows), **more}
    listing = {"columns": LINE_COLUMNS, "rows": tuple(table), **more}
    return [
        context.finding(names[0], titles[0], *_said(context, rows, lines), **compared),
        context.finding(names[1], titles[1], *_told(context, table), **listing),
    ]


def _sensible(context: Context) -> tuple[Period, ...]:
    """Two periods, from the first document to the last, that share documents most evenly."""
    papers = context.documents.per_year()
    years = set(papers)
    if len(years) < 2:
        return ()
    first, last = min(years), max(years)
    of_all = sum(papers.values())
    before = {
        cut: sum(count for year, count in papers.items() if year <= cut)
        for cut in sorted(years)[:-1]
    }
    cut = min(before, key=lambda year: (abs(2 * before[year] - of_all), year))
    return ((first, cut), (cut + 1, last))


def _lines(context: Context, periods: Iterable[Period]) -> list[Line]:
    found = []
    for source, target, data in context.graph.edges(data=True):
        years = tuple(sorted(int(year) for year in data["years"]))
        within = tuple(
            at
            for at, (first, last) in enumerate(periods)
            if any(first <= year <= last for year in years)
        )
        found.append(
            Line(
                ends=(source, target),
                years=years,
                within=within,
                ties=ties_of(data),
                sources=tuple(data["sources"]),
            )
        )
    return sorted(found, key=lambda line: line.ends)


def _span(period: Period, lang: str) -> str:
    """A period in the calendar of the language."""
    first, last = (written(f"{year:04}", lang) for year in period)
    return first if first == last else f"{first}–{last}"


def _period_rows(
    context: Context, periods: Iterable[Period], lines: list[Line]
) -> list[dict[str, Any]]:
    rows, before = [], set[tuple[str, str]]()
    for at, period in enumerate(periods):
        here = [line for line in lines if at in line.within]
        now = {line.ends for line in here}
        papers = context.documents.between(*period)
        rows.append(
            {
                "period": _span(period, context.lang),
                "documents": len(papers),
                "families": len(context.documents.families_of(papers)),
                "actors": len({end for ends in now for end in ends}),
                "lines": len(now),
                "new": len(now - before) if at else None,
                "kept": len(now & before) if at else None,
                "gone": len(before - now) if at else None,
                "lines_per_document": round(len(now) / len(papers), 2) if papers else None,
                "ties": tuple(sorted({tie for line in here for tie in line.ties})),
                "sources": tuple(sorted({each for line in here for each in line.sources})),
            }
        )
        before = now
    return rows


def _status(line: Line, last: int) -> str:
    if not line.years:
        return "undated"
    if last not in line.within:
        return "last-seen"
    if last - 1 in line.within:
        return "kept"
    return "returned" if line.within[1:] else "new"


def _line_rows(
    context: Context, periods: tuple[Period, ...], lines: list[Line]
) -> list[dict[str, Any]]:
    lang, nodes = context.lang, context.graph.nodes
    order = ("new", "returned", "kept", "last-seen", "undated")
    rows = []
    for line in lines:
        if line.years and not line.within:
            continue
        status = _status(line, len(periods) - 1)
        words = "undated_status" if status == "undated" else status
        source, target = line.ends
        rows.append(
            {
                "source": source,
                "source_label": label(source, nodes[source], lang),
                "target": target,
                "target_label": label(target, nodes[target], lang),
                "status": status,
                "status_label": tell(WORDS, words, lang),
                "periods": tuple(_span(periods[at], lang) for at in line.within),
                "first_year": written(f"{line.years[0]:04}", lang) if line.years else None,
                "last_year": written(f"{line.years[-1]:04}", lang) if line.years else None,
                "ties": line.ties,
                "sources": line.sources,
            }
        )
    rows.sort(key=lambda row: (order.index(str(row["status"])), row["source"], row["target"]))
    return rows


def _said(context: Context, rows: list[dict[str, Any]], lines: list[Line]) -> list[str]:
    lang = context.lang
    said = [
        tell(WORDS, "sizes", lang, period=row["period"], lines=number("line", row["lines"], lang),
             documents=number("document", row["documents"], lang))
        for row in rows
    ]  # fmt: skip
    for before, after in pairwise(rows):
        moved = {name: after[name] for name in ("new", "kept", "gone")}
        said.append(
            tell(WORDS, "change", lang, before=before["period"], after=after["period"], **moved)
        )
    papers = [row["documents"] for row in rows]
    counts = listed((f"{count:,}" for count in papers), lang)
    if any(papers):
        differ = max(papers) >= MUCH * min(papers)
        said.append(tell(WORDS, "differ" if differ else "alike", lang, counts=counts))
    if undated := sum(not line.years for line in lines):
        one = "undated_one" if undated == 1 and lang == "en" else "undated"
        said.append(tell(WORDS, one, lang, lines=number("line", undated, lang)))
    if outside := sum(bool(line.years) and not line.within for line in lines):
        said.append(tell(WORDS, "outside", lang, lines=number("line", outside, lang)))
    if papers_without := len(context.documents.real) - sum(context.documents.per_year().values()):
        said.append(tell(WORDS, "papers", lang, n=papers_without))
    return said


def _told(context: Context, rows: list[dict[str, Any]]) -> list[str]:
    lang, said = context.lang, []
    for status in ("new", "returned", "kept", "last-seen"):
        some = [row for row in rows if row["status"] == status]
        if not some:
            continue
        names = [
            tell(WORDS, "pair", lang, a=quoted(row["source_label"]), b=quoted(row["target_label"]))
            for row in some[:NAMED]
        ]
        words = tell(WORDS, status, lang)
        said.append(tell(WORDS, "most", lang, n=f"{len(some):,}", names=listed(names, lang),
                         status=words if lang == "th" else words.capitalize()))  # fmt: skip
    return [*said, tell(WORDS, "reading", lang)]
