"""The words and dates of a list of references, in Thai and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.page.words import LANGS
from kg.schema.codes import code_list
from kg.values.dates import BE, month_name
from kg.vocabulary import kg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WORDS: Mapping[str, tuple[str, str]] = {
    "heading": ("รายการอ้างอิง", "References"),
    "dataset": ("ชุดข้อมูล", "Data set"),
    "no_date": ("ม.ป.ป.", "n.d."),
    "version": ("รุ่น {n}", "Version {n}"),
    "reprint": ("เล่าเรื่องเดียวกับ {what}", "Tells of the same as {what}"),
    "observed": ("เนื้อหา ณ {when}", "Content as of {when}"),
    "licence": ("สัญญาอนุญาต {what}", "Licence: {what}"),
    "made": ("จัดทำด้วย kg รุ่น {n}", "Made with kg {n}"),
    "network": ("เครือข่าย: {what}", "Network: {what}"),
    "untitled": ("ข้อมูลกราฟความรู้", "Knowledge graph data"),
}
_LETTERS = {"th": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ", "en": "abcdefghijklmnopqrstuvwxyz"}
_BRACKETED = ("press-release", "spreadsheet", "official-list", "signed-document", "dataset")


def word(key: str, lang: str, **values: object) -> str:
    """The words for `key` in `lang` with `values` filled in."""
    return _WORDS[key][LANGS.index(lang)].format(**values)


def letter_of(number: int, lang: str) -> str:
    """The letter after the year of the nth (from 0) work of one author in one year.

    >>> letter_of(0, "th"), letter_of(27, "en"), letter_of(2, "th")
    ('ก', 'ab', 'ค')
    """
    letters = _LETTERS[lang]
    before, here = divmod(number, len(letters))
    return (letter_of(before - 1, lang) if before else "") + letters[here]


def kind_word(kind: str, lang: str) -> str:
    """What kind of work it is, where a reader of the list must be told; else "".

    >>> kind_word("press-release", "th"), kind_word("official-list", "en"), kind_word("news", "en")
    ('ข่าวประชาสัมพันธ์', 'Data set', '')
    """
    if kind not in _BRACKETED:
        return ""
    if kind in {"dataset", "official-list", "spreadsheet"}:
        return word("dataset", lang)
    label = code_list(kg("SourceKind"))[kind].labels[lang]
    return label[0].upper() + label[1:]


def year(iso: str, lang: str) -> str:
    """The year of an ISO date: พ.ศ. in Thai, CE in English; "" of ""."""
    return iso and (f"{int(iso[:4]) + BE}" if lang == "th" else iso[:4])


def day(iso: str, lang: str) -> str:
    """The day and month of an ISO date as APA writes them, "" where it states neither.

    >>> day("2023-02-28", "th"), day("2023-02-28", "en"), day("2023-02", "en"), day("2023", "en")
    ('28 กุมภาพันธ์', 'February 28', 'February', '')
    """
    if len(iso) < 7:
        return ""
    month, number = month_name(int(iso[5:7]), "th" if lang == "th" else "en"), iso[8:].lstrip("0")
    parts: Sequence[str] = (number, month) if lang == "th" else (month, number)
    return " ".join(filter(None, parts))


def whole_date(iso: str, lang: str) -> str:
    """An ISO date in full words.

    >>> whole_date("2023-02-28", "th"), whole_date("2023-02-28", "en"), whole_date("2023", "th")
    ('28 กุมภาพันธ์ 2566', 'February 28, 2023', '2566')
    """
    if len(iso) < 7:
        return year(iso, lang)
    comma = "," if lang == "en" and len(iso) > 7 else ""
    return f"{day(iso, lang)}{comma} {year(iso, lang)}"
