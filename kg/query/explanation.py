"""A question as the SPARQL that is sent: to be read, pasted elsewhere or kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.query.asking import LABEL, left_to_rows
from kg.vocabulary import prefixes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.query.asking import Asker
    from kg.query.filters import Filters
    from kg.query.question import Question

_HEADER = re.compile(r"^#\+ (?!title_).*\n", re.MULTILINE)
_QUIET = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|<[^<>\s]*>|#[^\n]*', re.DOTALL
)


def explanation(
    question: Question, asker: Asker, values: Mapping[str, str], filters: Filters
) -> str:
    """The query of a question with its values bound, which runs as it is on any engine.

    Its comments say how it was asked for, and what is done to its rows afterwards and so not by
    it: labels that are looked up, and filters that choose rows by their ties. Prefixes that it
    leaves to `kg` are declared. The same text for the same question, values and filters.
    """
    query = _HEADER.sub("", asker.bound(question, values, filters)).lstrip("\n")
    notes = [" ".join(["kg ask", question.name, *_asked(values, filters)])]
    if labels := [name for name in question.columns if name.endswith(LABEL)]:
        notes.append(f"looked up afterwards, row by row: {', '.join(labels)}")
    if later := left_to_rows(question, filters):
        notes.append(f"chosen afterwards among these rows, by their ties: {', '.join(later)}")
    lines = [f"# {_line(note)}\n" for note in notes]
    return f"{''.join(lines)}{_undeclared(query, asker.store.base)}{query.rstrip()}\n"


def _asked(values: Mapping[str, str], filters: Filters) -> list[str]:
    """The values and filters as they are typed."""
    first, last = filters.during or (None, None)
    options = {
        "--as-of": filters.as_of and filters.as_of.isoformat(),
        "--during": filters.during and f"{first or ''}..{last or ''}",
        "--strict": "" if filters.strict else None,
        "--modality": filters.modality and ",".join(filters.modality),
        "--min-sources": str(filters.min_sources) if filters.min_sources > 1 else None,
    }
    given = [f"{name} {text}".strip() for name, text in options.items() if text is not None]
    return [*(f"{name}={text}" for name, text in values.items()), *given]


def _undeclared(query: str, base: str) -> str:
    """Declarations of the prefixes that a query uses and does not declare itself."""
    seen = _QUIET.sub(" ", query)
    return "".join(
        f"PREFIX {name}: <{start}>\n"
        for name, start in prefixes(base).items()
        if re.search(rf"(?<![\w:.-]){name}:", seen)
        and not re.search(rf"\bPREFIX\s+{name}:", seen, re.IGNORECASE)
    )


def _line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
