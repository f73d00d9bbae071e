"""Names broken into short lines where a reader of Thai or English would break them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDE = {"m": 0.86, "w": 0.8, "M": 0.9, "W": 0.93, "i": 0.26, "l": 0.26, "j": 0.26, " ": 0.26}
_OPENERS = ("(", "ตำบล", "อำเภอ", "จังหวัด", "หมู่บ้าน", "เทศบาล", "ประจำ", "แห่ง", "และ", "เพื่อ")
_EVEN_UP_TO = 40  # words; trying all breaks of a longer text takes too long


def advance(text: str) -> float:
    """About how wide the text is, in ems; marks above and below a consonant take no room.

    >>> advance("ที่") == advance("ท")
    True
    """
    wide = 0.0
    for char in text:
        if unicodedata.category(char) == "Mn":
            continue
        wide += _WIDE.get(char, 0.64 if char.isupper() else 0.58)
    return round(wide, 2)


@cache
def wrap(text: str, ems: float = 12.0, most: int = 3) -> tuple[str, ...]:
    """The text in at most `most` even lines of about `ems` ems; what does not fit ends in "…".

    Lines break between Thai words (PyThaiNLP's newmm) and at spaces, never inside a word,
    and rather before "ตำบล", "จังหวัด" or a bracket than inside a name.

    >>> wrap("สถาบันพัฒนาองค์กรชุมชน (องค์การมหาชน)")
    ('สถาบันพัฒนาองค์กรชุมชน', '(องค์การมหาชน)')
    >>> wrap("สภาองค์กรชุมชนตำบลเตาปูน")
    ('สภาองค์กรชุมชน', 'ตำบลเตาปูน')
    """
    words = pieces(text)
    lines = _filled(words, ems)
    if len(lines) > most:
        return (*lines[: most - 1], f"{lines[most - 1]}…")
    if 2 <= len(lines) <= 3 and len(words) <= _EVEN_UP_TO:
        return _even(words, len(lines), ems)
    return lines


def _filled(words: Sequence[str], ems: float) -> tuple[str, ...]:
    """Each line as full as it may be."""
    lines: list[str] = [""]
    for word in words:
        if lines[-1] and advance(lines[-1] + word.rstrip()) > ems:
            lines.append("")
        lines[-1] += word if lines[-1] else word.lstrip()
    return tuple(line.strip() for line in lines if line.strip())


def _even(words: Sequence[str], count: int, ems: float) -> tuple[str, ...]:
    """The same number of lines, alike in length and broken at the best places."""
    best: tuple[float, tuple[str, ...]] | None = None
    for breaks in combinations(range(1, len(words)), count - 1):
        cuts = (0, *breaks, len(words))
        lines = tuple("".join(words[a:b]).strip() for a, b in pairwise(cuts))
        if not all(lines):
            continue
        widths = [advance(line) for line in lines]
        cost = sum(width * width for width in widths) / count
        cost += sum(1000.0 for width in widths if width > ems + 1.5)
        cost += sum(_inside_a_name(words, here) for here in breaks)
        if best is None or cost < best[0]:
            best = (cost, lines)
    return best[1] if best else _filled(words, ems)


def _inside_a_name(words: Sequence[str], here: int) -> float:
    """What it costs the reader to break before this word, in square ems."""
    if words[here - 1].endswith(" ") or words[here].startswith((" ", *_OPENERS)):
        return 0.0
    return 30.0


def pieces(text: str) -> tuple[str, ...]:
    """Pieces that must stay whole, together the text, so that no line opens or ends amiss.

    What opens clings to what follows, what closes and what separates to what stands before;
    so do the letters of an abbreviation.

    >>> pieces("ณ วันที่ 5 (พอช.); 40% · จบ")
    ('ณ วันที่', ' ', '5', ' ', '(พอช.);', ' ', '40% ·', ' ', 'จบ')
    """
    if text.isascii():
        parts = [piece + " " for piece in text.split(" ")]
    else:
        from pythainlp.tokenize import word_tokenize

        parts = word_tokenize(text, engine="newmm", keep_whitespace=True)
    joined: list[str] = []
    for part in parts:
        if joined and _sticks(joined[-1], part):
            joined[-1] += part
        elif len(joined) > 1 and joined[-1] == " " and part in _SEPARATORS:
            space = joined.pop()
            joined[-1] += space + part
        else:
            joined.append(part)
    return tuple(joined)


_SEPARATORS = frozenset("·=")
_OPEN = ("(", "“", "‘", "[")
_CLOSE = ")”’].,;:!?%ฯๆ"
_INITIALS = re.compile(r"(?<![ก-๙])[ก-ฮ.]+$")


def _sticks(before: str, part: str) -> bool:
    """Whether no line may end between the two."""
    closes = bool(part.strip()) and not part.strip().strip(_CLOSE)
    # A mark cannot open a line, so a tokeniser's slip inside a syllable is undone here.
    inside = unicodedata.category(part[0]) == "Mn" or part[0] in "าำะ"
    initials = (part.endswith(".") or len(part) == 1) and bool(
        _INITIALS.search(before) and _INITIALS.match(part)
    )
    return before.endswith(_OPEN) or before.strip() == "ณ" or closes or inside or initials
