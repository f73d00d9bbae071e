from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import BadValueError
from kg.values.dates import (
    PartialDate,
    calendar_year_bounds,
    fiscal_year_bounds,
    format_date,
    minus_duration,
    parse_date,
    parse_duration,
    parse_interval,
)

DAYS = st.dates(dt.date(1858, 1, 1), dt.date(2399, 12, 31))
DATES = st.builds(
    lambda day, length: PartialDate(iso=day.isoformat()[:length]),
    DAYS,
    st.sampled_from([4, 7, 10]),
)
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.mark.parametrize(
    "text",
    [
        "2566-02-28",
        "2023-02-28",
        "28 กุมภาพันธ์ 2566",
        "28 กุมภาพันธ์ พ.ศ. 2566",
        "วันที่ 28 กุมภาพันธ์ 2566",
        "วันอังคารที่ 28 กุมภาพันธ์ 2566",
        "28 ก.พ. 2566",
        "28 ก.พ. พ.ศ. 2566",
        "28ก.พ.2566",
        "28 ก. พ. 2566",
        "28 กพ 2566",
        "28 ก.พ. 66",
        "28 ก.พ. 2023",
        "๒๘ ก.พ. ๒๕๖๖",
        "28/2/2566",
        "28/02/2023",
        "28-02-2566",
        "28 Feb 2023",
        "28 February 2023",
        "28-Feb-2023",
        "Feb. 28, 2023",
        "28 Feb 2566 BE",
        "\u00a028\u200b ก.พ.  2566 ",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert parse_date(text) == PartialDate(iso="2023-02-28")


@pytest.mark.parametrize(
    "text",
    ["2566-02", "2023-02", "ก.พ. 2566", "กุมภาพันธ์ 2566", "เดือนกุมภาพันธ์ 2566", "Feb 2023", "ก.พ. 66"],
)
def test_a_month_stays_a_month(text: str) -> None:
    assert str(parse_date(text)) == "2023-02"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2540", "1997"),
        ("ปี 2540", "1997"),
        ("พ.ศ. 2540", "1997"),
        ("ปี พ.ศ.2540", "1997"),
        ("B.E. 2540", "1997"),
        ("2540 BE", "1997"),
        ("ค.ศ. 1997", "1997"),
        ("AD 1997", "1997"),
        ("1997", "1997"),
        ("1997 CE", "1997"),
        ("2399", "2399"),
        ("2400", "1857"),
        ("พ.ศ. 1893", "1350"),
        ("ค.ศ. 2566", "2566"),
    ],
)
def test_a_year_is_of_the_era_it_names_or_its_size_shows(text: str, iso: str) -> None:
    assert str(parse_date(text)) == iso


@pytest.mark.parametrize(
    "text",
    [
        "30 ก.พ. 2566",
        "31 เม.ย. 2566",
        "29/2/2566",
        "2566-13",
        "2566-67",
        "13/13/2566",
        "0 ม.ค. 2566",
        "28/2/66",
        "28 Feb 66",
        "28 ก.พ. ค.ศ. 66",
        "66",
        "พ.ศ. 66",
        "0999",
        "ปีงบประมาณ 2566",
        "พ.ศ. 2566 CE",
        "28/2-2566",
        "กุมภาพันธ์",
        "28 กุมพา 2566",
        "2566-02-28T00:00",
        "2/2566",
        "2566..2567",
        "",
    ],
)
def test_what_is_no_date_is_refused_with_the_value(text: str) -> None:
    with pytest.raises(BadValueError) as refused:
        parse_date(text)
    assert refused.value.value == text


def test_a_leap_day_follows_the_common_era_whatever_the_calendar() -> None:
    assert str(parse_date("29 ก.พ. 2567")) == "2024-02-29"
    assert str(parse_date("2567-02-29")) == "2024-02-29"
    with pytest.raises(BadValueError, match="2025-02-29"):
        parse_date("2568-02-29")


@given(DATES, st.sampled_from(["th", "en"]))
def test_what_is_printed_reads_back_to_the_same_date(date: PartialDate, lang: str) -> None:
    assert parse_date(format_date(date, "th" if lang == "th" else "en")) == date


@given(DATES)
def test_iso_and_thai_digits_read_back_to_the_same_date(date: PartialDate) -> None:
    assert parse_date(str(date)) == date
    assert parse_date(format_date(date, "th").translate(THAI_DIGITS)) == date


@given(DAYS)
def test_both_calendars_name_the_same_day(day: dt.date) -> None:
    buddhist = f"{day.year + 543}-{day:%m-%d}"
    assert parse_date(buddhist).first == day


@given(DATES)
def test_bounds_hold_every_day_of_the_stated_precision(date: PartialDate) -> None:
    assert date.first <= date.last
    length = len(str(date))
    assert date.first.isoformat()[:length] == date.last.isoformat()[:length] == str(date)
    before, after = date.first - dt.timedelta(days=1), date.last + dt.timedelta(days=1)
    assert str(date) not in (before.isoformat()[:length], after.isoformat()[:length])


@pytest.mark.parametrize(
    ("iso", "datatype", "th", "en"),
    [
        ("2023", "gYear", "2566", "2023"),
        ("2023-02", "gYearMonth", "ก.พ. 2566", "Feb 2023"),
        ("2023-02-08", "date", "8 ก.พ. 2566", "8 Feb 2023"),
    ],
)
def test_a_date_prints_at_its_own_precision(iso: str, datatype: str, th: str, en: str) -> None:
    date = PartialDate(iso=iso)
    assert date.datatype == datatype
    assert (format_date(date, "th"), format_date(date, "en")) == (th, en)


@pytest.mark.parametrize(
    "iso", ["", "23", "2023-2", "2023-02-30", "0000", "2023-00", "๒๐๒๓", "2023\n"]
)
def test_a_partial_date_cannot_hold_anything_but_an_iso_date(iso: str) -> None:
    with pytest.raises(BadValueError):
        PartialDate(iso=iso)


def test_an_interval_covers_both_its_sides_whole() -> None:
    assert parse_interval("2560..2563") == (dt.date(2017, 1, 1), dt.date(2020, 12, 31))
    assert parse_interval("ก.พ. 2566 .. 1 มี.ค. 2566") == (dt.date(2023, 2, 1), dt.date(2023, 3, 1))
    assert parse_interval("2566") == (dt.date(2023, 1, 1), dt.date(2023, 12, 31))


def test_either_side_of_an_interval_may_be_open() -> None:
    assert parse_interval("2560..") == (dt.date(2017, 1, 1), None)
    assert parse_interval("..2563") == (None, dt.date(2020, 12, 31))


@pytest.mark.parametrize("text", ["..", "", "2563..2560", "2560...2563", "2560..soon"])
def test_an_interval_that_holds_no_days_is_refused(text: str) -> None:
    with pytest.raises(BadValueError):
        parse_interval(text)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("23 ปี", "P23Y"),
        ("๒๓ปี", "P23Y"),
        ("23 years", "P23Y"),
        ("1 year", "P1Y"),
        ("P23Y", "P23Y"),
        ("6 เดือน", "P6M"),
        ("6 months", "P6M"),
        ("12 เดือน", "P12M"),
        ("2 สัปดาห์", "P14D"),
        ("2 weeks", "P14D"),
        ("10 วัน", "P10D"),
        ("1 ปี 6 เดือน", "P1Y6M"),
        ("P1Y2M3D", "P1Y2M3D"),
    ],
)
def test_a_length_of_time_is_read_in_words_or_iso(text: str, iso: str) -> None:
    assert parse_duration(text) == iso


@pytest.mark.parametrize(
    "text", ["", "P", "ปี", "23", "0 ปี", "P0Y", "1.5 ปี", "-1 ปี", "PT5H", "6 เดือน 1 ปี", "23 ปีก่อน"]
)
def test_what_is_no_length_of_time_is_refused(text: str) -> None:
    with pytest.raises(BadValueError):
        parse_duration(text)


@given(*[st.integers(0, 40)] * 3)
def test_a_canonical_duration_reads_back_to_itself(years: int, months: int, days: int) -> None:
    parts = ((years, "Y"), (months, "M"), (days, "D"))
    iso = "P" + "".join(f"{number}{unit}" for number, unit in parts if number)
    if iso != "P":
        assert parse_duration(iso) == iso


@pytest.mark.parametrize(
    ("day", "duration", "before"),
    [
        ((2023, 2, 28), "P23Y", (2000, 2, 28)),
        ((2023, 3, 31), "1 เดือน", (2023, 2, 28)),
        ((2024, 3, 31), "P1M", (2024, 2, 29)),
        ((2024, 2, 29), "1 ปี", (2023, 2, 28)),
        ((2023, 1, 15), "P13M", (2021, 12, 15)),
        ((2023, 3, 1), "2 สัปดาห์", (2023, 2, 15)),
        ((2023, 3, 31), "P1M1D", (2023, 2, 27)),
    ],
)
def test_going_back_keeps_to_days_the_month_has(
    day: tuple[int, int, int], duration: str, before: tuple[int, int, int]
) -> None:
    assert minus_duration(dt.date(*day), duration) == dt.date(*before)


@given(DAYS, st.integers(1, 60_000))
def test_going_back_by_days_is_plain_subtraction(day: dt.date, days: int) -> None:
    assert minus_duration(day, f"P{days}D") == day - dt.timedelta(days=days)


@pytest.mark.parametrize("duration", ["P3000Y", "P2022Y12M", "P9999999D", "P99999999999999999999D"])
def test_going_back_before_the_first_year_is_refused(duration: str) -> None:
    with pytest.raises(BadValueError):
        minus_duration(dt.date(2023, 2, 28), duration)


@given(st.integers(2400, 9999))
def test_fiscal_years_follow_each_other_without_gap_or_overlap(year: int) -> None:
    first, last = fiscal_year_bounds(year)
    assert (first.month, first.day, last.month, last.day) == (10, 1, 9, 30)
    if year < 9999:
        assert fiscal_year_bounds(year + 1)[0] == last + dt.timedelta(days=1)
    assert calendar_year_bounds(year) == (
        dt.date(last.year, 1, 1),
        dt.date(last.year, 12, 31),
    )


def test_fiscal_2566_ends_in_september_2023() -> None:
    assert fiscal_year_bounds(2566) == (dt.date(2022, 10, 1), dt.date(2023, 9, 30))


@pytest.mark.parametrize("year", [2023, 66, 10_000])
def test_a_year_of_another_era_has_no_bounds_here(year: int) -> None:
    with pytest.raises(BadValueError):
        fiscal_year_bounds(year)
    with pytest.raises(BadValueError):
        calendar_year_bounds(year)
