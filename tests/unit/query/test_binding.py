"""Values into a query: by VALUES rows, as terms, never as text."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.query.binding import bind, defaults, iri, literal
from kg.query.question import parse_question

PLACED = parse_question(
    "#+ params: place:place\nSELECT * { VALUES (?place ?asOf) { (UNDEF UNDEF) } ?s ?p ?place }", "q"
)


def bound(text: str, params: str, **terms: list[str]) -> str:
    return bind(parse_question(f"#+ params: {params}\n{text}", "q"), terms).partition("\n")[2]


def echoed(term: str) -> ox.Literal:
    found = ox.Store().query(f"SELECT ?x {{ VALUES (?x) {{ ({term}) }} }}")
    return next(iter(found))["x"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_out_of_the_engine_as_it_went_in(text):
    assert echoed(literal(text)).value == text


@pytest.mark.parametrize(
    "text", ['")} DROP', "\\", '"""', "'", "\n\r\t\b\f", "?place", "ก่อน\u0e33", "}" * 9, "\\u0022"]
)
def test_hostile_text_stays_one_literal(text):
    query = bound("SELECT ?said { VALUES (?said) { (UNDEF) } }", "said:text", said=[literal(text)])
    rows = list(ox.Store().query(query))
    assert [row["said"].value for row in rows] == [text]


@given(st.text())
def test_what_is_no_iri_is_refused_and_what_is_one_is_a_term(text):
    try:
        term = iri(text)
    except KgError:
        return
    assert term == f"<{text}>"
    assert not set(text) & set('<>"{}|^`\\ \n')


def test_what_is_not_given_keeps_what_the_file_says():
    assert "(UNDEF UNDEF)" in bind(PLACED, {})
    assert "(<a:b> UNDEF)" in bind(PLACED, {"place": ["<a:b>"]})


def test_several_values_make_several_rows():
    text = bind(PLACED, {"place": ["<a:b>", "<a:c>"], "asOf": ['"2023-01-01"']})
    assert '(<a:b> "2023-01-01") (<a:c> "2023-01-01")' in text


def test_every_subselect_with_the_row_is_bound():
    query = "SELECT * { VALUES (?a) { (UNDEF) } { SELECT * { VALUES (?a) { (UNDEF) } } } }"
    assert bound(query, "a:text", a=['"x"']).count('("x")') == 2


def test_a_row_of_other_variables_is_left_alone():
    query = (
        'SELECT * { VALUES (?a) { (UNDEF) } VALUES (?a ?other) { ("1" UNDEF) } VALUES ?b { 1 } }'
    )
    text = bound(query, "a:text", a=['"x"'])
    assert 'VALUES (?a ?other) { ("1" UNDEF) }' in text
    assert 'VALUES (?a) { ("x") }' in text


def test_a_parameter_without_a_row_to_bind_is_an_error_that_says_how():
    with pytest.raises(KgError, match=r"VALUES \(\?a\)"):
        bound("SELECT * { ?s ?p ?a }", "a:text", a=['"x"'])


def test_a_default_in_the_file_stands_until_it_is_replaced():
    question = parse_question(
        "SELECT * { VALUES (?asOf ?modality) { (UNDEF kg:modality-asserted) } ?s ?p ?modality }",
        "q",
    )
    assert defaults(question) == {"modality": "kg:modality-asserted"}
    assert "(UNDEF kg:modality-asserted)" in bind(question, {})
    assert "(UNDEF <m:x>)" in bind(question, {"modality": ["<m:x>"]})


def test_a_replacement_with_backslashes_is_not_read_as_a_pattern():
    assert '"\\\\1 \\\\g<0>"' in bound(
        "SELECT * { VALUES (?a) { (UNDEF) } }", "a:text", a=[literal("\\1 \\g<0>")]
    )


@pytest.mark.parametrize(
    "form", ["values(?a){(undef)}", "VALUES  ( ?a )\n{ ( UNDEF ) }", "VALUES ($a) { (UNDEF) }"]
)
def test_a_row_may_be_written_in_any_spacing_and_case(form):
    assert '"x"' in bound(f"SELECT * {{ {form} }}", "a:text", a=['"x"'])


CHOICE = """SELECT ?s { { VALUES (?p) { (UNDEF) } FILTER(!BOUND(?p)) }
UNION { { VALUES (?p) { (UNDEF) } FILTER(BOUND(?p)) } ?s ?q ?p } ?s ?any "}" }"""


def test_of_a_choice_only_the_half_that_can_hold_is_left():
    assert "?q" not in bound(CHOICE, "p:thing")
    given_one = bound(CHOICE, "p:thing", p=["<https://example.org/x>"])
    assert "(<https://example.org/x>)" in given_one
    assert "!BOUND" not in given_one
    assert "?s ?q ?p" in given_one


def test_a_choice_is_settled_without_changing_the_rows():
    store = ox.Store()
    one, two, says, ends = (ox.NamedNode(f"https://example.org/{name}") for name in "abcd")
    store.extend(
        ox.Quad(s, p, o)
        for s, p, o in [
            (one, says, two),
            (one, ends, ox.Literal("}")),
            (two, ends, ox.Literal("}")),
        ]
    )
    for terms in ([], [str(two)]):
        lines = terms or ["UNDEF"]
        whole = CHOICE.replace("(UNDEF)", f"({lines[0]})")
        settled = bound(CHOICE, "p:thing", p=terms)
        assert sorted(str(row["s"]) for row in store.query(settled)) == sorted(
            str(row["s"]) for row in store.query(whole)
        )
