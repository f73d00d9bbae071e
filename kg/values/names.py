"""Names of actors and places in Thai and English: one spelling, one key, one order.

Nothing here ever applies NFKC: it splits ำ in two. Thai is kept as written, in NFC, and
only the key by which names are looked up forgives what a screen does not show.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Language = Literal["th", "en"]

# Joiners, direction marks and the soft hyphen show nothing in Thai or English and
# come in by copying from web pages and PDF; ZWJ and ZWNJ shape other scripts only.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_THAI_LETTER = re.compile(r"[ก-ฮะ-ฺเ-ๅ็-๎]")


def nfc(text: str) -> str:
    r"""Return the text as it is kept: NFC, nothing invisible, single spaces, trimmed.

    Any white space, the no-break space and line ends too, counts as a space. Applying it
    twice changes nothing more. Letters, digits and marks stay as they were written.

    >>> nfc(" สภาองค์กร\u200bชุมชน \u00a0 ตำบลเตาปูน\n")
    'สภาองค์กรชุมชน ตำบลเตาปูน'
    """
    if text.isascii():
        return " ".join(text.split())  # all that NFC and what is invisible changes is beyond it
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).split())


def ascii_digits(text: str) -> str:
    """Return the text with Thai digits ๐-๙ as 0-9, all else untouched.

    >>> ascii_digits("๒๘ ก.พ. ๒๕๖๖")
    '28 ก.พ. 2566'
    """
    return text.translate(_THAI_DIGITS)


def is_thai(text: str) -> bool:
    """Tell whether the text holds a Thai letter, vowel sign or tone mark; ฿ and ๑ are none.

    >>> is_thai("พอช. (CODI)"), is_thai("CODI ๒๕๖๖")
    (True, False)
    """
    return _THAI_LETTER.search(text) is not None


def language_of(text: str) -> Language:
    """Return the tag a name is stored under: "th" with any Thai letter in it, else "en".

    >>> language_of("โครงการ U2T"), language_of("U2T")
    ('th', 'en')
    """
    return "th" if is_thai(text) else "en"


# --- the key names are compared by -------------------------------------------------------

_ABOVE_BELOW = "ั" + "ิ-ู" + "็ํ"
_TONES = "่-๋"
# The rules of pythainlp.util.normalize for marks that look alike on screen, less those that
# guess (dropping repeated spacing vowels or dangling marks); importing it costs 40 ms.
_MARK_RULES = (
    (re.compile(r"เเ"), "แ"),
    (re.compile(r"(?<![ฤฦ])ๅ"), "า"),
    (re.compile(rf"([{_ABOVE_BELOW}{_TONES}์ฺ๎])\1+"), r"\1"),
    (re.compile(rf"([{_TONES}์]+)([{_ABOVE_BELOW}]+)"), r"\2\1"),
    (re.compile(rf"ํ([{_TONES}]*)า"), r"\1ำ"),
    (re.compile(rf"([ะาำ]+)([{_TONES}]+)"), r"\2\1"),
)
# A slash parts numbers (1/2566) and stays.
_SEPARATORS = re.compile(r"[\s.,:;·•…_'\"`\-‐-―−(){}\[\]<>‘-‟«»‹›（）［］「」]+")


def _separator_left(run: re.Match[str]) -> str:
    text, start, end = run.string, run.start(), run.end()
    between_digits = text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()
    return "-" if between_digits else ""


def _settle_marks(text: str) -> str:
    # One rule can make room for another. Each moves marks one way or shortens the text,
    # so this ends.
    while True:
        settled = text
        for pattern, replacement in _MARK_RULES:
            settled = unicodedata.normalize("NFC", pattern.sub(replacement, settled))
        if settled == text:
            return text
        text = settled


def match_key(text: str) -> str:
    """Return the key two spellings of one name share; for looking up only, never shown.

    Alike become: letter case, Thai and ASCII digits, ํา and ำ, เเ and แ, marks typed in
    another order or twice, and any spaces, dots, commas, colons, dashes, brackets and
    quotes, which are dropped, but between two digits become "-" (1.2 is not 12). No
    consonant, vowel or tone is ever taken for another: ศิริ and สิริ, ทศพล and ทศพร stay
    apart. The key of a key is itself; a text of separators alone has the key "".

    >>> match_key("อบต. เตาปูน") == match_key("อบต.เตาปูน")
    True
    >>> match_key("U2T (รุ่น ๒)")
    'u2tรุ่น2'
    """
    folded = unicodedata.normalize("NFC", ascii_digits(nfc(text)).casefold())
    return _settle_marks(_SEPARATORS.sub(_separator_left, folded))


# --- honorifics --------------------------------------------------------------------------


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_CIVIL = _words("นางสาว นาง นาย เด็กชาย เด็กหญิง คุณหญิง ท่านผู้หญิง")
_CIVIL_SHORT = _words("น.ส. นส. ด.ช. ด.ญ.")
_ROYAL = _words("หม่อมราชวงศ์ หม่อมหลวง หม่อมเจ้า ม.ร.ว. ม.ล. ม.จ.")
_ACADEMIC = _words("""ผู้ช่วยศาสตราจารย์ รองศาสตราจารย์ ศาสตราจารย์เกียรติคุณ ศาสตราจารย์พิเศษ
    ศาสตราจารย์ อาจารย์ ดอกเตอร์ ผศ. รศ. ศ. ดร.""")
_MEDICAL = _words("""นายสัตวแพทย์ สัตวแพทย์หญิง นายแพทย์ แพทย์หญิง ทันตแพทย์หญิง ทันตแพทย์ เภสัชกรหญิง
    เภสัชกร น.สพ. สพ.ญ. นพ. พญ. ทพญ. ทพ. ภญ. ภก.""")
_RANKS = _words("""พลตำรวจเอก พลตำรวจโท พลตำรวจตรี พันตำรวจเอก พันตำรวจโท พันตำรวจตรี
    ร้อยตำรวจเอก ร้อยตำรวจโท ร้อยตำรวจตรี ดาบตำรวจ จ่าสิบตำรวจ สิบตำรวจเอก สิบตำรวจโท สิบตำรวจตรี
    พลเรือเอก พลเรือโท พลเรือตรี นาวาเอก นาวาโท นาวาตรี เรือเอก เรือโท เรือตรี
    พันจ่าเอก พันจ่าโท พันจ่าตรี จ่าเอก จ่าโท จ่าตรี
    พลอากาศเอก พลอากาศโท พลอากาศตรี นาวาอากาศเอก นาวาอากาศโท นาวาอากาศตรี
    เรืออากาศเอก เรืออากาศโท เรืออากาศตรี พันจ่าอากาศเอก พันจ่าอากาศโท พันจ่าอากาศตรี
    จ่าอากาศเอก จ่าอากาศโท จ่าอากาศตรี
    พลเอก พลโท พลตรี พันเอก พันโท พันตรี ร้อยเอก ร้อยโท ร้อยตรี
    จ่าสิบเอก จ่าสิบโท จ่าสิบตรี สิบเอก สิบโท สิบตรี
    นายกองใหญ่ นายกองเอก นายกองโท นายกองตรี นายหมวดเอก นายหมวดโท นายหมวดตรี
    พล.ต.อ. พล.ต.ท. พล.ต.ต. พ.ต.อ. พ.ต.ท. พ.ต.ต. ร.ต.อ. ร.ต.ท. ร.ต.ต. ด.ต. จ.ส.ต. ส.ต.อ. ส.ต.ท.
    ส.ต.ต. พล.ร.อ. พล.ร.ท. พล.ร.ต. พล.อ.อ. พล.อ.ท. พล.อ.ต. พ.อ.อ. พ.อ.ท. พ.อ.ต. พ.จ.อ. พ.จ.ท. พ.จ.ต.
    พล.อ. พล.ท. พล.ต. พ.อ. พ.ท. พ.ต. ร.อ. ร.ท. ร.ต. จ.ส.อ. จ.ส.ท. จ.ส.ต. ส.อ. ส.ท. ส.ต.
    น.อ. น.ท. น.ต. จ.อ. จ.ท. จ.ต.""")
HONORIFICS: tuple[str, ...] = tuple(
    sorted(
        {*_CIVIL, *_CIVIL_SHORT, *_ROYAL, *_ACADEMIC, *_MEDICAL, *_RANKS, "คุณ"},
        key=lambda honorific: (-len(honorific), honorific),
    )
)
"""Thai honorifics and ranks, the longest first, so that the first that fits is the right one.

Each rank may also follow ว่าที่ and precede หญิง; abbreviations may be spaced (พล. ต. อ.).
Titles that are part of a conferred name (พระครู…) and อ., which is mostly อำเภอ, are not here.
"""

# Posts that begin like an honorific and a name: นายอำเภอ is no Mr อำเภอ. The list is of what
# documents about local government hold, not of the whole language.
_POSTS = _words("""นายกรัฐมนตรี นายกสมาคม นายกสภา นายกสโมสร นายกเทศมนตรี นายกเมือง นายกองค์การ นายกองค์กร
    นายกอบจ. นายกอบต. นายกเหล่า นายกกิ่งกาชาด นายกฯ นายอำเภอ นายทะเบียน นายทหาร นายตำรวจ นายช่าง นายหน้า
    นายจ้าง นายสถานี นายด่าน นางสาวไทย นางพยาบาล นายแพทย์สาธารณสุข นายแพทย์ชำนาญ นายแพทย์เชี่ยวชาญ
    นายแพทย์ใหญ่ อาจารย์ใหญ่ อาจารย์ประจำ อาจารย์ที่ปรึกษา อาจารย์ผู้ ศาสตราจารย์ประจำ
    เภสัชกรชำนาญ เภสัชกรประจำ""")


def _one_of(honorifics: Iterable[str]) -> str:
    """Build a pattern for one of these; an abbreviation may be spaced and lack its last dot."""

    def pattern(honorific: str) -> str:
        if not honorific.endswith("."):
            return honorific
        return r"\.\s?".join(honorific[:-1].split(".")) + r"(?:\.|(?=\s))"

    return "|".join(map(pattern, sorted(honorifics, key=lambda each: (-len(each), each))))


@cache
def _leading_honorifics() -> re.Pattern[str]:
    rank = rf"(?:ว่าที่\s?)?(?:{_one_of(_RANKS)})(?:\s?\(?(?:พิเศษ|หญิง)\)?)?"
    learned = _one_of((*_ACADEMIC, *_MEDICAL, *_ROYAL))
    short = _one_of(each for each in (*_ACADEMIC, *_MEDICAL, *_ROYAL) if each.endswith("."))
    # After นาย only an abbreviation can be a second honorific: จอมพล is also a given name.
    civil = rf"(?:{_one_of((*_CIVIL, *_CIVIL_SHORT))}|คุณ(?=\s))\s*(?:(?:{short})\s*)*"
    name = r"(?:[เ-ไ][ก-ฮ]|[ก-ฮ][ก-ฺเ-๎]|[A-Za-z])"
    return re.compile(rf"(?>(?:(?:{rank}|{learned})\s*)*)(?>(?:{civil})?)(?={name})")


def split_honorific(text: str) -> tuple[str, str]:
    """Split a person's name into its honorifics, as written, and the name proper.

    Without an honorific the first part is "". Several in a row are one ("รศ. ดร."). What
    stays must begin with two Thai letters that can begin a name, or a Latin letter, so นายิกา
    is left whole, as are posts such as นายอำเภอ. Thai has no space after an honorific, so some
    names remain ambiguous: นางแก้ว is read as Mrs Kaeo though a subdistrict bears the name,
    and a post not known here (นาย and a noun) as a man. Use it on what is known to be a
    person. คุณ counts only before a space, since it begins many given names (คุณวุฒิ). Both
    parts are in the form of `nfc`.

    >>> split_honorific("รศ. ดร.สมชาย ใจดี")
    ('รศ. ดร.', 'สมชาย ใจดี')
    >>> split_honorific("นายอำเภอโพธาราม")
    ('', 'นายอำเภอโพธาราม')
    """
    clean = nfc(text)
    if clean.startswith(_POSTS):
        return "", clean
    found = _leading_honorifics().match(clean)
    cut = found.end() if found else 0
    return clean[:cut].rstrip(), clean[cut:]


# --- order and likeness ------------------------------------------------------------------

SortKey = tuple[tuple[int, ...], tuple[int, ...], str]
_LEADING_VOWEL = re.compile(r"([เ-ไ])([ก-ฮ])")
# CLDR sorts ํ between the consonants and the vowels, where ฯ has its code, and ำ as าํ.
_NIKHAHIT = str.maketrans({"ำ": "าฯ", "ํ": "ฯ", "ฯ": None, "ๆ": None})
_MARK_WEIGHTS = {mark: weight for weight, mark in enumerate("๎์็่้๊๋", start=1)}


def sort_key(text: str) -> SortKey:
    """Return the key that puts names in Thai dictionary order: digits, Thai, Latin, others.

    As the Royal Institute's dictionary and Unicode collation for Thai (CLDR "th") have it: a
    leading vowel counts after its consonant (เกาะ under ก), tone marks and the like decide
    only between words otherwise equal, the earlier mark first, and spaces, punctuation, ฯ and ๆ
    do not count. It agrees with Chromium's Intl.Collator on every
    place name of Thailand; pythainlp's `collate` loses where a mark stands. Texts share a key
    only if `nfc` makes them equal.

    >>> sorted(["เก่า", "ขา", "Codi", "เกา", "กา"], key=sort_key)
    ['กา', 'เกา', 'เก่า', 'ขา', 'Codi']
    """
    clean = nfc(text)
    plain = unicodedata.normalize("NFD", ascii_digits(clean)).translate(_NIKHAHIT).casefold()
    primary: list[int] = []
    marks: list[int] = []
    for letter in _LEADING_VOWEL.sub(r"\2\1", plain):
        if letter in _MARK_WEIGHTS:
            marks.append(_MARK_WEIGHTS[letter])
        elif letter.isdecimal():
            primary.append(unicodedata.decimal(letter))
            marks.append(0)
        elif is_thai(letter) or letter == "ฯ":
            primary.append(ord(letter) - ord("ก") + 10)
            marks.append(0)
        elif letter.isalpha():
            primary.append(ord(letter) + 0x1000)
            marks.append(0)
        elif unicodedata.category(letter) == "Mn":
            marks.append(ord(letter))
    return tuple(primary), tuple(marks), clean


def nearest(name: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return at most `limit` of the candidates most like a name, the best first.

    Likeness is difflib's ratio between match keys, at least 0.6; equally like ones come in
    dictionary order and each once, whatever order they were given in. Empty when none is like.

    >>> nearest("โพธารามม", ["ราชบุรี", "โพธาราม", "บ้านโป่ง"])
    ('โพธาราม',)
    """
    from difflib import SequenceMatcher  # only a mistake needs it

    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(match_key(name))
    found: list[tuple[float, SortKey, str]] = []
    least = 0.6
    for candidate in set(candidates):
        matcher.set_seq1(match_key(candidate))
        if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
            continue
        ratio = matcher.ratio()
        if ratio >= least:
            found = sorted([*found, (-ratio, sort_key(candidate), candidate)])[:limit]
            least = -found[-1][0] if len(found) == limit else least
    return tuple(candidate for _, _, candidate in found)
