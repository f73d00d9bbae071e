"""The catalogue: every question with what it says and does not say, a form, and its answer."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import KgError, NotFoundError
from kg.export.rows import write_rows
from kg.query.explanation import explanation
from kg.query.filters import Filters
from kg.query.question import THEMES, catalogue
from kg.serve.job import Reply
from kg.serve.pages.answer import table
from kg.serve.pages.forms import fields
from kg.serve.pages.shell import asker, missing, page
from kg.serve.pages.sights import sight
from kg.serve.pages.words import say
from kg.values.names import nearest

if TYPE_CHECKING:
    from kg.query.asking import Asker, Rows
    from kg.query.question import Question
    from kg.serve.pages.asked import Asked
    from kg.workspace import Workspace

SHOWN = 500
"""Rows of an answer on a page; files have all."""
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}


def questions(workspace: Workspace) -> dict[str, Question]:
    """The catalogue by name: what is shipped, and the workspace's own."""
    return catalogue(workspace.queries("ask"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The list of questions by theme."""

    asked: Asked

    def run(self, workspace: Workspace) -> Reply:
        """The page."""
        lang = self.asked.lang(workspace)
        found = questions(workspace).values()
        themes = [
            (code, names[1 if lang == "th" else 0], [q for q in found if q.theme == code])
            for code, names in THEMES.items()
        ]
        values: dict[str, object] = {
            "title": say("questions", lang),
            "themes": [theme for theme in themes if theme[2]],
        }
        return page(workspace, self.asked, "questions.html.j2", values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question: its form and, where nothing needed is missing, its answer.

    The address holds everything that was filled in.
    """

    name: str
    asked: Asked

    def run(self, workspace: Workspace) -> Reply:
        """The page; 404 for a question there is not, 400 where a value means nothing."""
        lang = self.asked.lang(workspace)
        question = questions(workspace).get(self.name)
        if question is None:
            return no_question(workspace, self.asked, self.name)
        ask = asker(workspace, lang)
        given = values_given(question, self.asked)
        needed = [p for p in question.params if p.required and p.name not in given]
        status = 200
        answer: dict[str, object] = {}
        if not needed:
            try:
                answer = self._answer(ask, question, given)
            except KgError as error:
                status = 404 if isinstance(error, NotFoundError) else 400
                answer = _refused(error, given, self.asked, lang)
        values: dict[str, object] = {
            "title": question.title(lang),
            "question": question,
            "fields": fields(ask, question, self.asked),
            "missing": needed,
            "table": None,
            "sight": None,
            "error": "",
            "near": (),
            "note": "",
            "shown": SHOWN,
            "more": False,
            "given": given,
            "files": [(name, self._file(name, given)) for name in TYPES],
            "query": "",
            "command": _command(question, given),
            "index": False,
            **answer,
        }
        return page(workspace, self.asked, "question.html.j2", values, status=status)

    def _answer(self, ask: Asker, question: Question, given: dict[str, str]) -> dict[str, object]:
        rows = ask.ask(question, given, Filters(), SHOWN)

        def href(iri: str) -> str:
            return self.asked.thing(iri, ask.store.base)

        return {
            "table": table(ask, rows),
            "sight": sight(ask, question, rows, href),
            "note": rows.note,
            "more": rows.more,
            "query": explanation(question, ask, given, Filters()),
            "href": href,
        }

    def _file(self, format_: str, given: dict[str, str]) -> str:
        return self.asked.link(f"/questions/{self.name}.{format_}", **given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """All rows of an answer as a file of one of TYPES."""

    name: str
    format: str
    asked: Asked

    def run(self, workspace: Workspace) -> Reply:
        """The file. CSV has a byte order mark: Excel takes it for another encoding without."""
        lang = self.asked.lang(workspace)
        question = questions(workspace).get(self.name)
        if question is None or self.format not in TYPES:
            return no_question(workspace, self.asked, f"{self.name}.{self.format}")
        given = values_given(question, self.asked)
        rows: Rows = asker(workspace, lang).ask(question, given, Filters())
        data = write_rows(self.format, rows.columns, rows.plain(), title=question.title(lang))
        if self.format == "csv":
            data = codecs.BOM_UTF8 + data
        headers = (
            ("content-type", TYPES[self.format]),
            ("content-disposition", f'attachment; filename="{question.name}.{self.format}"'),
        )
        return Reply(headers=headers, chunks=(data,))


def no_question(workspace: Workspace, asked: Asked, name: str) -> Reply:
    """404 with the questions that are called nearly so."""
    lang = asked.lang(workspace)
    found = questions(workspace)
    near = [(found[q].title(lang), asked.link(f"/questions/{q}")) for q in nearest(name, found)]
    return missing(workspace, asked, say("not_found_question", lang, name=name), near)


def values_given(question: Question, asked: Asked) -> dict[str, str]:
    """What was filled in of the question's parameters."""
    return {p.name: asked.one(p.name) for p in question.params if asked.one(p.name)}


def _refused(error: KgError, given: dict[str, str], asked: Asked, lang: str) -> dict[str, object]:
    """Why there is no answer, and what may have been meant, each with the page's address."""
    wrong = ""
    if isinstance(error, NotFoundError):
        wrong = next((name for name, text in given.items() if text == error.name), "")
    if not isinstance(error, NotFoundError) or not (wrong and error.near):
        return {"error": str(error)}
    near = [(each, asked.changed(**{wrong: each})) for each in error.near]
    return {"error": say("found_none", lang, q=error.name), "near": near}


def _command(question: Question, given: dict[str, str]) -> str:
    import shlex

    return shlex.join(["kg", "ask", question.name, *(f"{k}={v}" for k, v in given.items())])
