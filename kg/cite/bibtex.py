"""References as BibTeX, for BibTeX itself, biber and reference managers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cite.apa import notes
from kg.cite.words import kind_word, whole_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.cite.listing import Listed

# A brace counts for BibTeX even behind a backslash, so braces are commands, too.
_LATEX = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{c: f"\\{c}" for c in "%&_#$"},
    }
)
_IN_URL = str.maketrans({c: f"%{ord(c):02X}" for c in "\\{}^`<>\"' "})


def bibtex(entries: Iterable[Listed], lang: str) -> bytes:
    """One entry each, in the order given, UTF-8; Thai stays Thai, names and titles are kept whole.

    `date` and `year` are of the Common Era; the note repeats the date of the Buddhist Era as
    Thai documents print it. `related` names the original of a reprint where it is in the list.
    """
    return "\n".join(_entry(one, lang) for one in entries).encode("utf-8")


def _entry(one: Listed, lang: str) -> str:
    kind = "techreport" if one.reference.kind == "report" else "misc"
    fields = (f"  {name} = {{{value}}},\n" for name, value in _fields(one, lang) if value)
    return f"@{kind}{{{one.reference.key},\n{''.join(fields)}}}\n"


def _fields(one: Listed, lang: str) -> Iterator[tuple[str, str]]:
    """The fields in order, values as they stand between the field's braces, "" where none."""
    reference = one.reference
    publisher = _escaped(reference.publisher[lang == "en"])
    yield "author", " and ".join(f"{{{_escaped(name)}}}" for name in reference.names(lang))
    yield "title", f"{{{_escaped(reference.title(lang))}}}"
    yield "titleaddon", _escaped(reference.other_title(lang))
    yield "type", _escaped(kind_word(reference.kind, lang))
    yield "date", reference.date
    yield "year", reference.date[:4]
    yield "publisher", publisher
    yield "institution", publisher if reference.kind == "report" else ""
    yield "version", _escaped(reference.version)
    yield "url", reference.url.translate(_IN_URL)
    said = [f"พ.ศ.: {whole_date(reference.date, 'th')}"] if reference.date else []
    yield "note", _escaped("; ".join((*said, *notes(one, lang))))
    if one.original and one.original_listed:
        yield "related", one.original.key
        yield "relatedtype", "reprintof"
    yield "langid", "thai" if reference.language(lang) == "th" else "english"


def _escaped(text: str) -> str:
    r"""Text as LaTeX prints it, braces always in pairs.

    >>> print(_escaped("100% {A & B}"))
    100\% {\textbraceleft}A \& B{\textbraceright}
    """
    return text.translate(_LATEX)
