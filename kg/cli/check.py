"""kg check."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli.options import session
from kg.cli.words import counted, word

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
    lang = session.lang
    session.say(
        f"{counted('violation', violations, lang)}, "
        f"{counted('warning', len(findings) - violations, lang)} "
        f"({counted('thing', checked['things'], lang)}{' ' if lang == 'th' else ', '}"
        f"{counted('check', len(checked['checks']), lang)})"
    )
    if violations:
        sys.exit(1)


def _line(finding: Finding, lang: str) -> str:
    row = f"{finding.file}, {word('row', lang)} {finding.row}"
    where = row if finding.file else finding.subject
    message = finding.as_json(lang)["message"]
    return (
        f"{word(finding.severity, lang)}: {where}: {message} ({finding.check}; {finding.subject})\n"
    )
