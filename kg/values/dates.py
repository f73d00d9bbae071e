"""Dates as researchers write them, in either calendar, kept at the precision they state.

The Buddhist Era is the Common Era plus 543, always. Before 2484 the Thai year began on
1 April, so a date in January to March of such a year, written in the era of its own day,
comes out one year early here: write those in the Common Era.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.errors import BadValueError
from kg.values.names import ascii_digits, nfc

if TYPE_CHECKING:
    from kg.values.names import Language

Datatype = Literal["gYear", "gYearMonth", "date"]

BE = 543
"""Years by which the Buddhist Era is ahead of the Common Era."""
_MONTHS_TH = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
_SHORT_TH = (
    *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
    *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
)
_MONTHS_EN = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_SHORT_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _bare(month: str) -> str:
    return re.sub(r"[.\s]", "", month).lower()


_MONTH_NUMBERS = {"sept": 9} | {
    _bare(name): number
    for names in (_MONTHS_TH, _SHORT_TH, _MONTHS_EN, _SHORT_EN)
    for number, name in enumerate(names, start=1)
}

_ERA = r"(?:พ\.? ?ศ\.?|ค\.? ?ศ\.?|B\.?E\.?|C\.?E\.?|A\.?D\.?)"
_YEAR = rf"(?:(?P<era>{_ERA}) ?)?(?P<year>\d{{1,4}})(?: ?(?P<era_after>{_ERA}))?"
_MONTH = r"(?P<month>[ก-๎]+\.?(?: ?[ก-๎]+\.?)??|[A-Za-z]+\.?)"
# The first that fits decides, so a year comes before a month: พ.ศ. looks like one.
_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?",
        r"(?P<day>\d{1,2})(?P<dash>[/.-])(?P<month>\d{1,2})(?P=dash)(?P<year>\d{4})",
        rf"(?:ปี ?)?{_YEAR}",
        rf"(?:วัน[ก-๎]*ที่ ?)?(?P<day>\d{{1,2}})[ -]?{_MONTH}[ ,-]*{_YEAR}",
        rf"(?P<month>[A-Za-z]+\.?) (?P<day>\d{{1,2}}),? {_YEAR}",
        rf"(?:เดือน ?)?{_MONTH}[ ,-]*{_YEAR}",
    )
)
_EXPECTED = "a date such as 2566-02-28, 28 ก.พ. 2566, 28/2/2566, ก.พ. 2566, 2566 or 2023-02-28"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A day, a month or a year of the Common Era, never more precise than its source.

    `iso` is "2023", "2023-02" or "2023-02-28"; anything else, and a day that does not exist,
    is a BadValueError.

    >>> february = PartialDate(iso="2023-02")
    >>> str(february.first), str(february.last), february.datatype
    ('2023-02-01', '2023-02-28', 'gYearMonth')
    """

    iso: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", self.iso):
            raise BadValueError(self.iso, "an ISO date such as 2023, 2023-02 or 2023-02-28")
        try:
            dt.date.fromisoformat(f"{self.iso}-01-01"[:10])
        except ValueError:
            raise BadValueError(self.iso, "a date that exists") from None

    def __str__(self) -> str:
        return self.iso

    @property
    def first(self) -> dt.date:
        """The first day it can mean."""
        return dt.date.fromisoformat(f"{self.iso}-01-01"[:10])

    @property
    def last(self) -> dt.date:
        """The last day it can mean."""
        first = self.first
        if self.datatype == "date":
            return first
        month = 12 if self.datatype == "gYear" else first.month
        return dt.date(first.year, month, monthrange(first.year, month)[1])

    @property
    def datatype(self) -> Datatype:
        """The local name of its XML Schema datatype."""
        by_length: dict[int, Datatype] = {4: "gYear", 7: "gYearMonth", 10: "date"}
        return by_length[len(self.iso)]


def parse_date(text: str) -> PartialDate:
    """Read a date as written in Thai or English, in either calendar.

    Years from 2400 are of the Buddhist Era, 1000 to 2399 of the Common Era, unless พ.ศ., ค.ศ.,
    BE, CE or AD says which. Numbers with strokes are day first. A year of two digits is read
    only after the name of a Thai month and means 25xx ("28 ก.พ. 66"). Thai digits, missing
    dots of abbreviations and a leading วันที่, เดือน or ปี do not matter. Anything else, such
    as a day that does not exist or a fiscal year (ปีงบประมาณ), is a BadValueError.

    >>> str(parse_date("๒๘ กุมภาพันธ์ ๒๕๖๖")), str(parse_date("Feb 2023")), str(parse_date("ปี 2540"))
    ('2023-02-28', '2023-02', '1997')
    """
    clean = ascii_digits(nfc(text))
    for pattern in _WRITTEN:
        found = pattern.fullmatch(clean)
        if found:
            return _assemble(text, found.groupdict())
    raise BadValueError(text, _EXPECTED)


def _assemble(text: str, part: dict[str, str | None]) -> PartialDate:
    month, day = part.get("month") or "", part.get("day") or ""
    number = int(month) if month.isdecimal() else _MONTH_NUMBERS.get(_bare(month))
    if month and number is None:
        raise BadValueError(text, _EXPECTED)
    year = _common_era(text, part, thai_month="ก" <= month[:1] <= "๎")
    iso = f"{year:04d}"
    if number is not None:
        iso += f"-{number:02d}"
    if day:
        iso += f"-{int(day):02d}"
    try:
        return PartialDate(iso=iso)
    except BadValueError:
        raise BadValueError(text, f"a date that exists ({iso} in the Common Era)") from None


def _common_era(text: str, part: dict[str, str | None], *, thai_month: bool) -> int:
    digits = part["year"] or ""
    eras = {_bare(part.get(name) or "") for name in ("era", "era_after")} - {""}
    buddhist, common = bool(eras & {"พศ", "be"}), bool(eras - {"พศ", "be"})
    year = int(digits)
    if len(digits) == 2 and thai_month and not common:
        year, buddhist = 2500 + year, True
    elif len(digits) != 4 or year < 1000 or (buddhist and common):
        raise BadValueError(text, _EXPECTED)
    return year - BE if buddhist or (year >= 2400 and not common) else year


def parse_interval(text: str) -> tuple[dt.date | None, dt.date | None]:
    """Read "A..B" as its first and last day, both included; None for a side left open.

    Each side is read by `parse_date` and taken whole: "2560..2563" is 1 January 2017 to
    31 December 2020. A date alone is the days it can mean. Open on both sides, or ending
    before it starts, is a BadValueError.

    >>> [str(day) for day in parse_interval("2560..ก.พ. 2563")]
    ['2017-01-01', '2020-02-29']
    """
    start, dots, end = text.partition("..")
    if not dots:
        whole = parse_date(text)
        return whole.first, whole.last
    first = parse_date(start).first if start.strip() else None
    last = parse_date(end).last if end.strip() else None
    if first is None and last is None:
        raise BadValueError(text, "an interval such as 2560..2563, 2560.. or ..2563")
    if first is not None and last is not None and last < first:
        raise BadValueError(text, "an interval that ends after it starts")
    return first, last


def format_date(date: PartialDate, lang: Language) -> str:
    """Return the date as people read it, Buddhist Era in Thai, Common Era in English.

    >>> day = PartialDate(iso="2023-02-28")
    >>> format_date(day, "th"), format_date(day, "en")
    ('28 ก.พ. 2566', '28 Feb 2023')
    """
    first = date.first
    year = f"{first.year + BE}" if lang == "th" else f"{first.year:04d}"
    months = _SHORT_TH if lang == "th" else _SHORT_EN
    written = {
        "gYear": year,
        "gYearMonth": f"{months[first.month - 1]} {year}",
        "date": f"{first.day} {months[first.month - 1]} {year}",
    }
    return written[date.datatype]


def month_name(month: int, lang: Language) -> str:
    """Return the full name of a month, 1 to 12.

    >>> month_name(2, "th"), month_name(2, "en")
    ('กุมภาพันธ์', 'February')
    """
    return _MONTHS_TH[month - 1] if lang == "th" else _MONTHS_EN[month - 1].capitalize()


def calendar_year_bounds(be_year: int) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a calendar year of the Buddhist Era.

    >>> [str(day) for day in calendar_year_bounds(2566)]
    ['2023-01-01', '2023-12-31']
    """
    year = _common_year(be_year)
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def fiscal_year_bounds(be_year: int) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a Thai fiscal year, named for the year it ends in.

    Budget Procedures Act B.E. 2561, section 4: 1 October to 30 September.

    >>> [str(day) for day in fiscal_year_bounds(2566)]
    ['2022-10-01', '2023-09-30']
    """
    year = _common_year(be_year)
    return dt.date(year - 1, 10, 1), dt.date(year, 9, 30)


def _common_year(be_year: int) -> int:
    if not 2400 <= be_year <= 9999:
        raise BadValueError(str(be_year), "a year of the Buddhist Era such as 2566")
    return be_year - BE


_UNITS = {"Y": "ปี|years?", "M": "เดือน|months?", "W": "สัปดาห์|weeks?", "D": "วัน|days?"}
_ISO_DURATION = re.compile(
    "P(?=.)" + "".join(rf"(?:(?P<{unit}>\d+){unit})?" for unit in _UNITS), re.ASCII
)
_WRITTEN_DURATION = re.compile(
    "(?=.)" + "".join(rf"(?:(?P<{unit}>\d+) ?(?:{word})(?: |$))?" for unit, word in _UNITS.items()),
    re.IGNORECASE | re.ASCII,
)


def parse_duration(text: str) -> str:
    """Read a length of time as an ISO 8601 duration of years, months and days.

    Weeks become days, seven each, since xsd:duration has none; 12 months stay 12 months. Zero,
    fractions and hours are a BadValueError.

    >>> [parse_duration(text) for text in ("23 ปี", "1 year 6 months", "2 สัปดาห์", "P23Y")]
    ['P23Y', 'P1Y6M', 'P14D', 'P23Y']
    """
    return "P" + "".join(f"{number}{unit}" for unit, number in _lengths(text).items() if number)


def _lengths(text: str) -> dict[str, int]:
    """Read the numbers of years, months and days, in that order, under "Y", "M", "D"."""
    clean = ascii_digits(nfc(text))
    found = _ISO_DURATION.fullmatch(clean) or _WRITTEN_DURATION.fullmatch(clean)
    lengths = {unit: int((found and found[unit]) or 0) for unit in _UNITS}
    if not any(lengths.values()):
        raise BadValueError(text, "a length of time such as 23 ปี, 6 months or P1Y6M")
    lengths["D"] += 7 * lengths.pop("W")
    return lengths


def minus_duration(day: dt.date, duration: str) -> dt.date:
    """Return the day that lies a duration, as `parse_duration` reads it, before a day.

    Years and months go first, and a day the month lacks becomes its last, then the days (XML
    Schema part 2, appendix E). Before the year 1 is a BadValueError.

    >>> str(minus_duration(dt.date(2023, 3, 31), "1 เดือน"))
    '2023-02-28'
    """
    lengths = _lengths(duration)
    months = day.year * 12 + day.month - 1 - lengths["Y"] * 12 - lengths["M"]
    year, month = months // 12, months % 12 + 1
    try:
        clamped = min(day.day, monthrange(year, month)[1])
        return dt.date(year, month, clamped) - dt.timedelta(days=lengths["D"])
    except (ValueError, OverflowError):
        raise BadValueError(duration, f"a duration that fits before {day}") from None
