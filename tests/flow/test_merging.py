"""Joined things: one id that may be shown, one label a language, one kind; and what is kept apart."""

from __future__ import annotations

import pytest

import kg
from kg.errors import BadInputError
from kg.pipeline import build

from .conftest import ORGANISATIONS

SAME, DIFFERENT = "keep,drop,who,when,why\n", "a,b,who,when,why\n"
WHY = ",ก,2566-03-01,เหตุผล\n"
NAMED = "id,name_th,name_en,alias,abbreviation,kind,paragraph\n"
PRIVATE = 'kind = "report"\ntitle_th = "รายงานลับ"\naccess = "private"\n'
BOTH = {
    "data/sources/a/organisations.csv": ORGANISATIONS
    + "o1,สมาคมหนึ่ง,association,1\no2,สมาคมที่หนึ่ง,association,1\no3,สมาคมสาม,association,1\n",
    "data/sources/a/affiliations.csv": "member,kind,whole,paragraph\no1,works-with,o3,1\no2,works-with,o3,2\n",
    "data/sources/b/source.toml": PRIVATE,
    "data/sources/b/organisations.csv": ORGANISATIONS + "o1,สมาคมลับ,association,1\n",
    "data/decisions/same.csv": f"{SAME}b_o1,a_o2{WHY}b_o1,a_o1{WHY}",
}


@pytest.fixture
def joined(make_built):
    """Two rows, a_x that is kept and b_y that is dropped, joined and built."""

    def make(kept: str, dropped: str):
        return make_built({
            "data/sources/a/organisations.csv": f"{NAMED}x,{kept},1\n",
            "data/sources/b/organisations.csv": f"{NAMED}y,{dropped},1\n",
            "data/decisions/same.csv": f"{SAME}a_x,b_y{WHY}",
        })  # fmt: skip

    return make


@pytest.fixture
def values(ask):
    """The values of a property of a thing in a workspace, sorted."""

    def read(workspace, property_: str, thing: str = "id:a_x") -> list[str]:
        query = f"SELECT DISTINCT ?o {{ {thing} {property_} ?o }}"
        return sorted(
            row["o"].rpartition("/")[2].rpartition("#")[2] for row in ask(workspace, query)
        )

    return read


# ── joined through something private ────────────────────────────────────────


def test_what_is_joined_through_something_private_is_still_one(make_built, ask, values):
    workspace = make_built(BOTH)
    assert not ask(workspace, "SELECT * { id:a_o2 ?p ?o }")
    assert values(workspace, "kg:mergedFrom", "id:a_o1") == ["a_o2"]
    rows = ask(workspace, "SELECT DISTINCT ?fact { ?tie kg:member id:a_o1 ; kg:fact ?fact }")
    assert len(rows) == 1
    assert "b_o1" not in (workspace.build / "graph.nq").read_text(encoding="utf-8")
    assert "b_o1" not in (workspace.build / "rows.csv").read_text(encoding="utf-8")


def test_the_kept_id_stands_where_private_sources_are_shown(make_built, values):
    workspace = make_built(BOTH, "private = true\n")
    assert values(workspace, "kg:mergedFrom", "id:b_o1") == ["a_o1", "a_o2"]


# ── names ───────────────────────────────────────────────────────────────────


def test_a_dropped_name_becomes_an_alias(joined, values):
    workspace = joined("อบต. เตาปูน,,,,", "องค์การบริหารส่วนตำบลเตาปูน,,,,")
    assert values(workspace, "skos:altLabel") == ["องค์การบริหารส่วนตำบลเตาปูน"]


@pytest.mark.parametrize(
    ("kept", "dropped", "aliases"),
    [
        ("อบต. เตาปูน,,,,", "อบต.เตาปูน,,,,", []),
        ("อบต. เตาปูน,,,,", "อบต. เตาปูน,,,,", []),
        ("องค์การเตาปูน,,อบต. เตาปูน,,", "อบต.เตาปูน,,,,", ["อบต. เตาปูน"]),
        ("องค์การเตาปูน,,,อบต.เตาปูน,", "อบต. เตาปูน,,,,", []),
        ("หนึ่ง,CODI,,,", "สอง,Codi,หนึ่ง|สาม,,", ["สอง", "สาม"]),
    ],
)
def test_a_dropped_name_that_the_kept_one_has_is_no_alias(joined, values, kept, dropped, aliases):
    workspace = joined(kept, dropped)
    assert values(workspace, "skos:altLabel") == aliases
    assert len(values(workspace, "skos:prefLabel")) == 1 + ("CODI" in kept)


def test_a_source_that_gives_the_very_same_name_still_says_so(joined, ask):
    workspace = joined("สมาคมหนึ่ง,,,,association", "สมาคมหนึ่ง,,,,association")
    for said in ("skos:prefLabel 'สมาคมหนึ่ง'@th", "kg:kind kg:kind-association"):
        assert len(ask(workspace, f"SELECT ?g {{ GRAPH ?g {{ id:a_x {said} }} }}")) == 2


def test_two_dropped_ones_with_one_name_give_one_label_and_no_alias(make_built, values):
    workspace = make_built({
        "data/sources/a/organisations.csv": f"{NAMED}x,หนึ่ง,,,,,1\n",
        "data/sources/b/organisations.csv": f"{NAMED}y,,Two Org,,,,1\nz,,TWO ORG,,,,1\n",
        "data/decisions/same.csv": f"{SAME}a_x,b_y{WHY}a_x,b_z{WHY}",
    })  # fmt: skip
    assert values(workspace, "skos:prefLabel") == ["Two Org", "หนึ่ง"]
    assert values(workspace, "skos:altLabel") == []


# ── kinds ───────────────────────────────────────────────────────────────────


def test_the_kept_one_s_kind_is_the_kind(joined, values):
    workspace = joined("หนึ่ง,,,,community-council", "สอง,,,,association")
    assert values(workspace, "kg:kind") == ["kind-community-council"]
    assert values(joined("หนึ่ง,,,,", "สอง,,,,association"), "kg:kind") == ["kind-association"]


def test_two_kinds_of_one_id_stay_to_be_seen(make_built, values):
    workspace = make_built({
        "data/sources/a/organisations.csv": f"{NAMED}x,หนึ่ง,,,,association,1\nx,,,,,foundation,2\n",
    })  # fmt: skip
    assert values(workspace, "kg:kind") == ["kind-association", "kind-foundation"]


# ── what is different ───────────────────────────────────────────────────────


def test_what_is_declared_different_is_so_between_the_ids_that_stand(make_built, ask):
    workspace = make_built({
        **BOTH, "data/decisions/different.csv": f"{DIFFERENT}b_o1,a_o3{WHY}a_o3,a_o2{WHY}"
    })  # fmt: skip
    query = "SELECT ?a ?b { %s } ORDER BY ?a"
    for pattern in (
        "?a owl:differentFrom ?b",
        "GRAPH id:source_editors { ?a owl:differentFrom ?b }",
    ):
        rows = ask(workspace, query % pattern)
        pairs = [(row["a"].rpartition("/")[2], row["b"].rpartition("/")[2]) for row in rows]
        assert pairs == [("a_o1", "a_o3"), ("a_o3", "a_o1")]


def test_what_only_a_private_source_holds_is_not_said_to_be_different(make_built):
    workspace = make_built({
        **BOTH,
        "data/decisions/same.csv": SAME,
        "data/decisions/different.csv": f"{DIFFERENT}b_o1,a_o3{WHY}",
    })  # fmt: skip
    graph = (workspace.build / "graph.nq").read_text(encoding="utf-8")
    assert "differentFrom" not in graph
    assert "b_o1" not in graph


# ── files that are folders ──────────────────────────────────────────────────


def test_a_folder_named_as_a_decisions_file_is_one_problem_of_one_line(make_workspace):
    root = make_workspace({"data/sources/a/organisations.csv": ORGANISATIONS})
    (root / "data/decisions/same.csv").mkdir(parents=True)
    with pytest.raises(BadInputError) as caught:
        build(kg.open(root))
    assert [str(each) for each in caught.value.problems] == [
        "data/decisions/same.csv: a folder; expected a CSV file, or nothing of that name"
    ]
