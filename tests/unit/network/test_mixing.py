"""Like with like, against NetworkX, igraph and published figures."""

from __future__ import annotations

import igraph
import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network.matrix import matrix
from kg.network.mixing import mixing, mixing_of, traits


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_assortativity_is_networkx_s_and_igraph_s(seed, directed):
    rng = np.random.default_rng(seed)
    graph = nx.gnp_random_graph(40, 0.12, seed=seed, directed=directed)
    for _, data in graph.nodes(data=True):
        data["group"] = "abc"[int(rng.integers(3))]
    found = mixing_of(nx.relabel_nodes(graph, str), "side")
    theirs = nx.attribute_assortativity_coefficient(graph, "group")
    assert found.assortativity == pytest.approx(theirs, abs=1e-9)
    other = igraph.Graph(graph.number_of_nodes(), list(graph.edges), directed=directed)
    kinds = ["abc".index(data["group"]) for _, data in graph.nodes(data=True)]
    value = other.assortativity_nominal(kinds, directed=directed)
    assert found.assortativity == pytest.approx(value, abs=1e-9)


def test_the_couples_of_san_francisco_mix_as_published():
    # M. E. J. Newman (2003), table I: 1958 couples by ethnicity (black, Hispanic, white, other;
    # J. A. Catania et al. 1992), r = 0.621; the printed shares are rounded to three places.
    shares = [[0.258, 0.016, 0.035, 0.013], [0.012, 0.157, 0.058, 0.019],
              [0.013, 0.023, 0.306, 0.035], [0.005, 0.007, 0.024, 0.016]]  # fmt: skip
    graph = nx.DiGraph()
    for of, row in zip("bhwo", shares, strict=True):
        for to, share in zip("bhwo", row, strict=True):
            for _ in range(round(share * 1000)):
                size = len(graph)
                graph.add_node(str(size), group=of)
                graph.add_node(str(size + 1), group=to)
                graph.add_edge(str(size), str(size + 1))
    assert mixing_of(graph, "side").assortativity == pytest.approx(0.621, abs=3e-3)


def test_the_e_i_index_is_minus_one_within_and_one_between():
    # Krackhardt and Stern (1988): from -1, all ties internal, to 1, all external.
    within = nx.disjoint_union(nx.complete_graph(3), nx.complete_graph(3))
    of = traits("kind", "aaabbb")
    assert mixing(matrix(within).weights, of).ei == -1.0
    assert mixing(matrix(nx.complete_bipartite_graph(3, 3)).weights, of).ei == 1.0
    assert mixing(matrix(nx.complete_graph(6)).weights, of).ei == pytest.approx((9 - 6) / 15)


def test_the_province_is_the_first_two_digits_of_the_place():
    graph = nx.Graph()
    for name, place in {"a": "700402", "b": "70", "c": "1001", "d": "TH", "e": ""}.items():
        graph.add_node(name, place=place)
    graph.add_edges_from(["ab", "ac", "ad", "de"])
    found = mixing_of(graph, "province")
    assert found.traits.codes == ("10", "70")
    assert (found.internal, found.external, found.unknown) == (1, 1, 2)
    assert found.table.tolist() == [[0.0, 0.5], [0.5, 1.0]]


def test_loops_and_weights_do_not_count():
    graph = nx.Graph()
    graph.add_nodes_from("ab", group="x")
    graph.add_node("c", group="y")
    graph.add_weighted_edges_from([("a", "a", 9.0), ("a", "b", 5.0), ("b", "c", 0.5)])
    found = mixing_of(graph, "side")
    assert (found.internal, found.external) == (1, 1)


@pytest.mark.parametrize("size", [0, 1, 3])
def test_where_there_is_no_line_there_is_no_index(size):
    found = mixing_of(nx.relabel_nodes(nx.empty_graph(size), str), "side")
    assert (found.assortativity, found.ei) == (None, None)


def test_where_all_are_of_one_kind_assortativity_has_no_value():
    found = mixing(matrix(nx.complete_graph(4)).weights, traits("kind", "aaaa"))
    assert (found.assortativity, found.ei) == (None, -1.0)


LINES = st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20)


@settings(max_examples=40, deadline=None)
@given(lines=LINES, kinds=st.text("ab", min_size=8, max_size=8), directed=st.booleans())
def test_other_names_of_kinds_and_another_order_change_nothing(lines, kinds, directed):
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(range(8))
    graph.add_edges_from(lines)
    here = mixing(matrix(graph).weights, traits("kind", kinds), directed=directed)
    turned = nx.relabel_nodes(graph, {n: 7 - n for n in graph})
    backwards = (nx.DiGraph if directed else nx.Graph)()
    backwards.add_nodes_from(range(8))
    backwards.add_edges_from(turned.edges)
    renamed = kinds.translate({ord("a"): "z", ord("b"): "c"})[::-1]
    there = mixing(matrix(backwards).weights, traits("kind", renamed), directed=directed)
    assert here.ei == there.ei
    assert here.assortativity == pytest.approx(there.assortativity, abs=1e-9)
