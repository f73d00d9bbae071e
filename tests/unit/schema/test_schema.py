"""Tables, columns, lists and labels, as the ontology's files say."""

from __future__ import annotations

import pytest

from kg.errors import NotFoundError
from kg.schema.codes import broadest, code_list, codes, find_region, read_code, regions
from kg.schema.ontology import superclasses, term_labels
from kg.schema.tables import tables
from kg.vocabulary import kg

CLAIMS = [
    "tenures",
    "affiliations",
    "participations",
    "allocations",
    "commitments",
    "results",
]
NAMES = [
    "organisations",
    "groups",
    "people",
    "posts",
    "programmes",
    "agreements",
    "events",
    *CLAIMS,
]


def test_there_is_one_table_for_every_class_a_researcher_writes():
    assert set(NAMES) | {"sources"} == set(tables())


def test_every_table_of_claims_has_speaker_note_source_and_paragraph():
    for name in NAMES:
        columns = {column.name for column in tables()[name].columns}
        assert {"id", "source", "paragraph", "said_by", "note"} <= columns
        if tables()[name].is_tie:
            assert {"start", "end", "modality"} <= columns


def test_columns_stand_once_each_in_their_order():
    for table in tables().values():
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))
        assert [column.order for column in table.columns] == sorted(
            column.order for column in table.columns
        )


def test_ties_know_their_two_sides():
    assert (tables()["participations"].actor_side, tables()["participations"].target_side) == (
        ("actor",),
        ("in",),
    )
    assert tables()["allocations"].target_side == ("recipient", "programme", "place")
    for table in tables().values():
        if table.is_tie:
            assert table.actor_side
            assert table.target_side


def test_ties_and_results_are_claims_and_things_are_not():
    assert {name for name, table in tables().items() if table.is_claim} == set(CLAIMS)


def test_an_unknown_column_says_which_there_are():
    with pytest.raises(NotFoundError, match="role"):
        tables()["participations"].column("colour")


def test_superclasses_come_nearest_first_and_once():
    found = superclasses(kg("Official"))
    assert found[:3] == (kg("Official"), kg("Person"), kg("Actor"))
    assert len(found) == len(set(found))


@pytest.mark.parametrize("text", ["witness", "สักขีพยาน"])
def test_a_code_is_read_by_its_notation_or_label(text):
    assert read_code(kg("Role"), text).iri == kg("role-witness")


def test_an_unknown_code_gets_the_nearest_and_the_list():
    with pytest.raises(NotFoundError, match=r"one of .*chair") as caught:
        read_code(kg("Role"), "witnes")
    assert caught.value.near == ("witness",)


def test_no_label_of_a_list_is_another_member_s_notation():
    for name in {code.list for code in codes().values()}:
        members = code_list(name)
        for code in members.values():
            for label in code.labels.values():
                assert label not in members or members[label] is code


def test_every_kind_of_organisation_stands_under_one_of_the_colour_groups():
    groups = {broadest(code.iri) for code in code_list(kg("OrganisationKind")).values()}
    assert groups == {
        "government",
        "local",
        "community",
        "academic",
        "civil",
        "business",
        "people",
        "other",
    }


def test_regions_hold_every_province_once_a_scheme():
    from kg.values.places import all_places

    provinces = sorted(place.code for place in all_places() if place.level == "province")
    schemes: dict[str, list[str]] = {}
    for region in regions():
        schemes.setdefault(region.scheme, []).extend(region.provinces)
    assert schemes["six-regions"]
    for name, found in schemes.items():
        # Which provinces CODI's regions have is stated nowhere in the data: none is guessed.
        assert sorted(found) == ([] if name == "codi" else provinces)


def test_a_region_is_found_by_its_code_and_by_its_labels():
    for region in regions():
        for text in (region.code, *region.labels.values()):
            assert find_region(text) is region
    assert find_region("ภาคพื้น") is None


def test_labels_come_in_both_languages_and_foreign_terms_have_none():
    assert set(term_labels(kg("Tie"))) == {"th", "en"}
    assert term_labels("http://xmlns.com/foaf/0.1/Agent") == {}
