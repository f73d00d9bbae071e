"""Decisions applied to records."""

from __future__ import annotations

import pytest

from kg.errors import BadInputError
from kg.facts.record import Text
from kg.resolve.merge import merge, withhold, without_private
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


def test_a_withheld_person_keeps_the_id_and_no_name_of_any_kind(records):
    (person,) = [
        record for record in withhold(records, frozenset({"a_p"})) if record.table == "people"
    ]
    assert person.id == "a_p"
    text = repr(person)
    assert not any(name in text for name in ("กานดา", "Kanda", "นาง", "ดร.", "ครูดา"))
    assert person.values("name_th") == (Text(value="ไม่เปิดเผยชื่อ", language="th"),)


def test_the_name_goes_from_other_rows_words_too(records):
    assert "กานดา" not in repr(withhold(records, frozenset({"a_p"})))


def test_nobody_else_loses_anything(records):
    assert withhold(records, frozenset()) == records
    kept = {r.id: r for r in withhold(records, frozenset({"a_p"}))}
    assert all(kept[r.id] == r for r in records if r.table == "organisations")


def test_private_sources_go_with_all_their_records(make_workspace):
    files = {
        **FILES,
        "data/sources/b/source.toml": 'kind = "report"\ntitle_th = "ลับ"\naccess = "private"\n',
    }
    found, count = without_private(read_sources(make_workspace(files) / "data" / "sources", {}))
    assert count == 1
    assert {record.source for record in found} == {"source_a"}
