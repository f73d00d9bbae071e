"""The data section: which documents there are, and which of them this network rests on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.page.dates import written
from kg.page.words import say as page_say
from kg.report.charts import Bar, columns_up
from kg.report.figures import figure, headline, key_of_series, told
from kg.report.parts import Block, Paragraph, Section
from kg.report.tables import cell, grid, table
from kg.report.words import counted, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.report.asked import Asked
    from kg.report.documents import Document
    from kg.report.evidence import Evidence


MOST_CITED = 60
"""A row of more documents names none on the page: the CSV does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The documents of the data set, and those that some line of the network rests on."""

    documents: tuple[Document, ...]
    used: tuple[Document, ...]


def families(documents: Sequence[Document]) -> int:
    """How many independent sources some documents are: those of one family count as one."""
    return len({each.family for each in documents})


def documents_section(asked: Asked, sample: Sample, evidence: Evidence) -> Section:
    """Documents by kind and by year, beside those behind the network."""
    lang = asked.lang
    blocks: list[Block] = [
        Paragraph(
            say(
                "d.count",
                lang,
                documents=counted("document", len(sample.documents), lang),
                families=counted("family", families(sample.documents), lang),
            )
        ),
        Paragraph(_used(asked, sample)),
    ]
    if said := publisher(sample.used, lang):
        blocks.append(Paragraph(said))
    blocks.append(_kinds(asked, sample, evidence))
    blocks += _years(asked, sample, evidence)
    return Section(name="documents", title=say("s.documents", lang), blocks=tuple(blocks))


def _used(asked: Asked, sample: Sample) -> str:
    lang, used = asked.lang, sample.used
    if asked.about.get("uncited"):
        return say("d.uncited", lang)
    if not used:
        return say("d.used_none", lang)
    days = sorted(each.day for each in used if each.day)
    words = {
        "documents": counted("document", len(used), lang),
        "families": counted("used_family", families(used), lang),
    }
    if not days:
        return say("d.used_undated", lang, **words)
    first, last = written(days[0], lang), written(days[-1], lang)
    known = "d.used_day" if first == last else "d.used"
    return say(known, lang, first=first, last=last, **words)


def publisher(used: Sequence[Document], lang: str) -> str:
    """Who published most of the documents, where one did publish most of them."""
    named = Counter(each.publisher for each in used if each.publisher)
    if not named:
        return ""
    who, count = min(named.items(), key=lambda item: (-item[1], item[0]))
    share = round(100 * count / len(used))
    return say("d.publisher", lang, share=share, who=who) if share > 50 and count > 2 else ""


def _kinds(asked: Asked, sample: Sample, evidence: Evidence) -> Block:
    lang, used = asked.lang, {each.id for each in sample.used}
    by_kind: dict[str, list[Document]] = {}
    for each in sample.documents:
        by_kind.setdefault(each.kind, []).append(each)
    rows = [
        {
            "kind": page_say(f"document.{kind}", lang),
            "documents": len(some),
            "families": families(some),
            "used": sum(each.id in used for each in some),
            "first": min((each.day for each in some if each.day), default=""),
            "last": max((each.day for each in some if each.day), default=""),
            "sources": _cited(some),
        }
        for kind, some in sorted(by_kind.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    columns = ("kind", "documents", "families", "used", "first", "last", "sources")
    return table(grid("kinds-of-document", say("d.kinds", lang), columns, rows), evidence)


def _years(asked: Asked, sample: Sample, evidence: Evidence) -> list[Block]:
    lang, used = asked.lang, {each.id for each in sample.used}
    by_year: dict[str, list[Document]] = {}
    for each in sample.documents:
        by_year.setdefault(each.year, []).append(each)
    if not by_year:
        return []
    rows = [
        {
            "published": int(year) if year else None,
            "documents": len(some),
            "families": families(some),
            "used": sum(each.id in used for each in some),
            "sources": _cited(some),
        }
        for year, some in sorted(by_year.items(), key=lambda item: item[0] or "9999")
    ]
    columns = ("published", "documents", "families", "used", "sources")
    shown = table(grid("years", say("d.years", lang), columns, rows), evidence)
    bars = [
        Bar(label=_year(year, lang), parts=(here, len(some) - here))
        for year, some in _filled(by_year)
        for here in [sum(each.id in used for each in some)]
    ]
    axes = (say("g.year_axis", lang), say("g.documents_axis", lang))
    names = (say("d.used_key", lang), say("d.other_key", lang))
    drawn = figure(
        "years",
        headline("d.years", bars, lang),
        lambda frame: columns_up(bars, axes, frame),
        told(bars),
        key_of_series(names),
    )
    return [drawn, shown]


def _filled(by_year: dict[str, list[Document]]) -> list[tuple[str, list[Document]]]:
    """Every year from the first to the last, those without documents too; the undated last."""
    dated = [int(year) for year in by_year if year]
    every = [str(year) for year in range(min(dated), max(dated) + 1)] if dated else []
    return [(year, by_year.get(year, [])) for year in [*every, *([""] if "" in by_year else [])]]


def _year(year: str, lang: str) -> str:
    return cell("published", int(year), lang) if year else say("undated", lang)


def _cited(some: Sequence[Document]) -> tuple[str, ...]:
    return tuple(sorted(each.id for each in some)) if len(some) <= MOST_CITED else ()
