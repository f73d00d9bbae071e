"""A word a person typed to the one thing it names."""

from __future__ import annotations

import pytest

import kg
from kg.errors import AmbiguousError, NotFoundError


@pytest.fixture(scope="module")
def names(built):
    return kg.open(built).asker().names


@pytest.mark.parametrize(
    "text",
    [
        "พอช.",
        "พอช",
        "CODI",
        "codi",
        "สถาบันพัฒนาองค์กรชุมชน",
        " สถาบันพัฒนาองค์กรชุมชน (องค์การมหาชน) ",
        "id:ratchaburi-2566_codi",
        "ratchaburi-2566_codi",
        "https://w3id.org/community-kg/id/ratchaburi-2566_codi",
    ],
)
def test_every_way_to_name_it_finds_it(names, text):
    assert names.find(text).endswith("/ratchaburi-2566_codi")


def test_an_honorific_before_a_name_is_no_hindrance(names):
    assert names.find("นายสุธี เล้าสุบินประเสริฐ") == names.find("สุธี เล้าสุบินประเสริฐ")


def test_people_whose_names_differ_by_one_letter_are_not_taken_for_each_other(make_built):
    workspace = make_built({
        "data/sources/x/people.csv": "id,name_th,paragraph\na,ทศพล ศิริ,1\nb,ทศพร สิริ,1\nc,กานดา ดี,1\nd,กานดา ดี,2\n"
    })  # fmt: skip
    names = workspace.asker().names
    assert names.find("ทศพล ศิริ").endswith("x_a")
    assert names.find("ทศพร สิริ").endswith("x_b")
    with pytest.raises(NotFoundError):
        names.find("ทศพล สิริ")
    with pytest.raises(AmbiguousError) as caught:
        names.find("กานดา ดี")
    assert [each.split()[0] for each in caught.value.candidates] == ["id:x_c", "id:x_d"]


@pytest.mark.parametrize("text", ["70", "ราชบุรี", "จังหวัดราชบุรี", "Ratchaburi", "id:place-70"])
def test_a_place_is_found_by_code_and_name(names, text):
    assert names.place(text).endswith("/place-70")


def test_a_region_is_a_place(names):
    assert names.place("west") == names.place("ภาคตะวันตก") == names.place("Western region")


def test_modality_may_be_several(names):
    assert len(names.term("pledged,requested", "modality")) == 2
    assert (
        names.term("รับปาก", "modality")
        == names.term("pledged", "modality")
        == names.term("kg:modality-pledged", "modality")
    )
