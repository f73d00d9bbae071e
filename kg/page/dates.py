"""ISO dates of any stated precision as people write them, in Thai and in English."""

from __future__ import annotations

from kg.errors import BadValueError
from kg.values.dates import PartialDate, format_date


def written(iso: str, lang: str) -> str:
    """A day, month or year in words; the Buddhist Era in Thai, the Common Era in English.

    What is not an ISO date comes back as it is; "" stays "".

    >>> written("2023-02-28", "th"), written("2023-02-28", "en")
    ('28 ก.พ. 2566', '28 Feb 2023')
    >>> written("1997", "th"), written("2023-02", "en")
    ('2540', 'Feb 2023')
    """
    try:
        return format_date(PartialDate(iso=iso), "th" if lang == "th" else "en")
    except BadValueError:
        return iso


def written_span(start: str, end: str, lang: str) -> str:
    """From start to end in words; an end not known is left open, equal ends are one date.

    >>> written_span("2022", "2023-09-30", "en"), written_span("", "2023", "th")
    ('2022 – 30 Sep 2023', 'ถึง 2566')
    """
    if start == end:
        return written(start, lang)
    if not end:
        return f"{'ตั้งแต่' if lang == 'th' else 'from'} {written(start, lang)}"
    if not start:
        return f"{'ถึง' if lang == 'th' else 'until'} {written(end, lang)}"
    return f"{written(start, lang)} – {written(end, lang)}"
