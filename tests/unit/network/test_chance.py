"""A network beside what chance gives to the same actors and contexts."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from kg.network.bars import bars
from kg.network.chance import chance, figures, samples_for, transitivity
from kg.network.curveball import joined, sampled, seats
from kg.network.matrix import matrix
from kg.network.mixing import traits
from kg.page.comparing import compared

from .sets import incidence


@pytest.fixture(scope="module")
def women():
    """A. Davis, B. B. Gardner and M. R. Gardner, Deep South (1941): 18 women, 14 events."""
    graph = nx.davis_southern_women_graph()
    rows, columns = graph.graph["top"], graph.graph["bottom"]
    return incidence(nx.bipartite.biadjacency_matrix(graph, rows, columns).toarray())


def grouped(seed: int, bias: float) -> np.ndarray:
    """Two halves of 30 actors at 40 events; who goes where depends on its half by `bias`."""
    rng = np.random.default_rng(seed)
    half, event = np.arange(30) % 2, np.arange(40) % 2
    likely = 0.12 + bias * (half[:, None] == event[None, :])
    return rng.random((30, 40)) < likely


HALVES = traits("kind", "ab" * 15)


def test_the_women_s_two_circles_are_more_than_chance(women):
    # The 14 events divide the women into two circles, of which 1-9 and 10-18 are the most often
    # found (L. C. Freeman, "Finding social groups: a meta-analysis", 2003).
    found = chance(women, [traits("kind", "a" * 9 + "b" * 9)], samples=200)
    assert found.lines == 139  # of 153 pairs: Breiger (1974)
    assert found.figure("modularity").verdict == "more"
    assert found.figure("modularity").z > 5
    assert found.figure("assortativity-kind").verdict == "more"
    assert found.figure("ei-kind").verdict == "less"
    assert found.figure("lines").verdict == "chance"


def test_what_is_drawn_by_chance_is_seldom_more_than_chance():
    # Each of 20 tables is itself drawn by the model, so that about one in twenty is beyond alpha.
    here = seats(incidence(grouped(1, 0.0)))
    verdicts = []
    for number, each in enumerate(sampled(here, 20, seed=99)):
        members = np.zeros((30, 40))
        members[each.actor, each.cell] = 1.0
        found = chance(incidence(members), [HALVES], samples=39, seed=number)
        verdicts += [found.figure(name).verdict for name in ("modularity", "clustering", "ei-kind")]
    assert sum(verdict != "chance" for verdict in verdicts) <= 8


def test_halves_that_meet_apart_are_more_than_chance():
    found = chance(incidence(grouped(2, 0.3)), [HALVES], samples=100)
    assert found.figure("assortativity-kind").verdict == "more"
    assert found.figure("modularity").verdict == "more"


def test_z_and_p_follow_from_the_samples(women):
    found = chance(women, samples=30, seed=4)
    drawn = [figures(joined(each), ())["clustering"] for each in sampled(seats(women), 30, seed=4)]
    figure = found.figure("clustering")
    assert figure.mean == pytest.approx(np.mean(drawn), abs=1e-9)
    assert figure.z == pytest.approx((figure.observed - np.mean(drawn)) / np.std(drawn, ddof=1))
    high = (1 + sum(value >= figure.observed for value in drawn)) / 31
    low = (1 + sum(value <= figure.observed for value in drawn)) / 31
    assert figure.p == pytest.approx(min(1, 2 * min(high, low)), abs=1e-9)


def test_figures_of_a_projection_are_networkx_s(women):
    weights = joined(seats(women))
    graph = nx.from_scipy_sparse_array(weights)
    found = figures(weights, [traits("kind", "a" * 9 + "b" * 9)])
    nx.set_node_attributes(graph, {n: "ab"[n > 8] for n in graph}, "group")
    assert found["lines"] == graph.number_of_edges()
    assert found["clustering"] == pytest.approx(nx.transitivity(graph), abs=1e-9)
    mixed = nx.attribute_assortativity_coefficient(graph, "group")
    assert found["assortativity-kind"] == pytest.approx(mixed, abs=1e-9)


def test_transitivity_is_networkx_s():
    for seed in range(4):
        graph = nx.gnp_random_graph(30, 0.15, seed=seed)
        theirs = nx.transitivity(graph)
        assert transitivity(matrix(graph).weights) == pytest.approx(theirs, abs=1e-9)


def test_pairs_that_are_left_out_are_in_neither():
    members = grouped(3, 0.2)
    here = incidence(members)
    gone = list(combinations(here.actors[:10], 2))
    found = chance(here, samples=40, barred=bars(here.actors, gone=gone))
    counts = members.astype(int) @ members.T.astype(int)
    np.fill_diagonal(counts, 0)
    counts[:10, :10] = 0
    assert found.lines == (counts > 0).sum() // 2
    assert found.figure("lines").mean <= 30 * 29 / 2 - 45


def test_only_actors_that_the_network_shows_have_lines():
    here = incidence(grouped(3, 0.2))
    shown = here.actors[::2]
    found = chance(here, samples=40, barred=bars(here.actors, scope=shown))
    counts = joined(seats(here)).toarray()[::2, ::2]
    assert found.lines == (counts > 0).sum() // 2
    assert found.figure("lines").mean <= 15 * 14 / 2


def test_sides_are_kept():
    # Twelve agreements of one agency and one council each: a line never joins two agencies more
    # often than chance would put two of them into one agreement.
    members = np.zeros((8, 24))
    for agreement in range(12):
        members[agreement % 4, 2 * agreement] = members[4 + agreement % 3, 2 * agreement + 1] = 1
    pairs = [number // 2 for number in range(24)]
    found = chance(incidence(members, pairs, sided=True), [traits("kind", "aaaabbbb")], samples=200)
    assert found.figure("ei-kind").observed == 1.0
    assert found.figure("ei-kind").verdict == "more"


def test_without_contexts_nothing_is_tested_and_it_says_why():
    assert chance(incidence(np.zeros((5, 0)))).why == "one-mode"
    assert chance(incidence(np.eye(3))).why == "one-mode"
    assert chance(incidence(np.zeros((0, 0)))).why == "one-mode"


def test_counts_that_allow_nothing_else_are_not_tested():
    assert chance(incidence(np.ones((4, 3))), samples=20).why == "fixed"
    assert chance(incidence(np.ones((2, 1))), samples=20).why == "fixed"
    # Two pairs may be paired otherwise: other networks, but the same figures.
    found = chance(incidence(np.kron(np.eye(2), np.ones((2, 1)))), samples=20)
    assert (found.why, len(found.figures)) == ("fixed", 0)
    assert compared(found.about(), "en")[0].endswith("every arrangement drawn has the same figures")


def test_what_is_not_compared_is_counted():
    whole = np.column_stack([grouped(3, 0.2), np.eye(30)[:, :4]])
    said = compared(chance(incidence(whole), samples=20).about(), "en")
    assert said[1:] == [
        "Left out of this comparison, contexts in which one actor alone is named: 4"
    ]


def test_large_networks_are_compared_where_it_is_asked_for(monkeypatch, women):
    monkeypatch.setattr("kg.network.chance.SAMPLES", ((10, 1000),))
    assert chance(women).why == "large"
    assert chance(women, samples=5).samples == 5


def test_the_larger_the_network_the_fewer_samples():
    counts = [samples_for(size) for size in (1, 500, 501, 2_000, 10_000, 10_001)]
    assert counts == [1000, 1000, 200, 200, 50, 0]


def test_the_same_seed_gives_the_same_figures(women):
    assert chance(women, samples=10) == chance(women, samples=10)
    assert chance(women, samples=10) != chance(women, samples=10, seed=1)
