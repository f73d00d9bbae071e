from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import AmbiguousError, NotFoundError
from kg.values.places import (
    Place,
    all_places,
    ancestors,
    find_places,
    full_name,
    place,
    read_place,
)

PLACES = tuple(all_places())
# Neighbours the official list spells alike in English.
SAME_IN_ENGLISH = {"1404", "1413", "140401", "141301", "500910", "500911"}


def test_the_official_list_is_whole_and_in_order() -> None:
    counts = Counter(each.level for each in PLACES)
    assert counts == {"country": 1, "province": 77, "district": 928, "subdistrict": 7436}
    assert [each.code for each in PLACES[1:]] == sorted(
        (each.code for each in PLACES[1:]), key=lambda code: (len(code), code)
    )


def test_the_country_is_thailand() -> None:
    assert PLACES[0] == Place(
        code="TH", level="country", name_th="ประเทศไทย", name_en="Thailand", parent=""
    )


def test_a_place_is_found_by_its_code_and_nothing_else() -> None:
    assert place("700715").name_th == "เตาปูน"
    for code in ("99", "7", "", "ราชบุรี", "th"):
        with pytest.raises(NotFoundError):
            place(code)


def test_every_place_lies_in_its_parent_up_to_the_country() -> None:
    for each in PLACES[1:]:
        above = ancestors(each.code)
        assert above[0].code == each.parent
        assert above[-1].code == "TH"
        assert len(above) == len(each.code) // 2
    assert ancestors("TH") == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("70", "70"),
        ("7007", "7007"),
        ("๗๐๐๗๑๕", "700715"),
        ("TH", "TH"),
        ("ประเทศไทย", "TH"),
        ("ไทย", "TH"),
        ("thailand", "TH"),
        ("ราชบุรี", "70"),
        ("จังหวัดราชบุรี", "70"),
        ("จ.ราชบุรี", "70"),
        ("จ. ราชบุรี", "70"),
        ("Ratchaburi", "70"),
        ("Ratchaburi Province", "70"),
        ("chonburi", "20"),
        ("Phang Nga", "82"),
        ("กทม.", "10"),
        ("กทม", "10"),
        ("กรุงเทพฯ", "10"),
        ("จ.อยุธยา", "14"),
        ("จ.โคราช", "30"),
        ("อำเภอโพธาราม", "7007"),
        ("อ.โพธาราม", "7007"),
        ("อ.โพธาราม จ.ราชบุรี", "7007"),
        ("Photharam District", "7007"),
        ("อำเภอเมืองราชบุรี", "7001"),
        ("อ.เมือง จ.ราชบุรี", "7001"),
        ("อำเภอเมือง ราชบุรี", "7001"),
        ("อ.พระนครศรีอยุธยา", "1401"),
        ("เขตบางซื่อ", "1029"),
        ("บ้านไร่ อุทัยธานี", "6106"),
        ("ตำบลโพธาราม", "700701"),
        ("ตำบลนครปฐม", "730111"),
        ("ตำบลเตาปูน อำเภอโพธาราม จังหวัดราชบุรี", "700715"),
        ("ต.เตาปูน อ.โพธาราม จ.ราชบุรี", "700715"),
        ("ต.เตาปูนอ.โพธารามจ.ราชบุรี", "700715"),
        ("เตาปูน, โพธาราม, ราชบุรี", "700715"),
        ("เตาปูน โพธาราม ราชบุรี ประเทศไทย", "700715"),
        ("เตาปูน ราชบุรี", "700715"),
        ("จังหวัดราชบุรี อำเภอโพธาราม ตำบลเตาปูน", "700715"),
        ("Tao Pun Photharam Ratchaburi", "700715"),
        ("Tambon Tao Pun, Amphoe Photharam", "700715"),
        ("แขวงบางซื่อ เขตบางซื่อ กรุงเทพมหานคร", "102901"),
        ("แขวงบางซื่อ กทม.", "102901"),
        ("สุไหงโกลก", "9610"),
        ("จ.ป.ร.", "850406"),
        ("ปอภาร", "450109"),
    ],
)
def test_a_place_is_read_however_it_is_written(text: str, code: str) -> None:
    assert read_place(text).code == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "99",
        "จังหวัด",
        "อำเภอเตาปูน",
        "จังหวัดโพธาราม",
        "อำเภอบางซื่อ",
        "เขตโพธาราม",
        "ตำบลเตาปูน จังหวัดเลย",
        "โพธาราม, โพธาราม, โพธาราม",
        "อบต.เตาปูน",
        "ก, ข, ค, ง, จ",
        "เตาปูน " * 300,
    ],
)
def test_a_wrong_level_or_a_wrong_ancestor_is_no_reading(text: str) -> None:
    assert find_places(text) == ()
    with pytest.raises(NotFoundError):
        read_place(text)


def test_a_bare_name_means_its_largest_place_yet_all_readings_are_found() -> None:
    assert [each.code for each in find_places("โพธาราม")] == ["7007", "700701"]
    assert read_place("โพธาราม").code == "7007"


def test_a_name_of_several_places_lists_each_with_where_it_lies() -> None:
    with pytest.raises(AmbiguousError) as several:
        read_place("เตาปูน")
    assert several.value.candidates == (
        "190212 เตาปูน (แก่งคอย, สระบุรี)",
        "540604 เตาปูน (สอง, แพร่)",
        "700715 เตาปูน (โพธาราม, ราชบุรี)",
    )


def test_as_many_bare_names_are_ambiguous_as_the_list_makes_so() -> None:
    outcomes: Counter[tuple[str, str]] = Counter()
    for each in PLACES:
        try:
            outcome = "itself" if read_place(each.name_th) == each else "larger"
        except AmbiguousError:
            outcome = "several"
        outcomes[each.level, outcome] += 1
    assert outcomes == {
        ("country", "itself"): 1,
        ("province", "itself"): 77,
        ("district", "itself"): 921,
        ("district", "larger"): 1,  # พระนครศรีอยุธยา
        ("district", "several"): 6,  # five เฉลิมพระเกียรติ; จอมทอง, also a เขต
        ("subdistrict", "itself"): 4560,
        ("subdistrict", "larger"): 1115,
        ("subdistrict", "several"): 1761,
    }


def test_a_mistyped_name_gets_the_nearest_ones() -> None:
    with pytest.raises(NotFoundError) as mistyped:
        read_place("อ.โพธารามม จ.ราชบุรี")
    assert mistyped.value.near[0] == "โพธาราม"
    with pytest.raises(NotFoundError) as english:
        read_place("Ratchabury")
    assert english.value.near[0] == "Ratchaburi"


def test_a_wrong_ancestor_is_answered_with_where_the_name_is() -> None:
    with pytest.raises(NotFoundError, match="no ตำบลเตาปูน lies in จังหวัดเลย") as wrong:
        read_place("ตำบลเตาปูน จังหวัดเลย")
    assert "700715 เตาปูน (โพธาราม, ราชบุรี)" in wrong.value.near


@settings(deadline=None)  # the first example builds what the others share
@given(st.sampled_from(PLACES))
def test_every_thai_full_name_reads_back_to_its_place(each: Place) -> None:
    assert find_places(full_name(each, "th")) == (each,)
    assert read_place(full_name(each, "th").replace(" ", "")) == each


@settings(deadline=None)  # the first example builds what the others share
@given(st.sampled_from(PLACES))
def test_every_english_full_name_reads_back_but_six(each: Place) -> None:
    readings = find_places(full_name(each, "en"))
    assert each in readings
    assert (len(readings) == 1) == (each.code not in SAME_IN_ENGLISH)


@pytest.mark.parametrize("code", sorted(SAME_IN_ENGLISH))
def test_neighbours_of_one_english_spelling_are_ambiguous(code: str) -> None:
    with pytest.raises(AmbiguousError, match=code):
        read_place(full_name(place(code), "en"))


@pytest.mark.parametrize(
    ("code", "th", "en"),
    [
        ("TH", "ประเทศไทย", "Thailand"),
        ("10", "กรุงเทพมหานคร", "Bangkok"),
        ("70", "จังหวัดราชบุรี", "Ratchaburi Province"),
        (
            "700715",
            "ตำบลเตาปูน อำเภอโพธาราม จังหวัดราชบุรี",
            "Tao Pun Subdistrict, Photharam District, Ratchaburi Province",
        ),
        (
            "102901",
            "แขวงบางซื่อ เขตบางซื่อ กรุงเทพมหานคร",
            "Bang Sue Subdistrict, Bang Sue District, Bangkok",
        ),
    ],
)
def test_a_full_name_reads_as_an_address(code: str, th: str, en: str) -> None:
    assert (full_name(place(code), "th"), full_name(place(code), "en")) == (th, en)
