"""Betweenness and closeness against published figures, NetworkX and igraph."""

from __future__ import annotations

from fractions import Fraction

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network import geodesics as module
from kg.network.geodesics import PIVOTS, geodesics
from kg.network.matrix import matrix

from .sets import SETS, chance, florence, in_igraph, karate, named

EXACTLY = {"rel": 0, "abs": 1e-9}


def found(graph, **how):
    return geodesics(matrix(graph, "weight" if how.get("lengths") else None), **how)


def test_the_families_of_florence_stand_between_as_published():
    # S. Wasserman and K. Faust, Social Network Analysis (1994), on Padgett's marriages: on how
    # many shortest paths between two others a family stands (Freeman's measure, of 91 pairs).
    published = {
        "Medici": 47.5, "Guadagni": 23.17, "Albizzi": 19.33, "Salviati": 13, "Ridolfi": 10.33,
        "Bischeri": 9.5, "Strozzi": 9.33, "Barbadori": 8.5, "Tornabuoni": 8.33, "Castellani": 5,
        "Peruzzi": 2, "Pazzi": 0,
    }  # fmt: skip
    graph = florence()
    between = dict(zip(graph, found(graph).betweenness * 91, strict=True))
    for family, value in published.items():
        assert between[family] == pytest.approx(value, abs=0.005), family


@pytest.mark.parametrize("name", SETS)
def test_steps_give_what_networkx_and_igraph_find(name):
    graph = SETS[name]()
    ours, size = found(graph), len(graph)
    assert (ours.pivots, ours.sampled) == (0, 0)
    assert np.isnan(ours.error).all()
    between, near = nx.betweenness_centrality(graph), nx.harmonic_centrality(graph)
    assert ours.betweenness == pytest.approx([between[node] for node in graph], **EXACTLY)
    assert ours.closeness * (size - 1) == pytest.approx([near[node] for node in graph], **EXACTLY)
    other, pairs = in_igraph(graph), (size - 1) * (size - 2) / (1 if graph.is_directed() else 2)
    assert ours.betweenness * pairs == pytest.approx(other.betweenness(), **EXACTLY)
    theirs = np.nan_to_num(other.harmonic_centrality(mode="in"))
    assert ours.closeness == pytest.approx(theirs, **EXACTLY)


@pytest.mark.parametrize("name", SETS)
def test_lengths_give_what_networkx_finds_in_exact_fractions(name):
    graph = SETS[name]()
    for *_, data in graph.edges(data=True):
        data["length"] = 1 / Fraction(int(data["weight"]))
    ours = found(graph, lengths=True)
    between = nx.betweenness_centrality(graph, weight="length")
    near = nx.harmonic_centrality(graph, distance="length")
    assert ours.betweenness == pytest.approx([between[node] for node in graph], **EXACTLY)
    assert ours.closeness * (len(graph) - 1) == pytest.approx(
        [float(near[node]) for node in graph], **EXACTLY
    )


def test_three_thirds_are_as_long_as_one():
    graph = named(nx.cycle_graph(4))
    for (a, b), weight in zip(
        (("000", "001"), ("001", "002"), ("002", "003")), (3, 3, 3), strict=True
    ):
        graph.edges[a, b]["weight"] = float(weight)
    ours = dict(zip(graph, found(graph, lengths=True).betweenness, strict=True))
    # From 000 to 003 both ways are 1 long: 001 and 002 stand on one of the two.
    assert ours["001"] == pytest.approx((1 + 0.5) / 3)


@pytest.mark.parametrize("directed", [False, True])
def test_what_is_sampled_from_everybody_is_exact_and_its_error_nothing(directed, monkeypatch):
    graph = chance(5, directed=directed, size=60, density=0.08)
    monkeypatch.setattr(module, "PIVOTS", 60)
    exact, sampled = found(graph), found(graph, exact=0)
    assert sampled.sampled > 50
    assert sampled.betweenness == pytest.approx(exact.betweenness, **EXACTLY)
    assert sampled.closeness == pytest.approx(exact.closeness, **EXACTLY)
    inside = ~np.isnan(sampled.error)
    assert sampled.error[inside] == pytest.approx(0, abs=1e-9)


def test_a_sample_is_as_near_as_its_error_says_and_the_same_every_time():
    graph = named(nx.barabasi_albert_graph(1500, 3, seed=2))
    exact, sampled = found(graph), found(graph, exact=0)
    again = found(graph, exact=0)
    assert sampled.pivots == PIVOTS
    assert sampled.sampled == 1500
    assert (sampled.betweenness == again.betweenness).all()
    assert (sampled.closeness == again.closeness).all()
    hubs = np.argsort(-exact.betweenness)[:50]
    off = np.abs(sampled.betweenness - exact.betweenness)[hubs] / sampled.error[hubs]
    # Of a normal estimate 68 and 95 per cent; who hangs on a few sources has a longer tail.
    assert (off < 1).mean() > 0.6
    assert (off < 2).mean() > 0.9
    assert sampled.closeness == pytest.approx(exact.closeness, rel=0.05)


@pytest.mark.parametrize(
    "graph",
    [nx.connected_caveman_graph(60, 20), nx.gnp_random_graph(1000, 0.003, seed=4, directed=True)],
    ids=["cliques in a ring", "directed"],
)
def test_who_stands_beside_a_pivot_is_not_taken_for_who_stands_between_all(graph):
    exact, sampled = found(named(graph)), found(named(graph), exact=1000)
    known = sampled.error > 1e-12
    assert known.sum() > 850
    off = np.abs(sampled.betweenness - exact.betweenness)[known] / sampled.error[known]
    # Where each pivot counts in full to the ends of its paths, 34 and 79 per cent.
    assert (off < 2).mean() > 0.85


def test_islands_are_exact_beside_a_part_that_is_sampled():
    graph = nx.disjoint_union(nx.barabasi_albert_graph(300, 2, seed=1), nx.path_graph(5))
    graph = named(graph)
    exact, sampled = found(graph), found(graph, exact=1000)
    assert sampled.sampled == 300
    assert np.isnan(sampled.error[300:]).all()
    assert sampled.betweenness[300:] == pytest.approx(exact.betweenness[300:], **EXACTLY)
    assert exact.betweenness[302] > 0


def test_many_parts_of_many_sizes_do_not_mix():
    whole = nx.disjoint_union_all(
        [
            nx.path_graph(40),
            nx.star_graph(17),
            nx.cycle_graph(33),
            nx.path_graph(2),
            nx.empty_graph(3),
        ]
    )
    graph = named(nx.relabel_nodes(whole, {n: (n * 37) % len(whole) for n in whole}))
    between, near = nx.betweenness_centrality(graph), nx.harmonic_centrality(graph)
    ours = found(graph)
    assert ours.betweenness == pytest.approx([between[node] for node in graph], **EXACTLY)
    assert ours.closeness * (len(graph) - 1) == pytest.approx(
        [near[node] for node in graph], **EXACTLY
    )


@pytest.mark.parametrize("size", [0, 1, 2])
def test_hardly_anybody_is_measured_without_division_by_zero(size):
    graph = named(nx.complete_graph(size))
    ours = found(graph)
    assert ours.betweenness.tolist() == [0.0] * size
    assert ours.closeness.tolist() == [1.0 if size == 2 else 0.0] * size


@settings(max_examples=25, deadline=None)
@given(
    edges=st.lists(
        st.tuples(st.integers(0, 8), st.integers(0, 8), st.sampled_from([0.0, 1.0, 1.0, 2.0, 0.5]))
    ),
    directed=st.booleans(),
    lengths=st.booleans(),
)
def test_loops_zero_weights_and_islands_are_measured_as_networkx_does(edges, directed, lengths):
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from("012345678")
    graph.add_weighted_edges_from((str(a), str(b), weight) for a, b, weight in edges)
    ours = found(graph, lengths=lengths)
    plain = graph.copy()
    plain.remove_edges_from(list(nx.selfloop_edges(graph)))
    if lengths:
        plain.remove_edges_from([(a, b) for a, b, w in plain.edges(data="weight") if not w])
        for *_, data in plain.edges(data=True):
            data["length"] = 1 / data["weight"]
    length = "length" if lengths else None
    between = nx.betweenness_centrality(plain, weight=length)
    near = nx.harmonic_centrality(plain, distance=length)
    assert ours.betweenness == pytest.approx([between[node] for node in graph], **EXACTLY)
    assert ours.closeness * 8 == pytest.approx([near[node] for node in graph], **EXACTLY)


def test_a_member_of_the_karate_club_is_near_the_others_by_hand():
    graph = karate()
    steps = nx.single_source_shortest_path_length(graph, "000")
    mean = sum(1 / step for step in steps.values() if step) / 33
    assert found(graph).closeness[0] == pytest.approx(mean)
