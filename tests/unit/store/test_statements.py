"""What a build says as text: sorted without sorting all of it, loaded as it is written."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import settings as using
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.store.difference import difference
from kg.store.statements import Statements, told, typed
from kg.vocabulary import KG, TYPE, XSD

BASE = "https://example.org/"
IRIS = [NamedNode(BASE + name) for name in ("a", "a-b", "ab", "a/b")]
GRAPHS = [NamedNode(BASE + name) for name in ("g", "g-h")]
TEXTS = st.sampled_from(["", "a", "a ", "a <b>", 'a "<b>', "a .", "ก", "\t\n", "a@th", "é\u0001"])
LITERALS = st.one_of(
    st.builds(Literal, TEXTS),
    st.builds(
        lambda text, language: Literal(text, language=language),
        TEXTS,
        st.sampled_from(["th", "en", "en-GB"]),
    ),
    st.builds(
        lambda n: Literal(n, datatype=NamedNode(XSD + "integer")),
        st.sampled_from(["1", "01", "10"]),
    ),
)
TRIPLES = st.tuples(
    st.sampled_from(IRIS), st.sampled_from(IRIS), st.one_of(st.sampled_from(IRIS), LITERALS)
)
QUADS = st.lists(st.tuples(TRIPLES, st.sampled_from(GRAPHS)), max_size=12)


def said(quads, derived=()) -> Statements:
    statements = Statements()
    statements.add_quads(Quad(*triple, graph) for triple, graph in quads)
    for subject, predicate, value in derived:
        statements.derive(str(subject), told(predicate, value))
    return statements


def graph_of(statements: Statements) -> bytes:
    return b"".join(statements.lines(statements.subjects()))


@using(max_examples=150, deadline=None)
@given(QUADS, st.lists(TRIPLES, max_size=4))
def test_the_lines_are_those_of_the_store_sorted_as_bytes(quads, derived) -> None:
    statements = said(quads, derived)
    store = Store()
    for lot in (*statements.union(), *statements.named()):
        store.bulk_load(lot, format=RdfFormat.N_QUADS)
    store.extend(Quad(*triple, DefaultGraph()) for triple in derived)
    dumped = store.dump(format=RdfFormat.N_QUADS) or b""
    assert graph_of(statements) == b"".join(sorted(dumped.splitlines(keepends=True)))


@using(max_examples=150, deadline=None)
@given(QUADS, QUADS)
def test_two_graphs_differ_where_their_subjects_say_different_things(before, after) -> None:
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("before.nq", "after.nq")]
        for path, quads in zip(paths, (before, after), strict=True):
            path.write_bytes(graph_of(said(quads)))
        found = difference(paths[0], paths[1], BASE)
        first = difference(None, paths[1], BASE)
    old, new = (
        {s: {t for t, _ in quads if t[0] == s} for (s, _, _), _ in quads}
        for quads in (before, after)
    )
    canonical = {s: {told(p, o) for _, p, o in triples} for s, triples in old.items()}
    other = {s: {told(p, o) for _, p, o in triples} for s, triples in new.items()}
    assert found == {
        "added": sorted(s.value.removeprefix(BASE) for s in new.keys() - old.keys()),
        "gone": sorted(s.value.removeprefix(BASE) for s in old.keys() - new.keys()),
        "altered": sorted(
            s.value.removeprefix(BASE) for s in old.keys() & new.keys() if canonical[s] != other[s]
        ),
    }
    assert first["added"] == sorted(s.value.removeprefix(BASE) for s in new)


def test_numbers_and_durations_are_written_as_the_store_gives_them_back() -> None:
    assert typed("010", XSD + "integer").startswith('"10"')
    assert typed("1.50", XSD + "decimal").startswith('"1.5"')
    assert typed("P12M", XSD + "duration").startswith('"P1Y"')
    assert told(IRIS[0], Literal("01", datatype=NamedNode(XSD + "integer"))).endswith(
        f'"1"^^<{XSD}integer>'
    )


def test_a_thing_counts_once_in_each_of_its_classes_however_many_say_so() -> None:
    type_, tie = NamedNode(TYPE), NamedNode(KG + "Tie")
    triple = (IRIS[0], type_, tie)
    statements = said([(triple, graph) for graph in GRAPHS], [triple, (IRIS[1], type_, tie)])
    assert statements.counts() == {"Tie": 2}


def test_lots_hold_everything_once(monkeypatch) -> None:
    monkeypatch.setattr("kg.store.statements.AT_A_TIME", 2)
    quads = [((s, IRIS[0], Literal(str(n))), GRAPHS[0]) for s in IRIS for n in range(3)]
    statements = said(quads)
    lots = list(statements.named())
    assert 1 < len(lots) <= statements.lots()
    assert sorted(map(str, parse(b"".join(lots), format=RdfFormat.N_QUADS))) == sorted(
        str(Quad(*t, g)) for t, g in quads
    )
