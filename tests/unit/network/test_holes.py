"""Burt's constraint and effective size against published figures, NetworkX and igraph."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network.holes import holes
from kg.network.matrix import matrix

from .sets import SETS, in_igraph, named

EXACTLY = {"rel": 0, "abs": 1e-9, "nan_ok": True}


@pytest.fixture
def borgatti():
    """The example of S. P. Borgatti, "Structural holes: unpacking Burt's redundancy measures",
    Connections 20 (1997) 35-38."""
    graph = nx.Graph([*("AB", "AE", "AF", "AG", "BD", "BG", "CG", "DG", "EG", "FG")])
    return named(graph)


def test_borgatti_s_example_has_its_published_effective_size(borgatti):
    found = dict(zip(borgatti, holes(matrix(borgatti)).effective_size, strict=True))
    # G's six contacts have an average degree of 1.33 among themselves: 6 - 1.33 = 4.67.
    assert found["00G"] == pytest.approx(6 - 8 / 6)
    assert found["00A"] == pytest.approx(2.5)
    assert found["00C"] == 1.0


def test_borgatti_s_example_has_the_constraint_ucinet_gives(borgatti):
    found = dict(zip(borgatti, holes(matrix(borgatti)).constraint, strict=True))
    assert found["00G"] == pytest.approx(0.400, abs=5e-4)
    assert found["00A"] == pytest.approx(0.595, abs=5e-4)
    assert found["00C"] == pytest.approx(1.0)


def test_weights_change_both_as_published_for_the_same_example(borgatti):
    # The weights and results that NetworkX's own tests took from UCINET and igraph.
    weights = {"AB": 2, "AF": 3, "AG": 5, "AE": 2, "EG": 8, "FG": 3, "BG": 4, "BD": 1, "DG": 3, "CG": 10}  # fmt: skip
    for (a, b), weight in weights.items():
        borgatti.edges[f"00{a}", f"00{b}"]["weight"] = float(weight)
    found = holes(matrix(borgatti))
    constraint = dict(zip(borgatti, found.constraint, strict=True))
    effective = dict(zip(borgatti, found.effective_size, strict=True))
    assert constraint["00G"] == pytest.approx(0.299, abs=5e-4)
    assert constraint["00A"] == pytest.approx(0.795, abs=5e-4)
    assert effective["00G"] == pytest.approx(5.47, abs=5e-3)
    assert effective["00A"] == pytest.approx(2.47, abs=5e-3)


@pytest.mark.parametrize("weight", ["weight", None])
@pytest.mark.parametrize("name", SETS)
def test_every_set_has_the_constraint_networkx_and_igraph_find(name, weight):
    graph = SETS[name]()
    found = holes(matrix(graph, weight)).constraint
    assert found == pytest.approx(list(nx.constraint(graph, weight=weight).values()), **EXACTLY)
    assert found == pytest.approx(in_igraph(graph).constraint(weights=weight), **EXACTLY)


@pytest.mark.parametrize("name", [name for name in SETS if "directed" not in name])
def test_every_set_has_the_effective_size_networkx_finds(name):
    graph = SETS[name]()
    for weight in ("weight", None):
        # Asked by name: the matrix form of NetworkX 3.6 is wrong where weights differ.
        theirs = nx.effective_size(graph, nodes=list(graph), weight=weight)
        found = holes(matrix(graph, weight)).effective_size
        assert found == pytest.approx(list(theirs.values()), **EXACTLY)


def test_directions_are_taken_together():
    graph = nx.DiGraph([("a", "b"), ("a", "c"), ("b", "a"), ("c", "b")])
    found = holes(matrix(graph))
    assert found.constraint == pytest.approx([1.003, 1.003, 1.389], abs=5e-4)
    assert found.effective_size == pytest.approx([1.167, 1.167, 1.0], abs=5e-4)


@settings(max_examples=25, deadline=None)
@given(
    edges=st.lists(
        st.tuples(st.integers(0, 8), st.integers(0, 8), st.sampled_from([0.0, 1.0, 1.0, 3.0])),
        max_size=40,
    ),
    order=st.permutations(range(9)),
    directed=st.booleans(),
)
def test_neither_order_nor_loops_nor_zero_weights_change_them(edges, order, directed):
    def build(place):
        graph = nx.DiGraph() if directed else nx.Graph()
        graph.add_nodes_from(range(9))
        graph.add_weighted_edges_from((place[a], place[b], weight) for a, b, weight in edges)
        return graph

    plain, other = holes(matrix(build(range(9)))), holes(matrix(build(order)))
    for one, two in (
        (plain.constraint, other.constraint),
        (plain.effective_size, other.effective_size),
    ):
        assert one == pytest.approx(two[np.array(order)], **EXACTLY)
    without = build(range(9))
    without.remove_edges_from(
        [(a, b) for a, b, w in list(without.edges(data="weight")) if a == b or not w]
    )
    assert plain.constraint == pytest.approx(holes(matrix(without)).constraint, **EXACTLY)
    theirs = nx.constraint(without, weight="weight")
    assert plain.constraint == pytest.approx(list(theirs.values()), **EXACTLY)


def test_nobody_and_somebody_alone_have_none():
    assert len(holes(matrix(nx.Graph())).constraint) == 0
    alone = holes(matrix(named(nx.empty_graph(2))))
    assert np.isnan(alone.constraint).all()
    assert np.isnan(alone.effective_size).all()
