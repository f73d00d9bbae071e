"""kg check."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli.options import session

if TYPE_CHECKING:
    from kg.cli.session import Session
    from kg.query.checks import Finding


@click.command()
@session(formats=("table", "json"))
def check(session: Session) -> None:
    """Check the graph against the shapes and queries/check.

    Each finding names the file and row to open. Exit 1 if there is a violation; what sources
    contradict each other in is a warning.

    \b
    Example:  kg check --lang th
    """
    from kg.query.checks import VIOLATION, Checker

    rows = {} if session.workspace.elsewhere else session.workspace.finished.rows()
    checker = Checker(session.workspace.store, session.asker.labels, rows)
    findings, checked = checker.check(session.workspace.queries("check"))
    if session.format == "json":
        session.put_json(
            {"findings": [f.as_json(session.lang) for f in findings], "checked": checked}
        )
    else:
        session.put_text("".join(_line(finding, session.lang) for finding in findings))
    violations = sum(finding.severity == VIOLATION for finding in findings)
    session.say(
        f"{violations} violations, {len(findings) - violations} warnings "
        f"({checked['things']} things, {len(checked['checks'])} checks)"
    )
    if violations:
        sys.exit(1)


def _line(finding: Finding, lang: str) -> str:
    where = f"{finding.file}, row {finding.row}" if finding.file else finding.subject
    message = finding.as_json(lang)["message"]
    return f"{finding.severity}: {where}: {message} ({finding.check}; {finding.subject})\n"
