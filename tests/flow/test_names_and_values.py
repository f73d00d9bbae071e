"""Ids and names of every kind, cells and values that do not fit, links through posts."""

from __future__ import annotations

import pytest

import kg
from kg.cli.main import kg as group
from kg.errors import BadCellError, BadInputError, KgError
from kg.pipeline import build
from kg.query.filters import Filters
from kg.query.profile import between, profile, ties_of

from .conftest import CODI, ORGANISATIONS

MERGED = {
    "data/sources/a/organisations.csv": ORGANISATIONS + "o1,สมาคมหนึ่ง,association,1\n",
    "data/sources/b/organisations.csv": ORGANISATIONS + "o1,สมาคมที่หนึ่ง,association,1\n",
    "data/decisions/same.csv": "keep,drop,who,when,why\na_o1,b_o1,ก,2566-03-01,ที่เดียวกัน\n",
}
POSTS = {
    "data/sources/a/organisations.csv": "id,name_th,name_en,kind,paragraph\no,อบต.หนึ่ง,Office One,association,1\nother,สมาคม,Club,association,1\n",
    "data/sources/a/people.csv": "id,name_th,paragraph\np,กานดา ดี,1\nq,มานี มา,1\nr,ชูใจ ใส,1\n",
    "data/sources/a/posts.csv": "id,name_th,organisation,paragraph\nchief,ปลัด,o,1\n",
    "data/sources/a/events.csv": "id,name_th,kind,date,paragraph\ne,งาน,meeting,2566-02-28,1\n",
    "data/sources/a/tenures.csv": "person,post,paragraph\np,chief,1\n",
    "data/sources/a/participations.csv": "actor,role,in,post,on_behalf_of,paragraph\nq,speaker,e,chief,,1\nr,speaker,e,,o,2\n",
}
FIGURES = {
    "data/sources/a/organisations.csv": ORGANISATIONS + "o,สมาคม,association,1\n",
    "data/sources/a/programmes.csv": "id,name_th,name_en,paragraph\nhomes,โครงการบ้าน,Homes,1\n",
    "data/sources/a/results.csv": "subject,quantity,unit,place,stage,paragraph\nhomes,1250,หลัง|houses,จังหวัดราชบุรี,achieved,1\n",
    "data/sources/a/allocations.csv": "funder,programme,place,amount,currency,year,year_kind,stage,paragraph\no,homes,จังหวัดราชบุรี,1500000,THB,2566,fiscal,approved,1\n",
}  # fmt: skip
LONG = "x" * 5000


def bad_cells(make_workspace, table: str, text: str) -> list[BadCellError]:
    root = make_workspace({
        "data/sources/a/organisations.csv": ORGANISATIONS + "codi,พอช.,public-agency,1\nu,มหาวิทยาลัย,university,1\n",
        f"data/sources/a/{table}.csv": text,
    })  # fmt: skip
    with pytest.raises(BadInputError) as caught:
        build(kg.open(root))
    return list(caught.value.problems)


@pytest.mark.parametrize(
    "args",
    [
        ("sparql", "INSERT DATA { kg:a kg:b kg:c } # " + LONG),
        ("sparql", LONG),
        ("ask", "--list", "-C", LONG),
        ("ask", "who-agreed", "--store", LONG),
        ("ask", LONG + ".rq"),
    ],
    ids=["update", "text", "-C", "--store", "file"],
)
def test_text_longer_than_a_file_s_name_is_one_line_and_exit_2(kg, args):
    ran = kg(*args)
    assert ran.code == 2
    assert ran.err.startswith("kg: ")
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_triple_in_an_answer_is_printed_as_text(kg, form):
    ran = kg("sparql", "SELECT ?t { BIND(TRIPLE(id:a, id:b, id:c) AS ?t) }", "--format", form)
    assert ran.code == 0, ran.err
    if form != "csv":  # there it is as SPARQL's own CSV writes terms
        assert "<<( id:a id:b id:c )>>" in ran.out


def test_a_folder_named_like_a_table_is_one_problem(make_workspace):
    root = make_workspace({"data/sources/a/organisations.csv": ORGANISATIONS})
    (root / "data/sources/a/events.csv").mkdir()
    with pytest.raises(BadInputError) as caught:
        build(kg.open(root))
    (problem,) = caught.value.problems
    assert "data/sources/a/events.csv: a folder" in str(problem)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_utf_16_table_is_one_problem_among_the_others(make_workspace, encoding):
    root = make_workspace({
        "data/sources/a/organisations.csv": ORGANISATIONS + "x,ชื่อ,spaceship,1\n",
        "data/sources/a/events.csv": "id,name_th,kind\ne,event,meeting\n".encode(encoding),
    })  # fmt: skip
    with pytest.raises(BadInputError) as caught:
        build(kg.open(root))
    told = sorted(map(str, caught.value.problems))
    assert len(told) == 2
    assert "events.csv" in told[0]
    assert "CSV UTF-8" in told[0]
    assert "spaceship" in told[1]


@pytest.mark.parametrize("lasted", ["9999 ปี", "501 years", "6012 months", "P200000D", "9" * 4400])
def test_a_length_of_time_beyond_500_years_is_a_bad_cell(make_workspace, lasted):
    (bad,) = bad_cells(
        make_workspace,
        "affiliations",
        f"member,kind,whole,lasted,paragraph\ncodi,works-with,u,{lasted},1\n",
    )
    assert (bad.row, bad.column, bad.value) == (2, "lasted", lasted)


def test_500_years_before_the_earliest_date_can_be_built(make_built):
    workspace = make_built({
        "data/sources/a/source.toml": 'kind = "news"\ntitle_th = "ข่าว"\nobserved = "1000"\n',
        "data/sources/a/organisations.csv": ORGANISATIONS + "a,ก,association,1\nb,ข,association,1\n",
        "data/sources/a/affiliations.csv": "member,kind,whole,lasted,paragraph\na,works-with,b,500 ปี,1\n",
    })  # fmt: skip
    assert workspace.finished.manifest()["counts"]["Tie"] == 1


def test_a_date_before_the_year_1000_is_a_bad_cell(make_workspace):
    (bad,) = bad_cells(
        make_workspace, "events", "id,name_th,kind,date,paragraph\ne,งาน,meeting,พ.ศ. 1000,1\n"
    )
    assert (bad.row, bad.column, bad.value) == (2, "date", "พ.ศ. 1000")


@pytest.mark.parametrize("year", ["1500", "1856", "2158", "2701", "9999"])
def test_a_year_of_money_outside_its_range_is_a_bad_cell(make_workspace, year):
    (bad,) = bad_cells(
        make_workspace, "allocations", f"funder,recipient,year,paragraph\ncodi,u,{year},1\n"
    )
    assert (bad.row, bad.column, bad.value) == (2, "year", year)
    assert "2400 to 2700" in bad.expected


@pytest.mark.parametrize("year", ["2400", "2700", "1857", "2157"])
def test_the_ends_of_the_range_of_years_can_be_built(make_built, year):
    make_built({
        "data/sources/a/organisations.csv": ORGANISATIONS + "a,ก,association,1\nb,ข,association,1\n",
        "data/sources/a/allocations.csv": f"funder,recipient,year,paragraph\na,b,{year},1\n",
    })  # fmt: skip


def test_an_unknown_code_is_told_the_codes_and_the_nearest(make_workspace):
    one, two = bad_cells(
        make_workspace,
        "events",
        "id,name_th,kind,paragraph\ne,งาน,meetin,1\nf,งาน,ประชุ,1\n",
    )
    assert one.expected.startswith("one of ")
    assert "did you mean meeting?" in one.expected
    assert "did you mean meeting" in two.expected
    assert "no EventKind" not in str(one)


def test_an_unknown_reference_is_told_the_tables_and_the_nearest(make_workspace):
    one, two = bad_cells(
        make_workspace,
        "affiliations",
        "member,kind,whole,paragraph\ncody,works-with,u,1\nu,works-with,ไม่มี,1\n",
    )
    assert one.expected.startswith("an id or name of organisations, groups, people")
    assert "did you mean codi?" in one.expected
    assert two.expected.startswith("an id or name of ")


def test_empty_columns_at_the_end_of_a_spreadsheet_are_no_columns(make_built, make_workspace):
    files = {
        "data/sources/a/organisations.csv": "id,name_th,kind,paragraph,,\na,ก,association,1,,\n"
    }
    assert make_built(files).finished.manifest()["counts"]["Organisation"] == 1
    filled = make_workspace({
        "data/sources/a/organisations.csv": "id,name_th,kind,paragraph,,\na,ก,association,1,x,\n"
    })  # fmt: skip
    with pytest.raises(BadInputError) as caught:
        build(kg.open(filled))
    assert [(p.row, p.column) for p in caught.value.problems] == [(2, "5")]


def test_an_id_that_was_merged_finds_what_it_was_merged_into(make_built, run):
    workspace = make_built(MERGED)
    names = workspace.asker().names
    for old in ("id:b_o1", "b_o1", "https://w3id.org/community-kg/id/b_o1"):
        assert names.find(old).endswith("/a_o1")
        assert names.find(old, "actor").endswith("/a_o1")
    shown = run("show", "id:b_o1", "--format", "json", cwd=workspace.root)
    assert shown.json()["id"] == "id:a_o1"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("place=id:ratchaburi-2566_codi", "is an organisation, expected a place"),
        ("source=id:ratchaburi-2566_codi", "is an organisation, expected a source"),
        ("source=ratchaburi-2566_codi", "is an organisation, expected a source"),
        ("actor=id:place-70", "is a place, expected an actor"),
        ("programme=ratchaburi-2566_p01", "is a person, expected a programme"),
    ],
)
def test_an_id_of_another_kind_says_what_it_is(built, value, told):
    type_, _, text = value.partition("=")
    names = kg.open(built).asker().names
    with pytest.raises(KgError, match=told):
        names.term(text, type_)


def test_an_id_of_another_kind_is_exit_2(kg):
    ran = kg("ask", "who-works-where", "place=id:ratchaburi-2566_codi")
    assert ran.code == 2
    assert "expected a place" in ran.err


def test_a_result_and_an_allocation_say_how_much_of_what(make_built, run):
    workspace = make_built(FIGURES)
    asker = workspace.asker("en")
    found = profile(asker, asker.names.find("Homes"), Filters())
    by_kind = {tie["kind"]: tie for tie in found["ties"]}
    result, money = by_kind["result"], by_kind["allocation"]
    assert (result["quantity"], result["unit"], result["stage"]) == (1250, "houses", "achieved")
    assert (money["amount"], money["currency"], money["stage"]) == (1500000, "THB", "approved")
    assert money["year_label"] == "fiscal year 2566 BE"
    assert money["programme"] == "id:a_homes"
    here = profile(asker, asker.names.place("ราชบุรี"), Filters())
    assert {tie["with"] for tie in here["ties"] if tie["kind"] == "result"} == {"id:a_homes"}
    english = run("show", "Homes", cwd=workspace.root).out
    assert "1,250 houses" in english
    assert "1,500,000 THB · fiscal year 2566 BE" in english
    thai = run("why", "โครงการบ้าน", "--lang", "th", cwd=workspace.root).out
    assert "1,250 หลัง" in thai
    assert "1,500,000 บาท · ปีงบประมาณ 2566 · อนุมัติแล้ว" in thai


def test_an_organisation_lists_the_tenures_of_its_posts(make_built):
    asker = make_built(POSTS).asker("th")
    office, person = asker.names.find("อบต.หนึ่ง"), asker.names.find("กานดา ดี")
    tenures = [t for t in ties_of(asker, office, Filters()) if t.claim.cls == "Tenure"]
    assert [tenure.other for tenure in tenures] == [person]
    assert not ties_of(asker, asker.names.find("สมาคม"), Filters())


@pytest.mark.parametrize(
    ("person", "cls"),
    [("กานดา ดี", "Tenure"), ("มานี มา", "Participation"), ("ชูใจ ใส", "Participation")],
    ids=["holds a post", "acted in a post", "acted on behalf"],
)
def test_who_is_linked_to_an_organisation_through_a_post_is_found(make_built, run, person, cls):
    workspace = make_built(POSTS)
    asker = workspace.asker("th")
    ends = asker.names.find(person), asker.names.find("อบต.หนึ่ง")
    for first, second in (ends, ends[::-1]):
        assert [tie.claim.cls for tie in between(asker, first, second, Filters())] == [cls]
    assert run("why", person, "อบต.หนึ่ง", "--format", "json", cwd=workspace.root).json()
    assert between(asker, ends[0], asker.names.find("สมาคม"), Filters()) == []


def test_the_whole_graph_refuses_what_chooses_a_part_and_names_it(kg):
    ran = kg("export", "turtle", "--as-of", "2566", "--focus", CODI, "--steps", "1", "--set", "a=b")
    assert ran.code == 2
    for option in ("--as-of", "--focus", "--steps", "--set"):
        assert option in ran.err
    for option in ("--place", "--kind", "--network", "--store"):
        assert option not in ran.err
    assert not ran.out


QUERY = """#+ title_en: Around one
#+ params: who:actor!
PREFIX kg: <https://w3id.org/community-kg/ontology#>
SELECT ?source ?target ?tie WHERE {
  VALUES (?who) { (UNDEF) }
  ?tie a kg:Affiliation ; kg:actor ?source ; kg:target ?target .
  FILTER(?who IN (?source, ?target)) }
"""


def test_a_network_s_own_parameters_are_given_like_a_question_s(kg, tmp_path):
    (tmp_path / "around.rq").write_text(QUERY, encoding="utf-8")
    file, value = tmp_path / "around.rq", f"who={CODI}"
    assert kg("network", file).code == 2
    found = kg("network", file, value, "--format", "json")
    assert found.code == 0, found.err
    assert found.json()["ties"]
    page = tmp_path / "x.html"
    assert kg("view", file, value, "-o", page).code == 0
    assert page.is_file()
    edges = kg("export", "edges", "--network", file, "--set", value)
    assert edges.code == 0, edges.err
    assert edges.out.count("\n") == len(found.json()["ties"]) + 1


def test_a_value_alone_is_for_the_default_network(kg):
    by_value = kg("network", "place=ราชบุรี", "--format", "json").json()
    assert by_value == kg("network", "--place", "ราชบุรี", "--format", "json").json()
    for args in (("place=ราชบุรี", "--place", "70"), ("place=70", "place=70"), ("funding", "x")):
        assert kg("network", *args).code == 2


def test_a_workspace_s_network_takes_values(built):
    graph = kg.open(built).network("funding", values={"place": "เตาปูน"})
    assert graph.number_of_edges()


def test_every_option_that_a_whole_graph_refuses_is_one_of_export_s():
    from kg.cli.network import WITH_NETWORKS

    command = group.get_command(None, "export")
    options = {param.name: param.opts for param in command.params}
    for name, option in WITH_NETWORKS.items():
        assert option in options[name]
