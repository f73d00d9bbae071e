"""What a report says at its end: limits, a paragraph to paste, how to cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.page.captions import basis, dates, modality
from kg.page.words import say as page_say
from kg.report.asked import WEIGHTS, reading
from kg.report.data import families
from kg.report.methods import METHODS
from kg.report.papers import in_text
from kg.report.parts import Block, Bullets, Copied, Paragraph, Section
from kg.report.words import counted, listed, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.report.asked import Asked
    from kg.report.data import Sample
    from kg.report.parts import Measure


def limits(asked: Asked, sample: Sample) -> Section:
    """What these documents cannot tell."""
    lang, used = asked.lang, sample.used
    press = sum(each.kind in {"press-release", "news"} for each in used)
    said = [*reading(asked)]
    if used and press * 2 > len(used):
        said.append(say("l.press", lang, n=f"{press:,}", m=f"{len(used):,}"))
    undated = sum(not each.day for each in used)
    if undated:
        said.append(say("l.undated", lang, n=f"{undated:,}", m=f"{len(used):,}"))
    said += [say(f"l.{name}", lang) for name in ("counts", "sample", "names", "time", "cause")]
    if asked.graph.is_directed():
        said.append(say("l.money", lang))
    return Section(name="limits", title=say("s.limits", lang), blocks=(Bullets(tuple(said)),))


def paste(asked: Asked, sample: Sample, methods: Sequence[Measure]) -> Section:
    """A paragraph on data and method that a paper can take over as it stands."""
    stop = "" if asked.lang == "th" else "."
    lang, used = asked.lang, sample.used
    version = f" ({page_say('data_version', lang)} {asked.version})" if asked.version else ""
    days = sorted(each.day for each in used if each.day)
    span = (
        say("p.span", lang, first=_year(days[0], lang), last=_year(days[-1], lang)) if days else ""
    )
    sentences = [
        say(
            "p.data",
            lang,
            version=version,
            documents=counted("document", len(used), lang),
            families=counted("used_family", families(used), lang),
            span=span,
        ),
        say("p.network", lang, title=asked.title, size=asked.size, rule=_rule(asked)),
        say("p.chosen", lang, chosen=asked.chosen()) if asked.chosen() else "",
        say("p.weights", lang, weights=asked.weighed) + _after(methods, asked.weights) + stop,
        _measured(methods, lang),
        say("p.absence", lang),
    ]
    text = " ".join(sentence for sentence in sentences if sentence)
    return Section(name="paste", title=say("s.paste", lang), blocks=(Copied(text=text),))


def _rule(asked: Asked) -> str:
    """Of which dates, why lines are drawn, and what counts."""
    said = (each(asked.graph, asked.lang) for each in (dates, basis, modality))
    return "; ".join(_small(each, asked.lang) for each in said if each)


def _year(day: str, lang: str) -> str:
    from kg.page.dates import written

    return written(day[:4], lang)


_SAID_OTHERWISE = frozenset({"lines", *WEIGHTS})
"""What the sentences on lines and weights already tell."""


def _measured(methods: Iterable[Measure], lang: str) -> str:
    """The measures with their papers, as one sentence; "" where there are none."""
    named = [
        f"{_small(each.title, lang)} ({'; '.join((*_english(each, lang), *_papers(each)))})"
        for each in methods
        if each.papers and each.name not in _SAID_OTHERWISE
    ]
    return say("p.measures", lang, list=listed(named, lang)) if named else ""


def _english(method: Measure, lang: str) -> tuple[str, ...]:
    """What Thai papers put in brackets after a term of their own."""
    term = _small(METHODS[method.name].title[1], "en")
    return (term,) if lang == "th" and term != method.title else ()


def _papers(method: Measure) -> list[str]:
    """The papers of a method as they stand in brackets, in the order of the alphabet."""
    return sorted(map(in_text, method.papers))


def _after(methods: Iterable[Measure], name: str) -> str:
    """The papers of the method of that name in brackets, "" where it is not among them."""
    papers = [paper for each in methods if each.name == name for paper in _papers(each)]
    return f" ({'; '.join(papers)})" if papers else ""


def _small(title: str, lang: str) -> str:
    """A title within a sentence: with a small first letter, but for a name."""
    named = title.startswith("PageRank")
    return title if lang == "th" or named else title[:1].lower() + title[1:]


def citing(asked: Asked, dataset: str) -> Section:
    """How to cite the data set, with its version."""
    lang = asked.lang
    blocks: list[Block] = [Paragraph(say("c.how", lang)), Copied(text=dataset)]
    if asked.version:
        blocks.append(Paragraph(say("c.version", lang, version=asked.version)))
    contact = str(asked.about.get("contact") or "")
    if contact:
        blocks.append(Paragraph(page_say("cap.contact", lang, contact=contact)))
    return Section(name="cite", title=say("s.cite", lang), blocks=tuple(blocks))
