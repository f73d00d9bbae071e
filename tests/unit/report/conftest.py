"""Reports of real workspaces, made in this process."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

import kg
from kg.cite.bibliography import dataset
from kg.network.selection import Choice
from kg.report.asked import Asked
from kg.report.contents import compose
from kg.report.parts import Report, Section, Table

if TYPE_CHECKING:
    from pathlib import Path

    from kg.findings.finding import Finding

Compose = Callable[..., Report]


@pytest.fixture(scope="session")
def shipped(built: Path) -> Any:
    """The Ratchaburi case, opened."""
    return kg.open(built)


@pytest.fixture(scope="session")
def report() -> Compose:
    """The report of a network of an opened workspace, with the findings given."""

    @cache
    def made(
        workspace: Any,
        name: str = "collaboration",
        lang: str = "en",
        findings: tuple[Finding, ...] = (),
        **choice: Any,
    ) -> Report:
        context = workspace.context(name, lang=lang, choice=Choice(**choice))
        own = dataset(("Test", "Test"), context.graph.graph["data_version"], "0", context.graph)
        return compose(Asked(context=context, dataset=own, command="kg report"), findings)

    return lambda workspace, *more, findings=(), **named: made(
        workspace, *more, findings=_Same(findings), **named
    )


class _Same(tuple):  # a finding holds dicts, which have no hash
    __slots__ = ()

    def __hash__(self) -> int:
        return hash(tuple(each.name for each in self))


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
