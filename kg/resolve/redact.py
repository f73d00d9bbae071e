"""A person's names in running text: found however they are typed, and taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.facts.record import Text
from kg.values.names import is_thai, language_of, match_key, nfc, split_honorific

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WITHHELD = {"th": "ไม่เปิดเผยชื่อ", "en": "name withheld"}
SHORTEST = 4
"""Letters a name has at least to be looked for inside a text: ชัย is also in ชัยพัฒนา."""
UNMISTAKABLE = 6
"""Letters an alias has at least to be looked for inside the name of something else."""
_UNITS = re.compile(r"เเ|.[ะ-ฺๅ็-๎\u0300-\u036f]*", re.DOTALL)
_CIVIL = ("นางสาว", "นาง", "นาย", "Mr", "Mrs", "Ms", "Miss", "Dr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Redactor:
    """Takes names out of texts; each name is a key as `key` makes it.

    `whole` are full names, `short` aliases and the like; `titles` are the honorifics and
    ranks that go with a name they stand before.
    """

    whole: frozenset[str]
    short: frozenset[str]
    titles: frozenset[str] = frozenset()

    def words(self, text: Text, more: Iterable[str] = ()) -> Text:
        """`text` with every name, and those of `more`, replaced in the text's language.

        A name of fewer than four letters is taken out only where it is all of the text.
        """
        names = filter(long_enough, {*self.whole, *self.short, *more})
        return self._without(text, _Letters(text.value).spans(names))

    def name(self, text: Text, *, of_person: bool) -> Text:
        """A name of something else, changed only where a full name or a long alias stands in it.

        In a person's name a longer family name is another: ใจดีมาก is not ใจดี, and an alias
        is not looked for.
        """
        names = set(filter(long_enough, self.whole))
        if not of_person:
            names |= {each for each in self.short if letters(each) >= UNMISTAKABLE}
        spans = _Letters(text.value).spans(names)
        return self._without(
            text,
            (each for each in spans if not (of_person and is_thai(text.value[each[1] :][:1]))),
        )

    def _without(self, text: Text, spans: Iterable[tuple[int, int]]) -> Text:
        stands_for = WITHHELD[text.language or language_of(text.value)]
        if keys_of(text.value) & (self.whole | self.short):
            return Text(value=stands_for, language=text.language)
        words, done = "", 0
        for start, end in sorted(spans):
            if start >= done:
                words += text.value[done : max(done, self._title(text.value, start))] + stands_for
            done = max(done, end)
        return Text(value=words + text.value[done:], language=text.language)

    def _title(self, text: str, start: int) -> int:
        """Where the honorifics before a name begin; the name's start if there are none."""
        found = _titles(self.titles).search(text[:start])
        return found.start() if found else start


def key(name: str) -> str:
    """The name as it is compared: `match_key` of each letter with its marks, in a row.

    >>> key("Somchai J."), key("เเก้ว")
    ('somchaij', 'แก้ว')
    """
    return "".join(map(_unit_key, _UNITS.findall(nfc(name))))


def keys_of(name: str) -> set[str]:
    """The keys of a name with and without its honorific."""
    return {found for each in (name, split_honorific(name)[1]) if (found := key(each))}


def letters(key: str) -> int:
    """How many letters a name has; marks above and below are none."""
    return sum(map(str.isalpha, key))


def long_enough(key: str) -> bool:
    """Whether a name may be looked for inside a text."""
    return letters(key) >= SHORTEST


_unit_key = cache(match_key)


class _Letters:
    """A text's letters as keys, and where in the text each begins and ends."""

    def __init__(self, text: str) -> None:
        self.text, self.key = text, ""
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        for unit in _UNITS.finditer(text):
            if letter := _unit_key(unit[0]):
                self.starts[len(self.key)] = unit.start()
                self.key += letter
                self.ends[len(self.key)] = unit.end()

    def spans(self, keys: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Where the text says a name, from its first letter to its last with its marks.

        Latin letters must not go on before or after it; Thai puts no space between words.
        """
        for key in keys:
            found = self.key.find(key)
            while found >= 0:
                start, end = self.starts.get(found), self.ends.get(found + len(key))
                if start is not None and end is not None and not self._within_word(start, end):
                    yield start, end
                found = self.key.find(key, found + 1)

    def _within_word(self, start: int, end: int) -> bool:
        around = (self.text[max(start - 1, 0) : start + 1], self.text[end - 1 : end + 1])
        return any(len(two) == 2 and two.isalpha() and not is_thai(two) for two in around)


@cache
def _titles(titles: frozenset[str]) -> re.Pattern[str]:
    """Honorifics at the end of a text, as words of their own where they are Latin."""
    either = "|".join(
        sorted(map(re.escape, {*_CIVIL, *titles}), key=lambda each: (-len(each), each))
    )
    return re.compile(rf"(?:(?<![A-Za-z])(?:{either})[\s.]*)+$", re.IGNORECASE)
