"""Clusters against published values, NetworkX and igraph."""

from __future__ import annotations

import igraph
import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network.clusters import clusters, modularity, symmetric
from kg.network.matrix import matrix


def plain(graph: nx.Graph) -> nx.Graph:
    """The graph with text for names in sorted order; a line without a weight has 1."""
    named = nx.DiGraph() if graph.is_directed() else nx.Graph()
    named.add_nodes_from(sorted(f"{node}".zfill(3) for node in graph))
    named.add_edges_from(
        (f"{a}".zfill(3), f"{b}".zfill(3), {"weight": data.get("weight", 1.0)})
        for a, b, data in graph.edges(data=True)
    )
    return named


def unweighted(graph: nx.Graph) -> nx.Graph:
    return nx.Graph(graph.edges)


def groups(graph: nx.Graph, labels: np.ndarray) -> list[set[str]]:
    names = list(graph)
    return [{names[at] for at in np.flatnonzero(labels == label)} for label in np.unique(labels)]


@pytest.mark.parametrize(
    ("graph", "best"),
    [
        # Proven best: U. Brandes et al., "On modularity clustering", IEEE TKDE 20 (2008) 172-188.
        (unweighted(nx.karate_club_graph()), 0.4198),
        # Without weights, proven best: D. Aloise et al., Physical Review E 82 (2010) 046112.
        (unweighted(nx.les_miserables_graph()), 0.5600),
    ],
    ids=["karate", "les-miserables"],
)
def test_the_best_known_modularity_is_found(graph, best):
    found = clusters(matrix(plain(graph)))
    assert found.modularity == pytest.approx(best, abs=5e-5)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("resolution", [0.5, 1.0, 2.0])
def test_modularity_is_networkx_s_and_igraph_s(seed, resolution):
    rng = np.random.default_rng(seed)
    graph = plain(nx.gnp_random_graph(40, 0.1, seed=seed))
    for _, _, data in graph.edges(data=True):
        data["weight"] = float(rng.integers(1, 9)) / 4
    found = clusters(matrix(graph), resolution=resolution, seed=seed)
    theirs = nx.community.modularity(graph, groups(graph, found.labels), resolution=resolution)
    assert found.modularity == pytest.approx(theirs, abs=1e-9)
    other = igraph.Graph.from_networkx(graph)
    value = other.modularity(found.labels.tolist(), weights="weight", resolution=resolution)
    assert found.modularity == pytest.approx(value, abs=1e-9)


def test_leiden_is_no_worse_than_igraph_s_on_a_weighted_network():
    graph = plain(nx.les_miserables_graph())
    other = igraph.Graph.from_networkx(graph)
    theirs = other.community_leiden("modularity", weights="weight", n_iterations=10)
    assert clusters(matrix(graph)).modularity >= theirs.modularity - 1e-3


def test_clusters_are_numbered_by_size_and_then_by_their_first_member():
    graph = plain(
        nx.disjoint_union_all([nx.complete_graph(3), nx.complete_graph(6), nx.complete_graph(3)])
    )
    assert clusters(matrix(graph)).labels.tolist() == [2] * 3 + [1] * 6 + [3] * 3


def test_who_has_no_line_is_in_no_cluster():
    graph = nx.Graph()
    graph.add_nodes_from("abcd")
    graph.add_edge("a", "b", weight=2.0)
    graph.add_edge("c", "c", weight=5.0)
    graph.add_edge("a", "d", weight=0.0)
    assert clusters(matrix(graph)).labels.tolist() == [1, 1, 0, 0]


@pytest.mark.parametrize("size", [0, 1])
def test_a_network_without_lines_has_no_clusters(size):
    found = clusters(matrix(nx.empty_graph(size, create_using=nx.Graph)))
    assert found.labels.tolist() == [0] * size
    assert found.modularity == 0.0
    assert found.about()["clusters"] == 0


def test_a_directed_network_is_clustered_by_its_lines_in_both_directions():
    graph = plain(nx.gnp_random_graph(30, 0.1, seed=5, directed=True))
    undirected = nx.Graph()
    undirected.add_nodes_from(graph)
    for a, b in graph.edges:
        both = undirected.get_edge_data(a, b, {"weight": 0.0})["weight"]
        undirected.add_edge(a, b, weight=both + 1.0)
    found, plainly = clusters(matrix(graph)), clusters(matrix(undirected))
    assert found.about() == {**plainly.about(), "symmetrised": True}
    assert found.labels.tolist() == plainly.labels.tolist()


LINES = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)),
    st.sampled_from([0.0, 0.5, 1.0, 1.0, 3.0]),
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(lines=LINES, islands=st.integers(0, 3))
def test_every_cluster_hangs_together_and_no_split_by_part_is_better(lines, islands):
    graph = nx.Graph()
    graph.add_nodes_from(range(12 + islands))
    graph.add_edges_from((a, b, {"weight": weight}) for (a, b), weight in lines.items())
    read = matrix(graph)
    found = clusters(read)
    lined = np.diff(read.weights.indptr) > 0
    assert ((found.labels > 0) == lined).all()
    sizes = np.bincount(found.labels)[1:]
    assert (np.diff(sizes) <= 0).all()
    drawn = nx.from_scipy_sparse_array(read.weights)
    for label in range(1, len(sizes) + 1):
        assert nx.is_connected(drawn.subgraph(np.flatnonzero(found.labels == label)))
    parts = np.zeros(len(lined), dtype=np.int64)
    for number, part in enumerate(nx.connected_components(drawn)):
        parts[list(part)] = number
    assert found.modularity >= modularity(symmetric(read), parts) - 1e-9
