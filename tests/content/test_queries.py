"""Every shipped query reads, binds and answers as its header says."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from pyoxigraph import NamedNode, Store
from rdflib.plugins.sparql import prepareQuery

from kg.query.binding import bind
from kg.query.lint import lint
from kg.query.question import THEMES, VIEWS
from kg.serve.pages.columns import heading
from kg.store.build import ontology_quads
from kg.vocabulary import KG

from .conftest import (
    ASKED,
    BASE,
    CHECKS,
    NETWORKS,
    PATHS,
    Memory,
    question,
)

if TYPE_CHECKING:
    from kg.query.asking import Asker

SELECTS = [*ASKED, *NETWORKS, *CHECKS]
ROW = re.compile(r"VALUES \(([^()]*)\) \{ \(([^()]*)\) \}")
SAMPLES = {
    "day": '"2023-02-28"^^<http://www.w3.org/2001/XMLSchema#date>',
    "modality": f"<{KG}modality-asserted>",
    "role": f"<{KG}role-party>",
    "kind": f"<{KG}kind-government>",
    "level": f"<{KG}level-province>",
    "text": '"event"',
}


@cache
def ontology_terms() -> frozenset[str]:
    return frozenset(q.subject.value for q in ontology_quads() if isinstance(q.subject, NamedNode))


def body(name: str) -> str:
    return "\n".join(line for line in question(name).text.splitlines() if not line.startswith("#"))


# ── What every file has ─────────────────────────────────────────────────────


@pytest.mark.parametrize("name", PATHS)
def test_a_header_speaks_both_languages(name: str) -> None:
    header = question(name).header
    keys = ["title", "message"] if name in CHECKS else ["title", "about"]
    for key in keys:
        assert header[f"{key}_en"].strip()
        assert re.search(r"[\u0e00-\u0e7f]", header[f"{key}_th"])
    if name in CHECKS:
        assert header["severity"] in {"violation", "warning"}
    if name in NETWORKS:
        assert header["directed"] in {"yes", "no"}


@pytest.mark.parametrize("name", ASKED)
def test_a_question_says_what_it_does_not_say_and_whom_it_serves(name: str) -> None:
    header = question(name).header
    assert re.search(r"\bnot\b", header["not_en"])
    assert "ไม่" in header["not_th"]
    assert header["serves_en"].endswith("?")
    assert re.search(r"[\u0e00-\u0e7f]", header["serves_th"])
    for text in header["not_en"], header["serves_en"]:
        assert len(re.findall(r"[.?!](?:\s|$)", text)) == 1  # one sentence


@pytest.mark.parametrize("name", ASKED)
def test_a_question_stands_in_a_theme_and_its_view_names_its_columns(name: str) -> None:
    asked = question(name)
    assert asked.theme in THEMES
    assert asked.theme
    assert "view" in asked.header
    assert VIEWS[asked.view] <= len(asked.shows) <= VIEWS[asked.view] + 1


@pytest.mark.parametrize("name", ASKED)
def test_a_question_that_counts_gives_one_row_for_what_it_counted(
    name: str, everything_shipped: Asker
) -> None:
    asked = question(name)
    if not asked.counts:
        assert asked.header.get("counts") is None
        return
    rows = everything_shipped.store.query(asked.text).rows
    ties = [name for name in ("tie", "a_tie") if name in asked.columns]
    counted = [{c: v for c, v in row.items() if c != "paragraph"} for row in rows]
    assert ties
    assert all(INTEGER in str(row) for row in rows)
    assert len(rows) == len({frozenset((c, str(v)) for c, v in row.items()) for row in counted})


@pytest.mark.parametrize("name", ASKED)
def test_every_column_of_a_question_has_a_thai_heading_on_pages(name: str) -> None:
    for column in question(name).columns:
        plain = re.sub(r"_(label|th|en)$", "", column)
        assert re.search(r"[\u0e00-\u0e7f]", heading(plain, "th")), column


def test_every_theme_and_every_view_has_its_questions() -> None:
    assert {question(name).theme for name in ASKED} == set(THEMES) - {""}
    assert {question(name).view for name in ASKED} == set(VIEWS)
    assert len(ASKED) >= 36


@pytest.mark.parametrize("name", PATHS)
def test_a_query_reads_on_any_engine_with_the_prefixes_it_declares(name: str) -> None:
    Store().query(question(name).text)
    prepareQuery(question(name).text)


@pytest.mark.parametrize("name", PATHS)
def test_a_query_has_no_mistake_that_a_look_through_it_finds(name: str) -> None:
    """An exception stands in the file with its reason: `# lint: allow RULE: why`."""
    found = lint(question(name).text, BASE)
    assert [f"{r.line}: {r.message('en')}" for r in found if r.severity != "note"] == []


@pytest.mark.parametrize("name", PATHS)
def test_a_query_names_nothing_of_one_workspace_and_no_graph(name: str) -> None:
    assert not re.search(r"\bid:|\bGRAPH\b|\bSERVICE\b|\bFROM\b", body(name))


@pytest.mark.parametrize("name", PATHS)
def test_every_term_is_in_the_ontology(name: str) -> None:
    used = {KG + term for term in re.findall(r"\bkg:([\w-]+)", body(name))}
    assert used - ontology_terms() == set()


@pytest.mark.parametrize("name", SELECTS)
def test_rows_have_an_order(name: str) -> None:
    assert re.search(r"\} (GROUP BY \?\w+ )?ORDER BY .+\n*\Z", question(name).text)


@pytest.mark.parametrize("name", [*ASKED, *NETWORKS])
def test_every_declared_column_is_produced_and_every_produced_one_declared(name: str) -> None:
    asked = question(name)
    produced = Memory().query(asked.text).columns
    for column in asked.columns:
        assert column in produced or (
            column.endswith("_label") and column.removesuffix("_label") in produced
        )
    assert set(produced) <= set(asked.columns)
    assert len(asked.columns) == len(set(asked.columns))


@pytest.mark.parametrize("name", ASKED)
def test_a_question_cites(name: str) -> None:
    columns = set(question(name).columns)
    sides = ("a_", "b_") if "a_tie" in columns else ("",)
    assert {
        f"{side}{column}"
        for side in sides
        for column in ("tie", "source", "source_label", "paragraph")
    } <= columns


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_gives_one_row_per_tie_and_its_basis(name: str) -> None:
    columns = set(question(name).columns)
    assert {"tie", "basis", "derived"} <= columns
    assert {"source", "target"} <= columns or {"actor", "context"} <= columns
    assert not re.search(r"GROUP BY|COUNT\(|SUM\(", question(name).text)


def test_a_network_left_out_of_another_is_there() -> None:
    for name in NETWORKS:
        without = question(name).header.get("without", "")
        assert not without or f"networks/{without}" in PATHS


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_selects_its_subject_first_and_what_its_message_names(name: str) -> None:
    asked = question(name)
    columns = Memory().query(asked.text).columns
    assert columns[0] == "subject"
    for lang in ("en", "th"):
        assert set(re.findall(r"\{(\w+)\}", asked.header[f"message_{lang}"])) <= set(columns)


# ── Parameters ──────────────────────────────────────────────────────────────


def as_of(name: str) -> bool:
    return {"asOf", "modality"} <= {param.name for param in question(name).params}


@pytest.mark.parametrize("name", [*ASKED, *NETWORKS])
def test_any_day_and_modality_can_be_asked_about(name: str) -> None:
    assert as_of(name)


@pytest.mark.parametrize("name", [*ASKED, *NETWORKS])
def test_every_parameter_has_a_row_to_bind_and_every_row_is_of_parameters(name: str) -> None:
    asked = question(name)
    params = {param.name for param in asked.params}
    bound = set()
    for variables, defaults in ROW.findall(body(name)):
        names = [variable.lstrip("?") for variable in variables.split()]
        assert set(names) <= params
        assert len(names) == len(defaults.split())
        bound |= set(names)
    assert bound == params


@pytest.mark.parametrize("name", [*ASKED, *NETWORKS])
def test_a_default_is_the_same_in_every_row(name: str) -> None:
    defaults: dict[str, set[str]] = {}
    for variables, terms in ROW.findall(body(name)):
        for variable, term in zip(variables.split(), terms.split(), strict=True):
            defaults.setdefault(variable, set()).add(term)
    assert {variable for variable, terms in defaults.items() if len(terms) > 1} == set()


@pytest.mark.parametrize("name", [*ASKED, *NETWORKS])
def test_every_parameter_binds_alone_and_with_all_others(name: str, ratchaburi: Asker) -> None:
    asked = question(name)
    terms = {param.name: [SAMPLES.get(param.type, f"<{BASE}x>")] for param in asked.params}
    for param in asked.params:
        ratchaburi.store.query(bind(asked, {param.name: terms[param.name]}))
    ratchaburi.store.query(bind(asked, terms))
    twice = {name: values * 2 for name, values in terms.items()}
    ratchaburi.store.query(bind(asked, twice))


# What a question that counts tells of those it counted, beside the numbers: one of them.
EXAMPLE = re.compile(r"status|([ab]_)?(tie|source|paragraph)|(first|last)_\w+")
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"


@pytest.mark.parametrize("name", [*ASKED, *NETWORKS])
def test_a_parameter_narrows_and_never_adds(name: str, ratchaburi: Asker) -> None:
    asked = question(name)
    is_counted = "COUNT(" in asked.text

    def keyed(rows: list[dict[str, Any]]) -> dict[frozenset[tuple[str, str]], list[dict[str, int]]]:
        found: dict[frozenset[tuple[str, str]], list[dict[str, int]]] = {}
        for row in rows:
            counts = {c: int(v.value) for c, v in row.items() if INTEGER in str(v) and is_counted}
            key = frozenset(
                (c, str(v))
                for c, v in row.items()
                if c not in counts and c != "status" and not (is_counted and EXAMPLE.fullmatch(c))
            )
            found.setdefault(key, []).append(counts)
        return found

    every = keyed(ratchaburi.store.query(asked.text).rows)
    narrowed = keyed(ratchaburi.store.query(bind(asked, {"asOf": [SAMPLES["day"]]})).rows)
    assert set(narrowed) <= set(every)
    for key, counts in narrowed.items():
        for each in counts:
            assert any(all(n <= other.get(c, 0) for c, n in each.items()) for other in every[key])


@pytest.mark.parametrize("name", ASKED)
def test_a_day_before_everything_finds_nothing_dated(name: str, ratchaburi: Asker) -> None:
    asked = question(name)
    day = {"asOf": ['"1900-01-01"^^<http://www.w3.org/2001/XMLSchema#date>']}
    # An organisation's seat is undated: who-works-where says so.
    assert [
        row
        for row in ratchaburi.store.query(bind(asked, day)).rows
        if str(row.get("basis")) != '"seat"'
    ] == []


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_before_everything_is_empty(name: str, ratchaburi: Asker) -> None:
    day = {"asOf": ['"1900-01-01"^^<http://www.w3.org/2001/XMLSchema#date>']}
    assert ratchaburi.store.query(bind(question(name), day)).rows == []


@pytest.mark.parametrize("name", [*ASKED, *NETWORKS])
def test_rows_come_once_and_in_the_same_order(name: str, ratchaburi: Asker) -> None:
    rows = [str(row) for row in ratchaburi.store.query(question(name).text).rows]
    assert len(rows) == len(set(rows))
    assert rows == [str(row) for row in ratchaburi.store.query(question(name).text).rows]


@pytest.mark.parametrize("name", [*ASKED, *NETWORKS])
def test_what_a_text_tells_to_write_can_be_written(name: str) -> None:
    """`kg ask` takes `modality=requested`, `kg network` `--modality requested`."""
    header = question(name).header
    written = ("--", " ") if name in NETWORKS else ("", "=")
    for told in (
        header.get(f"{key}_{lang}", "") for key in ("about", "not") for lang in ("en", "th")
    ):
        for dashes, word, between, _ in re.findall(
            r"(--)?\b(\w+)([= ])((?:planned|pledged|requested|inferred)\b[\w,]*)", told, re.ASCII
        ):
            assert word != "modality" or (dashes, between) == written
        assert name in ASKED or not re.search(r"\w=\w", told)
