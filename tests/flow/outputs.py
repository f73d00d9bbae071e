"""Everything that a workspace says to anybody: files, exports, pages, answers, findings."""

from __future__ import annotations

import io
import json
import re
import zipfile
from base64 import b64decode
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from click.testing import CliRunner

from kg.cli.main import kg
from kg.export.formats import FORMATS
from kg.export.rdf import write
from kg.network.selection import Choice
from kg.query.filters import Filters
from kg.query.question import catalogue
from kg.view.document import render
from kg.view.figure import Size, figure
from kg.view.svg import svg

if TYPE_CHECKING:
    from pathlib import Path

LANGS = ("th", "en")
CSV = re.compile(rb'href="data:text/csv;charset=utf-8;base64,([^"]+)"')
"""The tables within a report's page."""
MODALITIES = ("asserted", "planned", "requested", "pledged", "negated", "inferred")
VALUES = {"day": "2569-12-31", "place": "จังหวัดราชบุรี", "kind": "community"}
"""What a question's required parameter of a type is given."""


def files_under(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def unpacked(form: str, data: bytes) -> bytes:
    if form == "xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return b"".join(book.read(name) for name in book.namelist())
    if form == "parquet":
        import pyarrow.parquet as pq

        table = pq.read_table(io.BytesIO(data))
        return json.dumps(
            [table.to_pylist(), str(table.schema.metadata)], ensure_ascii=False, default=str
        ).encode()
    return data


def every_network(workspace: Any) -> dict[str, Any]:
    """Every network there is, with groups and with what is only planned, asked or denied."""
    everything = {"filters": Filters(modality=MODALITIES), "choice": Choice(groups=True)}
    return {
        name: workspace.network(name, **everything)
        for name in catalogue(workspace.queries("networks"))
    }


def every_export(workspace: Any) -> dict[str, bytes]:
    """What each export, page and picture holds, unpacked where the format packs it."""
    found: dict[str, bytes] = {}
    graphs = every_network(workspace)
    for form in FORMATS.values():
        if form.of == "graph":
            found[form.name] = write(
                workspace.finished.path / "graph.nq", form.name, base=workspace.settings.base
            )
            continue
        for name, graph in graphs.items():
            for lang in LANGS:
                found[f"{form.name} {name} {lang}"] = unpacked(form.name, form.load()(graph, lang))
    for name, graph in graphs.items():
        for lang in LANGS:
            found[f"page {name} {lang}"] = render(graph, lang)
            found[f"figure {name} {lang}"] = svg(figure(graph, lang, Size(width=450)))
    return found


PLAIN = (
    ("SELECT * { ?s ?p ?o }", ("csv", "json", "srj", "table")),
    ("SELECT * { GRAPH ?g { ?s ?p ?o } }", ("tsv", "srx")),
    ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", ("turtle", "jsonld")),
)
"""Queries of everything, and the formats of their answers."""


def every_answer(workspace: Any) -> dict[str, bytes]:
    """What every command that answers prints, notes and errors too, in both languages."""
    things = [
        f"id:{row['s'].value.removeprefix(workspace.settings.base)}"
        for row in workspace.store.query(
            "SELECT DISTINCT ?s { ?s dct:identifier|kg:mergedFrom|kg:evidence ?o } ORDER BY ?s"
        ).rows
    ]
    sources = [row["s"].value for row in workspace.store.query("SELECT ?s { ?s a kg:Source }").rows]
    commands = [("check",), ("check", "--format", "json"), ("ask", "--list"), ("build", "--format", "json")]  # fmt: skip
    commands += [("sparql", query, "--format", form) for query, forms in PLAIN for form in forms]
    for question in catalogue(workspace.queries("ask")).values():
        given = {
            param.name: {"source": sources, "actor": things[:1]}.get(param.type)
            or [VALUES[param.type]]
            for param in question.params
            if param.required
        }
        for each in range(max(map(len, given.values()), default=1)):
            values = [f"{name}={of[min(each, len(of) - 1)]}" for name, of in given.items()]
            asked = ("ask", question.name, *values, "--modality", ",".join(MODALITIES))
            commands += [asked, (*asked, "--format", "json")]
    for name in catalogue(workspace.queries("networks")):
        asked = ("network", name, "--groups", "--modality", ",".join(MODALITIES))
        commands += [asked, (*asked, "--format", "json")]
    # One network stands for all: a report reads what exports and answers of the others show.
    commands += [("report", "co-presence", "--groups", "--modality", ",".join(MODALITIES), "--format", form, "-o", "-") for form in ("html", "md")]  # fmt: skip
    for thing in things:
        asked = ("why" if thing.startswith("id:tie_") else "show", thing)
        commands += [asked, (*asked, "--format", "json")]
    commands += [("cite", "--format", form) for form in ("md", "bibtex", "ris")]
    commands += [("path", things[0], thing) for thing in things[1:] if "tie_" not in thing]
    return {
        f"kg {' '.join(words)} {lang}": printed(workspace, *words, "--lang", lang)
        for words in commands
        for lang in LANGS
    }


def printed(workspace: Any, *words: str) -> bytes:
    """What a command prints on stdout and stderr, or the words of its error."""
    asked = ["-C", str(workspace.root), *words]
    result = CliRunner().invoke(kg, asked, prog_name="kg", standalone_mode=False)
    tables = b"".join(b64decode(each) for each in CSV.findall(result.stdout_bytes))
    return result.stdout_bytes + tables + result.stderr_bytes + str(result.exception or "").encode()


def assert_nowhere(names: tuple[str, ...], found: dict[str, bytes]) -> None:
    """No name stands in any of the outputs, in any letter case or escape."""
    forms = {
        form: name
        for name in names
        for form in (
            name.encode().lower(),
            name.encode("ascii", "backslashreplace").lower(),
            name.encode("ascii", "xmlcharrefreplace").lower(),
            quote(name).encode().lower(),
        )
    }
    leaks = []
    for where, data in found.items():
        lowered = data.lower()
        leaks += [(name, where) for form, name in forms.items() if form in lowered]
    assert leaks == []
