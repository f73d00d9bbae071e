"""A name is found however it is typed, and nothing else is damaged."""

from __future__ import annotations

import pytest

from kg.facts.record import Text
from kg.resolve.redact import Redactor, key, keys_of, long_enough
from kg.values.names import language_of

GONE = "ไม่เปิดเผยชื่อ"
REDACTOR = Redactor(
    whole=frozenset(map(key, ("สมชาย ใจดี", "Somchai Jaidee", "น้ำผึ้ง แก้วใส"))),
    short=frozenset(map(key, ("ชัย", "ครูสมชาย", "Chai"))),
    titles=frozenset(("ดร.",)),
)


def words(text: str) -> str:
    return REDACTOR.words(Text(value=text, language=language_of(text))).value


def name(text: str, *, of_person: bool = False) -> str:
    return REDACTOR.name(Text(value=text, language=language_of(text)), of_person=of_person).value


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("SOMCHAI JAIDEE", "name withheld"),
        ("by somchai  jaidee.", "by name withheld."),
        ("Asked of Mr. Somchai-Jaidee's office", "Asked of name withheld's office"),
        ("สมชายใจดี", GONE),
        ("พบนายสมชาย ใจดี ที่งาน", f"พบ{GONE} ที่งาน"),
        ("ดร. สมชาย.ใจดีกล่าวว่า", f"{GONE}กล่าวว่า"),
        ("ส.ม.ช.า.ย ใจดี", GONE),
        ("น้ําผึ้ง เเก้วใส", GONE),
        ("สมชาย ใจดี และ Somchai Jaidee", f"{GONE} และ {GONE}"),
        ("สมชาย ใจดี สมชาย ใจดี", f"{GONE} {GONE}"),
        ("ครูสมชายพาไป", f"{GONE}พาไป"),
        ("ชัย", GONE),
        ("นายชัย", GONE),
    ],
)  # fmt: skip
def test_a_name_is_taken_out_however_it_is_typed(text, left):
    assert words(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "มูลนิธิชัยพัฒนา", "ชัย พัฒนา", "Chairman", "Somchai Jaideeporn", "สมชาย ใจดี้", "สมชาย รักไทย",
        "", "…",
    ],
)  # fmt: skip
def test_another_word_is_left_whole(text):
    assert words(text) == text


def test_a_name_of_something_else_changes_only_where_a_full_name_or_a_long_alias_stands_in_it():
    assert name("มูลนิธิสมชาย ใจดีเพื่อการศึกษา") == f"มูลนิธิ{GONE}เพื่อการศึกษา"
    assert name("บ้านครูสมชายพัฒนา") == f"บ้าน{GONE}พัฒนา"
    for kept in ("มูลนิธิชัยพัฒนา", "Chai Foundation"):
        assert name(kept) == kept
    assert name("น้องครูสมชาย", of_person=True) == "น้องครูสมชาย"
    assert name("Chai") == "name withheld"


def test_a_longer_family_name_is_another_person_s():
    assert name("สมชาย ใจดีมาก", of_person=True) == "สมชาย ใจดีมาก"
    assert name("ภรรยาของสมชาย ใจดี", of_person=True) == f"ภรรยาของ{GONE}"


def test_marks_above_and_below_are_no_letters():
    assert [long_enough(key(name)) for name in ("ชัย", "น้อย", "สมชาย", "Chai", "Tai")] == [
        False, False, True, True, False,
    ]  # fmt: skip


def test_a_name_is_compared_with_and_without_its_honorific():
    assert keys_of("นายสมชาย ใจดี") == {key("นายสมชายใจดี"), key("สมชายใจดี")}
