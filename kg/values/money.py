"""Amounts of baht as researchers write them, exact to the last digit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.errors import BadValueError
from kg.values.names import ascii_digits, nfc

if TYPE_CHECKING:
    from kg.values.names import Language

_POWERS = {"สิบ": 1, "ร้อย": 2, "พัน": 3, "หมื่น": 4, "แสน": 5}
_AMOUNT = re.compile(
    r"(?:(?:THB|฿) ?)?"
    r"(?P<number>(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\.[0-9]+)?)"
    rf"(?: ?(?P<power>{'|'.join(_POWERS)})?(?P<million>ล้าน)?)?"
    r"(?: ?(?:บาท|baht|THB)|\.-)?",
    re.IGNORECASE,
)


def parse_amount(text: str) -> Decimal:
    """Read an amount of baht, zero or more, exactly.

    Commas must part thousands; พัน หมื่น แสน ล้าน and their products (พันล้าน) multiply; บาท,
    baht, THB, ฿, the .- of Thai cheques and Thai digits are read. Anything else, a negative or
    approximate amount or a leading zero, is a BadValueError.

    >>> parse_amount("6,340,120.50 บาท"), parse_amount("1.5 ล้านบาท"), parse_amount("3 พันล้าน")
    (Decimal('6340120.50'), Decimal('1500000'), Decimal('3000000000'))
    """
    found = _AMOUNT.fullmatch(ascii_digits(nfc(text)))
    if found is None:
        raise BadValueError(text, "an amount of baht such as 6,340,120 or 1.5 ล้านบาท")
    power = _POWERS.get(found["power"] or "", 0) + (6 if found["million"] else 0)
    return _shifted(found["number"].replace(",", ""), power)


def _shifted(number: str, places: int) -> Decimal:
    # On the digits themselves: Decimal arithmetic would round to 28 of them.
    whole, _, fraction = number.partition(".")
    if not places:
        return Decimal(number)
    fraction = fraction.ljust(places, "0")
    return Decimal(f"{whole}{fraction[:places]}.{fraction[places:]}".rstrip("."))


def plain_decimal(amount: Decimal) -> str:
    """Return the one canonical spelling of a number: no exponent, no trailing zeros, no "-0".

    Not a number and infinity are a BadValueError.

    >>> plain_decimal(Decimal("6340120.50")), plain_decimal(Decimal("1E+3"))
    ('6340120.5', '1000')
    """
    if not amount.is_finite():
        raise BadValueError(str(amount), "a finite number")
    plain = f"{amount:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain in ("-0", "") else plain


def format_amount(amount: Decimal, lang: Language) -> str:
    """Return the amount as people read it, with commas and its unit.

    >>> format_amount(Decimal("6340120.00"), "th"), format_amount(Decimal("0.5"), "en")
    ('6,340,120 บาท', '0.5 baht')
    """
    number = Decimal(plain_decimal(amount))
    return f"{number:,f} {'บาท' if lang == 'th' else 'baht'}"
