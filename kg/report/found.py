"""A finding as a section of the report: sentences, a chart where one is known, its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.page.escape import plain
from kg.report.drawn import as_read, charts
from kg.report.parts import Block, Bullets, Paragraph, Section
from kg.report.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.findings.finding import Finding
    from kg.report.asked import Asked
    from kg.report.evidence import Evidence

ON_PAGE: Mapping[str, tuple[str, ...]] = {
    "connectors": (
        *("actor_label", "kind_label", "betweenness_rank_label", "degree_rank_label"),
        *("constraint_rank_label", "families"),
    ),
    "brokers": (
        *("by_label", "actor_label", "total", "gatekeeper", "liaison"),
        *("between_label", "between_pairs"),
    ),
    "clusters": ("cluster", "size", "members_label", "stability", "inside", "outside"),
    "backbone": (
        *("source_label", "target_label", "contexts", "expected", "q", "more_than_chance"),
        *("stage_label", "instrument_label", "disparity", "outstanding"),
    ),
    "mixing": ("by_label", "from_label", "to_label", "lines"),
    "gaps-pairs": ("a_label", "b_label", "shared", "what_label", "other_modality"),
    "gaps-places": ("place_label", "level_label", "documents", "subdistricts"),
    "change-periods": ("period", "documents", "lines", "new", "kept", "gone", "lines_per_document"),
    "change-lines": ("source_label", "target_label", "status_label", "first_year", "last_year"),
    "careers": (
        *("person_label", "from_label", "from_seen", "to_label", "to_seen"),
        *("order_label", "joined_label"),
    ),
    "money-years": (
        *("year", "stage_label", "instrument_label", "precision_label", "highest"),
        "allocations",
    ),
}
"""The columns that a sheet of paper has room for, of findings that have more."""


def section_of(finding: Finding, asked: Asked, evidence: Evidence) -> Section:
    """The finding's section; without rows it is its sentences, which say why there are none.

    Then its scope is said only where it is another than that of the whole report.
    """
    said = [plain(sentence) for sentence in finding.sentences]
    blocks: list[Block] = [Paragraph(text) for text in said[:1]]
    if said[1:]:
        blocks.append(Bullets(tuple(said[1:])))
    if finding.rows:
        blocks += charts(finding, evidence.lang)
        read = as_read(finding, evidence.lang)
        hidden = set(read.columns) - set(ON_PAGE.get(finding.name, read.columns))
        blocks.append(table(read, evidence, csv_only=hidden, csv_of=finding))
    elif finding.scope and finding.scope != asked.scope:
        blocks.append(Paragraph(plain(finding.scope), quiet=True))
    return Section(name=finding.name, title=plain(finding.title), blocks=tuple(blocks))
