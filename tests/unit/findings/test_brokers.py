"""Who connects others that are not joined, and between which groups."""

from __future__ import annotations

WORKS = "member,kind,whole,source\n"
PLACED = (
    "id,name_th,kind,place,source\na,เอ,association,จังหวัดราชบุรี,s1\nb,บี,university,จังหวัดราชบุรี,s1\n"
    "c,ซี,foundation,จังหวัดเพชรบุรี,s1\nd,ดี,municipality,,s1\n"
)


def rows_of(finding, by: str) -> list[dict]:
    return [row for row in finding.rows if row["by"] == by]


def test_the_pairs_that_an_actor_connects_are_counted_by_the_groups_they_are_of(found):
    star = WORKS + "b,works-with,a,s1\nb,works-with,c,s2\nb,works-with,d,s3\n"
    finding = found("brokers", organisations=PLACED, affiliations=star)
    (kind,) = rows_of(finding, "kind")
    assert (kind["actor"], kind["total"], kind["liaison"], kind["representative"]) == (
        "id:x_b",
        3,
        3,
        None,
    )
    (side,) = rows_of(finding, "side")
    assert (side["itinerant"], side["liaison"], side["between"], side["between_pairs"]) == (
        1,
        2,
        ("civil", "local"),
        2,
    )
    assert side["group_label"] == "academic sector"
    assert len(side["ties"]) == 3
    (province,) = rows_of(finding, "province")
    assert (province["total"], province["gatekeeper"], province["group_label"]) == (
        1,
        1,
        "Ratchaburi Province",
    )
    assert (
        "By province, 1 of 4 actors are not counted: no document states theirs."
        in finding.sentences
    )


def test_the_sides_of_one_agreement_make_nobody_a_connector(found):
    finding = found(
        "brokers",
        agreements="id,name_th,kind,signed_on,source\nm,ข้อตกลง,mou,2565-12-01,s1\n",
        participations="actor,role,in,side,source\na,party,m,left,s1\nb,party,m,right,s1\nc,party,m,left,s1\n",
    )
    assert not finding.rows
    assert finding.sentences[0].startswith("In “Who works with whom” nobody connects two others")


def test_of_a_hub_it_is_not_said_that_all_it_joins_are_of_one_group(found, monkeypatch):
    monkeypatch.setattr("kg.findings.brokers.OPENED", 2)
    star = WORKS + "b,works-with,a,s1\nb,works-with,c,s2\nb,works-with,d,s3\n"
    finding = found("brokers", organisations=PLACED, affiliations=star)
    assert finding.sentences[0] == (
        "By kind, “บี” connects most pairs that are not joined themselves (3); of two groups: 3."
    )
