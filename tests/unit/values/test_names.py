from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.values.names import (
    HONORIFICS,
    ascii_digits,
    is_thai,
    language_of,
    match_key,
    nearest,
    nfc,
    sort_key,
    split_honorific,
)
from kg.values.places import all_places

THAI = st.text(
    st.sampled_from("กขงชณทธนพรลวศษสหอฤะัาำิีืุูเแโใไๅ็่้๊๋์ํฺฯๆ๐๑๒ .-()\u200b\u00a0aBé7"), max_size=14
)
ANY = st.one_of(THAI, st.text(max_size=20))


@given(ANY)
def test_the_kept_form_of_a_kept_form_is_itself(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)
    assert unicodedata.is_normalized("NFC", nfc(text))


@given(ANY)
def test_the_kept_form_changes_no_visible_character(text: str) -> None:
    def visible(written: str) -> str:
        shown = [each for each in "".join(written.split()) if unicodedata.category(each) != "Cf"]
        return unicodedata.normalize("NFD", "".join(shown))

    assert visible(nfc(text)) == visible(text)


def test_sara_am_is_never_taken_apart() -> None:
    assert nfc("อำเภอกำแพงแสน") == "อำเภอกำแพงแสน"


def test_invisible_characters_and_odd_spaces_are_cleaned_away() -> None:
    assert nfc("\ufeff สภา\u200bองค์กร\u00adชุมชน\u00a0\u00a0ตำบล\t\r\nเตาปูน\u200e ") == (
        "สภาองค์กรชุมชน ตำบล เตาปูน"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("อบต. เตาปูน", "อบต.เตาปูน"),
        ("สุไหงโก-ลก", "สุไหงโกลก"),
        ("ทำ", "ทํา"),
        ("น้ำ", "นํ้า"),
        ("น้ำ", "น้ํา"),
        ("น้ำ", "นำ้"),
        ("แม่", "เเม่"),
        ("ที่", "ท่ี"),
        ("สิทธิ์", "สิทธ์ิ"),
        ("ดี", "ดีี"),
        ("รุ่น ๒", "รุ่น 2"),
        ("CODI", "codi"),
        ("สถาบันพัฒนาองค์กรชุมชน (องค์การมหาชน)", "สถาบันพัฒนาองค์กรชุมชน องค์การมหาชน"),
        ("Phang-nga", "Phang Nga"),
        ("“บ้านพอเพียง”", "บ้านพอเพียง"),
    ],
)
def test_spellings_that_look_alike_share_a_key(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ศิริ", "สิริ"),
        ("ทศพล", "ทศพร"),
        ("ณัฐ", "นัฐ"),
        ("เกา", "เก่า"),
        ("มา", "ม้า"),
        ("กาน", "กานต์"),
        ("ฤๅษี", "ฤษี"),
        ("รุ่น 1.2", "รุ่น 12"),
        ("1/2566", "12566"),
        ("กะ", "กา"),
    ],
)
def test_names_of_different_people_keep_different_keys(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


@given(ANY)
def test_the_key_of_a_key_is_itself(text: str) -> None:
    assert match_key(match_key(text)) == match_key(text)


@given(ANY)
def test_the_kept_form_of_a_name_has_the_same_key(text: str) -> None:
    assert match_key(nfc(text)) == match_key(text)


@given(st.lists(st.sampled_from("กขงชณทธนพรลวศษสหอฤะาิีุู่้"), max_size=10))
def test_a_key_keeps_every_consonant(letters: list[str]) -> None:
    text = "".join(letters)
    consonants = [each for each in text if "ก" <= each <= "ฮ"]
    assert [each for each in match_key(text) if "ก" <= each <= "ฮ"] == consonants


def test_no_two_thai_place_names_are_merged_but_by_a_dash_or_a_space() -> None:
    names: dict[str, set[str]] = {}
    for place in all_places():
        plain = place.name_th.replace("-", "").replace(" ", "")
        names.setdefault(match_key(place.name_th), set()).add(plain)
    assert [each for each in names.values() if len(each) > 1] == []


@pytest.mark.parametrize(
    ("text", "thai"), [("พอช.", True), ("U2T รุ่น 2", True), ("฿500", False), ("๒๕๖๖", False)]
)
def test_only_thai_letters_make_a_text_thai(text: str, thai: bool) -> None:
    assert is_thai(text) is thai
    assert language_of(text) == ("th" if thai else "en")


@given(st.text())
def test_only_thai_digits_become_ascii_digits(text: str) -> None:
    assert len(ascii_digits(text)) == len(text)
    changed = {a for a, b in zip(text, ascii_digits(text), strict=True) if a != b}
    assert changed <= set("๐๑๒๓๔๕๖๗๘๙")


@pytest.mark.parametrize(
    ("text", "honorific", "name"),
    [
        ("นายสุธี เล้าสุบินประเสริฐ", "นาย", "สุธี เล้าสุบินประเสริฐ"),
        ("นายกฤษดา สมประสงค์", "นาย", "กฤษดา สมประสงค์"),
        ("นายกองทุน ใจดี", "นาย", "กองทุน ใจดี"),
        ("นางสาวเรวดี อุลิต", "นางสาว", "เรวดี อุลิต"),
        ("น.ส. เรวดี อุลิต", "น.ส.", "เรวดี อุลิต"),
        ("ดร สมชาย", "ดร", "สมชาย"),
        ("ดร. John Smith", "ดร.", "John Smith"),
        ("รศ. ดร.สมชาย ใจดี", "รศ. ดร.", "สมชาย ใจดี"),
        ("ผศ.ดร.สมชาย", "ผศ.ดร.", "สมชาย"),
        ("ผู้ช่วยศาสตราจารย์ ดร. ก้อง", "ผู้ช่วยศาสตราจารย์ ดร.", "ก้อง"),
        ("พลตำรวจเอก อดุลย์ แสงสิงแก้ว", "พลตำรวจเอก", "อดุลย์ แสงสิงแก้ว"),
        ("พล. ต. อ. อดุลย์", "พล. ต. อ.", "อดุลย์"),
        ("ว่าที่ร้อยตรีหญิง สมศรี", "ว่าที่ร้อยตรีหญิง", "สมศรี"),
        ("ว่าที่ ร.ต.สมชาย", "ว่าที่ ร.ต.", "สมชาย"),
        ("นายแพทย์สุเทพ เพชรมาก", "นายแพทย์", "สุเทพ เพชรมาก"),
        ("นายกองเอก สมชาย", "นายกองเอก", "สมชาย"),
        ("นายจอมพล สุขใจ", "นาย", "จอมพล สุขใจ"),
        ("คุณ สมชาย", "คุณ", "สมชาย"),
        ("ม.ร.ว.สุขุมพันธุ์ บริพัตร", "ม.ร.ว.", "สุขุมพันธุ์ บริพัตร"),
    ],
)
def test_honorifics_and_ranks_are_parted_from_the_name(
    text: str, honorific: str, name: str
) -> None:
    assert split_honorific(text) == (honorific, name)


@pytest.mark.parametrize(
    "text",
    [
        "นายิกา",
        "นายอำเภอโพธาราม",
        "นายกรัฐมนตรี",
        "นายก อบต. เตาปูน",
        "นายกอบต.เตาปูน",
        "ว่าที่ผู้ว่าราชการจังหวัด",
        "คุณวุฒิ ใจดี",
        "ดรุณี",
        "ศิริ",
        "ร้อยเอ็ด",
        "ส.อ.ท.",
        "ส.ต.ง. ภาค 7",
        "อ.โพธาราม",
        "นาย",
        "รศ. ดร.",
        "Ms Somsri",
        "",
    ],
)
def test_names_posts_and_bare_titles_are_left_whole(text: str) -> None:
    assert split_honorific(text) == ("", text)


@settings(deadline=None)  # the first example builds what the others share
@given(st.sampled_from(HONORIFICS), st.sampled_from(["สมชาย ใจดี", "เรวดี อุลิต", "ไมตรี"]))
def test_every_listed_honorific_is_parted_before_a_space(honorific: str, name: str) -> None:
    assert split_honorific(f"{honorific} {name}") == (honorific, name)


@settings(deadline=None)  # the first example builds what the others share
@given(ANY)
def test_parting_loses_nothing_but_spaces(text: str) -> None:
    assert "".join(split_honorific(text)).replace(" ", "") == nfc(text).replace(" ", "")


def test_the_longest_honorific_comes_first() -> None:
    for position, honorific in enumerate(HONORIFICS):
        assert not any(later.startswith(honorific) for later in HONORIFICS[position + 1 :])


def test_names_sort_as_in_the_royal_institute_dictionary() -> None:
    ordered = [
        *("2566", "กก", "ก๊ก", "กฎ", "กรรม", "กะ", "กัน", "กา", "ก้าน", "กำ", "กิน"),
        *("เก", "เกง", "เก็ง", "เก่ง", "เก้ง", "เก๋ง", "เกา", "เก่า", "แก้ว", "ไก่", "ขา", "ค้า"),
        *("ราชบุรี", "ฤทธิ์", "ลา", "วัน", "ศิริ", "สิริ", "หมู", "อ่างทอง", "ฮา", "CODI", "U2T"),
    ]
    assert sorted(set(ordered), key=sort_key) == ordered


def test_an_earlier_tone_mark_decides_between_equal_letters() -> None:
    assert sorted(["ก้ากา", "กาก้า", "กากา"], key=sort_key) == ["กากา", "กาก้า", "ก้ากา"]


def test_spaces_and_punctuation_do_not_part_a_family_of_names() -> None:
    names = ["อบต. เตาปูน", "อบต.ธรรมเสน", "อบต.  เตาปูน 2"]
    assert sorted(names, key=sort_key) == ["อบต. เตาปูน", "อบต.  เตาปูน 2", "อบต.ธรรมเสน"]


@given(st.lists(ANY, max_size=6))
def test_the_order_does_not_depend_on_the_order_given(texts: list[str]) -> None:
    kept = [nfc(each) for each in texts]
    backwards = kept[::-1]
    assert sorted(kept, key=sort_key) == sorted(backwards, key=sort_key)


def test_the_nearest_names_come_best_first_and_at_most_as_many_as_asked() -> None:
    names = ["โพธาราม", "โพธิ์ไทรงาม", "โพธิ์งาม", "ราชบุรี", "โพธาราม"]
    assert nearest("โพธารามม", names, limit=2) == ("โพธาราม", "โพธิ์ไทรงาม")
    assert nearest("xyz", names) == ()


@settings(deadline=None)  # the first example builds what the others share
@given(st.lists(THAI, max_size=6), THAI)
def test_nearest_names_do_not_depend_on_the_order_given(names: list[str], name: str) -> None:
    assert nearest(name, names) == nearest(name, names[::-1])


def test_importing_the_values_loads_no_other_package() -> None:
    code = (
        "import sys, kg.values.dates, kg.values.money, kg.values.names, kg.values.places;"
        "print(sorted({'pythainlp', 'geothai', 'difflib', 'json'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
