"""`kg show`, `why` and `path`: what is known of a thing, and which row says so."""

from __future__ import annotations

import csv
import io

from .conftest import CODI, CODI_ID, NETWORK, NETWORK_ID


def test_show_gives_labels_facts_and_ties_with_their_sources(kg):
    found = kg("show", CODI, "--format", "json").json()
    assert found["id"] == CODI_ID
    assert set(found) == {"id", "labels", "kinds", "facts", "ties"}
    assert "kg:GovernmentOffice" in found["kinds"]
    wanted = {
        "tie",
        "kind",
        "role",
        "with",
        "start",
        "end",
        "observed",
        "modality",
        "status",
        "said_by",
        "sources",
    }
    assert found["ties"]
    for tie in found["ties"]:
        assert wanted <= set(tie)
        assert all({"source", "paragraph"} <= set(source) for source in tie["sources"])
        assert tie["sources"]


def test_show_writes_for_people_in_both_languages(kg):
    assert "สถาบันพัฒนาองค์กรชุมชน" in kg("show", "CODI", "--lang", "th").out
    assert CODI_ID in kg("show", CODI).out


def test_show_knows_places_programmes_and_sources(kg):
    for name in (
        "เตาปูน",
        "U2T",
        "id:source_ratchaburi-2566",
        "สุธี เล้าสุบินประเสริฐ",
        "นายสุธี เล้าสุบินประเสริฐ",
    ):
        assert kg("show", name, "--format", "json").json()["id"].startswith("id:")


def test_a_place_no_source_speaks_of_is_said_to_be_one(kg):
    ran = kg("show", "ภูเก็ต", "--lang", "th")
    assert not ran.out
    assert "จังหวัดภูเก็ต ไม่พบในเอกสาร" in ran.err


def test_why_names_the_file_and_row_whose_cells_say_so(kg, built, rows_of):
    found = kg("why", CODI, "--format", "json").json()
    assert len(found) > 5
    for tie in found:
        header, row = rows_of(built, tie["file"])[0], rows_of(built, tie["file"])[tie["row"] - 1]
        cells = dict(zip(header, row, strict=True))
        locals_ = {
            end.partition("_")[2]
            for end in (tie["actor"], tie["with"])
            if end and "place-" not in end
        }
        assert locals_ <= set(row)
        said = {cited["paragraph"] for cited in tie["sources"]}
        assert said == set(cells["paragraph"].split("|"))
        assert (cells.get("modality") or "asserted") == tie["modality"]
        assert [each.partition("_")[2] for each in tie["said_by"]] == [
            each for each in [cells.get("said_by", "")] if each
        ]


def test_why_two_are_linked_and_why_one_tie_is_there(kg):
    both = kg("why", CODI, NETWORK, "--format", "json").json()
    assert {CODI_ID, NETWORK_ID} <= {tie["actor"] for tie in both}
    one = kg("why", both[0]["tie"], "--format", "json").json()
    assert [tie["tie"] for tie in one] == [both[0]["tie"]]
    text = kg("why", both[0]["tie"], "--lang", "th").out
    assert both[0]["file"] in text
    assert "ย่อหน้า" in text


def test_why_opens_all_ties_of_a_cell_as_a_table_of_findings_has_them(kg):
    table = kg("findings", "co-presence", "--only", "mixing", "--format", "csv").out
    (row, *_) = csv.DictReader(io.StringIO(table.lstrip("\ufeff")))
    ties = row["ties"].split("|")
    assert len(ties) > 1
    for asked in ([row["ties"]], ties):
        assert [tie["tie"] for tie in kg("why", *asked, "--format", "json").json()] == ties
    refused = kg("why", *ties, CODI)
    assert (refused.code, CODI in refused.err) == (2, True)
    assert "give one name, two names" in kg("why", CODI, NETWORK, CODI).err


def test_a_path_goes_from_end_to_end_along_ties_that_why_explains(kg):
    found = kg("path", "มหาวิทยาลัยราชภัฏหมู่บ้านจอมบึง", NETWORK, "--format", "json").json()
    assert found
    for path in found:
        assert path[0]["source"] == "id:ratchaburi-2566_mcru"
        assert path[-1]["target"] == NETWORK_ID
        for step in path:
            assert {"source", "tie", "kind", "target", "sources"} <= set(step)
    tie = kg("why", found[0][0]["tie"], "--format", "json").json()[0]
    assert {tie["actor"], tie["with"]} == {found[0][0]["source"], found[0][0]["target"]}


def test_no_path_is_said_without_calling_it_no_tie(kg):
    ran = kg(
        "path", "id:ratchaburi-2566_p03", "id:ratchaburi-2566_capacity-building", "--longest", "1"
    )
    assert ran.code == 0
    assert "not the same as not there" in ran.err
