"""`kg network`: the shipped ones, a part of one, and one of an own query."""

from __future__ import annotations

import pytest

from .conftest import CODI_ID, NETWORK_ID


def test_a_network_gives_its_size_its_actors_and_its_ties(kg):
    found = kg("network", "--format", "json").json()
    assert {
        "network",
        "as_of",
        "directed",
        "nodes",
        "edges",
        "density",
        "components",
        "left_out",
        "actors",
        "ties",
    } <= set(found)
    assert found["network"] == "collaboration"
    assert found["nodes"] == len(found["actors"])
    assert found["edges"] == len(found["ties"])
    for actor in found["actors"]:
        assert {
            "id",
            "label",
            "kind",
            "degree",
            "strength",
            "betweenness",
            "constraint",
            "cluster",
        } <= set(actor)
    for tie in found["ties"]:
        assert {"source", "target", "weight", "basis", "ties", "sources"} <= set(tie)
        assert tie["ties"]
        assert tie["sources"]
    pairs = {frozenset({tie["source"], tie["target"]}) for tie in found["ties"]}
    assert frozenset({CODI_ID, NETWORK_ID}) in pairs


def test_a_network_for_people_says_what_was_left_out(kg):
    ran = kg("network")
    assert "left out" in ran.err.casefold()
    assert "density" in ran.err.casefold()
    assert "inferred from context 1" in ran.err
    assert "อนุมานจากบริบท 1" in kg("network", "--lang", "th").err
    assert kg("network", "--quiet").err == ""


@pytest.mark.parametrize(
    "name", ["co-presence", "funding", "posts", "programmes", "structure", "commitments"]
)
def test_every_shipped_network_is_cited(kg, name):
    found = kg("network", name, "--format", "json").json()
    assert found["network"] == name
    assert found["edges"] > 0
    assert not found["uncited"]
    assert all(tie["ties"] and tie["sources"] for tie in found["ties"])


def test_inferred_money_draws_no_line(kg):
    lines = kg("network", "funding", "--format", "json").json()
    assert lines["directed"]
    assert not [tie for tie in lines["ties"] if tie["target"] == NETWORK_ID]
    asked = kg("network", "funding", "--modality", "inferred", "--format", "json").json()
    assert [tie for tie in asked["ties"] if tie["target"] == NETWORK_ID]


def test_the_part_of_a_network_that_is_asked_for(kg):
    def pairs(*options, name="co-presence"):
        found = kg("network", name, *options, "--format", "json").json()
        lines = {(tie["source"], tie["target"]) for tie in found["ties"]}
        return lines, {actor["id"] for actor in found["actors"]}

    _, near = pairs("--focus", "U2T", "--steps", "1", name="programmes")
    _, farther = pairs("--focus", "U2T", "--steps", "4", name="programmes")
    assert "id:ratchaburi-2566_u2t" in near
    assert near <= farther
    assert pairs("--kind", "university")[1] == {"id:ratchaburi-2566_mcru"}
    assert "id:ratchaburi-2566_mcru" in pairs("--place", "ราชบุรี")[1]
    assert pairs("--place", "เชียงใหม่") == (set(), set())
    assert pairs("--basis", "agreement", name="collaboration")[0] == {(CODI_ID, NETWORK_ID)}
    assert pairs("--as-of", "2560") == (set(), set())
    assert pairs("--during", "2566..2566")[0]
    assert pairs("--min-sources", "2") == (set(), set())


NOT_GROUPS = "FILTER NOT EXISTS { ?source a kg:Group } FILTER NOT EXISTS { ?target a kg:Group }"
ONE = "SELECT ?source ?target ?tie { ?tie a kg:Affiliation ; kg:modality kg:modality-asserted ; kg:member ?source ; kg:whole ?target }"
TWO = "SELECT ?actor ?context ?tie ?role { ?tie kg:participant ?actor ; kg:participatesIn ?context ; kg:role ?role . ?context a kg:Event }"


def test_an_own_query_of_one_mode_is_a_network(run, copied):
    (copied / "mine.rq").write_text(ONE, encoding="utf-8")
    found = run("network", "mine.rq", "--format", "json", cwd=copied).json()
    expected = run(
        "sparql", ONE.replace("}", NOT_GROUPS + "}", 1), "--format", "json", cwd=copied
    ).json()
    assert {frozenset({t["source"], t["target"]}) for t in found["ties"]} == {
        frozenset({row["source"], row["target"]}) for row in expected
    }
    assert {tie for line in found["ties"] for tie in line["ties"]} == {
        row["tie"] for row in expected
    }
    assert found["network"] == "mine"


def test_an_own_query_of_two_modes_joins_who_shares_a_context(run, copied):
    (copied / "two.rq").write_text(TWO, encoding="utf-8")
    (copied / "both.rq").write_text(
        f"SELECT * {{ {{ {ONE} }} UNION {{ {TWO} }} }}", encoding="utf-8"
    )
    two = run("network", "two.rq", "--format", "json", cwd=copied).json()
    pairs = {frozenset({tie["source"], tie["target"]}) for tie in two["ties"]}
    assert frozenset({CODI_ID, NETWORK_ID}) in pairs
    (copied / "one.rq").write_text(ONE, encoding="utf-8")
    one = run("network", "one.rq", "--format", "json", cwd=copied).json()
    both = run("network", "both.rq", "--format", "json", cwd=copied).json()
    assert {frozenset({t["source"], t["target"]}) for t in both["ties"]} == pairs | {
        frozenset({t["source"], t["target"]}) for t in one["ties"]
    }


def test_a_network_without_ties_works_and_every_output_says_uncited(run, copied):
    (copied / "bare.rq").write_text(ONE.replace(" ?tie {", " {"), encoding="utf-8")
    found = run("network", "bare.rq", "--format", "json", cwd=copied).json()
    assert found["uncited"] is True
    assert found["edges"] > 0
    assert "uncited" in run("network", "bare.rq", cwd=copied).err
    for form in ("graphml", "gexf", "nodelink", "cytoscape"):
        assert b"uncited" in run("export", form, "--network", "bare.rq", cwd=copied).data
    page = run("view", "bare.rq", "-o", "-", cwd=copied)
    assert "uncited" in page.out
    dated = run("network", "bare.rq", "--as-of", "2566", cwd=copied)
    assert dated.code == 2
    assert "?tie" in dated.err
