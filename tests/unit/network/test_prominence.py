"""Eigenvector centrality and PageRank against published figures, NetworkX and igraph."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network import prominence
from kg.network.matrix import matrix
from kg.network.prominence import eigenvector, pagerank

from .sets import SETS, davis, in_igraph, karate, named

EXACTLY = {"rel": 0, "abs": 1e-9}
UNDIRECTED = [name for name in SETS if "directed" not in name]


def test_the_karate_club_s_greatest_eigenvalue_is_the_published_one():
    # J. Kunegis, KONECT (2013): spectral norm 6.72570.
    weights = matrix(karate()).weights
    found = eigenvector(matrix(karate()))
    assert found @ (weights @ found) == pytest.approx(6.72570, abs=5e-6)
    assert weights @ found == pytest.approx(6.725697727 * found, abs=1e-8)


def test_the_women_met_as_often_as_breiger_prints():
    # R. L. Breiger, "The duality of persons and groups", Social Forces 53 (1974) 181-190:
    # Evelyn met the other women 6 7 6 3 4 3 3 3 2 2 2 2 2 1 2 1 1 times.
    women = davis()
    met = sorted(weight for *_, weight in women.edges("Evelyn Jefferson", data="weight"))
    assert met == sorted([6, 7, 6, 3, 4, 3, 3, 3, 2, 2, 2, 2, 2, 1, 2, 1, 1])


@pytest.mark.parametrize("name", UNDIRECTED)
def test_every_set_has_the_eigenvector_networkx_and_igraph_find(name, recwarn):
    graph = SETS[name]()
    found = eigenvector(matrix(graph))
    theirs = nx.eigenvector_centrality(graph, weight="weight", tol=1e-14, max_iter=100_000)
    assert found == pytest.approx(list(theirs.values()), **EXACTLY)
    other = np.array(in_igraph(graph).eigenvector_centrality(weights="weight"))
    assert found == pytest.approx(other / np.linalg.norm(other), **EXACTLY)
    recwarn.clear()  # igraph says of graphs with islands that it means little there


@pytest.mark.parametrize("name", SETS)
def test_every_set_has_the_pagerank_networkx_and_igraph_find(name):
    graph = SETS[name]()
    found = pagerank(matrix(graph))
    theirs = nx.pagerank(graph, tol=1e-14, max_iter=10_000)
    assert found == pytest.approx(list(theirs.values()), **EXACTLY)
    assert found == pytest.approx(in_igraph(graph).pagerank(weights="weight"), **EXACTLY)


def test_the_part_with_the_greatest_eigenvalue_has_all_of_it():
    graph = named(nx.disjoint_union(nx.complete_graph(5), nx.star_graph(9)))
    found = eigenvector(matrix(graph))
    assert found[:5] == pytest.approx(1 / np.sqrt(5))
    assert found[5:].tolist() == [0.0] * 10


def test_parts_that_are_equally_great_share_it():
    graph = named(nx.disjoint_union(nx.complete_graph(4), nx.star_graph(9)))
    theirs = nx.eigenvector_centrality(graph, tol=1e-14, max_iter=100_000)
    assert eigenvector(matrix(graph)) == pytest.approx(list(theirs.values()), **EXACTLY)


def test_a_large_part_is_solved_as_a_small_one(monkeypatch):
    graph = named(nx.barabasi_albert_graph(150, 2, seed=4))
    full = eigenvector(matrix(graph))
    monkeypatch.setattr(prominence, "DENSE", 3)
    assert eigenvector(matrix(graph)) == pytest.approx(full, **EXACTLY)


@pytest.mark.parametrize("size", [0, 1, 3])
def test_without_lines_nobody_is_prominent_and_all_rank_alike(size):
    graph = named(nx.empty_graph(size))
    assert eigenvector(matrix(graph)).tolist() == [0.0] * size
    assert pagerank(matrix(graph)) == pytest.approx([1 / size] * size if size else [])


@settings(max_examples=25, deadline=None)
@given(
    edges=st.lists(
        st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from([0.0, 1.0, 2.0])),
        max_size=25,
    ),
    order=st.permutations(range(8)),
)
def test_neither_names_nor_order_nor_loops_change_them(edges, order):
    def build(place):
        graph = nx.Graph()
        graph.add_nodes_from(range(8))
        graph.add_weighted_edges_from((place[a], place[b], weight) for a, b, weight in edges)
        return matrix(graph)

    for measure in (eigenvector, pagerank):
        plain, other = measure(build(range(8))), measure(build(order))
        assert plain == pytest.approx(other[np.array(order)], abs=1e-8)
        assert (plain >= 0).all()
