"""Contexts that join very many: marked without being asked, left out when asked."""

from __future__ import annotations

import pytest

from kg.network.report import as_json
from kg.network.selection import Choice
from kg.network.years import years_between
from kg.page.captions import caption, hints

SOURCES = "id,kind,title_th,observed\ns1,news,ก,2566-01-01\n"
MANY = [f"o{number:02}" for number in range(13)]
ORGANISATIONS = "id,name_th,kind,source\n" + "".join(
    f"{one},หน่วยงาน {one},association,s1\n" for one in MANY
)
AGREEMENTS = (
    "id,name_th,name_en,signed_on,source\n"
    "big,ข้อตกลงใหญ่,Great agreement,2566-02-28,s1\nsmall,ข้อตกลงเล็ก,Small agreement,,s1\n"
)
ROWS = "actor,role,in,side,place,start,source\n"
BIG = "".join(f"{one},party,big,,,,s1\n" for one in MANY)
SMALL = "o00,party,small,,,,s1\no01,party,small,,,,s1\n"


@pytest.fixture
def small(make_built):
    """Thirteen organisations, two agreements, and the participations given."""

    def make(*rows: str, **tables: str):
        files = {"sources": SOURCES, "organisations": ORGANISATIONS, "agreements": AGREEMENTS,
                 "participations": ROWS + "".join(rows), **tables}  # fmt: skip
        return make_built({f"data/sources/x/{name}.csv": text for name, text in files.items()})

    return make


def test_a_context_of_more_than_so_many_is_left_out_and_counted_as_one(small):
    workspace = small(BIG, SMALL)
    whole = workspace.network(choice=Choice(max_parties=13))
    assert whole.number_of_edges() == 78
    assert "too-many-parties-agreement" not in whole.graph["left_out"]
    rest = workspace.network(choice=Choice(max_parties=12))
    assert list(rest.edges) == [("id:x_o00", "id:x_o01")]
    assert rest.graph["left_out"] == {"too-many-parties-agreement": 1}
    assert rest.edges["id:x_o00", "id:x_o01"]["weight"] == 1.0


def test_parties_are_distinct_actors_not_rows(small):
    twice = SMALL + "o00,party,small,,,2566,s1\n"
    graph = small(twice).network(choice=Choice(max_parties=2))
    assert graph.number_of_edges() == 1


def test_the_captions_say_what_was_left_out_for_its_size(small):
    graph = small(BIG, SMALL).network(choice=Choice(max_parties=12))
    assert "agreements with more than 12 parties 1" in caption(graph, "en").text
    assert "ข้อตกลงที่มีมากกว่า 12 ภาคี 1" in caption(graph, "th").text


def test_a_context_of_very_many_is_marked_without_being_asked(small):
    graph = small(BIG, SMALL).network()
    (marked,) = graph.graph["overlarge"]
    assert (marked["basis"], marked["parties"], marked["lines"]) == ("agreement", 13, 78)
    # The pair that also signed the small one rests on more than the great one.
    assert not graph.edges["id:x_o00", "id:x_o01"]["overlarge"]
    assert sum(data["overlarge"] for *_, data in graph.edges(data=True)) == 77
    said = caption(graph, "en").text
    assert "1 agreement joins 13 organisations (78 of 78 lines)" in said
    assert "“Great agreement”" in said
    assert "--max" not in said, "a reader of a figure has no options"
    assert list(hints(graph, "en").values()) == ["--max-parties 12 leaves it out"]
    assert "ข้อตกลง 1 ฉบับเชื่อม 13 องค์กร (78 จาก 78 เส้น)" in caption(graph, "th").text


def test_a_context_of_ten_is_not_marked(small):
    rows = "".join(f"{one},party,big,,,,s1\n" for one in MANY[:10])
    graph = small(rows).network()
    assert graph.graph["overlarge"] == ()
    assert "--max-parties" not in caption(graph, "en").text


def test_several_of_one_kind_are_told_in_one_sentence(small):
    more = BIG.replace(",big,", ",small,")
    graph = small(BIG, more).network()
    assert (
        "2 agreements join more than 12 actors each (78 of 78 lines)" in caption(graph, "en").text
    )
    assert list(hints(graph, "en").values()) == ["--max-parties 12 leaves them out"]


def test_a_programme_counts_its_implementers_place_by_place(small):
    programme = "id,name_th,source\np,โครงการ,s1\n"
    rows = "".join(
        f"{one},implementer,p,,{place},,s1\n"
        for place, some in (("จังหวัดราชบุรี", MANY), ("จังหวัดน่าน", MANY[:3]))
        for one in some
    )
    graph = small(rows, programmes=programme).network(choice=Choice(max_parties=10))
    assert graph.number_of_nodes() == 3
    assert graph.graph["left_out"] == {"too-many-parties-programme": 1}


def test_the_report_names_them(small):
    found = as_json(small(BIG).network(), "th")
    assert found["max_parties"] is None
    assert found["overlarge"] == [
        {"label": "ข้อตกลงใหญ่", "basis": "agreement", "parties": 13, "lines": 78}
    ]
    assert {tie["overlarge"] for tie in found["ties"]} == {True}


def test_a_line_stands_in_the_years_of_what_it_rests_on(small):
    graph = small(BIG, SMALL).network()
    assert graph.edges["id:x_o00", "id:x_o02"]["years"] == ("2023",)
    reasons = graph.edges["id:x_o00", "id:x_o01"]["reasons"]
    assert sorted(each["years"] for each in reasons) == [(), ("2023",)]


def test_a_stated_cooperation_counts_until_the_document_that_tells_of_it(small):
    works = "member,kind,whole,start,end,source\n"
    for start, end, years in (
        ("2563", "", ("2020", "2021", "2022", "2023")),
        ("2563", "2564", ("2020", "2021")),
        ("", "", ("2023",)),
    ):
        graph = small(affiliations=f"{works}o00,works-with,o01,{start},{end},s1\n").network()
        assert graph.edges["id:x_o00", "id:x_o01"]["years"] == years


def test_money_stands_in_the_year_it_is_of(small):
    rows = "funder,recipient,amount,year,source\no00,o01,100,2567,s1\n"
    graph = small(allocations=rows).network("funding")
    assert graph.edges["id:x_o00", "id:x_o01"]["years"] == ("2024",)


def test_no_date_is_no_year():
    assert years_between("", "") == frozenset()
