"""`kg lint` as a user runs it, and what other commands say of a query that finds nothing."""

from __future__ import annotations

WRONG = "SELECT ?who {\n  ?who kg:partcipant ?what\n}\n"
RIGHT = "SELECT ?who { ?who a kg:Organisation } ORDER BY ?who"


def test_lint_looks_through_the_workspace_s_own_queries_and_fails_on_an_error(kg, copied):
    assert "no .rq file" in kg("lint", cwd=copied).err
    (copied / "queries" / "ask").mkdir(parents=True, exist_ok=True)
    (copied / "queries" / "ask" / "ของฉัน.rq").write_text(WRONG, encoding="utf-8-sig")
    (copied / "right.rq").write_text(RIGHT, encoding="utf-8")
    ran = kg("lint", cwd=copied)
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "queries/ask/ของฉัน.rq:1:1: warning: no ORDER BY, so rows may come in another order each time; end with ORDER BY ?who [order]",
        "queries/ask/ของฉัน.rq:2:8: error: kg:partcipant is not in the ontology, so nothing can match it; did you mean kg:participant, kg:role-participant, kg:Participation? [term]",
    ]
    assert ran.err == "1 error, 1 warning, 0 notes (2 queries)\n"
    thai = kg("lint", "--lang", "th", "queries", cwd=copied).out
    assert "ข้อผิดพลาด: ไม่มี kg:partcipant ในชุดคำของกราฟ" in thai
    assert "หมายถึง kg:participant" in thai


def test_lint_needs_no_workspace_and_takes_a_query_and_standard_input(run):
    found = run("lint", "-", "--format", "json", input=WRONG).json()
    assert found["checked"] == {"queries": 1}
    assert found["findings"][1] == {
        "file": "-",
        "line": 2,
        "column": 8,
        "severity": "error",
        "rule": "term",
        "message": "kg:partcipant is not in the ontology, so nothing can match it; did you mean kg:participant, kg:role-participant, kg:Participation?",
        "near": ["kg:participant", "kg:role-participant", "kg:Participation"],
    }
    ran = run("lint", "SELECT ?a { ?a a kg:Tie }")
    assert (ran.code, ran.out.split()[0]) == (0, "query:1:1:")
    assert run("-C", "no-such-folder", "lint").code == 2


def test_a_query_that_finds_nothing_or_cannot_be_read_is_looked_through(kg):
    ran = kg("sparql", "SELECT ?a { ?a kg:partcipant ?b }")
    assert ran.code == 0
    assert "no rows" in ran.err
    assert "did you mean kg:participant" in ran.err
    ran = kg("sparql", "SELECT ?a { ?a foo:bar ?b }")
    assert ran.code == 2
    assert ran.err.startswith("kg: query:1:16: no prefix foo: is declared")
    assert kg("sparql", RIGHT).err == ""


def test_a_network_of_one_s_own_without_a_line_is_looked_through(kg, tmp_path):
    query = "SELECT ?source ?target ?tie { ?tie kg:actr ?source ; kg:target ?target }"
    (tmp_path / "mine.rq").write_text(query, encoding="utf-8")
    assert "did you mean kg:actor" in kg("network", tmp_path / "mine.rq").err
