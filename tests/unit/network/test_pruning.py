"""A network of real rows beside chance, and without what is no more than chance."""

from __future__ import annotations

import pytest

from kg.errors import KgError
from kg.network.attendance import attendance, beside_chance
from kg.network.measures import Measuring
from kg.network.selection import Choice

ORGANISATIONS = "id,name_th,kind,place\n" + "".join(
    f"{name},องค์กร {name},{kind},{place}\n"
    for name, kind, place in [
        ("a", "university", "70"), ("b", "university", "70"), ("c", "university", ""),
        ("d", "association", "71"), ("e", "association", "71"), ("f", "association", ""),
        ("g", "foundation", "71"), ("h", "foundation", ""),
    ]
)  # fmt: skip
OTHERS = ["cd", "ce", "cf", "de", "dg", "eh", "fg", "fh", "gh", "ch", "cg", "df", "ef", "dh"]
MEETINGS = ["ab"] * 12 + OTHERS + ["cd", "eg", "fh", "ce", "h"]
EVENTS = "id,name_th,kind,date\n" + "".join(
    f"e{n},งาน {n},forum,2565-01-{n % 28 + 1:02}\n" for n in range(len(MEETINGS))
)
PRESENT = "actor,role,in,paragraph\n" + "".join(
    f"{who},participant,e{n},1\n" for n, group in enumerate(MEETINGS) for who in group
)


@pytest.fixture
def met(make_built):
    """Eight organisations; a and b keep meeting, the others meet once."""

    def make(**tables: str):
        files = {
            "organisations": ORGANISATIONS,
            "events": EVENTS,
            "participations": PRESENT,
            **tables,
        }
        return make_built({f"data/sources/x/{name}.csv": text for name, text in files.items()})

    return make


def test_the_backbone_keeps_those_who_keep_meeting_and_counts_the_rest(met):
    workspace = met()
    whole = workspace.network("co-presence")
    kept = workspace.network("co-presence", choice=Choice(backbone=0.05))
    assert [sorted(pair) for pair in kept.edges] == [["id:x_a", "id:x_b"]]
    assert sorted(kept) == ["id:x_a", "id:x_b"]
    assert kept.graph["left_out"]["backbone"] == whole.number_of_edges() - 1
    assert kept.graph["backbone"] == {
        "alpha": 0.05, "lines": 1, "method": "sdsm", "correction": "benjamini-hochberg", "tests": 28,
    }  # fmt: skip
    assert "28 pairs tested" in kept.graph["caption_en"]
    assert "28" in kept.graph["caption_th"]
    assert kept.nodes["id:x_a"]["degree"] == 1


def test_a_focus_whose_lines_are_all_chance_is_an_error(met):
    with pytest.raises(KgError, match=r"'id:x_c' .* has no line in co-presence as asked"):
        met().network("co-presence", choice=Choice(focus="id:x_c", backbone=0.05))


def test_what_a_document_states_of_two_stays_in_the_backbone(met):
    tables = {
        "participations": PRESENT.replace("participant", "organiser"),
        "affiliations": "member,kind,whole,paragraph\nc,works-with,d,1\n",
    }
    graph = met(**tables).network("collaboration", choice=Choice(backbone=0.05))
    assert sorted(map(sorted, graph.edges)) == [["id:x_a", "id:x_b"], ["id:x_c", "id:x_d"]]


def test_a_line_of_one_who_stands_on_both_sides_is_told_as_untested(met):
    workspace = met(
        agreements="id,name_th,kind,signed_on\nm,ข้อตกลง,mou,2565-01-01\n",
        participations="actor,role,in,side,on_behalf_of,paragraph\na,party,m,x,,1\n"
        "a,party,m,y,e,1\nb,party,m,x,,1\nc,party,m,y,,1\nd,party,m,,,1\n",
    )
    (told,) = workspace.findings("collaboration", only=["backbone"], lang="en")
    assert (told.notes["lines"], told.notes["stated"], told.notes["untested"]) == (3, 0, 1)
    assert "Not tested: 1 line, for one end stands on several sides" in told.sentences[1]
    left = workspace.network("collaboration", choice=Choice(backbone=0.05)).graph["left_out"]
    assert (left["backbone"], left["backbone-untested"]) == (3, 1)


def test_the_backbone_of_a_part_allows_for_all_pairs(met):
    kept = met().network("co-presence", choice=Choice(backbone=0.05, kind="university"))
    assert kept.graph["backbone"]["tests"] == 28
    assert sorted(kept) == ["id:x_a", "id:x_b"]


def test_a_network_without_contexts_and_money_has_no_backbone(met):
    parts = "member,kind,whole,paragraph\na,part-of,b,1\n"
    with pytest.raises(KgError, match="structure: no backbone"):
        met(affiliations=parts).network("structure", choice=Choice(backbone=0.05))


def test_money_is_thinned_by_shares_and_lines_without_an_amount_are_counted_apart(met):
    rows = "".join(
        f"a,{who},{100_000 if who == 'b' else 100},THB,disbursed,2565,1\n" for who in "bcdefg"
    )
    money = (
        "funder,recipient,amount,currency,stage,year,paragraph\n"
        + rows
        + "a,h,,,disbursed,2565,1\n"
    )
    graph = met(allocations=money).network("funding", choice=Choice(backbone=0.05))
    assert list(graph.edges) == [("id:x_a", "id:x_b")]
    assert (
        graph.graph["left_out"]["backbone-money"],
        graph.graph["left_out"]["without-amount"],
    ) == (5, 1)
    assert graph.graph["backbone"]["method"] == "disparity"
    assert "an even spread" in graph.graph["caption_en"]


def test_a_network_is_set_beside_as_many_arrangements_as_are_asked_for(met):
    graph = met().network("co-presence", choice=Choice(measuring=Measuring(null=50)))
    told = graph.graph["chance"]
    assert (told["why"], told["samples"], told["actors"], told["alone"]) == ("", 50, 8, 1)
    assert told["contexts"] == len(MEETINGS) - 1
    assert told["lines"] == graph.number_of_edges()
    names = [each["name"] for each in told["figures"]]
    assert {"lines", "modularity", "assortativity-kind", "ei-province"} <= set(names)
    assert "chance" not in met().network("co-presence").graph


def test_pairs_that_belong_together_are_lines_neither_here_nor_by_chance(met):
    tables = {
        "participations": PRESENT.replace("participant", "organiser"),
        "affiliations": "member,kind,whole,paragraph\na,part-of,b,1\n",
    }
    workspace = met(**tables)
    network = workspace.read_network("collaboration")
    assert not network.graph.has_edge("id:x_a", "id:x_b")
    assert attendance(workspace.store, network.selection).barred.pairs(range(8)) == 27
    found = beside_chance(workspace.store, network, 10)
    assert found.lines == network.graph.number_of_edges()


def test_the_surroundings_of_one_actor_are_not_compared(met):
    choice = Choice(focus="id:x_c", measuring=Measuring(null=10))
    told = met().network("co-presence", choice=choice).graph["chance"]
    assert (told["why"], told["figures"]) == ("focus", [])


def test_a_network_of_stated_ties_is_not_compared_and_says_so(met):
    money = "funder,recipient,amount,currency,stage,year,paragraph\na,b,5,THB,disbursed,2565,1\n"
    choice = Choice(measuring=Measuring(null=10))
    assert (
        met(allocations=money).network("funding", choice=choice).graph["chance"]["why"]
        == "one-mode"
    )
