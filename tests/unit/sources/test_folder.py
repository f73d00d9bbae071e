"""A folder of tables to records."""

from __future__ import annotations

import pytest

from kg.errors import BadInputError
from kg.facts.record import CodeRef, Ref, Text
from kg.sources.folder import read_sources
from kg.vocabulary import kg

ORGANISATIONS = "id,name_th,kind\na,ก,association\nb,ข,association\n"


@pytest.fixture
def read(make_workspace):
    """The records of the rows of these tables of one folder, without the source's own."""

    def records(source: str = "", **tables: str):
        files = {f"data/sources/x/{name}.csv": text for name, text in tables.items()}
        if source:
            files["data/sources/x/source.toml"] = source
        found = read_sources(make_workspace(files) / "data" / "sources", {})
        return [record for record in found if record.table != "sources"]

    return records


def problems_of(read, **tables: str) -> list[str]:
    with pytest.raises(BadInputError) as caught:
        read(**tables)
    return [str(problem) for problem in caught.value.problems]


def test_several_values_stand_between_bars(read):
    (record,) = read(organisations="id,name_th,kind,alias\na,ก,association, หนึ่ง | Two ||หนึ่ง\n")
    assert record.values("alias") == (
        Text(value="หนึ่ง", language="th"),
        Text(value="Two", language="en"),
    )


def test_a_tie_without_modality_is_asserted(read):
    records = read(organisations=ORGANISATIONS, affiliations="member,kind,whole\na,works-with,b\n")
    assert records[-1].code("modality") == kg("modality-asserted")


def test_codes_may_be_written_as_their_labels(read):
    (record,) = read(organisations="id,name_th,kind\na,ก,สมาคม\n")
    assert record.values("kind") == (CodeRef(iri=kg("kind-association")),)


def test_a_place_is_its_official_code_as_text(read):
    (record,) = read(organisations="id,name_th,kind,place\na,ก,association,70\n")
    assert record.values("place") == (Ref(id="place-70"),)


def test_the_year_of_money_takes_its_kind_from_the_next_column(read):
    records = read(
        organisations=ORGANISATIONS,
        allocations="funder,recipient,year,year_kind\na,b,2566,fiscal\nb,a,๒๕๖๖,\n",
    )
    assert [record.refs("year") for record in records[-2:]] == [
        ("year-2566-fiscal",),
        ("year-2566-not-stated",),
    ]


def test_an_entity_may_have_a_row_per_source(read):
    records = read(organisations="id,name_th,name_en,kind\na,ก,,association\na,,A,\n")
    assert [record.id for record in records] == ["x_a", "x_a"]


def test_the_same_claim_twice_in_one_source_is_an_error_that_says_what_to_do(read):
    (problem,) = problems_of(
        read,
        organisations=ORGANISATIONS,
        affiliations="member,kind,whole,paragraph\na,works-with,b,1\na,works-with,b,2\n",
    )
    assert "row 3" in problem
    assert "1|9" in problem


def test_a_tie_s_id_hangs_on_what_it_says_not_on_where_it_stands(read):
    tie = "a,works-with,b,{paragraph},{note}\n"
    head = "member,kind,whole,paragraph,note\n"
    one = read(organisations=ORGANISATIONS, affiliations=head + tie.format(paragraph=1, note="x"))[
        -1
    ]
    two = read(
        organisations=ORGANISATIONS,
        affiliations=head + "b,part-of,a,2,\n" + tie.format(paragraph=9, note="y"),
    )[-1]
    other = read(organisations=ORGANISATIONS, affiliations=head + "a,part-of,b,1,\n")[-1]
    assert one.id == two.id != other.id


def test_a_speaker_makes_another_claim_of_the_same_fact(read):
    from kg.resolve.merge import merge

    records = merge(
        read(
            organisations=ORGANISATIONS,
            affiliations="member,kind,whole,said_by\na,works-with,b,a\na,works-with,b,b\n",
        ),
        {},
    )[-2:]
    assert records[0].id != records[1].id
    assert records[0].fact == records[1].fact


def test_a_part_points_at_its_total_by_the_row_s_label(read):
    records = read(
        organisations=ORGANISATIONS, allocations="id,funder,amount,part_of\n,a,5,t\nt,a,10,\n"
    )
    part, total = records[-2:]
    assert part.refs("part_of") == (total.id,)


def test_a_part_of_nothing_is_an_error(read):
    (problem,) = problems_of(
        read, organisations=ORGANISATIONS, allocations="funder,amount,part_of\na,5,t\n"
    )
    assert "part_of" in problem


def test_money_needs_two_of_its_ends(read):
    for cells in ("a,,,,", ",a,,,", ",,,70,", ",,,,5"):
        (problem,) = problems_of(
            read,
            organisations=ORGANISATIONS,
            allocations=f"funder,recipient,programme,place,amount\n{cells}\n",
        )
        assert "at least two" in problem


def test_a_table_of_no_known_name_is_an_error_that_lists_them(read):
    (problem,) = problems_of(read, organizations=ORGANISATIONS)
    assert "organisations" in problem


def test_a_folder_without_a_manifest_says_so(tmp_path):
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "organisations.csv").write_text(ORGANISATIONS, encoding="utf-8")
    with pytest.raises(BadInputError) as caught:
        read_sources(tmp_path, {})
    assert any("source.toml" in str(problem) for problem in caught.value.problems)


def test_in_a_folder_of_many_sources_every_row_names_its_own(make_workspace):
    root = make_workspace({
        "data/sources/x/sources.csv": "id,kind,title_th\ns1,news,ก\n",
        "data/sources/x/organisations.csv": "id,name_th,kind,source\na,ก,association,s1\nb,ข,association,\n",
    })  # fmt: skip
    with pytest.raises(BadInputError) as caught:
        read_sources(root / "data" / "sources", {})
    (problem,) = caught.value.problems
    assert (problem.row, problem.column) == (3, "source")
    assert "s1" in problem.expected


def test_another_folder_s_source_may_be_named(make_workspace):
    root = make_workspace({
        "data/sources/editors/source.toml": 'kind = "editorial"\ntitle_th = "ผู้จัดทำ"\n',
        "data/sources/x/organisations.csv": "id,name_th,kind,source\na,ก,association,\na,,,editors\n",
    })  # fmt: skip
    records = [r for r in read_sources(root / "data" / "sources", {}) if r.id == "x_a"]
    assert [record.source for record in records] == ["source_x", "source_editors"]


def test_hidden_files_and_files_beside_the_folders_are_no_sources(make_workspace):
    root = make_workspace({
        "data/sources/x/organisations.csv": ORGANISATIONS,
        "data/sources/x/._organisations.csv": b"\x00\x05\x16\x07",
        "data/sources/.cache/organisations.csv": "x",
        "data/sources/README.md": "words",
    })  # fmt: skip
    assert len(read_sources(root / "data" / "sources", {})) == 3


def test_an_amount_with_commas_and_without_quotes_is_a_bad_cell_that_names_the_next_column(read):
    for amount, column, held in (("250,000", "currency", "000"), ("1,500,000", "currency", "500")):
        with pytest.raises(BadInputError) as caught:
            read(
                organisations=ORGANISATIONS,
                allocations=f"funder,recipient,amount,currency,year\na,b,{amount}\n",
            )
        problem = next(p for p in caught.value.problems if p.column == "amount")
        assert (problem.row, problem.expected.count(f"{column} holds {held}")) == (2, 1)
        assert '"250,000"' in problem.expected


def test_an_amount_with_commas_in_quotes_is_one_amount(read):
    records = read(
        organisations=ORGANISATIONS,
        allocations='funder,recipient,amount,year\na,b,"250,000",2566\n',
    )
    assert [str(value) for value in records[-1].values("amount")] == ["250000"]


def test_a_table_is_known_by_its_name_in_capitals_too(make_workspace):
    root = make_workspace({
        "data/sources/x/organisations.csv": ORGANISATIONS,
        "data/sources/x/Affiliations.CSV": "member,kind,whole\na,works-with,b\n",
    })  # fmt: skip
    records = read_sources(root / "data" / "sources", {})
    assert [record.table for record in records][-1] == "affiliations"


@pytest.mark.parametrize(
    "name", ["allocations.xlsx", "participations.txt", "events.tsv", "budget.xlsx", "Posts.ODS"]
)
def test_a_file_that_looks_like_a_table_and_is_none_is_a_problem_with_its_name(
    make_workspace, name
):
    root = make_workspace({
        "data/sources/x/organisations.csv": ORGANISATIONS,
        f"data/sources/x/{name}": "anything",
        "data/sources/x/notes.txt": "words",
        "data/sources/x/article.pdf": "words",
    })  # fmt: skip
    with pytest.raises(BadInputError) as caught:
        read_sources(root / "data" / "sources", {})
    (problem,) = caught.value.problems
    assert f"data/sources/x/{name}" in str(problem)
    assert "CSV UTF-8" in str(problem)


NEWS = 'kind = "news"\ntitle_th = "ข่าว"\n'


@pytest.mark.parametrize("original", ["first", "many_s1"])
def test_a_reprint_of_another_folder_s_source_is_of_its_family(make_built, original):
    workspace = make_built({
        "data/sources/first/source.toml": NEWS,
        "data/sources/many/sources.csv": "id,kind,title_th\ns1,news,ก\ns2,news,ข\n",
        "data/sources/again/source.toml": f'{NEWS}reprint_of = "{original}"\n',
    })  # fmt: skip
    rows = workspace.store.query("SELECT ?source ?family { ?source kg:family ?family }").rows
    base = workspace.settings.base
    families = {row["source"].value.removeprefix(base): row["family"].value for row in rows}
    assert families["source_again"] == families[f"source_{original}"]
    assert len(set(families.values())) == len(families) - 1


def test_a_reprint_of_no_source_is_an_error(make_workspace):
    root = make_workspace({"data/sources/again/source.toml": f'{NEWS}reprint_of = "nowhere"\n'})
    with pytest.raises(BadInputError) as caught:
        read_sources(root / "data" / "sources", {})
    (problem,) = caught.value.problems
    assert (problem.column, problem.value) == ("reprint_of", "nowhere")


def test_an_id_that_two_rows_of_a_table_bear_is_a_problem_even_between_sources(make_workspace):
    root = make_workspace({
        "data/sources/x/sources.csv": "id,kind,title_th\ns1,news,ก\ns2,news,ข\n",
        "data/sources/x/organisations.csv": "id,name_th,kind,source\na,ก,association,s1\nb,ข,association,s1\n",
        "data/sources/x/allocations.csv": "id,funder,recipient,amount,source\nt,a,b,5,s1\nt,b,a,7,s2\n",
        "data/sources/x/affiliations.csv": "id,member,kind,whole,source\nt,a,works-with,b,s1\n",
    })  # fmt: skip
    with pytest.raises(BadInputError) as caught:
        read_sources(root / "data" / "sources", {})
    (problem,) = caught.value.problems
    assert (problem.row, problem.column, problem.value) == (3, "id", "t")
    assert "allocations" in problem.expected


def test_a_paragraph_that_no_id_can_be_made_of_is_a_problem(make_workspace):
    table = "id,name_th,kind,paragraph\na,ก,association,๑|2\nb,ข,association,1 ต้น\n"
    root = make_workspace({
        "data/sources/x/source.toml": NEWS,
        "data/sources/x/organisations.csv": table,
    })  # fmt: skip
    with pytest.raises(BadInputError) as caught:
        read_sources(root / "data" / "sources", {})
    (problem,) = caught.value.problems
    assert (problem.row, problem.column, problem.value) == (3, "paragraph", "1 ต้น")
