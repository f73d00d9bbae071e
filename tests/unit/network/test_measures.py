"""Measures against what is published and what NetworkX computes."""

from __future__ import annotations

import json
import subprocess
import sys

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network.measures import measure, summary


def named(graph: nx.Graph) -> nx.Graph:
    """The graph with text for names, its nodes in sorted order, every line of weight 1."""
    plain = nx.DiGraph() if graph.is_directed() else nx.Graph()
    plain.add_nodes_from(sorted(f"{node}".zfill(3) for node in graph))
    plain.add_edges_from(((f"{a}".zfill(3), f"{b}".zfill(3)) for a, b in graph.edges), weight=1.0)
    return plain


def measured(graph: nx.Graph) -> nx.Graph:
    measure(graph)
    return graph


@pytest.fixture(scope="module")
def karate():
    """W. W. Zachary, "An information flow model for conflict and fission in small groups",
    Journal of Anthropological Research 33 (1977) 452-473: 34 members, 78 lines."""
    return measured(named(nx.karate_club_graph()))


@pytest.fixture(scope="module")
def florence():
    """Marriages of fifteen Florentine families: R. L. Breiger and P. E. Pattison, "Cumulated
    social roles", Social Networks 8 (1986) 215-256, after J. F. Padgett."""
    return measured(named(nx.florentine_families_graph()))


def test_the_karate_club_has_its_published_size_and_degrees(karate):
    assert summary(karate) == {
        "nodes": 34,
        "edges": 78,
        "density": pytest.approx(0.139037433155),
        "components": 1,
    }
    assert karate.nodes["000"]["degree"] == 16  # Mr. Hi
    assert karate.nodes["033"]["degree"] == 17  # the club's president
    assert karate.nodes["011"]["degree"] == 1


def test_the_karate_club_has_its_published_betweenness(karate):
    # U. Brandes and T. Erlebach (eds), Network Analysis (2005), and every package since.
    assert karate.nodes["000"]["betweenness"] == pytest.approx(0.4376, abs=5e-5)
    assert karate.nodes["033"]["betweenness"] == pytest.approx(0.3041, abs=5e-5)
    assert karate.nodes["032"]["betweenness"] == pytest.approx(0.1452, abs=5e-5)


def test_the_medici_stand_between_as_published(florence):
    # M. O. Jackson, Social and Economic Networks (2008), table 2.1 and section 1.2.1:
    # Medici .522, Guadagni .255, Albizzi .212, Strozzi .103.
    published = {"Medici": 0.522, "Guadagni": 0.255, "Albizzi": 0.212, "Strozzi": 0.103}
    for family, value in published.items():
        assert florence.nodes[family]["betweenness"] == pytest.approx(value, abs=6e-4)
    assert florence.nodes["Medici"]["degree"] == 6


def test_constraint_is_burt_s():
    # R. S. Burt, Structural Holes (1992), chapter 2: (p_ij + sum_q p_iq p_qj)^2 summed over j.
    star = measured(named(nx.star_graph(3)))
    assert star.nodes["000"]["constraint"] == pytest.approx(3 * (1 / 3) ** 2)
    assert star.nodes["001"]["constraint"] == pytest.approx(1.0)
    triangle = measured(named(nx.complete_graph(3)))
    assert triangle.nodes["000"]["constraint"] == pytest.approx(2 * (1 / 2 + 1 / 4) ** 2)


def test_the_bridge_of_a_barbell_stands_between_all():
    graph = measured(named(nx.barbell_graph(4, 1)))
    assert max(graph, key=lambda node: graph.nodes[node]["betweenness"]) == "004"
    assert graph.nodes["004"]["betweenness"] == pytest.approx(16 / 28)


@pytest.mark.parametrize("directed", [False, True])
def test_the_measures_agree_with_networkx(directed):
    graph = named(nx.gnp_random_graph(40, 0.1, seed=3, directed=directed))
    for number, (_, _, data) in enumerate(
        sorted(graph.edges(data=True), key=lambda edge: edge[:2])
    ):
        data["weight"] = float(1 + number % 4)
    measured(graph)
    betweenness, constraint = (
        nx.betweenness_centrality(graph),
        nx.constraint(graph, weight="weight"),
    )
    for node, data in graph.nodes(data=True):
        assert data["degree"] == graph.degree(node)
        assert data["strength"] == pytest.approx(graph.degree(node, weight="weight"))
        assert data["betweenness"] == pytest.approx(betweenness[node], abs=1e-11)
        if data["degree"]:
            assert data["constraint"] == pytest.approx(constraint[node], abs=1e-11)


def test_one_who_is_joined_to_nobody_has_no_constraint_and_no_cluster():
    graph = nx.Graph()
    graph.add_nodes_from("abc")
    graph.add_edge("a", "b", weight=2.0)
    measured(graph)
    assert graph.nodes["c"] == {
        "degree": 0,
        "strength": 0.0,
        "closeness": 0.0,
        "betweenness": 0.0,
        "betweenness_error": None,
        "eigenvector": 0.0,
        "pagerank": graph.nodes["c"]["pagerank"],
        "core": 0,
        "constraint": None,
        "effective_size": None,
        "cluster": 0,
        "stability": None,
        "cut_point": False,
    }
    assert graph.nodes["a"]["cluster"] == 1


def test_an_empty_network_has_measures_of_nothing():
    graph = measured(nx.Graph())
    assert summary(graph) == {"nodes": 0, "edges": 0, "density": 0.0, "components": 0}


def test_a_network_of_one_pair_is_measured_without_division_by_zero():
    graph = nx.Graph()
    graph.add_edge("a", "b", weight=1.0)
    assert measured(graph).nodes["a"]["betweenness"] == 0.0


def test_the_numbers_are_the_same_in_every_process():
    script = (
        "import json, networkx as nx; from kg.network.measures import measure\n"
        "g = nx.Graph(); k = nx.karate_club_graph(); g.add_nodes_from(f'{n:03}' for n in k)\n"
        "g.add_edges_from(((f'{a:03}', f'{b:03}') for a, b in k.edges), weight=1.0); measure(g)\n"
        "print(json.dumps(dict(g.nodes(data=True)), sort_keys=True))"
    )
    import os

    outputs = {
        subprocess.run([sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("0", "1", "31337")
    }  # fmt: skip
    assert len(outputs) == 1
    assert len(json.loads(outputs.pop())) == 34


EDGES = st.sets(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda e: e[0] < e[1]),
    min_size=1,
    max_size=25,
)
NAMED = ("degree", "strength", "betweenness", "constraint")


@settings(max_examples=40, deadline=None)
@given(edges=EDGES, names=st.permutations(range(10)), seed=st.randoms(use_true_random=False))
def test_neither_names_nor_the_order_of_lines_change_a_measure(edges, names, seed):
    def build(edges: list[tuple[int, int]], names: list[int]) -> nx.Graph:
        graph = nx.Graph()
        graph.add_nodes_from(sorted(f"n{names[end]}" for edge in edges for end in edge))
        graph.add_edges_from(
            (f"n{names[a]}", f"n{names[b]}", {"weight": 1.0 + (a + b) % 3}) for a, b in edges
        )
        return measured(graph)

    ordered, shuffled = sorted(edges), sorted(edges)
    seed.shuffle(shuffled)
    plain, other = build(ordered, list(range(10))), build(shuffled, names)
    for number in {end for edge in edges for end in edge}:
        here, there = plain.nodes[f"n{number}"], other.nodes[f"n{names[number]}"]
        for name in NAMED:
            assert here[name] == pytest.approx(there[name], abs=1e-9), name
