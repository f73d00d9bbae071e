"""The official places of Thailand, by code and by what researchers write.

Codes and names are those of the Department of Provincial Administration (DOPA), from the
geothai package (CC-BY-4.0): 77 provinces, 928 districts, 7,436 subdistricts. The tables are
read once, when first asked for. Abolished areas and regions are not here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from kg.errors import AmbiguousError, NotFoundError
from kg.values.names import ascii_digits, is_thai, match_key, nearest, nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geothai.types import District, Province, Subdistrict

    from kg.values.names import Language

Level = Literal["country", "region", "province", "district", "subdistrict"]

_LEVELS: tuple[Level, ...] = ("country", "region", "province", "district", "subdistrict")
_BANGKOK = "10"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place with its official code.

    `code` is "TH", or the 2, 4 or 6 digits of a province, district or subdistrict; the names
    are as the official list has them, without the word for the level except in เขต of
    Bangkok; `parent` is the code of the place it is directly in, "" for the country.
    """

    code: str
    level: Level
    name_th: str
    name_en: str
    parent: str

    @property
    def in_bangkok(self) -> bool:
        """Whether it is Bangkok or lies in it, where a district is เขต, a subdistrict แขวง."""
        return self.code.startswith(_BANGKOK)


_COUNTRY = Place(code="TH", level="country", name_th="ประเทศไทย", name_en="Thailand", parent="")


@cache
def _by_code() -> dict[str, Place]:
    import geothai  # 20 ms that most commands need not spend

    places = [_COUNTRY]

    def add(level: Level, area: Province | District | Subdistrict) -> None:
        names = {"name_th": nfc(area.name_th), "name_en": nfc(area.name_en)}
        parent = area.code[:-2] or _COUNTRY.code
        places.append(Place(code=area.code, level=level, parent=parent, **names))

    provinces = geothai.provinces()
    districts = [each for province in provinces for each in geothai.districts(province.code)]
    for province in provinces:
        add("province", province)
    for district in districts:
        add("district", district)
    for district in districts:
        for subdistrict in geothai.subdistricts(district.code):
            add("subdistrict", subdistrict)
    return {place.code: place for place in places}


def all_places() -> Iterator[Place]:
    """Yield every place: the country, the provinces, the districts, the subdistricts.

    Each level comes in code order. The first call reads the tables (0.05 s); the first
    reading of a name adds an index of them (0.1 s).

    >>> next(all_places()).name_en
    'Thailand'
    """
    yield from _by_code().values()


def place(code: str) -> Place:
    """Return the place with an official code; NotFoundError if no place has it.

    >>> place("7007").name_en
    'Photharam'
    """
    found = _by_code().get(code)
    if found is None:
        raise NotFoundError(
            "place with code",
            code,
            how="codes are TH or the 2, 4 or 6 digits of a province, district or subdistrict",
        )
    return found


def ancestors(code: str) -> tuple[Place, ...]:
    """Return the places a place lies in, from its parent up to the country.

    NotFoundError if no place has the code.

    >>> [each.code for each in ancestors("700715")]
    ['7007', '70', 'TH']
    """
    above: list[Place] = []
    parent = place(code).parent
    while parent:
        above.append(place(parent))
        parent = above[-1].parent
    return tuple(above)


def full_name(place: Place, lang: Language) -> str:
    """Return the name with its level and all it lies in below the country, as in an address.

    The Thai one reads back to its place always; the English one where no two neighbours
    share a spelling, as six do (บางไทร and บางซ้าย of Ayutthaya are both "Bang Sai District").

    >>> full_name(_by_code()["700715"], "th")
    'ตำบลเตาปูน อำเภอโพธาราม จังหวัดราชบุรี'
    >>> full_name(_by_code()["700715"], "en")
    'Tao Pun Subdistrict, Photharam District, Ratchaburi Province'
    """
    chain = [place, *(each for each in ancestors(place.code) if each is not _COUNTRY)]
    return (" " if lang == "th" else ", ").join(titled(each, lang) for each in chain)


def titled(place: Place, lang: Language) -> str:
    """Return the name with the word for its level: a subdistrict's name alone may be a district's.

    >>> titled(_by_code()["700715"], "th"), titled(_by_code()["7007"], "en")
    ('ตำบลเตาปูน', 'Photharam District')
    """
    return _titled_th(place) if lang == "th" else _titled_en(place)


def _titled_th(place: Place) -> str:
    if place.in_bangkok:
        word = {"subdistrict": "แขวง"}.get(place.level, "")
    else:
        word = {"subdistrict": "ตำบล", "district": "อำเภอ", "province": "จังหวัด"}.get(
            place.level, ""
        )
    return word + place.name_th


def _titled_en(place: Place) -> str:
    if place.level == "country" or place.code == _BANGKOK:
        return place.name_en
    return f"{place.name_en} {place.level.capitalize()}"


# --- reading what was written ------------------------------------------------------------

_ALIASES = {
    "TH": ("TH", "ไทย", "ราชอาณาจักรไทย", "Kingdom of Thailand"),
    "10": (
        "กทม.",
        "กรุงเทพ",
        "กรุงเทพฯ",
        "Krung Thep",
        "Krung Thep Maha Nakhon",
        "Bangkok Metropolis",
    ),
    "14": ("อยุธยา", "Ayutthaya"),
    "30": ("โคราช", "Korat"),
}
_CAPITAL_DISTRICT = ("เมือง", "Mueang", "Muang")


@cache
def _by_name() -> dict[str, tuple[Place, ...]]:
    """Index every place, in order of `all_places`, under the keys of all its names."""
    index: dict[str, dict[str, Place]] = {}
    for each in all_places():
        for name in _names(each):
            index.setdefault(match_key(name), {})[each.code] = each
    return {key: tuple(places.values()) for key, places in index.items()}


def _names(place: Place) -> Iterator[str]:
    yield place.name_th
    yield place.name_en
    yield from _ALIASES.get(place.code, ())
    if place.level == "district":
        if place.in_bangkok:
            yield place.name_th.removeprefix("เขต")
        elif place.code.endswith("01"):
            yield from _CAPITAL_DISTRICT
    if "(" in place.name_th:  # ปอภาร (ปอพาน): two spellings in one
        yield from re.split(r"[()]", place.name_th)[:2]


# A word for a level, the level, and whether it is said of Bangkok, of elsewhere, of both.
_WORDS_BEFORE: tuple[tuple[str, Level, bool | None], ...] = (
    ("ประเทศ", "country", None),
    ("จังหวัด", "province", None),
    ("จ.", "province", None),
    ("กิ่งอำเภอ", "district", False),
    ("อำเภอ", "district", False),
    ("อ.", "district", False),
    ("เขต", "district", True),
    ("ตำบล", "subdistrict", False),
    ("ต.", "subdistrict", False),
    ("แขวง", "subdistrict", True),
    ("changwat ", "province", None),
    ("amphoe ", "district", False),
    ("khet ", "district", True),
    ("tambon ", "subdistrict", False),
    ("khwaeng ", "subdistrict", True),
)
_WORDS_AFTER: tuple[tuple[str, Level], ...] = (
    (" province", "province"),
    (" subdistrict", "subdistrict"),
    (" sub-district", "subdistrict"),
    (" district", "district"),
)
_THAI_WORD = r"(?:จังหวัด|กิ่งอำเภอ|(?<!กิ่ง)อำเภอ|ตำบล|แขวง|เขต|กรุงเทพ|กทม|[จอต]\.)"
_MOST_GAPS = 20  # the longest English address has 16; beyond, the ways to part explode
_GAP = re.compile(rf"\s*(,)\s*|\s+|(?<=[ก-๎.)])(?={_THAI_WORD})")


def find_places(text: str) -> tuple[Place, ...]:
    """Return every place a text can mean, in order of `all_places`; none if it means none.

    The text is a code, or a name in Thai or English, with or without the word for its level
    (ตำบล, ต., Subdistrict …), which then must be right, followed by any of the places it lies
    in; larger places first are read too. A space may be inside a name or between two: the
    reading with the fewest names counts. เมือง is the capital district of each province, and
    กทม., อยุธยา, โคราช are known.

    >>> [each.code for each in find_places("ต.เตาปูน อ.โพธาราม จ.ราชบุรี")]
    ['700715']
    """
    clean = ascii_digits(nfc(text))
    if clean.isdecimal():
        found = _by_code().get(clean)
        return (found,) if found else ()
    splits = list(_partings(clean))
    for order in (1, -1):
        for parts in splits:
            readings = _nested(parts[::order])
            if readings:
                return readings
    return ()


def _partings(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the ways to part a text into one to four names, those of fewest names first.

    A comma always parts; a space, or a Thai word for a level right after a letter, may.
    """
    gaps = [gap for gap in _GAP.finditer(text) if gap.start() > 0 and gap.end() < len(text)]
    commas = [gap for gap in gaps if gap[1]]
    others = [gap for gap in gaps if not gap[1]]
    if len(others) > _MOST_GAPS:
        return
    for extra in range(4 - len(commas)):
        for chosen in combinations(others, extra):
            cuts = sorted((*commas, *chosen), key=lambda gap: gap.start())
            starts = [0, *(gap.end() for gap in cuts)]
            ends = [*(gap.start() for gap in cuts), len(text)]
            yield tuple(text[start:end] for start, end in zip(starts, ends, strict=True))


def _nested(parts: tuple[str, ...]) -> tuple[Place, ...]:
    """Find the readings of the first part that lie in, one after another, the others."""
    first, *others = (_readings(part) for part in parts)
    codes = [{each.code for each in other} for other in others]
    return tuple(each for each in first if _lies_in(each, codes))


def _lies_in(place: Place, codes: Iterable[set[str]]) -> bool:
    above = iter(each.code for each in ancestors(place.code))
    return all(any(code in wanted for code in above) for wanted in codes)


def _readings(part: str) -> tuple[Place, ...]:
    """Find the places one name can mean, with its word for a level or as it stands."""
    index = _by_name()
    found = {each.code: each for each in index.get(match_key(part), ())}
    for name, level, bangkok in _without_level(part):
        for each in index.get(match_key(name), ()):
            if each.level == level and bangkok in (None, each.in_bangkok):
                found[each.code] = each
    return tuple(sorted(found.values(), key=_position))


def _without_level(part: str) -> Iterator[tuple[str, Level, bool | None]]:
    """Yield the name without the word for its level, before or after it, if it has one."""
    lower = part.lower()
    for word, level, bangkok in _WORDS_BEFORE:
        if lower.startswith(word):
            yield part[len(word) :], level, bangkok
            break
    for word, level in _WORDS_AFTER:
        if lower.endswith(word):
            yield part[: -len(word)], level, None
            break


def _position(place: Place) -> tuple[int, str]:
    return _LEVELS.index(place.level), place.code


@lru_cache(maxsize=4096)  # tables repeat few places in many rows
def read_place(text: str) -> Place:
    """Return the one place a text means, as `find_places` reads it.

    Of several readings the largest wins if it is the only one of its level, so "ราชบุรี" is
    the province and "โพธาราม" the district, not the subdistrict in it: write the word for the
    level to mean the smaller. Else an AmbiguousError lists every reading as "code name
    (district, province)"; no reading is a NotFoundError with the nearest names.

    >>> read_place("Photharam").code, read_place("ตำบลโพธาราม").code
    ('7007', '700701')
    """
    readings = find_places(text)
    if not readings:
        raise _not_found(nfc(text))
    largest = [each for each in readings if each.level == readings[0].level]
    if len(largest) > 1:
        by_code = sorted(readings, key=lambda each: each.code)
        raise AmbiguousError("place", nfc(text), map(_told_apart, by_code))
    return largest[0]


def _told_apart(place: Place) -> str:
    inside = ", ".join(each.name_th for each in ancestors(place.code) if each is not _COUNTRY)
    return f"{place.code} {place.name_th} ({inside or _COUNTRY.name_th})"


def _not_found(text: str) -> NotFoundError:
    unknown = text
    for parts in _partings(text):
        unread = [part for part in parts if not _readings(part)]
        if not unread and len(parts) > 1:
            near = map(_told_apart, _readings(parts[0])[:3])
            how = f"no {parts[0]} lies in {' in '.join(parts[1:])}"
            return NotFoundError("place", text, near=near, how=how)
        if len(unread) == 1:
            unknown = unread[0]
    unknown = next((name for name, _, _ in _without_level(unknown)), unknown)
    names = (each.name_th if is_thai(unknown) else each.name_en for each in all_places())
    how = "write a name or an official code"
    return NotFoundError("place", text, near=nearest(unknown, names), how=how)
