"""The paragraphs of a text and their numbers: headline 0, the body from 1, furniture none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import BadValueError, KgError
from kg.sources.table import decode
from kg.values.dates import parse_date
from kg.values.names import nfc

if TYPE_CHECKING:
    from collections.abc import Callable

# What a web page puts around an article, as it comes along when the page is copied.
_BUTTONS = frozenset(
    {"พิมพ์", "แชร์", "หน้าแรก", "ย้อนกลับ", "เข้าสู่ระบบ", "ปฏิทินกิจกรรม", "ปฏิทินกิจกรรม event calendar"}
    | {"print", "share", "author", "home", "back", "log in", "login", "event calendar"}
)  # fmt: skip
_ORIGIN = re.compile(r"(ที่มา|source)\s*:", re.IGNORECASE)
_MORE = re.compile(r"(อ่านเพิ่มเติม|อ่านต่อ|ดูเพิ่มเติม|read more).*https?://\S+", re.IGNORECASE)
_TAGS = re.compile(r"#\S+(\s+#\s?\S+)*")
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a text that says something. `number` counts every line of the file from 1.

    `paragraph` is 0 for the headline, from 1 for the body, None for furniture; `text` is NFC
    without outer or double spaces.
    """

    number: int
    paragraph: int | None
    text: str


def number_paragraphs(text: str) -> list[Line]:
    r"""The lines of a text in order, numbered as `paragraph` cells cite them.

    Each line is a paragraph; an empty one is nothing. Furniture, which has no number, is what
    a web page puts around its article: the title of the page (the first line, if the next
    that is no furniture stands at its end), a line that repeats one above it, one that is
    only a date, only tags, only an address, the origin of the text ("ที่มา : …") or a link to
    more of it, one without any letter (a rule, a counter), and the words of buttons. The
    first line that is none of these is the headline.

    >>> page = "ข่าว-ลงนาม MOU\nวันจันทร์ที่ 10 กุมภาพันธ์ 2568\nลงนาม MOU\n\nวันนี้มีพิธี\n#ข่าว"
    >>> [(line.number, line.paragraph) for line in number_paragraphs(page)]
    [(1, None), (2, None), (3, 0), (5, 1), (6, None)]
    """
    said = [(at, kept) for at, line in enumerate(_lines(text), start=1) if (kept := nfc(line))]
    body = [(at, kept) for at, kept in said if not _is_furniture(kept)]
    if len(body) > 1 and body[0][1].endswith(body[1][1]):
        del body[0]  # the title of the page, with the site's name before the headline
    numbers: dict[str, tuple[int, int]] = {}
    for at, kept in body:
        numbers.setdefault(kept, (at, len(numbers)))
    numbered = dict(numbers.values())
    return [Line(number=at, paragraph=numbered.get(at), text=kept) for at, kept in said]


def _lines(text: str) -> list[str]:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _is_furniture(line: str) -> bool:
    return (
        not any(char.isalpha() for char in line)
        or line.casefold() in _BUTTONS
        or any(form.match(line) for form in (_ORIGIN, _MORE))
        or any(form.fullmatch(line) for form in (_TAGS, _LINK))
        or _is_a_date(line)
    )


def _is_a_date(line: str) -> bool:
    try:
        parse_date(line)
    except BadValueError:
        return False
    return True


def read_text(read: Callable[[], bytes], shown: str) -> str:
    """The text of a file or stream in UTF-8 or cp874; a `KgError` that says what else it is."""
    try:
        text = decode(read(), shown, "plain text in UTF-8")
    except IsADirectoryError as error:
        raise KgError(f"{shown}: a folder; name a text file in it") from error
    except FileNotFoundError as error:
        raise KgError(
            f"{shown}: no such file; name a text file, or - for standard input"
        ) from error
    except OSError as error:
        raise KgError(f"{shown}: cannot be read: {error.strerror or error}") from error
    if "\0" in text:
        raise KgError(f"{shown}: not text (NUL bytes); save it as plain text in UTF-8")
    return text
