"""The projection beside the plainest one there is: pair by pair, context by context."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network.lean import lean_graph
from kg.network.links import read_links
from kg.network.members import incidence, members
from kg.network.projection import project
from kg.network.rows import COLUMNS, Rows, number_rows
from kg.network.selection import Selection
from kg.query.register import Register

BASE = "https://example.org/"
ROW = st.tuples(st.integers(0, 6), st.integers(0, 3), st.sampled_from(["", "x", "y", "z"]), st.sampled_from(["p", "q"]))  # fmt: skip
ROWS = st.lists(ROW, max_size=30)
STATED = st.lists(st.integers(0, 9), min_size=8, max_size=8)
Seat = tuple[int, int, str, str]


def rows_of(seats: list[Seat], direct: list[tuple[int, int]] = ()) -> Rows:
    """Two-mode rows of actors a:N in contexts c:N on sides, by basis, and one-mode rows."""
    texts = [
        {"actor": f"a:{actor}", "context": f"c:{context}", "side": side, "basis": basis}
        for actor, context, side, basis in seats
    ]
    texts += [{"source": f"a:{one}", "target": f"a:{other}", "basis": "d"} for one, other in direct]
    return number_rows([[row.get(name, "") for name in COLUMNS] for row in texts], "q", BASE, cited=False)  # fmt: skip


def plainly(seats: list[Seat], stated: dict[tuple[str, int], int]):
    """Counts, Newman's sums and Jaccard's shares by pair, as the definitions say."""
    contexts: dict[tuple[str, int], dict[int, set[str]]] = {}
    for actor, context, side, basis in seats:
        contexts.setdefault((basis, context), {}).setdefault(actor, set()).update({side} - {""})
    counts: dict[tuple[int, int], int] = {}
    newman: dict[tuple[int, int], Fraction] = {}
    for key, inside in contexts.items():
        size = max(len(inside), stated.get(key, 0))
        for pair in combinations(sorted(inside), 2):
            if not inside[pair[0]] & inside[pair[1]]:
                counts[pair] = counts.get(pair, 0) + 1
                newman[pair] = newman.get(pair, Fraction(0)) + Fraction(1, size - 1)
    jaccard = {
        (one, other): Fraction(count, sum(one in inside or other in inside for inside in contexts.values()))
        for (one, other), count in counts.items()
    }  # fmt: skip
    return counts, newman, jaccard


def told(matrix, names: tuple[str, ...]) -> dict[tuple[int, int], float]:
    cells = matrix.tocoo()
    assert (abs(matrix - matrix.T) > 1e-12).nnz == 0
    return {
        (int(names[row][2:]), int(names[column][2:])): value
        for row, column, value in zip(cells.row, cells.col, cells.data, strict=True)
        if names[row] < names[column]
    }


def said(rows: Rows, figures: list[int]) -> tuple[list[int], dict[tuple[str, int], int]]:
    by_place = [figures[int(iri[2:]) + 4 * (basis == "q")] for basis, iri, _ in rows.contexts]
    return by_place, {
        (basis, int(iri[2:])): figure
        for (basis, iri, _), figure in zip(rows.contexts, by_place, strict=True)
    }


@settings(max_examples=150, deadline=None)
@given(seats=ROWS, figures=STATED)
def test_matrices_and_lines_are_what_pairs_come_to(seats, figures):
    rows = rows_of(seats)
    by_place, by_key = said(rows, figures)
    counts, newman, jaccard = plainly(seats, by_key)
    found = project(incidence(members(rows), rows, by_place))
    assert told(found.counts, found.actors) == counts
    assert told(found.newman, found.actors) == pytest.approx({p: float(v) for p, v in newman.items()}, abs=1e-12)  # fmt: skip
    assert told(found.jaccard, found.actors) == pytest.approx({p: float(v) for p, v in jaccard.items()}, abs=1e-12)  # fmt: skip
    graph = lean_graph(selection(rows, by_place), directed=False)
    lines = {(int(a[2:]), int(b[2:])): data for a, b, data in graph.edges(data=True)}
    assert {pair: data["weight"] for pair, data in lines.items()} == counts
    assert {pair: data["newman"] for pair, data in lines.items()} == pytest.approx({p: float(v) for p, v in newman.items()}, abs=1e-12)  # fmt: skip
    assert {pair: data["jaccard"] for pair, data in lines.items()} == pytest.approx({p: float(v) for p, v in jaccard.items()}, abs=1e-12)  # fmt: skip
    assert sorted(graph) == list(graph)


def selection(rows: Rows, stated: list[int]) -> Selection:
    """A selection of rows without ties, so that nothing is read of a store."""
    from collections import Counter

    return Selection(name="q", rows=rows, register=Register(None, ()), stated=stated, left_out=Counter())  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(seats=ROWS, basis=st.sampled_from(["p", "q"]))
def test_one_basis_is_projected_as_if_there_were_no_other(seats, basis):
    rows, alone = rows_of(seats), rows_of([seat for seat in seats if seat[3] == basis])
    one = project(incidence(members(rows), rows, [0] * len(rows.contexts)), {basis})
    other = project(incidence(members(alone), alone, [0] * len(alone.contexts)))
    for name in ("counts", "newman"):
        assert told(getattr(one, name), one.actors) == told(getattr(other, name), other.actors)


@settings(max_examples=50, deadline=None)
@given(seats=ROWS, seed=st.randoms(use_true_random=False))
def test_other_names_and_another_order_give_the_same_weights(seats, seed):
    new = list(range(7))
    seed.shuffle(new)
    other = [(new[actor], context, side, basis) for actor, context, side, basis in seats]
    seed.shuffle(other)
    one, two = (project(incidence(members(r), r, [0] * len(r.contexts))) for r in (rows_of(seats), rows_of(other)))  # fmt: skip
    renamed = {
        tuple(sorted((new[a], new[b]))): value for (a, b), value in told(one.newman, one.actors).items()
    }  # fmt: skip
    assert renamed == pytest.approx(told(two.newman, two.actors), abs=1e-12)


@pytest.mark.parametrize("seats", [[], [(1, 1, "", "p")], [(1, 1, "x", "p"), (1, 1, "y", "p")]])
def test_nobody_or_one_alone_is_joined_to_nobody(seats):
    rows = rows_of(seats)
    found = project(incidence(members(rows), rows, [0] * len(rows.contexts)))
    assert found.counts.nnz == found.newman.nnz == found.jaccard.nnz == 0
    assert not lean_graph(selection(rows, [0] * len(rows.contexts)), directed=False)


def test_councils_and_agencies_are_joined_across_and_not_among_themselves():
    seats = [(n, 0, "councils", "p") for n in range(3)] + [(n, 0, "agencies", "p") for n in (4, 5)]
    rows = rows_of(seats)
    found = project(incidence(members(rows), rows, [0]))
    assert set(told(found.counts, found.actors)) == {(a, b) for a in range(3) for b in (4, 5)}
    assert set(told(found.newman, found.actors).values()) == {0.25}


def test_who_is_on_two_sides_is_joined_with_neither():
    rows = rows_of([(0, 0, "x", "p"), (0, 0, "y", "p"), (1, 0, "x", "p"), (2, 0, "y", "p"), (3, 0, "", "p")])  # fmt: skip
    found = project(incidence(members(rows), rows, [0]))
    assert set(told(found.counts, found.actors)) == {(1, 2), (0, 3), (1, 3), (2, 3)}


def test_two_who_share_two_sides_are_apart_once():
    both = [(actor, 0, side, "p") for actor in (0, 1) for side in ("x", "y")]
    rows = rows_of([*both, (0, 1, "", "p"), (1, 1, "", "p")])
    found = project(incidence(members(rows), rows, [0, 0]))
    assert told(found.counts, found.actors) == {(0, 1): 1.0}
    assert told(found.jaccard, found.actors) == {(0, 1): 0.5}


def test_what_sources_state_of_parties_they_do_not_name_weighs_less():
    rows = rows_of([(0, 0, "", "p"), (1, 0, "", "p")])
    _, links = read_links(rows, (), [11], "q")
    assert links.newman.tolist() == [0.1]
    assert links.parties.tolist() == [2]


@settings(max_examples=80, deadline=None)
@given(seats=ROWS)
def test_pairs_are_counted_without_being_drawn(seats):
    rows = rows_of(seats)
    found = members(rows)
    first, second = found.pairs()
    joined = ~found.apart(first, second)
    drawn = np.bincount(found.context[first][joined], minlength=len(rows.contexts))
    assert found.joined(len(rows.contexts)).tolist() == drawn.tolist()


def test_a_direct_tie_adds_one_and_has_no_share_of_contexts():
    rows = rows_of([(0, 0, "", "p"), (1, 0, "", "p")], [(1, 0), (0, 2)])
    graph = lean_graph(selection(rows, [0]), directed=False)
    assert graph.edges["a:0", "a:1"] == {"weight": 2.0, "newman": 2.0, "jaccard": 1.0, "basis": {"d": 1, "p": 1}, "derived": False, "overlarge": False}  # fmt: skip
    assert graph.edges["a:0", "a:2"]["jaccard"] is None


def test_more_pairs_than_memory_holds_are_refused_with_what_to_leave_out(monkeypatch):
    from kg.errors import KgError
    from kg.network import links

    monkeypatch.setattr(links, "MOST", 10)
    rows = rows_of([(n, 0, "", "p") for n in range(6)] + [(n, 1, "", "p") for n in range(3)])
    with pytest.raises(KgError, match=r"18 pairs .* 6 actors c:0 alone.*--max-parties 3$"):
        read_links(rows, (), [0, 0], "q")
