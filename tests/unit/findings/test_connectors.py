"""Ranks, and how far they move without one family of documents."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.findings.ranks import ranked
from kg.network.measures import Measuring, measure

WORKS = "member,kind,whole,source,modality\n"
NAMES = "abcdefgh"
MANY = (
    "id,kind,title_th,observed,reprint_of\n"
    + "".join(f"s{n},news,ก,256{n}-01-01,\n" for n in range(1, 6))
    + "s6,news,ก,2566-01-01,s5\n"
)
ACTORS = "id,name_th,kind,source\n" + "".join(
    f"{name},{name}{name},association,s1\n" for name in NAMES
)
STAR = (
    [("a", other, "s1") for other in "bcdefg"]
    + [("b", other, "s2") for other in "cdef"]
    + [("g", "h", "s5"), ("g", "h", "s6"), ("c", "d", "s3")]
)


def works(lines) -> str:
    return WORKS + "".join(f"{a},works-with,{b},{source},\n" for a, b, source in lines)


@pytest.fixture
def connectors(small):
    def find(lines, lang: str = "en"):
        workspace = small(sources=MANY, organisations=ACTORS, affiliations=works(lines))
        (finding,) = workspace.findings(only=["connectors"], lang=lang)
        return workspace, finding

    return find


def without(lines, family: str) -> nx.Graph:
    """The network of what the other families say, by hand."""
    of = {"s6": "s5"}
    kept = [(a, b) for a, b, source in lines if of.get(source, source) != family]
    graph = nx.Graph()
    graph.add_nodes_from(sorted({f"id:x_{end}" for pair in kept for end in pair}))
    for a, b in kept:
        graph.add_edge(f"id:x_{a}", f"id:x_{b}", weight=1.0)
    measure(graph, Measuring())
    return graph


def test_a_range_is_the_best_and_worst_rank_when_each_family_is_left_out(connectors):
    _, finding = connectors(STAR)
    rows = {row["actor"]: row for row in finding.rows}
    assert len(rows) == len(NAMES)
    for name in (
        "degree",
        "betweenness",
        "constraint",
        "closeness",
        "strength",
        "effective_size",
        "pagerank",
    ):
        all_ranks = {actor: [row[f"{name}_rank"]] for actor, row in rows.items()}
        for family in ("s1", "s2", "s3", "s5"):
            graph = without(STAR, family)
            values = [graph.nodes[actor][name] if actor in graph else None for actor in rows]
            now = ranked(np.array(values, dtype=float), name).tolist()
            for actor, rank in zip(rows, now, strict=True):
                all_ranks[actor].append(rank)
        for actor, found in all_ranks.items():
            row = rows[actor]
            assert (row[f"{name}_best"], row[f"{name}_worst"]) == (min(found), max(found)), (
                name,
                actor,
            )
            assert row[f"{name}_rank_label"] == f"{found[0]} ({min(found)}–{max(found)})"


def test_the_family_whose_absence_changes_the_first_is_named(connectors):
    _, finding = connectors(STAR)
    assert finding.notes["degree_leaders_without"] == {"source_x_s1": ["id:x_b"]}
    assert any(
        said.startswith("Without “ก”, first by number joined would be “bb”")
        for said in finding.sentences
    )


def test_where_nobody_stands_between_others_nobody_is_first(connectors):
    pairs = enumerate(combinations("abcdef", 2))
    _, finding = connectors([(a, b, f"s{n % 4 + 1}") for n, (a, b) in pairs])
    said = finding.sentences
    assert said[0] == "By betweenness, nobody is first: it is 0 for all."
    assert not any("Of the 0" in each for each in said)
    # Three of the four families are named, by however many measures they change a first place.
    assert "Other families that change a first place when left out: 1." in said


def test_where_no_range_was_worked_out_none_is_explained(connectors, monkeypatch):
    monkeypatch.setattr("kg.findings.connectors.LARGE", 3)
    _, finding = connectors(STAR)
    assert "Equal values share a rank (1, 2, 2, 4)." in finding.sentences
    assert not any("A range is" in said for said in finding.sentences)


def test_all_who_would_be_first_are_named_or_counted(connectors):
    ring = [(a, b, source) for a, b in combinations("abcdef", 2) for source in ("s2", "s3")]
    _, finding = connectors([*ring, ("a", "g", "s1")])
    assert [said for said in finding.sentences if said.startswith("Without")][:2] == [
        "Without “ก”, first by betweenness would be nobody.",
        "Without “ก”, first by number joined would be “aa”, “bb”, “cc” and 3 more.",
    ]


def test_each_rank_opens_down_to_its_ties(connectors):
    _, finding = connectors(STAR)
    row = next(row for row in finding.rows if row["actor"] == "id:x_g")
    assert (len(row["ties"]), row["families"]) == (3, 2)


@pytest.mark.parametrize(
    "lines", [STAR[:9], [(a, b, "s5" if n % 2 else "s6") for n, (a, b, _) in enumerate(STAR)]]
)
def test_below_ten_things_in_common_or_three_families_nothing_is_ranked(connectors, lines):
    _, finding = connectors(lines)
    assert not finding.rows
    assert finding.sentences[0].startswith("No ranking: “Who works with whom” rests on ")
    assert "at least 10 and 3" in finding.sentences[0]


def test_in_thai_the_range_stands_beside_the_rank(connectors):
    _, finding = connectors(STAR, "th")
    assert any("อันดับ 1 ช่วง 1–" in said or "อันดับ 1 ทุกครั้ง" in said for said in finding.sentences)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.none() | st.integers(0, 4)), st.sampled_from(["degree", "constraint"]))
def test_a_rank_is_one_more_than_those_who_stand_before(values, name):
    sign = 1 if name == "constraint" else -1
    keys = [(value is None, sign * (value or 0)) for value in values]
    expected = [1 + sum(other < key for other in keys) for key in keys]
    assert ranked(np.array(values, dtype=float), name).tolist() == expected
