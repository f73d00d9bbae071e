"""What no engine is asked: SERVICE in any disguise, and what brings a parser down."""

from __future__ import annotations

import contextlib
import time

import pytest

from kg.errors import KgError
from kg.store.engine import DEEPEST, LONGEST, MOST_UNIONS, guard, words


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service a kg:Tie }",
        "SELECT $SERVICE { $SERVICE ?p ?o }",
        "SELECT * { ?s rdfs:label 'SERVICE <http://x/>' }",
        'SELECT * { ?s rdfs:label "the SERVICE" }',
        'SELECT * { ?s rdfs:label """two lines\nSERVICE "quoted" """ }',
        "SELECT * { ?s a <http://example.org/SERVICE> }",
        "# SERVICE <http://example.org/>\nSELECT * { ?s ?p ?o } # service",
        "SELECT * { ?s kg:service ?o { ?s ?p ?o } }",
        "PREFIX s: <http://example.org/service#> SELECT * { s:SERVICE s:service ?o }",
        "SELECT * { _:service ?p ?o }",
        "SELECT * { ?s ?p 'x'@service }",
        "SELECT * { ?s ?p ?o FILTER(?a < ?b && ?c > ?d) }",
        "SELECT * { GRAPH ?service { ?s ?p ?o } }",
    ],
)
def test_the_word_service_is_fine_where_it_is_no_keyword(query):
    guard(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { service <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { Service Silent <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { S\\U00000045RVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { SERVICE\n#comment {\n<http://example.org/>\t{ ?s ?p ?o } }",
        "SELECT * { SERVICE ?where { ?s ?p ?o } }",
        "SELECT * { SERVICE$where{ ?s ?p ?o } }",
        "SELECT * { SERVICE kg:x { ?s ?p ?o } }",
        "SELECT * { SERVICE:x{ ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o.SERVICE:x{ ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE<http://x/>{ ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o #\rSERVICE <http://x/> { ?s ?p ?o }\n }",
        "SELECT * { FILTER(0<1)SERVICE:a#>\n{ ?s ?p ?o } }",
    ],
)
def test_service_is_refused_in_any_case_and_any_disguise(query):
    with pytest.raises(KgError, match="SERVICE"):
        guard(query)


def test_nesting_is_limited_in_every_kind_of_bracket():
    for opened, closed in ("{}", "()", "[]"):
        guard(opened * DEEPEST + closed * DEEPEST)
        with pytest.raises(KgError, match="nests"):
            guard(opened * (DEEPEST + 1) + closed * (DEEPEST + 1))


def test_brackets_in_strings_and_comments_do_not_nest():
    guard("SELECT * { ?s ?p '" + "{" * 1000 + "' } # " + "{" * 1000)


def test_brackets_side_by_side_do_not_nest():
    guard("SELECT * { " + "{ ?s ?p ?o } " * 10_000 + "}")


def test_length_and_unions_are_limited():
    guard("#" + "a" * (LONGEST - 1))
    with pytest.raises(KgError, match="characters"):
        guard("#" + "a" * LONGEST)
    with pytest.raises(KgError, match="UNION"):
        guard("{} " + "UNION {} " * (MOST_UNIONS + 1))


def test_words_leaves_only_what_a_parser_would_take_for_keywords():
    assert words('ASK { ?s a kg:Tie ; rdfs:label \'x\' , """y\n"""@th FILTER(1) }') == [
        "ASK",
        "{",
        "A",
        "FILTER",
        "(",
        "1",
        ")",
        "}",
    ]


@pytest.mark.parametrize(
    "text", ["SERVICE" * 28_000, "SERVICE<" * 24_000, "SERVICE " + "x" * 199_000]
)
def test_a_query_that_would_take_minutes_to_look_through_is_refused_at_once(text):
    """The first took 58 s; the limit is generous."""
    began = time.monotonic()
    with contextlib.suppress(KgError):
        guard(text)
    assert time.monotonic() - began < 5


def test_many_things_are_described_by_values_and_not_by_a_list():
    things = " ".join(f"<http://example.org/{i}>" for i in range(1500))
    guard(f"DESCRIBE ?x {{ VALUES ?x {{ {things} }} }}")
    for text in (f"DESCRIBE {things}", f"DESCRIBE # {{\n{things} {{ ?s ?p ?o }}"):
        with pytest.raises(KgError, match="1,000 things"):
            guard(text)


@pytest.mark.parametrize("text", ['"\\', "a.", "a-", "<a ", "'''", "@a-", "FROM a:b ", "#"])
def test_a_text_made_to_be_read_slowly_is_read_at_once(text):
    started = time.process_time()
    with contextlib.suppress(KgError):
        guard((text * 200_000)[:199_000])
    assert time.process_time() - started < 10, "it took minutes"
