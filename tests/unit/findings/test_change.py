"""Periods beside the documents of each, and officials who were in two bodies."""

from __future__ import annotations

import pytest

AGREED = "id,name_th,kind,signed_on,source\nm,ข้อตกลง,mou,2560-12-01,s1\nn,ข้อตกลง,mou,2566-01-01,s3\no,ข้อตกลง,mou,,s2\n"
PARTIES = "actor,role,in,source\na,party,m,s1\nb,party,m,s1\na,party,n,s3\nb,party,n,s3\nc,party,n,s3\na,party,o,s2\nd,party,o,s2\n"
TABLES = {"agreements": AGREED, "participations": PARTIES}
TWO = {"periods": [(2017, 2018), (2022, 2023)]}


def test_each_period_stands_beside_its_documents(found):
    finding = found("change-periods", asked=TWO, **TABLES)
    keys = ("period", "documents", "families", "lines", "new", "kept", "gone")
    assert [tuple(row[key] for key in keys) for row in finding.rows] == [
        ("2017–2018", 2, 2, 1, None, None, None), ("2022–2023", 2, 1, 3, 2, 1, 0),
    ]  # fmt: skip
    assert (
        "1 line has no stated date and is in no period; it is counted apart." in finding.sentences
    )


def test_what_became_of_each_line_is_told_from_the_last_period(found):
    finding = found("change-lines", asked=TWO, **TABLES)
    assert {(row["source"], row["target"]): row["status"] for row in finding.rows} == {
        ("id:x_a", "id:x_b"): "kept", ("id:x_a", "id:x_c"): "new", ("id:x_b", "id:x_c"): "new", ("id:x_a", "id:x_d"): "undated",
    }  # fmt: skip
    assert all(row["ties"] and row["sources"] for row in finding.rows)


@pytest.mark.parametrize(
    ("periods", "status"),
    [
        ([(2017, 2017), (2018, 2018)], "last-seen"),
        ([(2017, 2017), (2018, 2018), (2023, 2023)], "returned"),
    ],
)
def test_a_line_may_be_last_seen_or_seen_again(found, periods, status):
    finding = found("change-lines", asked={"periods": periods}, **TABLES)
    assert next(row["status"] for row in finding.rows if row["target"] == "id:x_b") == status


def test_where_documents_differ_much_the_change_is_said_to_mean_nothing(found):
    said = " ".join(
        found("change-periods", asked={"periods": [(2017, 2017), (2018, 2023)]}, **TABLES).sentences
    )
    assert (
        "differ so much in documents (1 and 3) that a change in the number of lines says nothing"
        in said
    )
    assert "alike in documents (2 and 2)" in " ".join(
        found("change-periods", asked=TWO, **TABLES).sentences
    )


def test_by_default_the_years_of_the_documents_are_halved(found):
    assert [row["period"] for row in found("change-periods", **TABLES).rows] == [
        "2017–2018",
        "2019–2023",
    ]


def test_without_dates_there_are_no_periods(found):
    finding = found("change-periods", affiliations="member,kind,whole,source\na,part-of,b,s1\n")
    assert not finding.rows
    assert "periods cannot be compared" in finding.sentences[0]


def test_a_period_without_documents_is_not_alike_and_one_year_is_no_two_periods(found):
    asked = {"periods": [(2010, 2011), (2018, 2018)]}
    said = " ".join(found("change-periods", asked=asked, **TABLES).sentences)
    assert "differ so much in documents (0 and 1)" in said
    asked = {"periods": [(2010, 2011), (2012, 2013)]}
    assert "(0 and 0)" not in " ".join(found("change-periods", asked=asked, **TABLES).sentences)
    one = "id,kind,title_th,observed\n" + "".join(f"s{n},news,ก,2560-03-01\n" for n in range(1, 5))
    (said,) = found("change-periods", sources=one, **TABLES).sentences
    assert said.startswith("The documents' dates are of one year at most")


PEOPLE = "id,name_th,source\np,คน,s1\n"
POSTS = "id,name_th,organisation,jurisdiction,public,seats,source\nx,ก,a,,yes,1,s1\ny,ข,b,,yes,1,s1\nz,ค,,จังหวัดราชบุรี,yes,1,s1\nw,ง,c,,no,1,s1\n"
HELD = "person,post,organisation,state,sequence,start,end,source\n"


def careers(found, held: str, **tables: str):
    return found("careers", people=PEOPLE, posts=POSTS, tenures=HELD + held, **tables)


def moves(finding) -> list[tuple]:
    return [(row["from"], row["to"], row["order"], row["joined"]) for row in finding.rows]


@pytest.mark.parametrize(
    ("held", "move"),
    [
        ("p,x,,past,1,,,s1\np,y,,,2,,,s1\n", ("id:x_a", "id:x_b", "stated", "not-seen")),
        ("p,y,,past,1,,,s1\np,x,,past,2,,,s1\n", ("id:x_b", "id:x_a", "stated", "not-seen")),
        ("p,y,,,,,,s1\np,x,,,,,,s3\n", ("id:x_b", "id:x_a", "observed", "not-seen")),
        ("p,y,,,,,,s1\np,x,,,,,,s1\n", ("id:x_a", "id:x_b", "same-time", "not-seen")),
        ("p,y,,,,2550,2552,s3\np,x,,,,2553,,s1\n", ("id:x_b", "id:x_a", "stated", "not-seen")),
        ("p,y,,past,,,,s1\np,x,,past,,,,s2\n", ("id:x_a", "id:x_b", "not-stated", "not-seen")),
        ("p,z,,,,,,s1\np,x,,,,,,s3\n", ("id:place-70", "id:x_a", "observed", "a-place")),
    ],
)
def test_the_order_of_two_posts_is_only_what_documents_tell(found, held, move):
    assert moves(careers(found, held)) == [move]


def test_a_post_that_is_not_public_makes_no_career(found):
    finding = careers(found, "p,w,,,,,,s1\np,x,,,,,,s3\n")
    assert not finding.rows
    assert "nobody is seen in public posts of more than one" in finding.sentences[0]


def test_the_line_between_two_bodies_is_set_beside_the_move(found):
    finding = careers(found, "p,x,,,,,,s2\np,y,,,,,,s3\n", **TABLES)
    (row,) = finding.rows
    assert (row["joined"], row["before"], row["after"], row["undated"]) == (
        "joined",
        ("2017",),
        ("2023",),
        False,
    )
    assert (len(row["ties"]), len(row["line_ties"])) == (2, 4)
    assert "In 1 of 1 pairs" in " ".join(finding.sentences)


def test_bodies_that_belong_together_are_told_apart_from_those_not_seen_joined(found):
    finding = careers(
        found,
        "p,x,,,,,,s2\np,y,,,,,,s3\n",
        affiliations="member,kind,whole,source\na,part-of,b,s1\n",
    )
    assert moves(finding) == [("id:x_a", "id:x_b", "observed", "belonging")]
