"""A network without one source family, and what its claims rest on."""

from __future__ import annotations

import pytest

from kg.network.lean import lean_graph
from kg.network.selection import Choice

TABLES = {
    "sources": "id,kind,title_th,observed,reprint_of\ns1,news,ก,2566-01-01,\ns2,report,ข,2566-06-01,\ns3,news,ค,2566-07-01,s1\n",
    "organisations": "id,name_th,kind,source\na,เอ,association,s1\nb,บี,university,s1\nc,ซี,foundation,s1\nd,ดี,association,s1\n",
    "agreements": "id,name_th,kind,signed_on,stated_count,source\nm,ข้อตกลง,mou,2565-12-01,9,s1\n",
}
PARTIES = "actor,role,in,side,source\n"
WORKS = "member,kind,whole,source\n"


@pytest.fixture
def read(make_built):
    """The network of the tables given, with its selection."""

    def make(*, choice: Choice | None = None, **more: str):
        tables = {**TABLES, **more}
        workspace = make_built({f"data/sources/x/{n}.csv": text for n, text in tables.items()})
        return workspace.read_network(choice=choice)

    return make


def test_what_one_family_alone_states_goes_with_it_and_a_reprint_is_of_its_family(read):
    rows = "a,works-with,b,s1\na,works-with,c,s1\na,works-with,c,s2\nb,works-with,d,s3\n"
    chosen = read(affiliations=WORKS + rows).selection
    one, two = chosen.families()
    left = {family: set(lean_graph(chosen.leaving_out(family), directed=False).edges) for family in (one, two)}  # fmt: skip
    assert sorted(left.values(), key=len) == [
        {("id:x_a", "id:x_c")},
        {("id:x_a", "id:x_b"), ("id:x_a", "id:x_c"), ("id:x_b", "id:x_d")},
    ]
    assert len(lean_graph(chosen, directed=False).edges) == 3


def test_without_a_family_a_context_has_fewer_members_and_weighs_more(read):
    text = TABLES["agreements"].replace(",9,", ",,")
    rows = "a,party,m,,s1\nb,party,m,,s1\nc,party,m,,s2\n"
    chosen = read(agreements=text, participations=PARTIES + rows).selection
    before = lean_graph(chosen, directed=False)
    assert before.edges["id:x_a", "id:x_b"]["newman"] == 0.5
    without = [lean_graph(chosen.leaving_out(f), directed=False) for f in chosen.families()]
    assert {frozenset(graph.edges) for graph in without} == {frozenset(), frozenset({("id:x_a", "id:x_b")})}  # fmt: skip
    assert max(without, key=len).edges["id:x_a", "id:x_b"]["newman"] == 1.0


def test_the_parties_a_source_counts_weigh_though_it_does_not_name_them(read):
    found = read(participations=PARTIES + "a,party,m,,s1\nb,party,m,,s1\n")
    assert found.graph.edges["id:x_a", "id:x_b"]["newman"] == 0.125
    assert found.selection.incidence().stated.tolist() == [9]


def test_those_who_came_to_an_event_are_not_those_who_held_it(read):
    events = "id,name_th,kind,date,stated_count,source\ne,งาน,meeting,2565-12-01,450,s1\n"
    rows = "a,organiser,e,,s1\nb,organiser,e,,s1\n"
    found = read(events=events, participations=PARTIES + rows)
    assert found.graph.edges["id:x_a", "id:x_b"]["newman"] == 1.0


def test_what_belongs_together_stays_out_and_a_part_stays_a_part(read):
    more = "a,part-of,b,s2\na,works-with,b,s1\na,works-with,c,s1\nc,works-with,d,s1\n"
    found = read(affiliations=WORKS + more, choice=Choice(kind="association"))
    assert set(found.graph) == {"id:x_a", "id:x_d"}
    chosen = found.selection
    assert chosen.gone == {("id:x_a", "id:x_b")}
    again = [lean_graph(chosen.leaving_out(family), directed=False) for family in chosen.families()]
    assert all(not graph.edges and set(graph) <= set(found.graph) for graph in again)


def test_a_lean_line_has_ids_where_a_full_one_has_ties(make_built):
    rows = WORKS + "a,works-with,b,s1\na,works-with,b,s2\n"
    tables = {**TABLES, "affiliations": rows}
    workspace = make_built({f"data/sources/x/{name}.csv": text for name, text in tables.items()})
    lean = workspace.read_network().graph.edges["id:x_a", "id:x_b"]
    full = workspace.network().edges["id:x_a", "id:x_b"]
    assert "ties" not in lean
    assert lean["tie_ids"] == tuple(tie["tie"] for tie in full["ties"])
    assert set(lean["sources"]) == {s["source"] for tie in full["ties"] for s in tie["sources"]}
    assert lean["years"] == full["years"]
    assert "tie_ids" not in workspace.read_network(cited=False).graph.edges["id:x_a", "id:x_b"]
