"""Every shipped query reads, binds and answers as its header says."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode, Store
from rdflib.plugins.sparql import prepareQuery

from kg.query.binding import bind
from kg.store.build import ontology_quads
from kg.vocabulary import KG

from .conftest import ASKED, BASE, CHECKS, NETWORKS, PATHS, Memory, question

if TYPE_CHECKING:
    from kg.query.asking import Asker

SELECTS = [*ASKED, *NETWORKS, *CHECKS]
ROW = re.compile(r"VALUES \(([^()]*)\) \{ \(([^()]*)\) \}")
SAMPLES = {
    "day": '"2023-02-28"^^<http://www.w3.org/2001/XMLSchema#date>',
    "modality": f"<{KG}modality-asserted>",
    "role": f"<{KG}role-party>",
    "kind": f"<{KG}kind-government>",
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
def test_a_question_says_what_it_does_not_say(name: str) -> None:
    about = question(name).header["about_en"]
    assert " not " in about or " nor " in about


@pytest.mark.parametrize("name", PATHS)
def test_a_query_reads_on_any_engine_with_the_prefixes_it_declares(name: str) -> None:
    Store().query(question(name).text)
    prepareQuery(question(name).text)


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


@pytest.mark.parametrize("name", [*ASKED, *NETWORKS])
def test_a_parameter_narrows_and_never_adds(name: str, ratchaburi: Asker) -> None:
    asked = question(name)
    every = {
        frozenset((c, str(v)) for c, v in row.items() if c != "status")
        for row in ratchaburi.store.query(asked.text).rows
    }
    day = {"asOf": [SAMPLES["day"]]}
    narrowed = ratchaburi.store.query(bind(asked, day)).rows
    assert {
        frozenset((c, str(v)) for c, v in row.items() if c != "status") for row in narrowed
    } <= every


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


# ── Empty and strange stores ────────────────────────────────────────────────


STRANGE = """
:t a kg:Tie , kg:Participation , kg:Allocation , kg:Tenure , kg:Affiliation , kg:Commitment ; kg:modality kg:modality-asserted ;
  kg:since "soon" ; kg:start "never" ; kg:amount "much" ; kg:evidence :e ; kg:role "party" ; kg:participant "x" ; kg:what 7 .
:e kg:source "nowhere" ; kg:paragraph "one" . :p kg:within :p . :o kg:organisation :o . :g a kg:Group ; kg:count "1" .
kg:kind-a skos:broader kg:kind-a .
"""


@pytest.mark.parametrize("name", PATHS)
def test_an_empty_store_gives_nothing_and_no_error(name: str) -> None:
    answer = Memory(ontology=False).query(question(name).text)
    assert not answer.rows
    assert not answer.triples


@pytest.mark.parametrize("name", PATHS)
def test_a_store_with_only_the_ontology_gives_nothing(name: str) -> None:
    answer = Memory().query(question(name).text)
    assert not answer.rows
    assert not answer.triples


@pytest.mark.parametrize("name", PATHS)
def test_a_graph_that_breaks_every_rule_raises_no_error(name: str) -> None:
    Memory(STRANGE).query(question(name).text)
