"""Every question, network, finding and check gives on another engine what it gives on the build."""

from __future__ import annotations

import csv
import json
import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.errors import KgError
from kg.query.asking import Asker
from kg.query.filters import Filters
from kg.query.question import catalogue, find_question
from kg.shipped import shipped
from kg.store.remote.asking import RemoteStore

GOLDEN = Path(__file__).parent.parent / "golden" / "ask.toml"
CASES = tomllib.loads(GOLDEN.read_text(encoding="utf-8"))
QUERIES = shipped("queries")
LONG = "SELECT ?s ?p ?o { ?s ?p ?o }"


def comparable(rows: list[dict[str, Any]]) -> list[str]:
    """Rows sorted, numbers by value."""
    return sorted(json.dumps(row, default=by_value, ensure_ascii=False) for row in rows)


def by_value(value: object) -> str:
    assert isinstance(value, Decimal)
    return str(value.normalize())


def terms(rows: list[dict[str, Any]]) -> list[str]:
    """Rows of terms sorted, numbers by value and all others as they are written."""
    number = "http://www.w3.org/2001/XMLSchema#decimal"

    def told(term: Any) -> str:
        datatype = getattr(term, "datatype", None)
        decimal = datatype is not None and datatype.value == number
        return str(Decimal(term.value).normalize()) if decimal else str(term)

    return sorted(repr({name: told(term) for name, term in row.items()}) for row in rows)


@pytest.mark.parametrize("name", CASES)
def test_a_question_has_the_same_rows(here, there, name):
    case = CASES[name]
    question = find_question(here.queries("ask"), case["question"], "question")
    rows = []
    for workspace in (there, here):
        try:
            found = Asker(workspace.store, "en").ask(question, case.get("values", {}), Filters())
            rows.append(comparable(found.plain()))
        except KgError as error:  # what the shipped data has no name for
            rows.append([str(error)])
    assert rows[0] == rows[1]


@pytest.mark.parametrize("kind", ["networks", "findings", "check"])
def test_queries_of_every_kind_have_the_same_rows(here, there, kind):
    for name, question in catalogue([QUERIES / kind]).items():
        assert terms(there.store.query(question.text).rows) == terms(
            here.store.query(question.text).rows
        ), name


COMMANDS = [
    ("check", "--format", "json"),
    ("show", "พอช.", "--format", "json"),
    ("path", "พอช.", "กระทรวงมหาดไทย", "--format", "json"),
    ("network", "funding", "--format", "json"),
    ("why", "พอช.", "กระทรวงมหาดไทย", "--format", "json"),
    ("view", "commitments", "-o", "-"),
    ("export", "graphml"),
    ("export", "nquads"),
    ("report", "commitments", "--format", "md", "-o", "-"),
]


NAME_THE_BUILD = {"network", "view", "graphml", "report"}


@pytest.fixture(scope="session")
def printed(run, all_shipped):
    """What a command prints of the build, worked out once."""
    return cache(lambda *words: run(*words, "-C", all_shipped))


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words[:2]))
def test_a_command_prints_the_same(run, served, all_shipped, printed, words):
    there = run(*words, "-C", all_shipped, "--store", served)
    here = printed(*words)
    assert (there.code, there.err.count("Traceback")) == (here.code, 0)
    if NAME_THE_BUILD & {*words[:2]} and not kg.open(all_shipped, store=served).manifest():
        assert there.data  # kg serve does not say which build it is, so the captions differ
        return
    if words[0] in {"check", "why"}:  # whoever asks a server has no rows of tables
        assert without_rows(there.json()) == without_rows(here.json())
        return
    assert there.out == here.out


def without_rows(value: Any) -> Any:
    """The same without the files and rows that it names."""
    if isinstance(value, dict):
        kept = {name: each for name, each in value.items() if name not in {"file", "row", "rows"}}
        return {name: without_rows(each) for name, each in kept.items()}
    return list(map(without_rows, value)) if isinstance(value, list) else value


def test_an_answer_longer_than_the_servers_limit_is_whole(run, served, all_shipped, here):
    ran = run("sparql", LONG, "-C", all_shipped, "--store", served, "--format", "csv")
    assert ran.code == 0, ran.err
    rows = list(csv.reader(ran.out.splitlines()))
    wanted = here.store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0]["n"]
    assert len(rows) - 1 == int(wanted.value) > 10_000


def test_pages_have_every_row_once_and_in_the_order_asked_for(served, here):
    query = "SELECT ?s ?o { ?s kg:evidence|kg:actor|kg:target|skos:prefLabel ?o } ORDER BY DESC(?s)"
    found = RemoteStore(served, here.store.base).query(query).rows
    assert len(found) > 10_000
    subjects = [row["s"].value for row in found]
    assert subjects == sorted(subjects, reverse=True)
    assert terms(found) == terms(here.store.query(query).rows)


def test_what_goes_wrong_there_is_one_line(run, served, all_shipped):
    for words, env in (
        (("sparql", "SELECT ?s { ?s", "--store", served), {}),
        (("ask", "who-agreed", "--store", served.replace("query", "x").replace("sparql", "x")), {}),
    ):
        ran = run(*words, "-C", all_shipped, env=env)
        assert (ran.code, len(ran.err.splitlines())) == (2, 1), ran.err
