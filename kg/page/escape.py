"""Text from documents made harmless on its way into a page."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, urlsplit

_IN_SCRIPT = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
_IN_MARKUP = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"},
)
# A document's own direction marks would reorder the words that follow them on the page.
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MAIL = re.compile(r"[^\s@<>\"'?&,;:]+@[^\s@<>\"'?&,;:]+\.[^\s@<>\"'?&,;:]+")


def html(text: str) -> str:
    """The text as it may stand in an element or in a quoted attribute.

    >>> html("<b a='1'>")
    '&lt;b a=&#39;1&#39;&gt;'
    """
    return text.translate(_IN_MARKUP)


def json_block(value: object) -> str:
    r"""JSON for a ``<script type="application/json">``: no character of it can end the block.

    Keys are sorted, so equal values give equal text; Thai stays readable.

    >>> json_block({"ข": 1, "a": "</script>&"})
    '{"a":"\\u003c/script\\u003e\\u0026","ข":1}'
    """
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    # A large text holds few of these; looking each letter up takes a hundred times as long.
    for letter, written in _IN_SCRIPT.items():
        text = text.replace(letter, written)
    return text


# Nearly every label is plain as it is; to go through it letter by letter takes six times as long.
_ODD = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    r"|[^\S ]|^ | $|  "
)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    r"""The text in NFC on one line, without control characters and direction marks.

    >>> plain(" สภา\u202e\x00องค์กร\nชุมชน ")
    'สภาองค์กร ชุมชน'
    """
    if not _ODD.search(text) and unicodedata.is_normalized("NFC", text):
        return text
    kept = (
        " " if c.isspace() else c
        for c in unicodedata.normalize("NFC", text)
        if c.isspace() or (c not in _DIRECTION and unicodedata.category(c) not in {"Cc", "Cs"})
    )
    return " ".join("".join(kept).split())


def contact_link(contact: str, subject: str) -> str:
    """Where corrections go: a letter with a subject, a web page, "" for words alone.

    >>> contact_link("a@example.org", "พอช.")
    'mailto:a@example.org?subject=%E0%B8%9E%E0%B8%AD%E0%B8%8A.'
    >>> contact_link("https://example.org/report", "x"), contact_link("ask at the office", "x")
    ('https://example.org/report', '')
    """
    if _MAIL.fullmatch(contact):
        return f"mailto:{contact}?subject={quote(plain(subject), safe='')}"
    return web_link(contact)


def web_link(url: str) -> str:
    """The address if a click on it can only open a web page, else "".

    >>> web_link("https://example.org/a?b=1")
    'https://example.org/a?b=1'
    >>> web_link("javascript:alert(1)"), web_link("https:///nowhere")
    ('', '')
    """
    if plain(url) != url or " " in url:
        return ""
    try:
        parts = urlsplit(url)
        known = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return ""
    return url if known else ""
