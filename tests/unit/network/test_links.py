"""Rows to links: what joins two, what counts once, what is never joined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg.errors import KgError
from kg.network.links import Link, read_links
from kg.query.claims import Claim
from kg.vocabulary import kg

TWO = ["actor", "context", "tie", "side", "basis", "at"]
ONE = ["source", "target", "tie", "weight"]


def term(value: str) -> Literal | NamedNode:
    return NamedNode(value) if ":" in value else Literal(value)


def rows(columns: list[str], *lines: str) -> list[dict[str, Literal | NamedNode]]:
    cells = [dict(zip(columns, line.split(), strict=False)) for line in lines]
    return [{name: term(value) for name, value in row.items() if value != "-"} for row in cells]


def claims(**facts: str) -> dict[str, Claim]:
    return {
        f"t:{name}": Claim(
            iri=f"t:{name}", cls="Participation", properties={kg("fact"): [Literal(fact)]}
        )
        for name, fact in facts.items()
    }


def joined(links: list[Link]) -> set[tuple[str, str]]:
    return {(link.source, link.target) for link in links}


def test_those_of_one_context_are_joined_in_pairs_with_newman_s_weight():
    links = read_links(TWO, rows(TWO, "a:1 c:1 t:1", "a:2 c:1 t:2", "a:3 c:1 t:3", "a:4 c:2 t:4"), claims(**{"1": "x", "2": "y", "3": "z", "4": "w"}), "q")  # fmt: skip
    assert joined(links) == {("a:1", "a:2"), ("a:1", "a:3"), ("a:2", "a:3")}
    assert {link.newman for link in links} == {1 / 2}
    assert {link.weight for link in links} == {1.0}
    first = next(link for link in links if joined([link]) == {("a:1", "a:2")})
    assert first.ties == {"t:1", "t:2"}


def test_newman_s_weights_of_a_context_sum_to_its_actors_over_two():
    for size in (2, 3, 7):
        lines = [f"a:{n} c:1" for n in range(size)]
        links = read_links(TWO, rows(TWO, *lines), {}, "q")
        assert sum(link.newman for link in links) == pytest.approx(size / 2)


def test_those_on_the_same_side_are_not_joined_and_those_without_a_side_are():
    links = read_links(
        TWO,
        rows(TWO, "a:1 c:1 - left", "a:2 c:1 - left", "a:3 c:1 - right", "a:4 c:1 - -"),
        {},
        "q",
    )
    assert joined(links) == {
        ("a:1", "a:3"),
        ("a:2", "a:3"),
        ("a:1", "a:4"),
        ("a:2", "a:4"),
        ("a:3", "a:4"),
    }


def test_one_programme_in_two_places_is_two_contexts():
    links = read_links(
        TWO, rows(TWO, "a:1 c:1 - - programme here", "a:2 c:1 - - programme there"), {}, "q"
    )
    assert links == []


def test_a_row_whose_tie_was_left_out_joins_nobody():
    assert read_links(TWO, rows(TWO, "a:1 c:1 t:1", "a:2 c:1 t:2"), claims(**{"1": "x"}), "q") == []
    assert read_links(ONE, rows(ONE, "a:1 a:2 t:9"), {}, "q") == []


def test_claims_of_one_fact_share_the_reason_by_which_they_count():
    links = read_links(ONE, rows(ONE, "a:1 a:2 t:1", "a:1 a:2 t:2", "a:1 a:2 t:3"), claims(**{"1": "x", "2": "x", "3": "y"}), "q")  # fmt: skip
    assert len({link.reason for link in links}) == 2


def test_one_actor_with_two_roles_in_one_context_is_one_member():
    links = read_links(TWO, rows(TWO, "a:1 c:1 t:1", "a:1 c:1 t:2", "a:2 c:1 t:3"), claims(**{"1": "x", "2": "y", "3": "z"}), "q")  # fmt: skip
    (link,) = links
    assert link.newman == 1.0
    assert link.ties == {"t:1", "t:2", "t:3"}


def test_both_modes_may_stand_in_one_answer():
    columns = ["source", "target", "actor", "context"]
    links = read_links(columns, rows(columns, "a:1 a:2", "- - a:3 c:1", "- - a:4 c:1"), {}, "q")
    assert joined(links) == {("a:1", "a:2"), ("a:3", "a:4")}


@pytest.mark.parametrize("columns", [["s", "o"], ["source"], ["actor"], ["source", "context"], []])
def test_a_query_that_selects_no_ends_is_an_error_that_says_what_to_select(columns):
    with pytest.raises(KgError, match=r"\?source \?target or \?actor \?context"):
        read_links(columns, [], {}, "mine")


@pytest.mark.parametrize("weight", ["heavy", "nan", "inf"])
def test_a_weight_that_is_no_number_is_an_error(weight):
    with pytest.raises(KgError, match="weight"):
        read_links(ONE, rows(ONE, f"a:1 a:2 - {weight}"), {}, "q")


MEMBERS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 3), st.sampled_from(["-", "x", "y"])), max_size=25
)


@given(members=MEMBERS, seed=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_link(members, seed):
    lines = [f"a:{actor} c:{context} - {side}" for actor, context, side in members]
    shuffled = lines[:]
    seed.shuffle(shuffled)
    assert set(read_links(TWO, rows(TWO, *lines), {}, "q")) == set(
        read_links(TWO, rows(TWO, *shuffled), {}, "q")
    )


@given(members=MEMBERS)
def test_nobody_is_joined_to_himself_and_every_pair_is_named_once_a_context(members):
    lines = [f"a:{actor} c:{context} - {side}" for actor, context, side in members]
    links = read_links(TWO, rows(TWO, *lines), {}, "q")
    assert all(link.source < link.target for link in links)
    assert len({(link.source, link.target, link.reason) for link in links}) == len(links)
