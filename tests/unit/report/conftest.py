"""Reports of real workspaces, made in this process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import pytest

from kg.cite.bibliography import dataset
from kg.network.selection import Choice
from kg.report.asked import Asked
from kg.report.contents import compose
from kg.report.parts import Report, Section, Table

if TYPE_CHECKING:
    from kg.findings.finding import Finding

Compose = Callable[..., Report]


@pytest.fixture(scope="session")
def report() -> Compose:
    """The report of a network of an opened workspace, with the findings given."""

    def made(
        workspace: Any,
        name: str = "collaboration",
        lang: str = "en",
        *,
        findings: Sequence[Finding] = (),
        **choice: Any,
    ) -> Report:
        context = workspace.context(name, lang=lang, choice=Choice(**choice))
        own = dataset("Test", context.graph.graph["data_version"], "0", context.graph)
        return compose(Asked(context=context, dataset=own, command="kg report"), findings)

    return made


def sections(of: Report | Section) -> list[Section]:
    """Every section of a report, those within others too."""
    inner = of.sections if isinstance(of, Report) else of.parts
    return [each for section in inner for each in (section, *sections(section))]


def tables(report: Report) -> dict[str, Table]:
    """Every table of a report by its name."""
    return {b.name: b for s in sections(report) for b in s.blocks if isinstance(b, Table)}


def words(report: Report, name: str) -> str:
    """What the paragraphs of one section say."""
    found = next(each for each in sections(report) if each.name == name)
    return " ".join(text for block in found.blocks if (text := getattr(block, "text", "")))
