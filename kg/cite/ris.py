"""References as RIS, the format that reference managers exchange."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cite.apa import notes
from kg.cite.words import kind_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.cite.listing import Listed

_TYPES = {
    "news": "NEWS",
    "report": "RPRT",
    "spreadsheet": "DATA",
    "official-list": "DATA",
    "dataset": "DATA",
    "law": "STAT",
}


def ris(entries: Iterable[Listed], lang: str) -> bytes:
    """One record each, in the order given, UTF-8, lines ended as the format demands (CR LF).

    After the RIS specification of Research Information Systems (2001) as Zotero and EndNote
    read it: DA is year/month/day/, what is not stated stays empty. A type of work that RIS
    does not know is ELEC where it has an address, else GEN, and M3 says in words what it is.
    """
    return "".join(f"{_record(one, lang)}\r\n" for one in entries).encode("utf-8")


def _record(one: Listed, lang: str) -> str:
    lines = (f"{tag}  - {value}\r\n" for tag, value in _fields(one, lang) if value)
    return f"{''.join(lines)}ER  - \r\n"


def _fields(one: Listed, lang: str) -> Iterator[tuple[str, str]]:
    reference = one.reference
    year, month, day = (*reference.date.split("-"), "", "", "")[:3]
    yield "TY", _TYPES.get(reference.kind, "ELEC" if reference.url else "GEN")
    yield "ID", reference.key
    # The format forbids asterisks in names.
    yield from (("AU", name.replace("*", "")) for name in reference.names(lang))
    yield "TI", reference.title(lang)
    yield "TT", reference.other_title(lang)
    yield "M3", kind_word(reference.kind, lang)
    yield "PY", year
    yield "DA", f"{year}/{month}/{day}/" if month else ""
    yield "PB", reference.publisher[lang == "en"]
    yield "ET", reference.version
    yield "LA", reference.language("th")
    yield "UR", reference.url
    yield from (("N1", note) for note in notes(one, lang))
