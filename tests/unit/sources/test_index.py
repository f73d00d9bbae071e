"""What a cell may refer to: an id, or a name that only one thing bears."""

from __future__ import annotations

import pytest

from kg.errors import AmbiguousError, NotFoundError
from kg.schema.tables import tables
from kg.sources.index import Index
from kg.sources.table import Row
from kg.vocabulary import kg


def row(**cells: str) -> Row:
    return Row(path="t.csv", number=2, cells=cells)


@pytest.fixture
def index() -> Index:
    made = Index()
    made.add(tables()["organisations"], [
        row(id="codi", name_th="สถาบันพัฒนาองค์กรชุมชน", abbreviation="พอช.|CODI", name_en="Institute"),
        row(id="nfe", name_th="สำนักงาน กศน.", alias="กศน."),
        row(id="nfe-70", name_th="สำนักงาน กศน. ราชบุรี", abbreviation="กศน."),
    ])  # fmt: skip
    made.add(
        tables()["people"],
        [row(id="p1", name_th="กานดา ดี", honorific="นาง"), row(id="p2", name_th="Institute")],
    )
    made.add(tables()["allocations"], [row(id="total")])
    return made


ACTOR, ORGANISATION, PERSON = (kg("Actor"),), (kg("Organisation"),), (kg("Person"),)


@pytest.mark.parametrize(
    "text", ["codi", "สถาบันพัฒนาองค์กรชุมชน", "พอช.", "CODI", "Codi", "Institute"]
)
def test_an_id_and_every_name_mean_the_thing(index, text):
    assert index.find(text, ORGANISATION) == "codi"


def test_a_person_may_be_named_with_the_honorific(index):
    assert index.find("นางกานดา ดี", PERSON) == index.find("กานดา ดี", PERSON) == "p1"


def test_a_name_that_two_things_bear_is_an_error_with_both_ids(index):
    with pytest.raises(AmbiguousError) as caught:
        index.find("กศน.", ORGANISATION)
    assert caught.value.candidates == ("nfe", "nfe-70")


def test_the_class_wanted_tells_two_bearers_of_a_name_apart(index):
    assert index.find("Institute", PERSON) == "p2"
    with pytest.raises(AmbiguousError):
        index.find("Institute", ACTOR)


def test_an_id_goes_before_a_name():
    made = Index()
    made.add(
        tables()["organisations"], [row(id="one", name_th="สอง"), row(id="two", name_th="one")]
    )
    assert made.find("one", ORGANISATION) == "one"


def test_what_is_not_there_gets_the_nearest_and_what_to_do(index):
    with pytest.raises(NotFoundError, match="add a row") as caught:
        index.find("cody", ORGANISATION)
    assert caught.value.near == ("codi",)


def test_one_thing_in_two_rows_is_still_one_thing():
    made = Index()
    made.add(
        tables()["organisations"], [row(id="codi", name_th="พอช."), row(id="codi", name_en="CODI")]
    )
    assert made.find("CODI", ORGANISATION) == made.find("พอช.", ORGANISATION) == "codi"


def test_an_id_of_another_table_is_a_clash(index):
    assert index.clashes(tables()["people"], "codi") == "organisations"
    assert index.clashes(tables()["organisations"], "codi") == ""


def test_a_claim_s_label_is_known_only_in_its_own_class(index):
    assert index.has_label(kg("Allocation"), "total")
    assert not index.has_label(kg("Commitment"), "total")
