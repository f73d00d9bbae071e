"""Checks: the shapes of the ontology and the queries that must find nothing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.progress import steps
from kg.query.binding import iri
from kg.query.question import Question, catalogue
from kg.query.shapes import breaches
from kg.query.terms import plain
from kg.schema.ontology import term_labels
from kg.vocabulary import curie

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from kg.query.labels import Labels
    from kg.store.engine import Engine, Term

VIOLATION, WARNING = "violation", "warning"
_FIELD = re.compile(r"\{(\w+)\}")
_WORDS = {
    "MinCountConstraintComponent": ("ขาดค่าของ {0}", "has no {0}"),
    "MaxCountConstraintComponent": ("มีค่าของ {0} มากกว่าที่กำหนด", "has more than one {0}"),
    "ClassConstraintComponent": (
        "{0} ชี้ไปยังสิ่งที่ไม่ใช่ประเภทที่กำหนด: {1}",
        "{0} points to something of another class: {1}",
    ),
    "OrConstraintComponent": ("{0} มีค่าที่ใช้ไม่ได้: {1}", "{0} has a value that does not fit: {1}"),
    "DatatypeConstraintComponent": ("{0} มีค่าผิดชนิด: {1}", "{0} has a value of another type: {1}"),
    "UniqueLangConstraintComponent": (
        "มี {0} หลายค่าในภาษาเดียวกัน",
        "has several values of {0} in one language",
    ),
}
_OTHER = ("{0} มีค่าที่ใช้ไม่ได้: {1}", "{0} has a value that does not fit: {1}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check found, in both languages; `file` and `row` say where to mend it.

    `row` is None, and `file` and `source` "", where the build knows no row for the subject.
    """

    check: str
    severity: str
    message_th: str
    message_en: str
    subject: str
    source: str
    file: str
    row: int | None

    def as_json(self, lang: str) -> dict[str, Any]:
        """The finding as `kg check` gives it."""
        return {
            "check": self.check,
            "severity": self.severity,
            "message": self.message_th if lang == "th" else self.message_en,
            "subject": self.subject,
            "source": self.source,
            "file": self.file,
            "row": self.row,
        }


class Checker:
    """Checks one store; `rows` says which file and row states an id."""

    def __init__(
        self, store: Engine, labels: Labels, rows: Mapping[str, list[tuple[str, int]]]
    ) -> None:
        self.store, self.labels, self.rows = store, labels, rows

    def check(self, folders: Iterable[Path]) -> tuple[list[Finding], dict[str, Any]]:
        """All findings, violations first, then by check and subject; and what was checked.

        What was checked: how many `things` were held against the shapes, and how many
        findings each of the `checks` has, by name, those without any too.
        """
        questions = catalogue(folders)
        found: list[Finding] = []
        for question in steps("checking", [*questions.values(), None], len(questions) + 1, every=1):
            found += self._by_query(question) if question else self._by_shapes()
        counts = Counter(finding.check for finding in found)
        ordered = sorted(
            set(found),
            key=lambda f: (f.severity != VIOLATION, f.check, f.subject, f.message_en),
        )
        return ordered, {
            "things": self._things(),
            "checks": {name: counts[name] for name in sorted([*questions, "shapes"])},
        }

    def _by_query(self, question: Question) -> list[Finding]:
        severity = question.header.get("severity", VIOLATION)
        if severity not in {VIOLATION, WARNING}:
            raise KgError(f"{question.path}: severity {severity!r}; expected violation or warning")
        answer = self.store.query(question.text)
        if "subject" not in answer.columns:
            raise KgError(f"{question.path}: a check selects ?subject")
        findings = []
        for row in answer.rows:
            if "subject" not in row:
                continue  # an aggregate over nothing gives one empty row
            messages = {lang: self._filled(question, row, lang) for lang in ("th", "en")}
            findings.append(self._finding(question.name, severity, messages, row["subject"].value))
        return findings

    def _filled(self, question: Question, row: Mapping[str, Term], lang: str) -> str:
        """The header's message with each {column} replaced by the row's value."""
        message = question.header.get(f"message_{lang}", question.title(lang))
        shown = {name: self._shown(term, lang) for name, term in row.items()}
        return _FIELD.sub(lambda match: shown.get(match[1], "–"), message)

    def _shown(self, term: Any, lang: str) -> str:
        if type(term).__name__ == "NamedNode":
            return self.labels.best(term.value, lang)
        return str(plain(term, self.store.base))

    def _finding(
        self, check: str, severity: str, messages: Mapping[str, str], subject: str
    ) -> Finding:
        base = self.store.base
        file, row = next(iter(self.rows.get(subject.removeprefix(base), [])), ("", None))
        query = f"""SELECT ?source {{ {iri(subject)} kg:evidence/kg:source ?source }}
            ORDER BY ?source LIMIT 1"""
        sources = self.store.query(query).rows if ":" in subject else []
        return Finding(
            check=check,
            severity=severity,
            message_th=messages["th"],
            message_en=messages["en"],
            subject=curie(subject, base),
            source=curie(sources[0]["source"].value, base) if sources else "",
            file=file,
            row=row,
        )

    def _by_shapes(self) -> list[Finding]:
        findings = []
        for broken in breaches(self.store):
            messages = {
                lang: broken.messages.get(lang)
                or _message(broken.component, broken.path, self._value(broken.value, lang), lang)
                for lang in ("th", "en")
            }
            weight = WARNING if broken.warning else VIOLATION
            findings.append(self._finding("shapes", weight, messages, broken.focus))
        return findings

    def _things(self) -> int:
        """How many things the store tells of."""
        counted = self.store.query("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }").rows
        return int(counted[0]["n"].value)

    def _value(self, text: str, lang: str) -> str:
        return (
            self.labels.best(text, lang)
            if text.startswith(self.store.base)
            else curie(text, self.store.base)
        )


def _message(component: str, path: str, value: str, lang: str) -> str:
    labels = term_labels(path)
    label = labels.get(lang) or path.rpartition("#")[2].rpartition("/")[2]
    thai, english = _WORDS.get(component, _OTHER)
    return (thai if lang == "th" else english).format(label, value)
