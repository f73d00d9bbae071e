"""A whole network from a store: edges, their ties, what is left out and why."""

from __future__ import annotations

import json

import networkx as nx
import pytest

import kg
from kg.network.report import as_json
from kg.query.filters import Filters

SOURCES = "id,kind,title_th,observed,reprint_of\ns1,news,ก,2566-01-01,\ns2,report,ข,2566-06-01,\ns3,news,ค,2566-07-01,s1\n"
ORGANISATIONS = "id,name_th,kind,place,source\na,เอ,association,,s1\nb,บี,university,,s1\nc,ซี,foundation,,s1\nd,ดี,association,,s1\n"


@pytest.fixture
def small(make_built):
    """A workspace of four organisations and the tables given."""

    def make(**tables: str):
        files = {"sources": SOURCES, "organisations": ORGANISATIONS, **tables}
        return make_built({f"data/sources/x/{name}.csv": text for name, text in files.items()})

    return make


WORKS = "member,kind,whole,source,modality\n"


def test_one_fact_told_by_three_documents_weighs_one_and_keeps_its_three_ties(small):
    graph = small(
        affiliations=WORKS + "a,works-with,b,s1,\na,works-with,b,s2,\nb,works-with,a,s3,\n"
    ).network()
    (edge,) = graph.edges(data=True)
    assert edge[2]["weight"] == 1.0
    assert edge[2]["basis"] == {"works-with": 1}
    assert len(edge[2]["ties"]) == 3
    assert len(edge[2]["sources"]) == 3


def test_reprints_are_one_independent_source(small):
    workspace = small(
        affiliations=WORKS
        + "a,works-with,b,s1,\na,works-with,b,s3,\na,works-with,c,s1,\na,works-with,c,s2,\n"
    )
    graph = workspace.network(filters=Filters(min_sources=2))
    assert list(graph.edges) == [("id:x_a", "id:x_c")]
    assert graph.graph["left_out"]["too-few-sources"] == 2


@pytest.mark.parametrize("modality", ["planned", "requested", "pledged", "negated", "inferred"])
def test_only_what_is_asserted_draws_a_line(small, modality):
    workspace = small(affiliations=WORKS + f"a,works-with,b,s1,{modality}\n")
    assert not workspace.network().edges
    assert list(workspace.network(filters=Filters(modality=(modality,))).edges) == [
        ("id:x_a", "id:x_b")
    ]


def test_a_tie_to_oneself_draws_no_line_and_is_counted(small):
    graph = small(affiliations=WORKS + "a,works-with,a,s1,\na,works-with,b,s1,\n").network()
    assert list(graph.edges) == [("id:x_a", "id:x_b")]
    assert graph.graph["left_out"]["self"] >= 1


def test_those_who_belong_together_do_not_collaborate_by_that(small):
    graph = small(
        affiliations=WORKS + "a,works-with,b,s1,\na,part-of,b,s1,\na,works-with,c,s1,\n"
    ).network()
    assert list(graph.edges) == [("id:x_a", "id:x_c")]
    assert graph.graph["left_out"]["structure"] == 1


PARTIES = {
    "agreements": "id,name_th,kind,signed_on,source\nm,ข้อตกลง,mou,2565-12-01,s1\n",
    "participations": "actor,role,in,side,source\na,party,m,left,s1\nb,party,m,left,s1\nc,party,m,right,s1\nd,witness,m,,s1\n",
}


def test_a_witness_and_one_s_own_side_are_not_collaboration(small):
    graph = small(**PARTIES).network()
    assert set(graph.edges) == {("id:x_a", "id:x_c"), ("id:x_b", "id:x_c")}
    assert {data["newman"] for _, _, data in graph.edges(data=True)} == {0.5}


def test_a_network_knows_its_day(small):
    workspace = small(**PARTIES)

    def edges(day: str) -> int:
        from kg.values.dates import parse_date

        return workspace.network(filters=Filters(as_of=parse_date(day).last)).number_of_edges()

    assert (edges("2565-11-30"), edges("2565-12-01"), edges("2570")) == (0, 2, 2)


def test_money_is_summed_by_fact_and_a_total_stands_for_its_parts(small):
    graph = small(
        programmes="id,name_th,source\np,โครงการ,s1\nq,งาน,s1\n",
        allocations="id,funder,recipient,programme,amount,part_of,source\nt,a,b,,100,,s1\n,a,b,p,60,t,s1\n,a,b,q,40,t,s1\n,a,c,,7,,s1\n",
    ).network("funding")
    assert graph.is_directed()
    assert graph.edges["id:x_a", "id:x_b"]["amount"] == "100"
    assert graph.edges["id:x_a", "id:x_c"]["amount"] == "7"


def test_every_edge_and_node_keeps_the_promised_attributes(built):
    graph = kg.open(built).network("co-presence")
    nodes = {"iri", "label_th", "label_en", "kind", "kind_th", "kind_en", "group", "place", "other_names", "abbreviation", "degree", "strength", "betweenness", "constraint", "cluster"}  # fmt: skip
    edges = {
        "weight",
        "newman",
        "basis",
        "kinds",
        "roles",
        "start",
        "end",
        "derived",
        "ties",
        "sources",
    }
    about = {"network", "title_en", "title_th", "as_of", "during", "strict", "modality", "data_version", "documents", "document_kinds", "left_out", "focus", "uncited", "contact", "caption_en", "caption_th", "withheld"}  # fmt: skip
    assert list(graph) == sorted(graph)
    assert all(nodes <= set(data) for _, data in graph.nodes(data=True))
    assert all(edges <= set(data) for _, _, data in graph.edges(data=True))
    assert about <= set(graph.graph)
    for _, _, data in graph.edges(data=True):
        assert [tie["tie"] for tie in data["ties"]] == sorted(tie["tie"] for tie in data["ties"])
        assert all(tie["sources"] for tie in data["ties"])


@pytest.mark.parametrize("name", ["co-presence", "funding"])
def test_the_graph_is_networkx_s_own_to_copy_and_to_dispatch(built, name):
    graph = kg.open(built).network(name)
    assert type(graph) is (nx.DiGraph if name == "funding" else nx.Graph)
    around = graph.pred if graph.is_directed() else graph.adj
    assert all(graph.adj[a][b] is around[b][a] for a, b in graph.edges)
    assert nx.utils.graphs_equal(graph, graph.copy())
    assert nx.betweenness_centrality(graph, backend="networkx") == pytest.approx(
        dict(graph.nodes(data="betweenness")), abs=1e-9
    )


def test_a_network_is_the_same_in_every_process(run, built):
    found = {
        run(
            "network", "co-presence", "--format", "json", cwd=built, env={"PYTHONHASHSEED": seed}
        ).data
        for seed in ("0", "7", "99")
    }
    assert len(found) == 1
    assert json.loads(found.pop())["edges"] > 10


def test_the_order_of_rows_changes_no_network(small):
    lines = [
        f"{a},works-with,{b},s{n % 2 + 1},"
        for n, (a, b) in enumerate(["ab", "bc", "cd", "da", "ac"])
    ]
    first, second = (
        as_json(small(affiliations=WORKS + "\n".join(order) + "\n").network(), "en")
        for order in (lines, lines[::-1])
    )
    assert first == second


def test_groups_described_without_names_are_in_no_network_unless_asked_for(built):
    from kg.network.network import Choice

    workspace = kg.open(built)
    kinds = {data["kind"] for _, data in workspace.network("co-presence").nodes(data=True)}
    assert "group" not in kinds
    with_groups = workspace.network("co-presence", choice=Choice(groups=True))
    assert len(with_groups) >= len(workspace.network("co-presence"))
