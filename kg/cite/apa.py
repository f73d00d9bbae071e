"""References in the author–date form of APA 7, and as Thai universities write it.

After the Publication Manual of the American Psychological Association (7th ed., 2020, chapters
9 and 10). In Thai the year is of the Buddhist Era, months are Thai, and names stand as they are
spoken: given name first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.cite.words import day, kind_word, whole_date, word, year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.cite.listing import Listed
    from kg.cite.reference import Reference

# What Markdown would obey; a bracket only where a link, and & only where an entity would begin.
_OBEYED = re.compile(r"[\\`*_<>#|~$]|\](?=[(\[:])|&(?=#?\w+;)")
_OPENING = re.compile(r"\A(\d*)([-+=.)])")  # what would begin a list at the start of a paragraph
_STOPS = (".", "?", "!", "…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of an entry: plain, in italics, or an address. Unescaped."""

    text: str
    italic: bool = False
    link: bool = False


def entry(one: Listed, lang: str) -> tuple[Part, ...]:
    """An entry's parts, to be set one after another as they are: author, date, title, where.

    Where nobody is named the title stands first. No date is n.d. (ม.ป.ป.); what the source
    itself does not state is left out.
    """
    reference, title = one.reference, tuple(_title(one.reference, lang))
    names = _joined(reference.names(lang), lang)
    date = Part(text=f" ({_date(one, lang)}).")
    first = (Part(text=_stopped(names)), date, Part(text=" "), *title) if names else (*title, date)
    return (*first, *_where(one, lang))


def markdown(entries: Iterable[Listed], lang: str) -> bytes:
    """A heading and one paragraph an entry, every letter of a source as text, UTF-8."""
    blocks = [f"# {word('heading', lang)}"]
    blocks += [_OPENING.sub(r"\1\\\2", "".join(map(_marked, entry(one, lang)))) for one in entries]
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def _marked(part: Part) -> str:
    if part.link:
        return f"<{part.text.replace('<', '%3C').replace('>', '%3E')}>"
    text = _OBEYED.sub(r"\\\g<0>", part.text)
    return f"*{text}*" if part.italic else text


def _title(reference: Reference, lang: str) -> Iterator[Part]:
    """Title in italics, its Thai one after an English one, version and kind in brackets; a stop."""
    title, other = reference.title(lang), reference.other_title(lang)
    yield Part(text=title, italic=True)
    version = word("version", lang, n=reference.version) if reference.version else ""
    kind = kind_word(reference.kind, lang)
    after = "".join(
        (
            f" [{other}]" if other else "",
            f" ({version})" if version else "",
            f" [{kind}]" if kind else "",
        )
    )
    yield Part(text=_stopped(after) if after else "" if title.endswith(_STOPS) else ".")


def _date(one: Listed, lang: str) -> str:
    iso, letter = one.reference.date, one.letter
    if not iso:
        return f"{word('no_date', lang)}-{letter}" if letter else word("no_date", lang)
    return ", ".join(filter(None, (f"{year(iso, lang)}{letter}", day(iso, lang))))


def _where(one: Listed, lang: str) -> Iterator[Part]:
    """Publisher, address, and what a reader must know besides."""
    reference = one.reference
    publisher = reference.publisher[lang == "en"]
    if publisher and (publisher,) != reference.names(lang):
        yield Part(text=f" {_stopped(publisher)}")
    if reference.url:
        yield Part(text=" ")
        yield Part(text=reference.url, link=True)
    for note in notes(one, lang):
        yield Part(text=f" ({note})")


def notes(one: Listed, lang: str) -> tuple[str, ...]:
    """What else the source states that matters to who cites it, one sentence each, no stop."""
    reference, original, found = one.reference, one.original, []
    if original:
        what = ", ".join(filter(None, (f"“{original.title(lang)}”", year(original.date, lang))))
        found.append(word("reprint", lang, what=what))
    if reference.observed and not reference.date:
        found.append(word("observed", lang, when=whole_date(reference.observed, lang)))
    if reference.licence and reference.kind in {"official-list", "spreadsheet"}:
        found.append(word("licence", lang, what=reference.licence))
    return tuple(filter(None, (*found, reference.note[lang == "en"])))


def _joined(names: Sequence[str], lang: str) -> str:
    """Names as APA joins them, "et al." never needed below its twenty-one."""
    if len(names) < 2:
        return "".join(names)
    if lang == "en":
        return f"{', '.join(names[:-1])}, & {names[-1]}"
    comma = "," if len(names) > 2 else ""
    return f"{', '.join(names[:-1])}{comma} และ{names[-1]}"


def _stopped(text: str) -> str:
    return text if text.endswith(_STOPS) else f"{text}."
