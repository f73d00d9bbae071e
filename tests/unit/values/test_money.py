from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import BadValueError
from kg.values.money import format_amount, parse_amount, plain_decimal

AMOUNTS = st.decimals(0, 10**15, allow_nan=False, allow_infinity=False, places=2)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("6,340,120", "6340120"),
        ("6340120", "6340120"),
        ("6,340,120.50 บาท", "6340120.50"),
        ("1.5 ล้านบาท", "1500000"),
        ("1.5 ล้าน", "1500000"),
        ("5ล้านบาท", "5000000"),
        ("70,000 ล้านบาท", "70000000000"),
        ("3 พันล้านบาท", "3000000000"),
        ("5 หมื่นบาท", "50000"),
        ("2 แสน", "200000"),
        ("2 ร้อยล้าน", "200000000"),
        ("500 บาท", "500"),
        ("500 baht", "500"),
        ("๕๐๐", "500"),
        ("THB 500", "500"),
        ("฿500", "500"),
        ("0", "0"),
        ("0.25 บาท", "0.25"),
        ("1.23456789 ล้าน", "1234567.89"),
    ],
)
def test_an_amount_is_read_however_it_is_written(text: str, amount: str) -> None:
    assert parse_amount(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "บาท",
        "-5",
        "+5",
        "1,00",
        "1,234567",
        "1234,567",
        "1.234.567",
        "1,234,56",
        "5.",
        ".5",
        "007",
        "1e5",
        "NaN",
        "Infinity",
        "ประมาณ 5 ล้านบาท",
        "5 ล้านคน",
        "5 USD",
        "1 ล้าน 5 แสน",
        "٥",
        "½",
    ],
)
def test_what_is_no_amount_is_refused_with_the_value(text: str) -> None:
    with pytest.raises(BadValueError) as refused:
        parse_amount(text)
    assert refused.value.value == text


def test_no_digit_is_rounded_away_however_long_the_amount() -> None:
    assert str(parse_amount("12345678901234567890123456789012.5 ล้าน")) == (
        "12345678901234567890123456789012500000"
    )
    assert plain_decimal(Decimal("12345678901234567890123456789012.50")) == (
        "12345678901234567890123456789012.5"
    )


@given(AMOUNTS, st.sampled_from(["th", "en"]))
def test_what_is_printed_reads_back_to_the_same_amount(amount: Decimal, lang: str) -> None:
    assert parse_amount(format_amount(amount, "th" if lang == "th" else "en")) == amount


@given(AMOUNTS, st.integers(-3, 3))
def test_equal_numbers_have_one_plain_spelling(amount: Decimal, exponent: int) -> None:
    shifted = amount.scaleb(exponent)
    plain = plain_decimal(shifted)
    assert Decimal(plain) == shifted
    assert plain == plain_decimal(shifted.normalize())
    assert "E" not in plain
    assert plain == "0" or not plain.startswith("0") or plain.startswith("0.")
    assert "." not in plain or plain[-1] not in "0."


@pytest.mark.parametrize(
    ("amount", "plain"),
    [("1E+3", "1000"), ("1.50", "1.5"), ("-0.0", "0"), ("0E-9", "0"), ("-1.50", "-1.5")],
)
def test_a_plain_number_has_no_exponent_and_no_trailing_zero(amount: str, plain: str) -> None:
    assert plain_decimal(Decimal(amount)) == plain


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity"])
def test_what_is_not_finite_has_no_plain_spelling(amount: str) -> None:
    with pytest.raises(BadValueError):
        plain_decimal(Decimal(amount))
    with pytest.raises(BadValueError):
        format_amount(Decimal(amount), "th")


def test_an_amount_prints_with_commas_and_its_unit() -> None:
    assert format_amount(Decimal("6340120.00"), "th") == "6,340,120 บาท"
    assert format_amount(Decimal("6.34E+6"), "en") == "6,340,000 baht"
    assert format_amount(Decimal("1856930.50"), "th") == "1,856,930.5 บาท"
