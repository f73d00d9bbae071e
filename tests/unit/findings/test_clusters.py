"""Clusters, the backbone and mixing, told in sentences that can be counted by hand."""

from __future__ import annotations

import pytest

from kg.network.measures import Measuring
from kg.network.selection import Choice

KINDS = {**dict.fromkeys("abcd", "university"), **dict.fromkeys("efgh", "association")}
ORGANISATIONS = "id,name_th,name_en,kind,place,source\n" + "".join(
    f"{name},องค์กร {name},Organisation {name},{kind},{'จังหวัดราชบุรี' if name in 'ab' else ''},s1\n"
    for name, kind in KINDS.items()
)
PAIRS = ["ab", "ac", "ad", "bc", "bd", "cd", "ef", "eg", "eh", "fg", "fh", "gh"]
TIMES = {"ab": 9}
EVENTS = "id,name_th,name_en,kind,date,source\n" + "".join(
    f"{pair}{n},งาน {pair}{n},Meeting {pair}{n},forum,2565-01-01,s3\n"
    for pair in PAIRS
    for n in range(TIMES.get(pair, 3))
)
PRESENT = "actor,role,in,source\n" + "".join(
    f"{who},participant,{pair}{n},s3\n"
    for pair in PAIRS
    for n in range(TIMES.get(pair, 3))
    for who in pair
)
MET = {"organisations": ORGANISATIONS, "events": EVENTS, "participations": PRESENT}
FEW = {"choice": Choice(measuring=Measuring(null=99))}


@pytest.fixture
def told(small):
    """All three findings of the workspace, by name, in English unless `lang` says otherwise."""

    def tell(network: str = "co-presence", /, lang: str = "en", **tables: str):
        workspace = small(**{**MET, **tables})
        found = workspace.findings(
            network, only=["clusters", "backbone", "mixing"], lang=lang, **FEW
        )
        return {finding.name: finding for finding in found}

    return tell


def test_clusters_tell_members_what_they_share_and_that_they_are_more_than_chance(told):
    finding = told()["clusters"]
    assert [row["members"] for row in finding.rows] == [
        tuple(f"id:x_{name}" for name in "abcd"), tuple(f"id:x_{name}" for name in "efgh"),
    ]  # fmt: skip
    first = finding.rows[0]
    assert (first["inside"], first["outside"], first["stability"], first["families"]) == (
        6,
        0,
        1.0,
        1,
    )
    assert first["kinds"] == ("university 4",)
    assert first["provinces"] == ("Ratchaburi Province 2",)
    assert len(first["shared"]) == 3
    assert first["shared_label"][0].startswith("Meeting")
    assert len(first["ties"]) == 2 * (9 + 5 * 3)
    said = " ".join(finding.sentences)
    assert "falls into 2 clusters" in said
    assert "This division is more than chance would give." in said
    assert "an actor keeps 100% of its cluster" in said
    assert "does not mean that its members see themselves as a group" in said
    assert finding.notes["chance"]["samples"] == 99
    assert finding.notes["measures"]["method"] == "leiden-consensus"


def test_the_backbone_tells_who_met_more_often_than_by_chance(told):
    others = ["cd", "ce", "cf", "de", "dg", "eh", "fg", "fh", "gh", "ch", "cg", "df", "ef", "dh"]
    met = [*["ab"] * 12, *others, *others]
    finding = told(
        events="id,name_th,kind,date,source\n"
        + "".join(f"m{n},งาน,forum,2565-01-01,s3\n" for n in range(len(met))),
        participations="actor,role,in,source\n"
        + "".join(f"{who},participant,m{n},s3\n" for n, pair in enumerate(met) for who in pair),
    )["backbone"]
    first, second = finding.rows[:2]
    assert (first["source"], first["target"], first["contexts"]) == ("id:x_a", "id:x_b", 12)
    assert (first["more_than_chance"], second["more_than_chance"]) == (True, False)
    assert len(finding.rows) == 15
    assert len(first["ties"]) == 24
    assert finding.sentences[0].startswith(
        "Of 15 lines made by shared contexts, 1 is more than chance, allowing for all pairs tested (28;"
    )
    assert (
        "The clearest is “Organisation a” – “Organisation b”: 12 things in common"
        in finding.sentences[1]
    )


def test_mixing_counts_lines_within_and_between_and_says_what_is_not_stated(told):
    finding = told()["mixing"]
    rows = {(row["by"], row["from"], row["to"]): row["lines"] for row in finding.rows}
    assert rows == {
        ("kind", "university", "university"): 6, ("kind", "association", "association"): 6,
        ("side", "academic", "academic"): 6, ("side", "civil", "civil"): 6,
        ("province", "70", "70"): 1,
    }  # fmt: skip
    said = " ".join(finding.sentences)
    assert "By kind: 12 of 12 lines within one kind (100%, E-I -1.00, assortativity 1.00)." in said
    assert "Not counted: 11 lines, for no document states the province of both ends." in said
    assert "How much like kinds are joined (assortativity) is more than chance would give" in said


def test_what_is_only_stated_is_not_tested_and_says_why(told):
    found = told("structure", affiliations="member,kind,whole,source\na,part-of,b,s1\n")
    assert "Not compared with chance: lines here are stated" in " ".join(
        found["clusters"].sentences
    )
    assert (
        "are not tested: they are stated of two actors directly" in found["backbone"].sentences[0]
    )
    assert found["backbone"].rows == ()


def test_money_is_told_by_currency_and_stage(told):
    rows = "".join(f"a,{who},{90_000 if who == 'b' else 100},disbursed,s1\n" for who in "bcdefg")
    finding = told("funding", allocations="funder,recipient,amount,stage,source\n" + rows)[
        "backbone"
    ]
    first = finding.rows[0]
    assert (first["target"], first["currency"], first["stage"]) == ("id:x_b", "THB", "disbursed")
    assert [row["outstanding"] for row in finding.rows] == [True] + 5 * [False]
    assert "Of 6 lines with an amount of money, 1 with a greater share" in finding.sentences[0]


def test_without_lines_there_is_one_sentence(told):
    found = told("commitments")
    assert {name: len(finding.rows) for name, finding in found.items()} == dict.fromkeys(found, 0)
    assert all("There is no line" in finding.sentences[0] for finding in found.values())


def test_thai_sentences_hold_no_english_words_of_ours(told):
    found = told(lang="th")
    text = " ".join(sentence for finding in found.values() for sentence in finding.sentences)
    assert "การแบ่งกลุ่มนี้ชัดกว่าที่ความบังเอิญจะให้" in text
    assert "ชุมชน" not in text
    for word in ("cluster", "chance", "line", "kind", "{", "}"):
        assert word not in text, word
