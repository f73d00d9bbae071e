"""Decisions applied to records."""

from __future__ import annotations

import pytest

from kg.errors import BadInputError
from kg.resolve.merge import merge, standing
from kg.sources.folder import read_sources

FILES = {
    "data/sources/a/organisations.csv": "id,name_th,kind\nx,หนึ่ง,association\ny,สอง,association\n",
    "data/sources/a/people.csv": "id,name_th,name_en,honorific,rank,alias\np,กานดา ดี,Kanda Di,นาง,ดร.,ครูดา\n",
    "data/sources/a/affiliations.csv": "member,kind,whole,note\nx,works-with,y,ตามคำของกานดา ดี\ny,works-with,x,\n",
    "data/sources/b/organisations.csv": "id,name_th,kind\nz,หนึ่งเดียว,association\n",
}


@pytest.fixture
def records(make_workspace):
    return read_sources(make_workspace(FILES) / "data" / "sources", {})


def test_a_symmetric_tie_is_one_fact_from_either_end(records):
    facts = [record.fact for record in merge(records, {}) if record.table == "affiliations"]
    assert facts[0] == facts[1] != ""


def test_references_and_ids_follow_a_join_and_claims_keep_their_ids(records):
    merged = merge(records, {"a_y": "a_x"})
    assert "a_y" not in {record.id for record in merged}
    assert all("a_y" not in record.refs(name) for record in merged for name, _ in record.cells)
    assert {r.id for r in merged if r.fact} == {r.id for r in merge(records, {}) if r.fact}


def test_a_joined_record_remembers_the_id_it_had(records):
    merged = merge(records, {"b_z": "a_x"})
    assert [record.merged_from for record in merged if record.id == "a_x"] == ["", "b_z"]


def test_things_of_two_tables_are_not_joined(records):
    with pytest.raises(BadInputError) as caught:
        merge(records, {"a_p": "a_x"})
    assert "one table" in str(caught.value.problems[0])


def test_a_set_keeps_its_id_while_that_is_present():
    assert standing({"b": "a", "c": "a"}, {"a", "b", "c"}) == {"b": "a", "c": "a"}


def test_the_smallest_id_present_stands_for_a_set_whose_kept_one_is_not():
    assert standing({"d": "a", "c": "a", "b": "a", "y": "x"}, {"d", "c", "x", "y"}) == {
        "a": "c", "b": "c", "d": "c", "y": "x",
    }  # fmt: skip


def test_a_set_without_any_id_present_stays_as_it_was():
    assert standing({"b": "a"}, set()) == {"b": "a"}
