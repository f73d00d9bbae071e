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
    """Check the graph against the shapes and queries/check, and findings.toml against it.

    Each finding names the file and row to open. Exit 1 if there is a violation; what sources
    contradict each other in is a warning. A finding of findings.toml that is not true of the
    data any more is a violation.

    \b
    Example:  kg check --lang th
    """
    from kg.query.checks import VIOLATION, Checker
    from kg.site.holding import as_checked, hold
    from kg.site.stated import FILE, read_stated

    stated = read_stated(session.workspace.root / FILE)
    rows = {} if session.workspace.elsewhere else session.workspace.finished.rows()
    checker = Checker(session.workspace.store, session.asker.labels, rows)
    findings, checked = checker.check(session.workspace.queries("check"))
    untrue = as_checked(hold(session.workspace, stated))
    findings = [*untrue, *findings]
    checked["checks"] |= {"findings": len(untrue)}
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
    where = finding.file or finding.subject
    if finding.row is not None:
        where += f", {word('row', lang)} {finding.row}"
    message = finding.as_json(lang)["message"]
    return (
        f"{word(finding.severity, lang)}: {where}: {message} ({finding.check}; {finding.subject})\n"
    )
