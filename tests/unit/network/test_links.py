"""Rows to links: what joins two, what counts once, what is never joined."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from kg.errors import KgError
from kg.network.links import read_links
from kg.network.rows import COLUMNS, number_rows, read_rows

TWO = ["actor", "context", "tie", "side", "basis", "at"]
ONE = ["source", "target", "tie", "weight"]


@dataclass(frozen=True)
class Joined:
    """One link by the names of things."""

    source: str
    target: str
    reason: str
    weight: float
    newman: float
    ties: frozenset[str]


def read(columns: list[str], *lines: str, facts: dict[str, str] | None = None, stated: int = 0):
    """The links of rows written as words in the order of `columns`, "-" for an unbound cell.

    With `facts` by tie given, rows of other ties are left out.
    """
    cells = [dict(zip(columns, line.split(), strict=False)) for line in lines]
    texts = [["" if row.get(name, "-") == "-" else row[name] for name in COLUMNS] for row in cells]
    rows = number_rows(texts, "q", "https://example.org/", cited="tie" in columns)
    if facts is not None:
        kept = np.array([tie in facts for tie in rows.ties], dtype=bool)
        rows = rows.within(kept, np.ones(len(rows.actors), dtype=bool))
    of = [(facts or {}).get(tie, "") for tie in rows.ties]
    members, links = read_links(rows, of, [stated] * len(rows.contexts), "q")
    found = []
    for place in range(len(links)):
        if links.parties[place]:
            on = np.isin(members.row, [links.one[place], links.other[place]])
            ties = rows.shared.tie[on]
        else:
            ties = rows.stated.tie[[links.one[place]]]
        found.append(
            Joined(
                source=rows.actors[links.source[place]],
                target=rows.actors[links.target[place]],
                reason=links.reasons[links.reason[place]],
                weight=float(links.weight[place]),
                newman=float(links.newman[place]),
                ties=frozenset(rows.ties[tie] for tie in ties if tie >= 0),
            )
        )
    return found


def joined(links: list[Joined]) -> set[tuple[str, str]]:
    return {(link.source, link.target) for link in links}


def test_those_of_one_context_are_joined_in_pairs_with_newman_s_weight():
    links = read(TWO, "a:1 c:1 t:1", "a:2 c:1 t:2", "a:3 c:1 t:3", "a:4 c:2 t:4", facts={"t:1": "x", "t:2": "y", "t:3": "z", "t:4": "w"})  # fmt: skip
    assert joined(links) == {("a:1", "a:2"), ("a:1", "a:3"), ("a:2", "a:3")}
    assert {link.newman for link in links} == {1 / 2}
    assert {link.weight for link in links} == {1.0}
    first = next(link for link in links if joined([link]) == {("a:1", "a:2")})
    assert first.ties == {"t:1", "t:2"}


def test_newman_s_weights_of_a_context_sum_to_its_actors_over_two():
    for size in (2, 3, 7):
        lines = [f"a:{n} c:1" for n in range(size)]
        links = read(TWO, *lines)
        assert sum(link.newman for link in links) == pytest.approx(size / 2)


def test_those_on_the_same_side_are_not_joined_and_those_without_a_side_are():
    links = read(TWO, "a:1 c:1 - left", "a:2 c:1 - left", "a:3 c:1 - right", "a:4 c:1 - -")
    assert joined(links) == {
        ("a:1", "a:3"),
        ("a:2", "a:3"),
        ("a:1", "a:4"),
        ("a:2", "a:4"),
        ("a:3", "a:4"),
    }


def test_one_programme_in_two_places_is_two_contexts():
    links = read(TWO, "a:1 c:1 - - programme here", "a:2 c:1 - - programme there")
    assert links == []


def test_a_row_whose_tie_was_left_out_joins_nobody():
    assert read(TWO, "a:1 c:1 t:1", "a:2 c:1 t:2", facts={"t:1": "x"}) == []
    assert read(ONE, "a:1 a:2 t:9", facts={}) == []


def test_claims_of_one_fact_share_the_reason_by_which_they_count():
    links = read(ONE, "a:1 a:2 t:1", "a:1 a:2 t:2", "a:1 a:2 t:3", facts={"t:1": "x", "t:2": "x", "t:3": "y"})  # fmt: skip
    assert len({link.reason for link in links}) == 2


def test_one_actor_with_two_roles_in_one_context_is_one_member():
    links = read(TWO, "a:1 c:1 t:1", "a:1 c:1 t:2", "a:2 c:1 t:3", facts={"t:1": "x", "t:2": "y", "t:3": "z"})  # fmt: skip
    (link,) = links
    assert link.newman == 1.0
    assert link.ties == {"t:1", "t:2", "t:3"}


def test_both_modes_may_stand_in_one_answer():
    columns = ["source", "target", "actor", "context"]
    links = read(columns, "a:1 a:2", "- - a:3 c:1", "- - a:4 c:1")
    assert joined(links) == {("a:1", "a:2"), ("a:3", "a:4")}


class Empty:
    """An engine over no data."""

    base = "https://example.org/"

    def results(self, text: str):
        return Store().query(text)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s ?o {}",
        "SELECT ?source {}",
        "SELECT ?actor {}",
        "SELECT ?source ?context {}",
        "ASK {}",
    ],
)
def test_a_query_that_selects_no_ends_is_an_error_that_says_what_to_select(query):
    with pytest.raises(KgError, match=r"\?source \?target or \?actor \?context"):
        read_rows(Empty(), query, "mine")
    assert not read_rows(Empty(), "SELECT ?source ?target { ?source ?p ?target }", "mine").cited


def test_ends_that_are_unbound_join_nobody():
    assert read(["actor", "context"], "- c:2", "a:1 c:2", "a:1 -") == []
    assert read(["source", "target"], "a:1 -", "- a:2", "- -") == []


def test_contexts_that_are_unbound_are_not_one_context():
    assert read(["actor", "context"], "a:1 -", "a:2 -") == []


@pytest.mark.parametrize("weight", ["heavy", "nan", "inf"])
def test_a_weight_that_is_no_number_is_an_error(weight):
    with pytest.raises(KgError, match="weight"):
        read(ONE, f"a:1 a:2 - {weight}")


MEMBERS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 3), st.sampled_from(["-", "x", "y"])), max_size=25
)


@given(members=MEMBERS, seed=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_link(members, seed):
    lines = [f"a:{actor} c:{context} - {side}" for actor, context, side in members]
    shuffled = lines[:]
    seed.shuffle(shuffled)
    assert set(read(TWO, *lines)) == set(read(TWO, *shuffled))


@given(members=MEMBERS)
def test_nobody_is_joined_to_himself_and_every_pair_is_named_once_a_context(members):
    lines = [f"a:{actor} c:{context} - {side}" for actor, context, side in members]
    links = read(TWO, *lines)
    assert all(link.source < link.target for link in links)
    assert len({(link.source, link.target, link.reason) for link in links}) == len(links)
