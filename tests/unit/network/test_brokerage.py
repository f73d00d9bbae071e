"""Gould and Fernandez' roles: the definitions, every path by hand, and what a clique fakes."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.network.brokerage import (
    ROLES,
    Legs,
    brokerage,
    brokers,
    crossings,
    groups_of,
    legs,
    mark_roles,
    open_paths,
)
from kg.network.matrix import matrix

from .sets import karate


def because(*reasons: str) -> tuple[dict[str, str], ...]:
    return tuple({"basis": "agreement", "reason": reason} for reason in reasons)


def joined(lines: dict[str, tuple], kinds: dict[str, str], *, directed: bool = False):
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from((node, {"kind": kind}) for node, kind in sorted(kinds.items()))
    graph.add_edges_from((a, b, {"reasons": reasons}) for (a, b), reasons in lines.items())
    return graph


@pytest.mark.parametrize(
    ("a", "b", "c", "role"),
    [
        ("red", "red", "red", "coordinator"),
        ("red", "blue", "red", "itinerant"),
        ("red", "blue", "blue", "gatekeeper"),
        ("red", "red", "blue", "representative"),
        ("red", "blue", "green", "liaison"),
    ],
)
def test_the_five_roles_are_those_of_gould_and_fernandez(a, b, c, role):
    # R. V. Gould and R. M. Fernandez, "Structures of mediation: a formal approach to brokerage
    # in transaction networks", Sociological Methodology 19 (1989) 89-126, figure 1.
    kinds = {"a": a, "b": b, "c": c}
    lines = {"ab": because("one"), "bc": because("two")}
    found = brokers(joined(lines, kinds, directed=True), "kind")
    assert found["b"] == {**dict.fromkeys(ROLES, 0), role: 1}
    assert found["a"] == found["c"] == dict.fromkeys(ROLES, 0)
    once = brokers(joined(lines, kinds), "kind")["b"]
    assert once == {
        **dict.fromkeys((each for each in ROLES if each != "representative"), 0),
        "gatekeeper" if role == "representative" else role: 1,
    }


def test_who_is_joined_already_needs_no_broker():
    kinds = dict.fromkeys("abc", "red")
    lines = {"ab": because("1"), "bc": because("2"), "ac": because("3")}
    assert not any(brokers(joined(lines, kinds), "kind")["b"].values())
    # A line from the end to the beginning joins nobody the other way.
    lines["ca"] = lines.pop("ac")
    assert brokers(joined(lines, kinds, directed=True), "kind")["b"]["coordinator"] == 1


def test_the_other_side_of_one_agreement_is_no_broker_between_its_parties():
    # Ten agencies sign with one fund and not with one another: 45 open pairs, no brokerage.
    agencies = [f"agency{n}" for n in range(10)]
    kinds = {**dict.fromkeys(agencies, "agency"), "fund": "fund"}
    lines = {(agency, "fund"): because("mou") for agency in agencies}
    graph = joined(lines, kinds)
    assert not any(brokers(graph, "kind")["fund"].values())
    # With a second agreement with one of them it stands between that one and each other.
    graph.edges["agency0", "fund"]["reasons"] = because("mou", "another")
    assert brokers(graph, "kind")["fund"]["itinerant"] == 9
    graph.edges["agency0", "fund"]["reasons"] = because("another")
    assert brokers(graph, "kind")["fund"]["itinerant"] == 9


def test_an_actor_of_no_stated_group_brokers_nothing_that_can_be_named():
    kinds = {"a": "red", "b": "red", "c": "", "d": "blue"}
    lines = {"ab": because("1"), "bc": because("2"), "bd": because("3"), "cd": because("4")}
    found = brokers(joined(lines, kinds), "kind")
    assert found["c"] is None
    assert found["b"] == {"coordinator": 0, "itinerant": 0, "gatekeeper": 1, "liaison": 0}


def test_provinces_are_the_first_two_digits_of_places_and_sides_the_broad_groups():
    graph = joined({"ab": because("1"), "bc": because("2")}, dict.fromkeys("abc", "x"))
    for node, place, group in (
        ("a", "7001", "local"),
        ("b", "7002", "state"),
        ("c", "71", "local"),
    ):
        graph.nodes[node].update(place=place, group=group)
    assert brokers(graph, "province")["b"]["gatekeeper"] == 1
    assert brokers(graph, "side")["b"]["itinerant"] == 1
    mark_roles(graph, "side")
    assert graph.nodes["b"]["itinerant"] == 1
    assert graph.graph["measures"]["roles"] == "side"


def test_what_cannot_be_told_is_an_error_that_says_what_is_missing():
    graph = nx.Graph([("a", "b")])
    with pytest.raises(KgError, match="expected kind, province, side"):
        brokers(graph, "colour")
    with pytest.raises(KgError, match="does not say what it rests on"):
        brokers(graph, "kind")


def by_hand(graph, groups, only):
    """The definition, path by path."""
    found = {role: Counter() for role in ROLES}
    for a, b, c in permutations(graph, 3):
        if not graph.has_edge(a, b) or not graph.has_edge(b, c) or graph.has_edge(a, c):
            continue
        if min(groups[a], groups[b], groups[c]) < 0 or -1 < only[a, b] == only[b, c]:
            continue
        if not graph.is_directed() and a > c:
            continue
        one, two, three = groups[a], groups[b], groups[c]
        role = (
            "coordinator" if one == two == three
            else "itinerant" if one == three
            else "gatekeeper" if two == three or (one == two and not graph.is_directed())
            else "representative" if one == two
            else "liaison"
        )  # fmt: skip
        found[role][b] += 1
    return found


@settings(max_examples=60, deadline=None)
@given(
    edges=st.dictionaries(
        st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda e: e[0] != e[1]),
        st.integers(-1, 2),
        max_size=40,
    ),
    groups=st.lists(st.integers(-1, 2), min_size=9, max_size=9),
    directed=st.booleans(),
)
def test_the_products_count_what_a_walk_over_every_path_counts(edges, groups, directed):
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(range(9))
    graph.add_edges_from(edges)
    only = {}
    for (a, b), reason in sorted(edges.items()):
        only[a, b] = reason
        if not directed:
            only[b, a] = reason
    lines = matrix(graph, None)
    entries = zip(*lines.weights.nonzero(), strict=True)
    alone = np.array([only[int(a), int(b)] for a, b in entries], dtype=np.int64)
    found = brokerage(Legs(drawn=lines, only=alone), groups)
    expected = by_hand(graph, groups, only)
    for role in ROLES:
        if role != "representative" or directed:
            assert dict(enumerate(found[role])) == {n: expected[role][n] for n in range(9)}, role


def test_the_paths_behind_a_count_are_as_many_as_it_says():
    graph = karate()
    for place, (node, data) in enumerate(graph.nodes(data=True)):
        data["kind"] = ("red", "blue", "")[place % 3 if place < 30 else 0]
        assert node == f"{place:03}"
    for place, (*_, data) in enumerate(graph.edges(data=True)):
        data["reasons"] = because(str(place % 5), *(["more"] if place % 2 else []))
    counted = brokers(graph, "kind")
    for node, roles in counted.items():
        assert Counter(role for role, *_ in open_paths(graph, node, "kind")) == Counter(roles or {})
    assert sum(sum((roles or {}).values()) for roles in counted.values()) > 100


@pytest.mark.parametrize("directed", [False, True])
def test_the_groups_that_an_actor_stands_between_are_those_its_open_paths_join(directed):
    graph = nx.DiGraph(karate().edges) if directed else nx.Graph(karate().edges)
    for place, (*_, data) in enumerate(graph.edges(data=True)):
        data["reasons"] = because(str(place % 5), *(["more"] if place % 2 else []))
    for place, data in enumerate(graph.nodes.values()):
        data["kind"] = ("red", "blue", "", "green")[place % 4]
    names, groups = groups_of(graph, "kind")
    kind, met = dict(graph.nodes(data="kind")), set()
    for place, node in enumerate(graph):
        paths = [(kind[a], kind[c]) for _, a, c in open_paths(graph, node, "kind")]
        pairs = Counter(ends if directed else tuple(sorted(ends)) for ends in paths)
        found = crossings(legs(graph), groups, place)
        told = dict(zip(groups, names, strict=True))
        assert {(told[a], told[c]): n for (a, c), n in found.items()} == {
            ends: n for ends, n in pairs.items() if ends[0] != ends[1]
        }
        met |= set(found)
    assert len(met) == 3


def test_nobody_brokers_nothing():
    assert brokers(nx.Graph(), "kind") == {}
    alone = nx.Graph()
    alone.add_node("a", kind="red")
    assert not any(brokers(alone, "kind")["a"].values())


@pytest.mark.parametrize("graph", [nx.Graph(), nx.DiGraph()])
def test_where_nobody_is_there_is_no_broker(graph):
    empty = Legs(drawn=matrix(graph), only=np.array([], dtype=np.int64))
    assert all(found.tolist() == [] for found in brokerage(empty, []).values())
    assert brokers(graph, "kind") == {}
