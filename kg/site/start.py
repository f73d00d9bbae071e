"""The start page: what this is, what it rests on, what is missing, and the ways in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.page.dates import written
from kg.page.escape import plain
from kg.page.looks import group_name
from kg.page.words import WORDS as PAGE_WORDS
from kg.page.words import say as page_say
from kg.query.question import catalogue
from kg.site.shell import page, part
from kg.site.words import WORDS, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.site.contents import Contents, Documents, Lack, Missing
    from kg.site.holding import Held
    from kg.site.shell import Frame
    from kg.site.site import Site

CITED, ABOUT = 6, 8
"""How many documents and things a finding names beside it."""
LABELLED = 16
"""From so many years on only every fifth has its number under its bar."""


def start_page(site: Site, frame: Frame) -> bytes:
    """The start page of a language."""
    examples = [_link(site, frame, iri) for iri in site.contents.examples if iri in site.names]
    values = {
        **_told(site, frame),
        "title": "",
        "examples": examples,
        "glance": site.glance,
        "networks": [_network(frame, each) for each in site.overview],
        "asking": len(catalogue(site.workspace.queries("ask"))) if frame.served else 0,
    }
    return page(frame, "start.html.j2", values)


def about_these_data(site: Site, frame: Frame) -> str:
    """The words of the start page for a file that has no other page: no link leads out of it."""
    return part(frame, "about.html.j2", _told(site, frame))


def _told(site: Site, frame: Frame) -> dict[str, Any]:
    """What a reader is told first: what this is, what was found, what there is and is not."""
    lang, contents = frame.lang, site.contents
    return {
        "lead": _lead(site, lang),
        "findings": [_finding(site, frame, each) for each in site.held],
        "years": _years(contents.documents, lang),
        "rests": _rests(site, lang),
        "kinds": _kinds(contents.documents, lang),
        "counts": [(name, say(f"count.{name}", lang), n) for name, n in contents.classes.items()],
        "groups": [(group, group_name(group, lang), n) for group, n in contents.groups],
        "current": _current(site, frame),
        "missing": _missing(site, lang),
        "lacks": _lacks(contents.missing, lang),
    }


def _lead(site: Site, lang: str) -> str:
    contents = site.contents
    first, last = (
        written(day[:4], lang) for _, day in (contents.documents.oldest, contents.documents.newest)
    )
    key = "lead_span" if first != last else "lead_year"
    counted = {key: f"{contents.classes.get(name, 0):,}" for key, name in _LEADING.items()}
    return say(
        "lead",
        lang,
        n=f"{site.about.documents:,}",
        span=say(key, lang, a=first, b=last) if first else "",
        f=f"{contents.facts.done:,}",
        **counted,
    )


_LEADING = {"o": "Organisation", "p": "Person"}


def _link(site: Site, frame: Frame, iri: str) -> tuple[str, str]:
    """Where a thing's page is, and what it is called; "" for one that has none."""
    name = "" if frame.single else site.names.get(iri, "")
    label = plain(site.workspace.asker(frame.lang).labels.best(iri, frame.lang))
    return (frame.to(f"id/{name}.html") if name else "", label)


def _network(frame: Frame, told: dict[str, Any]) -> dict[str, Any]:
    at = 0 if frame.lang == "th" else 1
    short = f"network.{told['name']}"
    counted = {
        key: f"{told[name]:,}" for key, name in (("n", "nodes"), ("m", "lines")) if told.get(name)
    }
    return {
        "where": f"{frame.to('network.html')}#network={told['name']}",
        "title": told["title"][at] or told["title"][1 - at],
        "about": say(short, frame.lang)
        if short in WORDS
        else told["about"][at] or told["about"][1 - at],
        "size": say("size", frame.lang, **counted) if len(counted) == 2 else "",
    }


def _finding(site: Site, frame: Frame, held: Held) -> dict[str, Any]:
    """A finding's words, and all that it rests on."""
    lang, stated = frame.lang, held.stated
    head, colon, rest = stated.words(lang).partition(": ")
    cited = [
        (*_link(site, frame, iri), [page_say("paragraph", lang, n=n) for n in paragraphs])
        for iri, paragraphs in held.cited.items()
    ]
    named = [_link(site, frame, iri) for iri in held.actors if iri in site.names]
    about = "network" if stated.about == "network" else "ask"
    served = f"{frame.up}questions/{stated.name}" if frame.served and stated.about == "ask" else ""
    drawn = (
        about == "network"
        and not frame.single
        and stated.name in {each["name"] for each in site.overview}
    )
    return {
        "head": head if colon else "",
        "words": rest[:1].upper() + rest[1:] if colon else head,
        "question": say(f"finding_{about}", lang),
        "title": held.title[lang],
        "where": f"{frame.to('network.html')}#network={stated.name}" if drawn else served,
        "values": dict(stated.values) if served else {},
        "cited": cited[:CITED],
        "cited_more": max(0, len(cited) - CITED),
        "named": named[:ABOUT],
        "named_more": max(0, len(named) - ABOUT),
        "command": stated.command,
    }


def _years(documents: Documents, lang: str) -> list[dict[str, Any]]:
    """For each year from the first to the last its documents, by kind from the commonest up."""
    if not documents.years:
        return []
    order = _order(documents)
    first, last = documents.years[0][0], documents.years[-1][0]
    totals = dict.fromkeys(range(first, last + 1), 0)
    for year, _, n in documents.years:
        totals[year] += n
    most = max(totals.values())
    found = []
    for year, total in totals.items():
        parts, top = [], 100.0
        for kind in order:
            here = sum(n for y, k, n in documents.years if (y, k) == (year, kind))
            height = round(100 * here / most, 2)
            top = round(top - height, 2)
            if here:
                parts.append((min(order.index(kind), 4), top, height))
        shown = len(totals) < LABELLED or year % 5 == 0
        found.append({"year": written(str(year), lang), "n": total, "parts": parts, "shown": shown})
    return found


def _order(documents: Documents) -> list[str]:
    """The kinds of document, the commonest first."""
    counted: dict[str, int] = {}
    for _, kind, n in documents.years:
        counted[kind] = counted.get(kind, 0) + n
    return sorted(counted, key=lambda kind: (-counted[kind], kind))


def _kinds(documents: Documents, lang: str) -> list[tuple[int, str]]:
    """The key of the chart, where there are several kinds."""
    order = _order(documents)
    return [(min(at, 4), page_say(f"document.{kind}", lang)) for at, kind in enumerate(order)]


def _rests(site: Site, lang: str) -> str:
    told, documents = site.about, site.contents.documents
    kinds = ", ".join(f"{page_say(f'document.{kind}', lang)} {n:,}" for kind, n in told.kinds)
    said = say(
        "rests_kinds", lang, n=f"{told.documents:,}", kinds=kinds, f=f"{documents.families:,}"
    )
    if documents.undated:
        said += " " + say("rests_undated", lang, n=f"{documents.undated:,}")
    return said


def _current(site: Site, frame: Frame) -> list[tuple[str, str, str]]:
    """What the newest is: its name, its day, and where it leads."""
    lang, contents = frame.lang, site.contents
    found = []
    source, day = contents.documents.newest
    if source:
        where, title = _link(site, frame, source)
        found.append((say("current_document", lang), f"{written(day, lang)} · {title}", where))
    if contents.facts.latest:
        found.append((say("current_fact", lang), written(contents.facts.latest, lang), ""))
    if site.about.version:
        found.append((say("data_version", lang), plain(site.about.version), ""))
    return found


def _missing(site: Site, lang: str) -> list[tuple[str, str]]:
    """What is missing, each with what is known of it."""
    contents, withheld = site.contents, site.about.withheld
    found = _untold(contents, contents.missing, lang) if contents.missing else []
    if others := _others(contents, lang):
        found.append((say("missing_others", lang), others))
    key = "missing_withheld_more" if withheld else "missing_withheld_none"
    return [*found, (say("missing_withheld", lang), say(key, lang, n=f"{withheld:,}"))]


def _untold(contents: Contents, missing: Missing, lang: str) -> list[tuple[str, str]]:
    told, facts = contents.facts, f"{contents.facts.done:,}"
    whole = missing.seen == missing.provinces
    places = say(
        f"missing_provinces_{'all' if whole else 'more'}",
        lang,
        n=missing.seen,
        m=missing.provinces,
    )
    return [
        (say("missing_undated", lang), _of("missing_undated_more", told.undated, facts, lang)),
        (say("missing_single", lang), _of("missing_single_more", told.single, facts, lang)),
        (say("missing_provinces", lang), places),
    ]


def _lacks(missing: Missing | None, lang: str) -> list[dict[str, Any]]:
    """For each class what is not stated, most first: of how many, and its share of a hundred."""
    kinds: dict[str, list[Lack]] = {}
    for lack in missing.lacks if missing else ():
        if lack.things and lack.without and f"lack.{lack.missing}" in WORDS:
            kinds.setdefault(f"lacks.{lack.kind.rpartition('#')[2]}", []).append(lack)
    return [
        {
            "name": say(name, lang),
            "total": max(lack.things for lack in some),
            "parts": [
                (
                    say(f"lack.{lack.missing}", lang),
                    lack.without,
                    lack.things,
                    round(100 * lack.without / lack.things, 1),
                )
                for lack in sorted(some, key=lambda each: -each.without)
            ],
        }
        for name, some in kinds.items()
        if name in WORDS
    ]


def _of(key: str, number: int, whole: str, lang: str) -> str:
    return say(key, lang, n=f"{number:,}", m=whole)


def _others(contents: Contents, lang: str) -> str:
    """What documents state otherwise than as done, most first."""
    known: Sequence[tuple[str, int]] = sorted(
        contents.facts.others.items(), key=lambda each: (-each[1], each[0])
    )
    listed = ", ".join(
        f"{page_say(f'modality.{code}', lang)} {n:,}"
        for code, n in known
        if f"modality.{code}" in PAGE_WORDS
    )
    return say("missing_others_more", lang, list=listed) if listed else ""
