"""What is remarked on in a query, where it stands, and what is no mistake."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.query.lexicon import lexicon
from kg.query.lint import lint
from kg.query.remarks import SAID

BASE = "https://example.org/id/"


def rules(text: str) -> list[str]:
    return [f"{remark.rule} {remark.line}:{remark.column}" for remark in lint(text, BASE)]


def near(text: str) -> list[tuple[str, ...]]:
    return [remark.near for remark in lint(text, BASE)]


def in_group(patterns: str) -> list[str]:
    return [each.split()[0] for each in rules(f"ASK {{ {patterns} }}")]


# ── Prefixes and terms ──────────────────────────────────────────────────────


def test_a_prefix_that_is_not_declared_is_told_where_it_first_stands():
    assert rules("ASK {\n ?x foo:a ?y ; foo:b ?z }") == ["prefix 2:5"]
    assert near("ASK { ?x skod:a ?y }") == [("skos:",)]
    assert rules("PREFIX foo: <urn:foo:>\nASK { ?x foo:a ?y }") == []


def test_a_prefix_that_stands_for_something_else_than_the_graph_s_is_told():
    text = "PREFIX kg: <https://w3id.org/community-kg/ontology/>\nASK { ?x kg:actor ?y }"
    assert rules(text) == ["prefix-elsewhere 1:8"]


@pytest.mark.parametrize(
    ("term", "meant"),
    [
        ("kg:partcipant", "kg:participant"),
        ("kg:organisaton", "kg:organisation"),
        ("kg:Organisaton", "kg:Organisation"),
        ("kg:Actr", "kg:Actor"),
        ("skos:prefLable", "skos:prefLabel"),
        ("<https://w3id.org/community-kg/ontology#holdr>", "kg:holder"),
    ],
)
def test_a_misspelt_term_is_told_with_the_nearest_there_is(term, meant):
    (remark,) = lint(f"ASK {{ ?x {term} ?y }}", BASE)
    assert (remark.line, remark.column, remark.near[0]) == (1, 10, meant)
    assert f"did you mean {meant}" in remark.message("en")
    assert f"หมายถึง {meant}" in remark.message("th")


def test_capitals_count():
    assert near("ASK { ?x a kg:tie }") == [("kg:Tie",)]


def test_a_term_that_only_the_graph_lacks_is_a_warning_and_one_of_the_ontology_an_error():
    (foreign,) = lint("ASK { ?x foaf:name ?y }", BASE)
    (own,) = lint("ASK { ?x kg:name ?y }", BASE)
    assert (foreign.severity, own.severity) == ("warning", "error")


def test_what_is_no_term_of_a_known_vocabulary_is_left_alone():
    assert (
        rules(
            "# kg:nothing\nASK { ?x <urn:any> id:anything FILTER(?x != 'kg:nothing' && xsd:date(?x) > ?x) }"
        )
        == []
    )


def test_a_class_links_nothing_and_a_property_is_no_class():
    assert rules("ASK { ?x kg:Tie ?y . ?y a kg:holder }") == ["class 1:10", "property 1:25"]
    assert rules("ASK { ?x kg:actor/kg:Tie* ?y }") == ["class 1:19"]


def test_every_term_that_a_build_writes_is_known(everything):
    from kg.vocabulary import PREFIXES
    from kg.workspace import find

    store = find(everything).store
    rows = store.query("SELECT DISTINCT ?p { ?s ?p ?o }").rows
    rows += store.query("SELECT DISTINCT ?p { ?s a ?p }").rows
    used = {row["p"].value for row in rows}
    assert {iri for iri in used if iri.startswith(tuple(PREFIXES.values()))} <= lexicon().keys()


# ── Parts that no variable joins ────────────────────────────────────────────

A, B = "?a kg:place ?x .", "?b kg:kind ?y ."


@pytest.mark.parametrize(
    "patterns",
    [
        A + B,
        "?a a kg:Person . ?b a kg:Post",
        "?a kg:role kg:role-party . ?b kg:role kg:role-party",
        A + B + "FILTER(?x != ?y)",
        A + B + "FILTER(?x < ?y && ?a = ?x)",
        A + B + "FILTER(?x NOT IN (?y))",
        A + B + "FILTER NOT EXISTS { ?a kg:actor ?b }",
        A + B + "BIND(CONCAT(STR(?a), STR(?b)) AS ?both)",
        A + B + "OPTIONAL { ?a kg:actor ?b }",
        A + B + "MINUS { ?a kg:actor ?b }",
        A + f"OPTIONAL {{ {B} }}",
        f"{{ {A} }} {{ {B} }}",
        A + f"{{ {B} }} UNION {{ ?a kg:kind ?y }}",
        A + f"{{ SELECT ?b {{ {B} }} }}",
        f"{{ SELECT ?a {{ {A} {B} }} }} ?a kg:actor ?z",
        f"VALUES (?x ?y) {{ (UNDEF UNDEF) }} {A} {B}",
        f"?z kg:actor ?w FILTER EXISTS {{ {{ SELECT ?w {{ ?w kg:kind ?k . {A} }} }} }}",
        A + "_:one kg:kind ?y . _:two kg:kind ?z . FILTER(?y = ?x)",
    ],
)
def test_parts_without_a_variable_in_common_are_told_once(patterns):
    assert in_group(patterns) == ["product"]


@pytest.mark.parametrize(
    "patterns",
    [
        A + "?b kg:kind ?x .",
        A + B + "FILTER(?x = ?y)",
        A + B + "FILTER(LCASE(?x) = LCASE(STR(?y)) && ?a != ?b)",
        A + B + "FILTER(sameTerm(?x, ?y))",
        A + B + "FILTER(?x IN (?y, kg:Tie))",
        A + B + "FILTER EXISTS { ?a kg:actor ?b }",
        A + "BIND(?x AS ?y)" + B,
        A + "OPTIONAL { ?a kg:actor ?b }" + B,
        A + f"OPTIONAL {{ {B} FILTER(?x = ?y) }}",
        A + "OPTIONAL { ?a kg:kind ?k } MINUS { ?a kg:actor ?z }",
        A + "{ ?a kg:kind ?y } UNION { ?b kg:kind ?x }",
        A + B + "{ ?a kg:actor ?b } UNION { ?b kg:actor ?x }",
        f"VALUES (?x ?y) {{ (1 2) (3 4) }} {A} {B}",
        "VALUES ?kind { 1 2 3 }" + A,
        A + "{ SELECT (COUNT(?b) AS ?all) { ?b a kg:Tie } }",
        "?a kg:place [ kg:kind ?x ; kg:level ?y ] . ?b kg:kind ?y",
        "?a kg:place _:x . _:x kg:kind ?y",
        "id:one skos:prefLabel ?label . ?tie kg:actor id:one",
        "id:one skos:prefLabel ?label . ?tie a kg:Tie",
        "GRAPH ?g { ?a a kg:Tie } GRAPH ?g { ?b a kg:Post }",
        "?a kg:place/kg:within* ?x . ?b ^kg:place ?x",
        "?a ?p ?x . ?p rdfs:label ?y",
        f"?z kg:actor ?w FILTER EXISTS {{ {A} {B} }}",
    ],
)
def test_what_hangs_together_in_any_way_is_no_product(patterns):
    assert in_group(patterns) == []


def test_a_product_names_both_parts_and_stands_where_the_second_begins():
    (remark,) = lint(f"ASK {{\n  {A}\n  {B}\n}}", BASE)
    assert (remark.line, remark.column) == (3, 6)
    assert "?b ?y to ?a ?x" in remark.message("en")


# ── Variables ───────────────────────────────────────────────────────────────


def test_a_variable_that_nothing_gives_a_value_is_told_with_the_nearest():
    text = "SELECT ?actr { ?actor a kg:Person FILTER(?acor != 1) } ORDER BY ?actr"
    assert rules(text) == ["unbound 1:8", "unbound 1:42"]
    assert near(text)[0] == ("?actor",)
    assert rules("CONSTRUCT { ?x kg:actor ?y } { ?x a kg:Tie }") == ["unbound 1:16"]


@pytest.mark.parametrize(
    "patterns",
    [
        f"{A} {{ ?a kg:kind ?k FILTER(?x = ?k) }}",
        f"{A} {{ SELECT ?a {{ ?a kg:kind ?k FILTER(?x = ?k) }} }}",
        f"{A} MINUS {{ ?a kg:kind ?k FILTER(?x = ?k) }}",
        f"VALUES (?day) {{ (UNDEF) }} {{ {A} FILTER(!BOUND(?day)) }}",
    ],
)
def test_a_filter_does_not_see_out_of_its_braces(patterns):
    assert in_group(patterns) == ["unbound-here"]


@pytest.mark.parametrize(
    "patterns",
    [
        f"{A} OPTIONAL {{ ?a kg:kind ?k FILTER(?x = ?k) }}",
        f"{A} FILTER EXISTS {{ ?a kg:kind ?k FILTER(?x = ?k) }}",
        f"{A} FILTER EXISTS {{ {{ ?a kg:kind ?k FILTER(?x = ?k) }} }}",
        f"FILTER(?x = 1) {A}",
        f"{A} BIND(IF(BOUND(?x), ?a, ?none) AS ?z)",
        f"{{ SELECT (COUNT(?a) AS ?n) {{ {A} }} HAVING(?n > 1) }} FILTER(?n > 2)",
        "VALUES ?x { 1 } FILTER(?x = 1)",
    ],
)
def test_what_is_seen_is_not_told(patterns):
    assert in_group(patterns) == []


def test_a_bind_sees_only_what_stands_before_it():
    assert in_group(f"BIND(?x AS ?z) {A}") == ["unbound-yet"]
    assert in_group(f"{A} BIND(?x AS ?z)") == []


def test_minus_without_a_variable_in_common_takes_nothing_away():
    assert in_group(f"{A} MINUS {{ ?b a kg:Tie }}") == ["minus"]


def test_a_column_that_is_neither_grouped_nor_counted_is_told_in_our_words():
    text = "SELECT ?a (COUNT(?x) AS ?n) { ?a kg:place ?x } GROUP BY ?x ORDER BY ?n"
    assert rules(text) == ["grouped 1:8"]


# ── Order ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT ?a ?x { ?a kg:place ?x }", ["order"]),
        ("SELECT * { ?a kg:place ?x }", ["order"]),
        ("SELECT ?a ?x { ?a kg:place ?x } LIMIT 9", ["limit"]),
        ("SELECT ?a { { SELECT ?a { ?a kg:place ?x } LIMIT 9 } } ORDER BY ?a", ["limit"]),
        ("SELECT ?a { { SELECT ?a { ?a kg:place ?x } LIMIT 1000000000 } } ORDER BY ?a", []),
        ("SELECT ?a ?x { ?a kg:place ?x } ORDER BY ?a", ["order-partial"]),
        ("SELECT ?a { ?a kg:start ?x } ORDER BY STR(?a)", ["order-partial"]),
        ("SELECT ?a ?x { ?a kg:place ?x } ORDER BY DESC(?x) (?a)", []),
        ("SELECT ?a ?y { ?a kg:place ?x BIND(STR(?a) AS ?y) } ORDER BY ?a", []),
        ("SELECT ?a (STR(?a) AS ?y) { ?a kg:place ?x } ORDER BY ?a", []),
        ("SELECT ?a (RAND() AS ?y) { ?a kg:place ?x } ORDER BY ?a", ["order-partial"]),
        ("SELECT ?x (COUNT(?a) AS ?n) { ?a kg:place ?x } GROUP BY ?x ORDER BY DESC(?n) ?x", []),
        ("SELECT (COUNT(?a) AS ?n) { ?a kg:place ?x }", []),
        ("SELECT ?a { ?a kg:place ?x } LIMIT 1", []),
        ("CONSTRUCT { ?a kg:place ?x } { ?a kg:place ?x }", []),
        ("DESCRIBE ?a { ?a kg:place ?x }", []),
    ],
)
def test_rows_have_an_order_that_settles_every_column(text, expected):
    assert [each.split()[0] for each in rules(text)] == expected


# ── Headers and exceptions ──────────────────────────────────────────────────


def test_a_parameter_has_a_row_and_a_type_and_a_column_is_selected():
    head = "#+ params: who:actor when:dya\n#+ columns: tie tie_label whom\n"
    text = head + "SELECT ?tie { VALUES (?when) { (UNDEF) } ?tie kg:actor ?who } ORDER BY ?tie"
    assert rules(text) == ["parameter 1:1", "parameter-type 1:1", "column 2:1"]
    assert near(text) == [(), ("day",), ()]


ORDERED = "SELECT ?a { ?a a kg:Tie } ORDER BY ?a"


def test_an_exception_with_its_reason_is_kept_to():
    above = "SELECT ?a {\n  ?a a kg:Tie .\n  # lint: allow product: a table of all pairs\n  ?b a kg:Post\n} ORDER BY ?a"
    beside = above.replace("?b a kg:Post\n", "?b a kg:Post # lint: allow product: pairs\n")
    beside = beside.replace("  # lint: allow product: a table of all pairs\n", "")
    assert rules(above) == rules(beside) == []
    assert rules("# lint: allow product: every pair\nASK { ?a a kg:Tie .\n\n ?b a kg:Post }") == []


def test_an_exception_elsewhere_without_a_reason_or_without_need_is_told():
    far = "ASK { ?a a kg:Tie .\n# lint: allow product: pairs\n\n ?b a kg:Post }"
    assert rules(far) == ["allow-unused 2:1", "product 4:5"]
    assert rules("# lint: allow product\nASK { ?a a kg:Tie . ?b a kg:Post }") == [
        "allow 1:1",
        "product 2:24",
    ]
    assert rules("# lint: allow anything: why\n" + ORDERED) == ["allow 1:1"]
    assert rules("# lint: allow order: why\n" + ORDERED) == ["allow-unused 1:1"]


# ── Texts that nobody should write ──────────────────────────────────────────


def test_what_cannot_be_read_is_told_where_it_stops():
    assert rules("SELECT ?a {\n  ?a a kg:Tie\n ORDER BY ?a") == ["syntax 3:10"]
    assert rules("") == ["syntax 1:1"]
    assert rules("INSERT DATA { kg:a a kg:b }")[0].startswith("syntax")
    assert rules("ASK { SERVICE <http://x/> { ?a a kg:Tie } }") == ["syntax 1:1"]
    assert rules("#+ params: a b\nASK {}") == ["syntax 1:1"]


@pytest.mark.parametrize(
    "text",
    [
        "ASK {" * 30_000,
        "SELECT * { " + "?a kg:place ?b . " * 10_000 + "}",
        "SELECT * { " + " ".join(f"{{ ?a{i} a ?b{i} }}" for i in range(5_000)) + "}",
        "ASK { ?x a " + "a." * 50_000 + " }",
        "ASK { ?x a " + "1" * 100_000 + " }",
        "SELECT * {" + "{ ?a a ?b OPTIONAL { ?a a ?c }" * 49 + "}" * 50,
    ],
)
def test_no_text_takes_long_to_look_through(text):
    began = time.process_time()
    lint(text, BASE)
    assert time.process_time() - began < 20


WORDS = st.sampled_from(
    [
        "SELECT",
        "ASK",
        "CONSTRUCT",
        "WHERE",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "<<",
        ">>",
        "{|",
        "|}",
        ".",
        ";",
        ",",
        "?a",
        "?b",
        "*",
        "/",
        "^",
        "|",
        "!",
        "=",
        "FILTER",
        "EXISTS",
        "NOT",
        "OPTIONAL",
        "MINUS",
        "UNION",
        "VALUES",
        "UNDEF",
        "BIND",
        "AS",
        "GROUP",
        "BY",
        "ORDER",
        "HAVING",
        "LIMIT",
        "5",
        "'x'",
        "@en",
        "^^",
        "xsd:date",
        "kg:Tie",
        "a",
        "_:b",
        "<urn:x>",
        "COUNT",
        "PREFIX",
        "x:",
        "GRAPH",
        "#",
        "\n",
        "\\u0041",
        "\x00",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_no_text_breaks_it(words):
    for remark in lint(" ".join(words), BASE):
        assert remark.message("th")
        assert remark.message("en")
        assert remark.as_json("en")["line"] >= 1


def test_every_rule_speaks_thai_and_english():
    for weight, thai, english in SAID.values():
        assert weight in {"error", "warning", "note"}
        assert any("\u0e00" <= letter <= "\u0e7f" for letter in thai)
        assert english.isascii() or "…" in english
