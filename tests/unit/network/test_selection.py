"""Which rows make a network, and what is counted of those that do not."""

from __future__ import annotations

import pytest

from kg.errors import KgError
from kg.network.report import as_json
from kg.network.selection import Choice
from kg.query.filters import Filters
from kg.values.dates import parse_interval

TABLES = {
    "sources": "id,kind,title_th,observed\ns1,news,ก,2566-01-01\ns2,report,ข,2566-06-01\n",
    "organisations": "id,name_th,kind,source\na,เอ,association,s1\nb,บี,university,s1\n"
    "c,ซี,foundation,s1\nd,ดี,association,s1\n",
}
ROWS = "member,kind,whole,place,source,modality\n"
PREFIX = "PREFIX kg: <https://w3id.org/community-kg/ontology#>\n"


@pytest.fixture
def small(make_built):
    """A workspace of four organisations and the affiliations given."""

    def make(*rows: str):
        tables = {**TABLES, "affiliations": ROWS + "".join(f"{row}\n" for row in rows)}
        return make_built({f"data/sources/x/{name}.csv": text for name, text in tables.items()})

    return make


@pytest.fixture
def query(tmp_path):
    """A network query of one's own in a file."""

    def write(text: str) -> str:
        path = tmp_path / "mine.rq"
        path.write_text(PREFIX + text, encoding="utf-8")
        return str(path)

    return write


COLLABORATION = [
    f"{ends},,{rest}"
    for ends in ("a,works-with,b", "a,works-with,c")
    for rest in ("s1,", "s2,", "s1,planned")
]


@pytest.mark.parametrize(
    "filters",
    [Filters(), Filters(min_sources=2), Filters(modality=("planned",))],
    ids=["plain", "two sources", "planned"],
)
def test_those_who_belong_together_stay_out_however_sure_the_rest_must_be(small, filters):
    graph = small(*COLLABORATION, "a,part-of,b,,s1,").network(filters=filters)
    assert list(graph.edges) == [("id:x_a", "id:x_c")]
    assert graph.graph["left_out"]["structure"] == 1


def test_a_tie_column_of_no_ties_is_an_error_of_one_line(small, query, run):
    path = query("SELECT ?source ?target ?tie { ?t kg:member ?source ; kg:whole ?target . BIND(?source AS ?tie) }")  # fmt: skip
    workspace = small("a,works-with,b,,s1,")
    with pytest.raises(KgError, match=r"no \?tie it gives is a tie"):
        workspace.network(path)
    ran = run("network", path, cwd=workspace.root)
    assert ran.code == 2
    assert "?tie" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_rows_without_a_tie_each_keep_their_weight(small, query):
    path = query(
        "SELECT ?source ?target ?weight { VALUES (?s ?t ?weight) { (\"x_a\" \"x_b\" 2) (\"x_b\" \"x_a\" 3) (\"x_a\" \"x_b\" 2) }\n"
        "?any kg:kind kg:kind-foundation . BIND(IRI(CONCAT(REPLACE(STR(?any), \"x_c$\", \"\"), ?s)) AS ?source)\n"
        "BIND(IRI(CONCAT(REPLACE(STR(?any), \"x_c$\", \"\"), ?t)) AS ?target) }"
    )  # fmt: skip
    graph = small("a,works-with,b,,s1,").network(path)
    assert graph.edges["id:x_a", "id:x_b"]["weight"] == 7.0
    assert graph.graph["uncited"]


def test_what_is_in_another_place_is_counted_as_left_out(small):
    workspace = small(
        "a,works-with,b,จังหวัดราชบุรี,s1,", "a,works-with,c,กรุงเทพมหานคร,s1,", "b,works-with,c,,s1,"
    )
    graph = workspace.network(choice=Choice(place="ราชบุรี"))
    assert list(graph.edges) == [("id:x_a", "id:x_b")]
    assert graph.graph["left_out"] == {"place": 2}


def test_the_command_counts_what_is_in_another_place(small, run):
    workspace = small("a,works-with,b,จังหวัดราชบุรี,s1,", "a,works-with,c,กรุงเทพมหานคร,s1,")
    ran = run("network", "--place", "ราชบุรี", "--format", "json", cwd=workspace.root)
    assert ran.json()["left_out"] == {"place": 1}


def test_a_focus_that_is_in_no_line_is_an_error_that_names_it(small):
    workspace = small("a,works-with,b,,s1,", "a,works-with,c,,s1,")
    with pytest.raises(KgError, match=r"'ดี' \(id:x_d\) has no line in collaboration as asked"):
        workspace.network(choice=Choice(focus="ดี"))


@pytest.mark.parametrize("weight", ["0", "-1", "0.0"])
def test_a_weight_that_is_not_above_zero_is_refused(small, query, weight):
    path = query(f"SELECT ?source ?target ?weight {{ ?t kg:member ?source ; kg:whole ?target . BIND({weight} AS ?weight) }}")  # fmt: skip
    with pytest.raises(KgError, match=r"\?weight .*positive"):
        small("a,works-with,b,,s1,").network(path)


def test_a_party_that_acts_for_no_organisation_joins_nobody(make_built):
    tables = {
        **TABLES,
        "people": "id,name_th,source\np,คนหนึ่ง,s1\nq,คนสอง,s1\n",
        "agreements": "id,name_th,kind,signed_on,source\nm,ข้อตกลง,mou,2565-12-01,s1\n",
        "participations": "actor,role,in,source\np,party,m,s1\nq,party,m,s1\na,party,m,s1\n",
    }
    workspace = make_built({f"data/sources/x/{name}.csv": text for name, text in tables.items()})
    text = workspace.question("collaboration", "networks", "network").text
    ends = [{"actor", "source"} & set(row) for row in workspace.store.query(text).rows]
    assert ends == [{"actor"}]
    assert not workspace.network().edges
    assert not workspace.store.query("SELECT ?a { ?a kg:collaboratesWith ?b }").rows


OWN = "SELECT DISTINCT ?source ?target ?tie ?kind WHERE {{ {row} ?tie kg:kind ?kind ; kg:member ?source ; kg:whole ?target . {more} }} ORDER BY ?kind {tail}"


@pytest.mark.parametrize(
    ("row", "more", "tail"),
    [
        ("VALUES (?modality) { (kg:modality-asserted) }", "?tie kg:modality ?modality .", ""),
        ("VALUES (?modality) { (kg:modality-asserted) }", "?tie kg:modality ?modality .", "LIMIT 10"),
        ("", "{ SELECT ?tie { VALUES (?modality) { (kg:modality-asserted) } ?tie kg:modality ?modality } }", ""),
        ("", "", ""),
    ],
    ids=["bound beside the rest", "limited", "bound out of sight", "not bound"],
)  # fmt: skip
def test_what_is_of_another_modality_is_left_out_and_counted_however_it_is_asked(
    small, query, row, more, tail
):
    path = query(OWN.format(row=row, more=more, tail=tail))
    graph = small("a,works-with,b,,s1,", "a,works-with,c,,s1,planned").network(path)
    assert list(graph.edges) == [("id:x_a", "id:x_b")]
    assert graph.graph["left_out"] == {"modality-planned": 1}


def test_a_network_says_which_part_of_it_was_asked_for(small):
    workspace = small(*COLLABORATION)
    graph = workspace.network(
        choice=Choice(place="ราชบุรี", kind="university", basis=("works-with",), max_parties=9),
        filters=Filters(min_sources=2),
    )
    assert graph.graph["filter"] == {
        "place": "ราชบุรี", "kind": "university", "basis": "works-with", "max_parties": 9,
        "min_sources": 2,
    }  # fmt: skip
    said = "place ราชบุรี, kind university, basis stated to work together, things shared by at most 9"
    assert f"Chosen: {said} actors, facts that at least 2" in graph.graph["caption_en"]
    assert as_json(graph, "en")["filter"] == graph.graph["filter"]
    assert "Chosen" not in workspace.network().graph["caption_en"]


def test_a_group_without_a_name_is_counted_where_it_takes_part_in_what_is_asked(make_built):
    tables = {
        **TABLES,
        "groups": "id,name_th,kind,source\ng,ชาวบ้าน,community-council,s1\n",
        "events": "id,name_th,date,source\ne,งาน,2560-01-01,s1\nf,งานสอง,2566-01-01,s1\n",
        "participations": "actor,role,in,source\ng,organiser,e,s1\na,organiser,e,s1\n"
        "a,organiser,f,s1\nb,organiser,f,s1\n",
    }
    workspace = make_built({f"data/sources/x/{name}.csv": text for name, text in tables.items()})
    during = Filters(during=parse_interval("2566..2566"))
    assert workspace.network().graph["left_out"] == {"groups": 1}
    assert "groups" not in workspace.network(filters=during).graph["left_out"]
