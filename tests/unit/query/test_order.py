"""The order of an answer's rows: as the engine would sort them, by the query's own keys."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.query.order import order, unordered

XSD = "http://www.w3.org/2001/XMLSchema#"
TERMS = st.one_of(
    st.none(),
    st.integers(-20, 20).map(lambda n: ox.Literal(str(n), datatype=ox.NamedNode(XSD + "integer"))),
    st.decimals(-9, 9, places=1).map(
        lambda n: ox.Literal(str(n), datatype=ox.NamedNode(XSD + "decimal"))
    ),
)
NAMES = st.one_of(
    st.none(),
    st.text("กขabZ ", max_size=3).map(ox.Literal),
    st.sampled_from("abc").map(lambda name: ox.NamedNode(f"https://example.org/{name}")),
)
KEYS = ["?a", "?a ?b", "DESC(?a) ?b", "ASC(?b) DESC(?a)", "STR(?b) ?a", "?b DESC(xsd:integer(?a))"]


def in_engine(rows: list[tuple[object, object]], keys: str) -> list[tuple[object, object]]:
    lines = " ".join(
        "(" + " ".join("UNDEF" if term is None else str(term) for term in row) + ")" for row in rows
    )
    query = f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {lines} }} }} ORDER BY {keys}"
    found = ox.Store().query(query, prefixes={"xsd": XSD})
    return [(row["a"], row["b"]) for row in found]


@pytest.mark.parametrize("keys", KEYS)
@given(rows=st.lists(st.tuples(TERMS, NAMES), max_size=8, unique=True))
def test_rows_stand_as_the_engine_would_sort_them(keys, rows):
    found = order(f"SELECT ?a ?b {{ ?a ?c ?b }} ORDER BY {keys}")
    assert found
    mine = [
        {name: term for name, term in zip("ab", row, strict=True) if term is not None}
        for row in rows
    ]
    found.sort(mine)
    theirs = [
        {name: term for name, term in zip("ab", row, strict=True) if term is not None}
        for row in in_engine(rows, keys)
    ]
    ranks = [[key.rank(row) for key in found.keys] for row in mine]
    assert ranks == [[key.rank(row) for key in found.keys] for row in theirs]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?a { ?a ?b ?c }",
        "SELECT ?a { ?a ?b ?c } ORDER BY ?c",
        "SELECT * { ?a ?b ?c } ORDER BY ?a",
        "SELECT (COUNT(?b) AS ?a) { ?a ?b ?c } ORDER BY ?a",
        "SELECT ?a { ?a ?b ?c } ORDER BY (?a + 1)",
        "SELECT ?a { ?a ?b ?c } ORDER BY ?a LIMIT 5",
        "SELECT ?a { { SELECT ?a { ?a ?b ?c } ORDER BY ?a } }",
    ],
)
def test_what_is_not_of_selected_variables_alone_is_left_to_the_engine(query):
    assert order(query) is None


def test_without_its_order_a_query_is_otherwise_the_same():
    assert unordered("SELECT ?a { ?a ?b ?c } ORDER BY ?a DESC(?c)").rstrip() == (
        "SELECT ?a { ?a ?b ?c }"
    )
    inner = "SELECT ?a { { SELECT ?a { ?a ?b ?c } ORDER BY ?a LIMIT 5 } }"
    assert unordered(inner) == inner
