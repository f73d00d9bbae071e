"""Decisions: what is joined, what must not be, and the way back."""

from __future__ import annotations

import pytest

import kg
from kg.errors import BadInputError
from kg.pipeline import build

from .conftest import ORGANISATIONS

TWO = {
    "data/sources/a/organisations.csv": ORGANISATIONS
    + "x,สมาคมหนึ่ง,association,1\nother,สมาคมอื่น,association,1\n",
    "data/sources/a/affiliations.csv": "member,kind,whole,paragraph\nx,works-with,other,1\n",
    "data/sources/b/organisations.csv": ORGANISATIONS
    + "y,สมาคมหนึ่ง,association,2\nz,สมาคมที่สาม,association,2\n",
    "data/sources/b/affiliations.csv": "member,kind,whole,paragraph\ny,works-with,z,1\n",
}
SAME = "keep,drop,who,when,why\na_x,b_y,ก,2566-03-01,ที่อยู่เดียวกัน\n"


def test_what_same_csv_joins_is_one_thing_in_every_graph(make_built, ask):
    workspace = make_built({**TWO, "data/decisions/same.csv": SAME})
    assert not ask(workspace, "SELECT * { id:b_y ?p ?o }")
    assert not ask(workspace, "SELECT * { GRAPH ?g { id:b_y ?p ?o } }")
    rows = ask(
        workspace, "SELECT ?whole { ?tie kg:member id:a_x ; kg:whole ?whole } ORDER BY ?whole"
    )
    assert [row["whole"].rpartition("/")[2] for row in rows] == ["a_other", "b_z"]
    named = "id:a_x skos:prefLabel|skos:altLabel 'สมาคมหนึ่ง'@th"
    assert len(ask(workspace, f"SELECT ?g {{ GRAPH ?g {{ {named} }} }}")) == 2


def test_the_id_that_was_dropped_is_remembered(make_built, ask):
    workspace = make_built({**TWO, "data/decisions/same.csv": SAME})
    (row,) = ask(workspace, "SELECT DISTINCT ?from { id:a_x kg:mergedFrom ?from }")
    assert row["from"].endswith("b_y")


def test_a_fact_of_two_sources_about_joined_things_is_one_fact(make_built, ask):
    same_other = SAME + "a_other,b_z,ก,2566-03-01,ทดสอบ\n"
    workspace = make_built({**TWO, "data/decisions/same.csv": same_other})
    rows = ask(workspace, "SELECT ?tie ?fact { ?tie a kg:Affiliation ; kg:fact ?fact }")
    assert len({row["tie"] for row in rows}) == 2
    assert len({row["fact"] for row in rows}) == 1
    graph = workspace.network("collaboration")
    assert [data["weight"] for _, _, data in graph.edges(data=True)] == [1.0]


def test_undoing_a_join_gives_back_the_graph_to_the_byte(make_built, rebuild):
    workspace = make_built(TWO)
    before = (workspace.build / "graph.nq").read_bytes()
    path = workspace.root / "data" / "decisions" / "same.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SAME, encoding="utf-8")
    rebuild(workspace.root)
    assert (workspace.build / "graph.nq").read_bytes() != before
    path.write_text(SAME.splitlines()[0], encoding="utf-8")
    rebuild(workspace.root)
    assert (workspace.build / "graph.nq").read_bytes() == before


def test_joining_what_is_declared_different_is_an_error(make_workspace):
    root = make_workspace({
        **TWO,
        "data/decisions/same.csv": SAME + "a_other,a_x,ก,2566,ผิด\n",
        "data/decisions/different.csv": "a,b,who,when,why\nb_y,a_other,ก,2566,คนละที่\n",
    })  # fmt: skip
    with pytest.raises(BadInputError) as caught:
        build(kg.open(root))
    assert [(each.path, each.row) for each in caught.value.problems] == [
        ("data/decisions/different.csv", 2)
    ]
    assert not (root / "build").exists()


def test_what_two_sources_state_is_in_the_default_graph_once(make_built, ask):
    workspace = make_built({**TWO, "data/decisions/same.csv": SAME})
    pattern = "id:a_x kg:kind kg:kind-association"
    assert ask(workspace, f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}") == [{"n": "1"}]
    assert ask(workspace, f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ {pattern} }} }}") == [{"n": "2"}]


def test_an_unknown_decision_is_reported_with_file_row_and_the_nearest_id(copied):
    (copied / "data/decisions/withhold.csv").write_text(
        "id,who,when,why\nratchaburi-2566_p99,ก,2566,ขอมา\n", encoding="utf-8"
    )
    with pytest.raises(BadInputError) as caught:
        build(kg.open(copied))
    (problem,) = caught.value.problems
    assert (problem.path, problem.row, problem.column) == ("data/decisions/withhold.csv", 2, "id")
