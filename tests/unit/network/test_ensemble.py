"""The bipartite configuration model: its counts are met, its shares have one form."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network.ensemble import probabilities


@settings(max_examples=40, deadline=None)
@given(table=st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=1, max_size=8))
def test_every_actor_and_context_has_its_count_on_average(table):
    table = np.array(table)
    share = probabilities(table.sum(axis=1), table.sum(axis=0))
    assert share.sum(axis=1) == pytest.approx(table.sum(axis=1), abs=1e-8)
    assert share.sum(axis=0) == pytest.approx(table.sum(axis=0), abs=1e-8)
    assert ((share >= 0) & (share <= 1)).all()


def test_shares_are_those_of_the_most_random_table():
    # Saracco et al. (2017): the odds are a product of one number of the row and one of the column.
    share = probabilities(np.array([1, 2, 2, 2, 1]), np.array([3, 3, 2]))
    odds = np.log(share / (1 - share))
    assert odds - odds[:1] - odds[:, :1] + odds[0, 0] == pytest.approx(0, abs=1e-8)


def test_equal_counts_give_equal_shares():
    assert probabilities(np.array([2, 2, 2]), np.array([3, 3])) == pytest.approx(1.0)
    assert probabilities(np.array([1, 1, 1]), np.array([1, 1, 1])) == pytest.approx(1 / 3)


def test_counts_that_allow_one_table_only_give_that_table():
    nested = np.array([[1, 0, 0], [1, 1, 0], [1, 1, 1]])
    share = probabilities(nested.sum(axis=1), nested.sum(axis=0))
    assert share == pytest.approx(nested, abs=1e-8)


def test_a_large_and_skewed_table_is_solved():
    rng = np.random.default_rng(3)
    table = rng.random((400, 150)) < np.outer(rng.random(400) ** 4, rng.random(150) ** 2)
    share = probabilities(table.sum(axis=1), table.sum(axis=0))
    assert share.sum(axis=1) == pytest.approx(table.sum(axis=1), abs=1e-7)


def test_no_actors_or_no_contexts_have_no_shares():
    none = np.array([], dtype=np.int64)
    assert probabilities(none, none).shape == (0, 0)
    assert probabilities(np.array([0, 0]), none).shape == (2, 0)
