"""Arrangements by chance: every one equally likely, every count kept."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.stats import chi2

from kg.network.curveball import joined, sampled, seats
from kg.network.incidence import Incidence
from kg.network.projection import project


def incidence(places: list[tuple[int, int]], actors: int, cells: list[tuple[int, bool]]):
    """Who (a number) is in which cell; a cell is its context's number and whether it is a side."""
    members = np.zeros((actors, len(cells)))
    for actor, cell in places:
        members[actor, cell] = 1.0
    contexts = max((context for context, _ in cells), default=-1) + 1
    return Incidence(
        actors=tuple(f"a{n:03}" for n in range(actors)),
        contexts=tuple(f"c{n:03}" for n in range(contexts)),
        members=csr_array(members),
        context=np.array([context for context, _ in cells], dtype=np.int64),
        sided=np.array([sided for _, sided in cells], dtype=bool),
        stated=np.zeros(contexts, dtype=np.int64),
        basis=("event",) * contexts,
    )


def whole(contexts: int) -> list[tuple[int, bool]]:
    return [(context, False) for context in range(contexts)]


def arrangement(sample) -> frozenset[tuple[int, int]]:
    return frozenset(zip(sample.actor.tolist(), sample.cell.tolist(), strict=True))


def all_arrangements(given) -> list[frozenset[tuple[int, int]]]:
    """Every way to seat the actors that keeps the counts, by trying all."""
    size = np.bincount(given.cell, minlength=len(given.context))
    found = []

    def fill(cell: int, left: list[int], seated: frozenset[tuple[int, int]]) -> None:
        if cell == len(size):
            found.extend([seated] * (not any(left)))
            return
        context = given.context[cell]
        there = {actor for actor, other in seated if given.context[other] == context}
        free = [actor for actor in range(given.actors) if left[actor] and actor not in there]
        for chosen in combinations(free, size[cell]):
            rest = [count - (actor in chosen) for actor, count in enumerate(left)]
            fill(cell + 1, rest, seated | {(actor, cell) for actor in chosen})

    fill(0, np.bincount(given.actor, minlength=given.actors).tolist(), frozenset())
    return found


@pytest.mark.parametrize(
    ("incidence", "count"),
    [
        (incidence([(0, 0), (0, 1), (1, 1), (1, 2), (2, 2), (2, 3), (3, 3), (3, 0)], 4, whole(4)), 90),
        (incidence([(0, 0), (1, 1), (2, 1), (0, 2), (3, 3), (1, 3)], 4,
                   [(0, True), (0, True), (1, True), (1, True)]), 18),
        (incidence([(0, 0), (1, 1), (2, 1), (0, 2), (3, 2), (1, 2)], 4,
                   [(0, True), (0, True), (1, False)]), 6),
        (incidence([(0, 0), (1, 0), (2, 1), (0, 2), (1, 3), (2, 2)], 3,
                   [(0, True), (0, True), (1, True), (1, True)]), 9),
    ],
    ids=["whole", "sides", "mixed", "all-are-everywhere"],
)  # fmt: skip
def test_every_arrangement_is_equally_likely(incidence, count):
    # The whole list can be written down, so that the draws are held against it by chi-square.
    # 90 is the number of 4 x 4 tables of noughts and ones whose rows and columns all add up to 2
    # (OEIS A001499); the others: who of two is in which context, times who is on which side.
    here = seats(incidence)
    every = all_arrangements(here)
    draws = 3000
    seen = Counter(arrangement(each) for each in sampled(here, draws, seed=11))
    assert len(every) == count
    assert set(seen) == set(every)
    expected = draws / len(every)
    distance = sum((seen[each] - expected) ** 2 / expected for each in every)
    assert chi2.sf(distance, len(every) - 1) > 0.01


PLACES = st.sets(st.tuples(st.integers(0, 6), st.integers(0, 7)), max_size=30)
CELLS = [(0, True), (0, True), (1, False), (2, True), (2, True), (2, False), (3, False), (4, True)]


@settings(max_examples=40, deadline=None)
@given(places=PLACES, seed=st.integers(0, 5))
def test_every_count_is_kept_and_nobody_sits_twice_in_a_context(places, seed):
    here = seats(incidence(sorted(places), 7, CELLS))
    for each in sampled(here, 3, seed=seed):
        assert (np.bincount(each.actor, minlength=7) == np.bincount(here.actor, minlength=7)).all()
        assert (np.bincount(each.cell, minlength=8) == np.bincount(here.cell, minlength=8)).all()
        seen = list(zip(each.actor.tolist(), each.context[each.cell].tolist(), strict=True))
        assert len(seen) == len(set(seen))


@settings(max_examples=40, deadline=None)
@given(places=PLACES)
def test_two_are_joined_by_a_context_unless_they_stand_on_one_side(places):
    counts = joined(seats(incidence(sorted(places), 7, CELLS))).toarray()
    stand = Counter((actor, CELLS[cell][0]) for actor, cell in places)
    at = {(actor, cell) for actor, cell in places if stand[actor, CELLS[cell][0]] == 1}
    for one, other in combinations(range(7), 2):
        pairs = [(a, b) for i, a in at if i == one for j, b in at if j == other]
        expected = sum(
            CELLS[a][0] == CELLS[b][0] and not (a == b and CELLS[a][1]) for a, b in pairs
        )
        assert counts[one, other] == counts[other, one] == expected
    assert not counts.diagonal().any()


def test_who_stands_on_both_sides_is_left_out_and_counted():
    here = seats(incidence([(0, 0), (0, 1), (1, 0), (2, 1)], 3, [(0, True), (0, True)]))
    assert (here.twice, here.actor.tolist()) == (1, [1, 2])


def test_a_context_of_one_is_left_out_and_counted():
    here = seats(incidence([(0, 0), (0, 1), (1, 1), (2, 3)], 3, whole(4)))
    assert (here.alone, here.contexts, here.actor.tolist()) == (3, 1, [0, 1])


@pytest.mark.parametrize("seed", range(3))
def test_what_joins_is_what_the_network_s_own_projection_says(seed):
    rng = np.random.default_rng(seed)
    of = {
        context: [cell for cell, (each, _) in enumerate(CELLS) if each == context]
        for context in range(5)
    }
    places = [(a, int(rng.choice(of[c]))) for a in range(7) for c in of if rng.random() < 0.6]
    here = incidence(places, 7, CELLS)
    assert (joined(seats(here)).toarray() == project(here).counts.toarray()).all()


def test_the_same_seed_gives_the_same_arrangements():
    here = seats(
        incidence([(a, c) for a in range(9) for c in range(6) if (a * c) % 4 == 1], 9, whole(6))
    )
    first, again, other = (
        [arrangement(each) for each in sampled(here, 4, seed=seed)] for seed in (1, 1, 2)
    )
    assert first == again != other


@pytest.mark.parametrize("size", [0, 1, 2])
def test_nobody_or_one_or_two_can_be_drawn(size):
    here = seats(incidence([(actor, 0) for actor in range(size)], size, whole(1)))
    (drawn,) = sampled(here, 1)
    assert joined(drawn).nnz == (2 if size == 2 else 0)
