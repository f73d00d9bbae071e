"""The SPARQL editor, the same without scripts, and every term there is to ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.page.escape import json_block
from kg.query.asking import Rows
from kg.query.explanation import explanation
from kg.query.filters import Filters
from kg.schema.codes import codes
from kg.schema.ontology import ontology, term_labels
from kg.serve.pages.answer import table
from kg.serve.pages.catalogue import SHOWN, questions
from kg.serve.pages.shell import POLICY, asker, page
from kg.serve.pages.static import built
from kg.serve.pages.words import say
from kg.store.engine import answer
from kg.vocabulary import KG, RDFS, TYPE, prefixes

if TYPE_CHECKING:
    from kg.query.asking import Asker
    from kg.serve.job import Reply
    from kg.serve.pages.asked import Asked
    from kg.workspace import Workspace

START = """PREFIX kg: <https://w3id.org/community-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?who ?name {
  ?who a kg:CommunityCouncil ;
       skos:prefLabel ?name .
}
ORDER BY ?name
LIMIT 100"""
WITH_SCRIPT = POLICY.replace(
    "default-src 'none';", "default-src 'none'; script-src 'self'; connect-src 'self';"
)
"""The editor runs our own script and asks this server, and nobody else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """YASGUI with the catalogue's questions; without scripts a form that answers with a page."""

    asked: Asked

    def run(self, workspace: Workspace) -> Reply:
        """The page. `draft` in the address is the query it opens with; `name` an example's."""
        lang = self.asked.lang(workspace)
        ask = asker(workspace, lang)
        found = questions(workspace)
        chosen = found.get(self.asked.one("name"))
        draft = self.asked.one("draft") or (_runnable(ask, chosen) if chosen else START)
        script = bool(built("editor.js"))
        data = {
            "endpoint": "/sparql",
            "draft": draft,
            "given": bool(self.asked.one("draft") or chosen),
            "prefixes": prefixes(ask.store.base),
            "terms": _terms(),
            "id": ask.store.base,
            "lang": lang,
            "words": {key: say(key, lang) for key in ("run", "examples", "choose")},
        }
        values: dict[str, object] = {
            "title": "SPARQL",
            "draft": draft,
            "examples": [(name, q.title(lang)) for name, q in found.items()],
            "prefixes": sorted(prefixes(ask.store.base).items()),
            "data": json_block(data) if script else "",
            "scripts": ("editor.js",) if script else (),
            "styles": ("editor.css",) if script else (),
            "headers": (("content-security-policy", WITH_SCRIPT),) if script else (),
        }
        return page(workspace, self.asked, "editor.html.j2", values)


def _runnable(ask: Asker, question: object) -> str:
    """A question's query with its defaults; where it needs values, as it stands in its file."""
    from kg.query.question import Question

    assert isinstance(question, Question)  # noqa: S101 - the caller found it in the catalogue
    try:
        return explanation(question, ask, {}, Filters())
    except KgError:
        return question.text


def _terms() -> list[list[str]]:
    """Every class and property of ours as a CURIE with its English label, sorted."""
    found = {
        node.value: term_labels(node.value).get("en", "")
        for node in ontology().subjects()
        if node.value.startswith(KG)
    }
    found |= {code.iri: code.labels.get("en", "") for code in codes().values()}
    return [[f"kg:{iri[len(KG) :]}", label] for iri, label in sorted(found.items())]


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """A query's answer as a page, for who has no scripts: its first SHOWN rows, or its triples."""

    asked: Asked

    def run(self, workspace: Workspace) -> Reply:
        """The page; a query that cannot be answered says why in one line (400)."""
        lang = self.asked.lang(workspace)
        ask = asker(workspace, lang)
        status = 200
        found: dict[str, object] = {}
        if text := self.asked.one("query"):
            try:
                found = self._read(ask, text)
            except KgError as error:
                status, found = 400, {"error": str(error)}
        values: dict[str, object] = {
            "title": say("answer", lang),
            "query": text,
            "table": None,
            "text": "",
            "error": "",
            "more": False,
            "shown": SHOWN,
            "href": lambda iri: self.asked.thing(iri, ask.store.base),
            "index": False,
            **found,
        }
        return page(workspace, self.asked, "results.html.j2", values, status=status)

    def _read(self, ask: Asker, text: str) -> dict[str, object]:
        read = answer(ask.store.results(text), SHOWN)
        if read.boolean is not None:
            return {"text": say("yes" if read.boolean else "no", ask.lang)}
        if read.triples is not None:
            return {"text": "\n".join(f"{triple} ." for triple in read.triples[:SHOWN])}
        rows = Rows(
            columns=read.columns, rows=[dict(row) for row in read.rows], base=ask.store.base
        )
        return {"table": table(ask, rows), "more": read.more}


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Every class, property and code of the ontology with its labels and what it means."""

    asked: Asked

    def run(self, workspace: Workspace) -> Reply:
        """The page; each term has its own name as an anchor."""
        lang = self.asked.lang(workspace)
        groups: dict[str, list[tuple[str, str, str, str]]] = {"classes": [], "properties": []}
        for node in ontology().subjects():
            if not node.value.startswith(KG):
                continue
            types = {each.value.rpartition("#")[2] for each in ontology().all(node, TYPE)}
            group = "classes" if "Class" in types else "properties"
            labels = term_labels(node.value)
            notes = ontology().by_language(node, f"{RDFS}comment")
            local, other = node.value[len(KG) :], "en" if lang == "th" else "th"
            row = (local, labels.get(lang, local), labels.get(other, ""), notes.get(lang, ""))
            groups[group].append(row)
        other = "en" if lang == "th" else "th"
        groups["codes"] = [
            (
                code.iri[len(KG) :], code.labels.get(lang, code.code), code.labels.get(other, ""),
                term_labels(code.list).get(lang, ""),
            )
            for code in codes().values()
        ]  # fmt: skip
        values: dict[str, object] = {
            "title": say("ontology", lang),
            "groups": [(key, sorted(rows)) for key, rows in groups.items()],
        }
        return page(workspace, self.asked, "terms.html.j2", values)
