"""A query's graphs: those it names, those its client names, and the one that has all."""

from __future__ import annotations

import pytest

from kg.errors import KgError
from kg.store.dataset import Dataset, stated
from kg.vocabulary import all_graph

BASE = "https://example.org/"
ALL = all_graph(BASE)
TABLE = "data/sources/{}/organisations.csv"
SAME = "id,name_th,kind\no1,มูลนิธิเดียวกัน,foundation\n"
NAMES = "SELECT (COUNT(*) AS ?n) FROM { ?o skos:prefLabel ?name FILTER(CONTAINS(?name, 'เดียวกัน')) }"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * { ?s ?p ?o }", None),
        ("SELECT * FROM <http://a> { ?s ?p ?o }", (("http://a",), ())),
        ("PREFIX e: <http://e/> SELECT * from e:a From Named e:b {}", (("http://e/a",), ("http://e/b",))),
        ("BASE <http://e/x/> ASK FROM <y> {}", (("http://e/x/y",), ())),
        ("CONSTRUCT { ?s ?p 'FROM <http://x>' } FROM id:a WHERE { ?s ?p ?o }", ((f"{BASE}a",), ())),
        ("ASK { ?from :from <FROM> } # FROM <http://x>", None),
        (r"ASK \u0046ROM <http://\u0061> {}", (("http://a",), ())),
        ("SELECT ((1<2) AS ?x) FROM <http://a> {}", (("http://a",), ())),
    ],
)  # fmt: skip
def test_from_is_read_wherever_it_is_a_word_of_the_query(text, expected):
    found = stated(text, BASE)
    assert (found and (found.default, found.named)) == expected


@pytest.fixture
def store(make_built):
    """Two sources that join one organisation by a decision, and so state its name twice."""
    workspace = make_built(
        {
            TABLE.format("a"): SAME,
            TABLE.format("b"): SAME,
            "data/decisions/same.csv": "keep,drop,who,when,why\na_o1,b_o1,me,2566-01-01,one\n",
        },
        f'base = "{BASE}"',
    )
    return workspace.store


def count(store, clauses: str, dataset: Dataset | None = None) -> int:
    found = next(iter(store.results(NAMES.replace("FROM", clauses), dataset)))
    return int(found["n"].value)


def test_what_two_graphs_state_is_counted_once_where_both_are_asked(store):
    names = [
        name for name in store.names() if name.startswith(f"{BASE}source_") and name[-1] in "ab"
    ]
    assert len(names) == 2
    assert [count(store, f"FROM <{name}>") for name in names] == [1, 1]
    assert count(store, " ".join(f"FROM <{name}>" for name in names)) == 1
    assert count(store, "", Dataset(default=tuple(names))) == 1


def test_the_graph_of_all_is_the_default_graph_by_name(store):
    assert count(store, "") == count(store, f"FROM <{ALL}>") == 1
    assert count(store, "FROM <http://nothing>", Dataset(default=(ALL,))) == 1
    assert count(store, f"FROM <{ALL}>", Dataset(default=("http://nothing",))) == 0
    text = f"ASK FROM NAMED <{ALL}> {{ GRAPH <{ALL}> {{ ?s ?p ?o }} }}"
    assert store.query(text).boolean


def test_a_dataset_of_named_graphs_alone_has_an_empty_default_graph(store):
    assert count(store, "", Dataset(named=(store.names()[0],))) == 0


def test_what_is_no_iri_is_no_graph(store):
    with pytest.raises(KgError, match="cannot be a graph's name"):
        count(store, "", Dataset(default=("no iri",)))
