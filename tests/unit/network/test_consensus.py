"""What many runs agree on, and how firmly."""

from __future__ import annotations

import os
import subprocess
import sys

import networkx as nx
import numpy as np
import pytest

from kg.network.clusters import clusters
from kg.network.consensus import consensus, mark, stability
from kg.network.matrix import matrix


def planted(groups: int, size: int, inside: float, outside: float, seed: int = 1) -> nx.Graph:
    """Groups known beforehand, the first member's number first."""
    return nx.planted_partition_graph(groups, size, inside, outside, seed=seed)


def test_planted_groups_are_found_and_firm():
    found = consensus(matrix(planted(4, 16, 0.9, 0.05)))
    assert found.labels.tolist() == [1 + at // 16 for at in range(64)]
    assert found.stability.min() == 1.0
    assert found.settled
    assert found.about()["runs"] == 50


def test_where_there_is_nothing_to_find_no_actor_is_firm():
    random = consensus(matrix(nx.gnm_random_graph(300, 900, seed=2)))
    known = consensus(matrix(planted(6, 50, 0.2, 0.005)))
    assert np.nanmean(random.stability) < 0.4
    assert np.nanmean(known.stability) > 0.95


def test_one_who_stands_between_two_groups_is_less_firm_than_the_others():
    graph = nx.disjoint_union(nx.complete_graph(6), nx.complete_graph(6))
    graph.add_edges_from((12, other) for other in (0, 1, 2, 6, 7, 8))
    found = consensus(matrix(graph))
    assert found.stability[12] == found.stability.min()


def test_stability_is_element_centric_similarity_by_its_definition():
    # Gates et al. (2019), for partitions: 1 - sum_j |p_ij - q_ij| / (2 alpha), where p_ij is
    # alpha / |cluster| for a fellow member, and 1 - alpha more for oneself.
    rng, alpha = np.random.default_rng(4), 0.9
    ours = rng.integers(1, 4, 25)
    runs = [rng.integers(0, 5, 25) for _ in range(7)]

    def personal(labels: np.ndarray) -> np.ndarray:
        same = (labels[:, None] == labels[None, :]).astype(float)
        return alpha * same / same.sum(axis=1, keepdims=True) + (1 - alpha) * np.eye(len(labels))

    expected = np.mean(
        [1 - np.abs(personal(ours) - personal(run)).sum(axis=1) / (2 * alpha) for run in runs],
        axis=0,
    )
    assert stability(ours, runs) == pytest.approx(expected, abs=1e-12)


def test_an_actor_without_a_line_has_no_stability():
    graph = nx.Graph()
    graph.add_nodes_from("abc")
    graph.add_edge("a", "b", weight=1.0)
    mark(graph, matrix(graph))
    assert dict(graph.nodes(data="stability")) == {"a": 1.0, "b": 1.0, "c": None}
    assert dict(graph.nodes(data="cluster")) == {"a": 1, "b": 1, "c": 0}


@pytest.mark.parametrize("most", ["ASKED_ABOVE", "ASKED_ABOVE_LINES"])
def test_a_large_network_has_its_consensus_only_where_it_is_asked_for(monkeypatch, most):
    monkeypatch.setattr(f"kg.network.consensus.{most}", 10)
    graph = planted(2, 8, 0.9, 0.1)
    mark(graph, matrix(graph))
    assert graph.graph["measures"]["cluster"]["method"] == "leiden"
    assert graph.nodes[0]["stability"] is None
    mark(graph, matrix(graph), asked=True)
    assert graph.graph["measures"]["cluster"]["method"] == "leiden-consensus"
    assert graph.nodes[0]["stability"] == 1.0


def test_agreement_on_the_karate_club_keeps_the_best_modularity():
    graph = nx.Graph(nx.karate_club_graph().edges)
    assert consensus(matrix(graph)).modularity == pytest.approx(0.4198, abs=5e-5)


@pytest.mark.parametrize("graph", [nx.Graph(), nx.empty_graph(1)])
def test_no_line_is_no_consensus_and_no_error(graph):
    mark(graph, matrix(graph))
    assert set(dict(graph.nodes(data="cluster")).values()) <= {0}


def test_consensus_is_the_same_in_every_process():
    script = (
        "import networkx as nx; from kg.network.consensus import consensus\n"
        "from kg.network.matrix import matrix\n"
        "g = nx.gnm_random_graph(120, 360, seed=3); g = nx.relabel_nodes(g, str)\n"
        "f = consensus(matrix(g)); print(f.labels.tolist(), f.stability.tolist(), f.about())"
    )
    outputs = {
        subprocess.run([sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("0", "31337")
    }  # fmt: skip
    assert len(outputs) == 1


def test_one_run_is_not_said_to_be_a_consensus():
    about = clusters(matrix(planted(2, 8, 0.9, 0.1)), seed=7).about()
    assert (about["method"], about["runs"], about["seeds"]) == ("leiden", 1, [7, 7])
