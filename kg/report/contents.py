"""The whole report in order: question, data, findings, method, limits, citations, documents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.cite.apa import entry
from kg.cite.listing import listed
from kg.cite.reference import references
from kg.page.escape import plain
from kg.page.words import say as page_say
from kg.progress import steps
from kg.report.asked import question
from kg.report.citing import on_paper, printed
from kg.report.coverage import Where, coverage_section, missing_section, read_where
from kg.report.data import Sample, documents_section
from kg.report.documents import read_documents
from kg.report.evidence import Evidence, tie_ids
from kg.report.found import section_of
from kg.report.methods import METHODS, measures
from kg.report.overview import actors_table, lines_table, places_section, size_section
from kg.report.papers import PAPERS
from kg.report.parts import Bullets, Entry, Figure, Listed, Paragraph, Report, Section, Table
from kg.report.prose import citing, limits, paste
from kg.report.tables import ties_shown
from kg.report.words import counted, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.cite.reference import Reference
    from kg.findings.finding import Finding
    from kg.report.asked import Asked
    from kg.report.parts import Block, Measure

LISTED = 500
"""From so many documents on, only those that a table cites are listed."""


def compose(asked: Asked, findings: Sequence[Finding]) -> Report:
    """The report of a network and what was found in it, in the language asked for.

    Figures and tables are numbered from 1 in the order they stand. One query for documents,
    two for places, three for every 500 ties.
    """
    lang = asked.lang
    sample, where, evidence = _rests_on(asked, findings)
    used_methods = measures(_methods(asked, findings), lang)
    found = [
        size_section(asked, evidence),
        *(section_of(finding, asked, evidence) for finding in findings),
    ]
    if asked.graph.number_of_edges():
        found.append(places_section(asked, where, evidence))
    sections: tuple[Section, ...] = (
        _brief(found, asked),
        question(asked),
        _data(asked, sample, where, evidence),
        Section(name="findings", title=say("s.findings", lang), parts=tuple(found)),
        _method(used_methods, asked),
        limits(asked, sample),
        paste(asked, sample, used_methods),
        citing(asked, plain(_cited([asked.dataset], lang)[""])),
        *_appendix(asked, evidence),
    )
    number = len(sample.documents)
    report = Report(
        lang=lang,
        title=asked.title,
        subtitle=say("subtitle", lang, documents=counted("document", number, lang)),
        sections=_numbered(sections, lang),
        version=f"{page_say('data_version', lang)} {asked.version}" if asked.version else "",
    )
    return replace(report, sections=_with_documents(report, evidence, asked))


def _rests_on(asked: Asked, findings: Sequence[Finding]) -> tuple[Sample, Where, Evidence]:
    """The documents, the places and the ties that all sections speak of."""
    documents = read_documents(asked.asker.store, asked.lang)
    edges = [data for *_, data in asked.graph.edges(data=True)]
    ties = {tie for data in edges for tie in tie_ids(data)}
    used = {source for data in edges for source in data.get("sources") or ()}
    evidence = Evidence(asked.asker, ties, documents)
    evidence.read(tie for finding in findings for tie in ties_shown(finding))
    sample = Sample(
        documents=tuple(each for each in documents if each.real),
        used=tuple(each for each in documents if each.id in used),
    )
    return sample, read_where(asked.asker.store, ties), evidence


def _data(asked: Asked, sample: Sample, where: Where, evidence: Evidence) -> Section:
    """The documents, what they cover and what is missing from them."""
    return Section(
        name="data",
        title=say("s.data", asked.lang),
        parts=(
            documents_section(asked, sample, evidence),
            coverage_section(asked, where, evidence),
            missing_section(asked, where, evidence),
        ),
    )


_IN_DETAIL = frozenset({"bridges", "change-lines", "gaps-places", "money-flows", "places"})
"""Sections that go on where the one before them began."""


def _brief(found: Sequence[Section], asked: Asked) -> Section:
    """The first sentence of every finding that opens a subject, leading to it."""
    first = [
        (block.text, section.name)
        for section in found
        if section.name not in _IN_DETAIL
        for block in section.blocks[:1]
        if isinstance(block, Paragraph)
    ]
    said = dict(reversed(first))  # where several say the same, the first of them
    items = Bullets(tuple(reversed(said)), tuple(reversed(said.values())))
    return Section(name="brief", title=say("s.brief", asked.lang), blocks=(items,))


def _methods(asked: Asked, findings: Sequence[Finding]) -> set[str]:
    """Which methods the report's numbers need: of its own tables, and of every finding."""
    if not asked.graph.number_of_edges():
        return set()
    named = {name for finding in findings for name in finding.method}
    measured = {name for _, data in asked.graph.nodes(data=True) for name in data}
    how = asked.about.get("measures") or {}
    more = {
        "sampled": how.get("pivots"),
        "clusters": "cluster" in measured,
        "consensus": any(value is not None for _, value in asked.graph.nodes(data="stability")),
    }
    used = {name for name, is_so in more.items() if is_so}
    return named | used | (METHODS.keys() & measured) | {"lines", asked.weights}


def _method(methods: Sequence[Measure], asked: Asked) -> Section:
    lang = asked.lang
    cited = sorted({paper for each in methods for paper in each.papers})
    blocks: tuple[Block, ...] = tuple(methods) or (Paragraph(say("o.empty", lang)),)
    papers = Section(
        name="papers",
        title=say("s.papers", lang),
        blocks=(Bullets(tuple(PAPERS[name] for name in cited)),),
    )
    return Section(
        name="method",
        title=say("s.method", lang),
        blocks=blocks,
        parts=(papers,) if cited else (),
    )


def _appendix(asked: Asked, evidence: Evidence) -> tuple[Section, ...]:
    if not asked.graph.number_of_nodes():
        return ()
    blocks = (actors_table(asked, evidence), lines_table(asked, evidence))
    return (Section(name="appendix", title=say("s.appendix", asked.lang), blocks=blocks),)


def _cited(references: Iterable[Reference], lang: str) -> dict[str, str]:
    """Each reference's entry as text, by the source's id."""
    entries = listed(references, lang)
    return {
        each.reference.id: "".join(part.text for part in entry(each, lang) if not part.link)
        for each in entries
    }


def _with_documents(report: Report, evidence: Evidence, asked: Asked) -> tuple[Section, ...]:
    """The report's sections with the list of documents before the appendix.

    All of them, or of more than LISTED those that some row names; then on paper those that
    some row there names.
    """
    lang, every = asked.lang, len(evidence.documents) <= LISTED
    numbers, paper = printed(report), on_paper(report)
    shown = [d for d in evidence.documents if every or evidence.number(d.id) in numbers]
    texts = _cited(references(asked.asker, [each.id for each in shown]), lang)
    entries = tuple(
        Entry(
            number=evidence.number(each.id),
            text=plain(texts.get(each.id, each.title)),
            id=each.id,
            url=each.url,
            paper=every or evidence.number(each.id) in paper,
        )
        for each in shown
    )
    listed_here = Section(name="sources", title=say("s.sources", lang), blocks=(Listed(entries),))
    before = tuple(each for each in report.sections if each.name != "appendix")
    return (*before, listed_here, *report.sections[len(before) :])


def _numbered(sections: tuple[Section, ...], lang: str) -> tuple[Section, ...]:
    """The sections with figures and tables numbered in the order they stand.

    A scope that stood under a table before is told by that table's number.
    """
    counts = {Figure: 0, Table: 0}
    scopes: dict[str, int] = {}

    def number(section: Section) -> Section:
        blocks: list[Block] = []
        for block in section.blocks:
            if isinstance(block, Figure | Table):
                counts[type(block)] += 1
                block = replace(block, number=counts[type(block)])  # noqa: PLW2901 - the same, numbered
            if isinstance(block, Table) and block.scope:
                first = scopes.setdefault(block.scope, block.number)
                if first != block.number:
                    block = replace(block, scope=say("scope_as", lang, n=first))  # noqa: PLW2901 - as above
            blocks.append(block)
        parts = tuple(number(part) for part in section.parts)
        return replace(section, blocks=tuple(blocks), parts=parts)

    return tuple(number(section) for section in steps("report", sections, len(sections)))
