"""How everything is named."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.facts.ids import (
    FOLDER,
    SEGMENT,
    claim_id,
    entity_id,
    evidence_id,
    fact_key,
    place_id,
    source_id,
    year_id,
)
from kg.vocabulary import kg

FOLDERS = st.from_regex(FOLDER, fullmatch=True)
LOCALS = st.from_regex(SEGMENT, fullmatch=True)
CELLS = st.lists(st.tuples(st.sampled_from(["actor", "role", "in", "place"]), st.lists(st.text(max_size=8), min_size=1, max_size=3).map(tuple)), max_size=4, unique_by=lambda cell: cell[0])  # fmt: skip


@given(folder=FOLDERS, local=LOCALS)
def test_every_id_is_one_segment(folder, local):
    for id_ in (entity_id(folder, local), source_id(folder), source_id(folder, local), evidence_id(source_id(folder), "12"), place_id("7007"), year_id(2566, "not-stated"), claim_id(kg("Tenure"), folder, [])):  # fmt: skip
        assert re.fullmatch(r"[A-Za-z0-9_-]+", id_)


@given(one=st.tuples(FOLDERS, LOCALS), other=st.tuples(FOLDERS, LOCALS))
def test_two_things_never_get_one_id(one, other):
    assert (entity_id(*one) == entity_id(*other)) == (one == other)


@given(cells=CELLS, seed=st.randoms(use_true_random=False))
def test_the_order_of_cells_is_not_part_of_a_claim(cells, seed):
    shuffled = cells[:]
    seed.shuffle(shuffled)
    assert claim_id(kg("Tenure"), "source_x", cells) == claim_id(kg("Tenure"), "source_x", shuffled)
    assert fact_key(kg("Tenure"), cells) == fact_key(kg("Tenure"), shuffled)


@given(cells=CELLS)
def test_a_claim_is_one_by_one_source_and_a_fact_is_nobody_s(cells):
    ids = {
        claim_id(kg(name), source, cells)
        for name in ("Tenure", "Affiliation")
        for source in ("source_a", "source_b")
    }
    assert len(ids) == 4
    assert fact_key(kg("Tenure"), cells) != fact_key(kg("Affiliation"), cells)


def test_values_do_not_run_into_each_other():
    assert fact_key("c", [("a", ("x", "y"))]) != fact_key("c", [("a", ("xy",))])
    assert fact_key("c", [("a", ("x",)), ("b", ("y",))]) != fact_key("c", [("a", ("x", "b", "y"))])


def test_results_and_ties_are_told_apart_by_their_ids():
    assert claim_id(kg("Result"), "s", []).startswith("result_")
    assert claim_id(kg("Commitment"), "s", []).startswith("tie_")


def test_ids_are_the_same_on_every_machine():
    # A change here changes every id that was ever cited: it must be meant.
    assert (
        claim_id(kg("Affiliation"), "source_x", [("member", ("x_a",)), ("whole", ("x_ข",))])
        == "tie_8dcd2df9b4d6fb1e"
    )
    assert fact_key(kg("Affiliation"), [("member", ("x_a",))]) == "bfb55763c40a194f"
