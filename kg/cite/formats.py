"""The formats of a list of references, by name and by the ending of a file."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from kg.cite.apa import markdown
from kg.cite.bibtex import bibtex
from kg.cite.ris import ris
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kg.cite.listing import Listed

    Write = Callable[[Iterable[Listed], str], bytes]

FORMATS: Mapping[str, Write] = {"md": markdown, "bibtex": bibtex, "ris": ris}
_ENDINGS = {".md": "md", ".bib": "bibtex", ".ris": "ris"}


def format_of(path: str) -> str:
    """The format a file's name asks for.

    >>> format_of("refs.bib")
    'bibtex'
    """
    ending = PurePath(path).suffix.lower()
    if ending not in _ENDINGS:
        expected = ", ".join(_ENDINGS)
        raise KgError(f"{path}: name a file in {expected}, or say --format {'|'.join(FORMATS)}")
    return _ENDINGS[ending]
