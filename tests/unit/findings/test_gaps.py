"""What is shared without being seen to work together, and what is not seen at all."""

from __future__ import annotations

from datetime import date

from kg.network.selection import Choice
from kg.query.filters import Filters

EVENTS = "id,name_th,kind,date,place,source\ne,งาน,forum,2565-01-01,จังหวัดราชบุรี,s3\nf,งาน,forum,2565-02-01,,s3\n"
PARTS = "actor,role,in,source,modality\n"
BOTH = (
    PARTS
    + "a,participant,e,s1,\nb,participant,e,s1,\na,speaker,f,s3,\nb,participant,f,s3,\nc,participant,f,s3,\n"
)
WORKS = "member,kind,whole,source,modality\n"


def pairs(finding) -> list[tuple]:
    return [(row["a"], row["b"], row["shared"]) for row in finding.rows]


def test_those_who_share_most_without_working_together_come_first_with_the_ties_of_both(found):
    finding = found("gaps-pairs", events=EVENTS, participations=BOTH)
    assert pairs(finding) == [
        ("id:x_a", "id:x_b", 2),
        ("id:x_a", "id:x_c", 1),
        ("id:x_b", "id:x_c", 1),
    ]
    first = finding.rows[0]
    assert (first["events"], first["specificity"]) == (2, 1.5)
    assert first["what"] == ("id:x_e", "id:x_f")
    assert len(first["ties"]) == 4
    assert first["sources"] == ("id:source_x_s1", "id:source_x_s3")
    assert "not seen in these 4 documents to work together" in finding.sentences[0]
    assert "no tie" not in " ".join(finding.sentences)


def test_a_pair_that_works_or_belongs_together_is_no_gap(found):
    finding = found(
        "gaps-pairs",
        events=EVENTS,
        participations=BOTH,
        affiliations=WORKS + "a,works-with,b,s2,\nc,part-of,a,s2,\n",
    )
    assert pairs(finding) == [("id:x_b", "id:x_c", 1)]


def test_who_belongs_to_a_part_belongs_to_the_whole(found):
    finding = found(
        "gaps-pairs",
        events=EVENTS,
        participations=BOTH,
        affiliations=WORKS + "a,part-of,d,s1,\nd,part-of,b,s2,inferred\n",
    )
    assert ("id:x_a", "id:x_b", 2) not in pairs(finding)


def test_a_pair_joined_outside_the_part_asked_for_is_no_gap(found):
    tables = {
        "events": EVENTS,
        "participations": BOTH,
        "affiliations": WORKS + "a,works-with,b,s2,\nc,works-with,d,s2,\n",
    }
    for choice in (Choice(kind="civil"), Choice(focus="id:x_c")):
        assert ("id:x_a", "id:x_b", 2) not in pairs(
            found("gaps-pairs", asked={"choice": choice}, **tables)
        )


def test_a_pair_that_only_plans_to_work_together_says_so(found):
    finding = found(
        "gaps-pairs",
        events=EVENTS,
        participations=BOTH,
        affiliations=WORKS + "a,works-with,b,s2,planned\n",
    )
    assert finding.rows[0]["other_modality"] == "planned"


def test_a_claim_that_names_both_is_counted_though_it_is_no_collaboration(found):
    finding = found(
        "gaps-pairs",
        programmes="id,name_th,source\np,โครงการ,s1\n",
        allocations="funder,recipient,programme,amount,source\na,b,p,5,s2\n",
    )
    (row,) = finding.rows
    assert (row["shared"], row["programmes"], row["named_together"]) == (1, 1, 1)
    assert "A claim names both of 1 pair in the table" in " ".join(finding.sentences)


def test_a_programme_of_a_whole_country_joins_nobody(found, monkeypatch):
    monkeypatch.setattr("kg.findings.gaps.MOST", 2)
    finding = found("gaps-pairs", events=EVENTS, participations=BOTH)
    assert pairs(finding) == [("id:x_a", "id:x_b", 1)]
    assert "What more than 2 organisations share (1 thing) is not counted" in " ".join(
        finding.sentences
    )


def test_where_no_line_joins_organisations_there_is_nothing_to_miss(found):
    finding = found(
        "gaps-pairs", "programmes", programmes="id,name_th,source\np,โครงการ,s1\n",
        participations=PARTS + "a,implementer,p,s1,\nb,implementer,p,s1,\n",
    )  # fmt: skip
    assert not finding.rows
    assert "joins two organisations" in finding.sentences[0]


def test_an_empty_workspace_has_no_gaps_and_says_so(found):
    finding = found("gaps-pairs")
    assert not finding.rows
    assert finding.sentences[0].startswith("In these 4 documents no two organisations")


COUNCILS = (
    "id,name_th,kind,place,source\nk,สภาองค์กรชุมชนตำบลเตาปูน,community-council,ตำบลเตาปูน อำเภอโพธาราม จังหวัดราชบุรี,s1\n"
    "l,สภาองค์กรชุมชนอื่น,community-council,,s1\nb,บี,university,,s1\nd,ดี,municipality,,s1\na,เอ,association,,s1\n"
)


def test_a_council_is_told_with_whom_it_is_not_seen(found):
    finding = found(
        "gaps-councils", organisations=COUNCILS, events=EVENTS,
        participations=PARTS + "k,participant,e,s1,\nb,participant,e,s1,\n",
        allocations="funder,recipient,amount,source\na,k,5,s2\n",
    )  # fmt: skip
    alone, seen = finding.rows
    assert (alone["council"], alone["university"], alone["local_authority"], alone["funder"]) == (
        "id:x_l",
        (),
        (),
        (),
    )
    assert alone["funder_label"] == ("Not seen in these documents",)
    assert (seen["university"], seen["local_authority"], seen["funder"]) == (
        ("id:x_b",),
        (),
        ("id:x_a",),
    )
    assert len(seen["ties"]) == 2
    said = " ".join(finding.sentences)
    assert (
        "None of the 2 is seen in these documents in one agreement, event or programme with a local authority."
        in said
    )
    assert "1 of 2 are not seen in these documents to receive money from a named funder." in said


def test_without_a_named_council_nothing_is_said_of_councils(found):
    finding = found("gaps-councils")
    assert not finding.rows
    assert "No community organisation council is named in these 4 documents" in finding.sentences[0]


def test_provinces_and_mentioned_subdistricts_without_a_named_council_are_listed_most_mentioned_first(
    found,
):
    finding = found(
        "gaps-places", organisations=COUNCILS,
        events="id,name_th,kind,date,place,source\ne,งาน,forum,,ตำบลเตาปูน อำเภอโพธาราม จังหวัดราชบุรี,s3\n"
        "f,งาน,forum,,ตำบลท่าพล อำเภอเมืองเพชรบูรณ์ จังหวัดเพชรบูรณ์,s3\n",
        participations=PARTS + "a,organiser,f,s3,\n",
    )  # fmt: skip
    places = {row["place"]: row for row in finding.rows}
    assert "id:place-70" not in places
    assert "id:place-700715" not in places
    assert len([row for row in finding.rows if row["level"] == "province"]) == 76
    assert (finding.rows[0]["place_label"], finding.rows[0]["documents"]) == (
        "Phetchabun Province",
        1,
    )
    assert [row["place_label"] for row in finding.rows if row["level"] == "subdistrict"] == [
        "Tha Phon Subdistrict, Mueang Phetchabun District, Phetchabun Province"
    ]
    assert "For 76 of 77 provinces" in finding.sentences[0]
    assert "75 of these provinces are not mentioned at all" in finding.sentences[0]


def test_what_is_shared_after_the_day_asked_about_is_not_counted(found):
    """Who is seen in what is read anew: the day reaches that query, too."""
    later = EVENTS + "g,งาน,forum,2566-12-01,จังหวัดราชบุรี,s3\n"
    parts = BOTH + "a,participant,g,s1,\nb,participant,g,s1,\n"
    asked = {"filters": Filters(as_of=date(2022, 12, 31))}
    everything = found("gaps-pairs", events=later, participations=parts)
    by_then = found("gaps-pairs", asked=asked, events=later, participations=parts)
    assert [pairs(finding)[0][2] for finding in (everything, by_then)] == [3, 2]
