"""Cores, cut points and bridges against NetworkX, igraph and what is known of the sets."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network.cuts import hold
from kg.network.matrix import matrix

from .sets import SETS, florence, in_igraph, karate, named


def drawn(graph):
    return matrix(graph, None)


def held(graph):
    found = hold(drawn(graph))
    names = list(graph)
    cuts = {names[place] for place in found.cut_points}
    bridges = {frozenset((names[a], names[b])) for a, b in found.bridges}
    return dict(zip(graph, found.core.tolist(), strict=True)), cuts, bridges


def test_the_karate_club_hangs_on_mr_hi_alone():
    # D. R. White and F. Harary, "The cohesiveness of blocks in social networks", Sociological
    # Methodology 31 (2001) 305-359: without the instructor the club falls apart; member 12
    # hangs on him by one line.
    core, cuts, bridges = held(karate())
    assert cuts == {"000"}
    assert bridges == {frozenset({"000", "011"})}
    # Ten members have four lines each to one another.
    assert max(core.values()) == 4
    assert {node for node, k in core.items() if k == 4} == {
        "000", "001", "002", "003", "007", "008", "013", "030", "032", "033",
    }  # fmt: skip


def test_the_pazzi_hang_on_the_salviati_and_both_on_the_medici():
    _, cuts, bridges = held(florence())
    assert cuts == {"Albizzi", "Guadagni", "Medici", "Salviati"}
    assert bridges == {
        frozenset(pair)
        for pair in (
            ("Pazzi", "Salviati"), ("Salviati", "Medici"), ("Acciaiuoli", "Medici"),
            ("Ginori", "Albizzi"), ("Lamberteschi", "Guadagni"),
        )
    }  # fmt: skip


@pytest.mark.parametrize("name", SETS)
def test_every_set_holds_together_as_networkx_and_igraph_find(name):
    graph = SETS[name]()
    core, cuts, bridges = held(graph)
    whole, other, names = graph.to_undirected(), in_igraph(graph), list(graph)
    assert core == nx.core_number(graph)
    assert list(core.values()) == other.coreness(mode="all")
    assert cuts == set(nx.articulation_points(whole))
    assert cuts == {names[place] for place in other.as_undirected().articulation_points()}
    assert bridges == {frozenset(pair) for pair in nx.bridges(whole)}


def test_two_lines_there_and_back_are_one_bridge():
    core, cuts, bridges = held(nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c")]))
    assert (cuts, bridges) == ({"b"}, {frozenset("ab"), frozenset("bc")})
    assert core == {"a": 2, "b": 2, "c": 1}


def test_a_long_chain_does_not_run_out_of_stack():
    core, cuts, bridges = held(named(nx.path_graph(3000)))
    assert set(core.values()) == {1}
    assert (len(cuts), len(bridges)) == (2998, 2999)


@settings(max_examples=25, deadline=None)
@given(
    edges=st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=20),
    directed=st.booleans(),
)
def test_without_a_cut_point_or_a_bridge_there_are_more_parts(edges, directed):
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(range(9))
    graph.add_edges_from(edges)
    core, cuts, bridges = held(graph)
    whole = graph.to_undirected()
    whole.remove_edges_from(list(nx.selfloop_edges(whole)))
    parts = nx.number_connected_components(whole)
    for node in whole:
        others = whole.subgraph(set(whole) - {node})
        alone = not whole.degree(node)
        assert (nx.number_connected_components(others) > parts - alone) == (node in cuts)
    for pair in whole.edges:
        less = whole.copy()
        less.remove_edge(*pair)
        assert (nx.number_connected_components(less) > parts) == (frozenset(pair) in bridges)
    for k in range(1, 5):
        loopless = graph.copy()
        loopless.remove_edges_from(list(nx.selfloop_edges(graph)))
        assert {node for node in core if core[node] >= k} == set(nx.k_core(loopless, k))


def test_nobody_holds_nothing():
    found = hold(drawn(nx.Graph()))
    assert (found.core.tolist(), found.cut_points, found.bridges) == ([], frozenset(), frozenset())
