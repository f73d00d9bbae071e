"""Which lines are more than chance, held against sums over every possibility."""

from __future__ import annotations

from itertools import combinations, product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, false_discovery_control

from kg.network.backbone import adjusted, at_least, backbone
from kg.network.bars import bars
from kg.network.curveball import joined, sampled, seats
from kg.network.ensemble import probabilities

from .sets import incidence


@pytest.fixture(scope="module")
def women():
    """A. Davis, B. B. Gardner and M. R. Gardner, Deep South (1941): 18 women, 14 events."""
    graph = nx.davis_southern_women_graph()
    rows, columns = graph.graph["top"], graph.graph["bottom"]
    return incidence(nx.bipartite.biadjacency_matrix(graph, rows, columns).toarray())


CHANCES = st.lists(st.floats(0, 1), min_size=1, max_size=7)


@settings(max_examples=60, deadline=None)
@given(chances=CHANCES, counts=st.data())
def test_the_tail_is_that_of_every_possibility_added_up(chances, counts):
    times = [counts.draw(st.integers(1, 2)) for _ in chances]
    single = [chance for chance, n in zip(chances, times, strict=True) for _ in range(n)][:9]
    kinds, count = np.unique(single, return_counts=True)
    exact = np.zeros(len(single) + 2)
    for outcome in product((0, 1), repeat=len(single)):
        weight = np.prod([p if hit else 1 - p for p, hit in zip(single, outcome, strict=True)])
        exact[sum(outcome)] += weight
    tail = exact[::-1].cumsum()[::-1]
    for most in range(len(single) + 2):
        assert at_least(kinds[None, :], count, most)[0] == pytest.approx(
            tail[: most + 1], abs=1e-12
        )


def test_a_tail_far_out_keeps_its_digits():
    (tail,) = at_least(np.array([[0.001]]), np.array([200]), 12)
    assert tail[12] == pytest.approx(binom.sf(11, 200, 0.001), rel=1e-10)
    assert 0 < tail[12] < 1e-17


def test_every_line_s_value_is_the_model_s_own(women):
    found = backbone(women)
    members = women.members.toarray()
    share = probabilities(*(members.sum(axis=axis).astype(int) for axis in (1, 0)))
    assert len(found.p) == 139  # lines between the women: R. L. Breiger, Social Forces 53 (1974)
    for line in range(0, 139, 7):
        one, other = found.source[line], found.target[line]
        both = share[one] * share[other]
        shared = int(members[one] @ members[other])
        tail = at_least(both[None, :], np.ones(14, dtype=int), shared)[0, shared]
        assert found.contexts[line] == shared
        assert found.p[line] == pytest.approx(tail, abs=1e-9)
        assert found.expected[line] == pytest.approx(both.sum(), abs=1e-9)


def test_the_model_is_near_to_drawing_with_fixed_counts(women):
    # Neal, Domagalski and Sagan (2021) found SDSM the nearest to FDSM of what needs no drawing.
    found, here = backbone(women), seats(women)
    draws = [joined(each).toarray()[found.source, found.target] for each in sampled(here, 400)]
    drawn = np.mean([each >= found.contexts for each in draws], axis=0)
    assert np.corrcoef(drawn, found.p)[0, 1] > 0.98


def test_a_pair_that_keeps_meeting_in_small_circles_stands_out():
    rng = np.random.default_rng(5)
    members = rng.random((60, 80)) < 0.05
    members[:2] = False
    members[:2, :12] = True
    found = backbone(incidence(members))
    sure = [
        (a, b) for a, b, q in zip(found.source, found.target, found.q, strict=True) if q <= 0.05
    ]
    assert sure == [(0, 1)]
    there = int(members.any(axis=1).sum())
    assert found.tests == there * (there - 1) // 2


def test_sides_are_dealt_by_lot_in_what_is_expected():
    # Of 4 in a context of 2 sides of 2, any one is across from 2 of the other 3.
    one = backbone(incidence(np.eye(4)[:, [0, 2]] + np.eye(4)[:, [1, 3]], [0, 0], sided=True))
    assert (len(one.p), one.expected.tolist()) == (4, pytest.approx([2 / 3] * 4))
    # In an agreement of two, each a side of its own, who is there is joined.
    pair = backbone(incidence(np.eye(2), [0, 0], sided=True))
    assert (pair.expected.tolist(), pair.p.tolist()) == (pytest.approx([1.0]), pytest.approx([1.0]))


def test_pairs_that_are_gone_are_neither_lines_nor_tests(women):
    barred = bars(women.actors, gone=[("a001", "a000")])
    kept, all_lines = backbone(women, barred=barred), backbone(women)
    assert kept.tests == all_lines.tests - 1 == 152
    assert (0, 1) not in set(zip(kept.source.tolist(), kept.target.tolist(), strict=True))
    assert len(kept.p) == len(all_lines.p) - 1


def test_adjusting_is_scipy_s_with_ones_for_what_was_not_joined():
    p = np.random.default_rng(1).random(40) ** 6
    expected = false_discovery_control(np.append(p, np.ones(60)), method="bh")[:40]
    assert adjusted(p, 100) == pytest.approx(expected, abs=1e-12)


@settings(max_examples=25, deadline=None)
@given(
    table=st.lists(st.lists(st.booleans(), min_size=6, max_size=6), min_size=1, max_size=9),
    seed=st.randoms(use_true_random=False),
)
def test_neither_order_nor_names_change_a_value(table, seed):
    members = np.array(table)
    order = list(range(len(table)))
    seed.shuffle(order)
    here, there = backbone(incidence(members)), backbone(incidence(members[order]))
    values = {
        frozenset((a, b)): p for a, b, p in zip(here.source, here.target, here.p, strict=True)
    }
    for a, b, p in zip(there.source, there.target, there.p, strict=True):
        assert values.pop(frozenset((order[a], order[b]))) == pytest.approx(p, abs=1e-8)
    assert not values


@pytest.mark.parametrize("shape", [(0, 0), (1, 0), (1, 1), (2, 1)])
def test_none_or_one_or_two_actors_have_a_backbone(shape):
    found = backbone(incidence(np.ones(shape)))
    assert len(found.p) == (1 if shape == (2, 1) else 0)
    assert list(found.p) == pytest.approx([1.0] * len(found.p))


def test_every_pair_of_lines_is_told_once(women):
    found = backbone(women)
    told = list(zip(found.source.tolist(), found.target.tolist(), strict=True))
    assert told == sorted(set(told))
    assert set(told) <= set(combinations(range(18), 2))
