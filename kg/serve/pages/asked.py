"""What a browser asks of a page, and in which language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from kg.vocabulary import KG

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.values.names import Language
    from kg.workspace import Workspace

LONGEST = 2_000
"""Characters of a value that a link keeps; the question itself is not cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request: its path, its query in order, and what its headers say of language and format."""

    path: str
    query: tuple[tuple[str, str], ...] = ()
    languages: str = ""
    accept: str = ""
    host: str = ""

    @classmethod
    def of(cls, request: Request) -> Asked:
        """The part of a request that a page is made from."""
        return cls(
            path=request.scope["path"],
            query=tuple(request.query_params.multi_items()),
            languages=request.headers.get("accept-language", "")[:1000],
            accept=request.headers.get("accept", ""),
            host=request.headers.get("host", ""),
        )

    def one(self, name: str) -> str:
        """The last value of a parameter, without spaces around it; "" if there is none."""
        found = [value.strip() for key, value in self.query if key == name]
        return found[-1] if found else ""

    def number(self, name: str) -> int:
        """A parameter as a whole number from 0 on; 0 for anything else."""
        text = self.one(name)
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0

    def lang(self, workspace: Workspace) -> Language:
        """Thai or English: `lang` in the address, else what the browser prefers, else kg.toml's."""
        stated = self.one("lang")
        found = stated if stated in {"th", "en"} else preferred(self.languages)
        return "th" if (found or workspace.settings.lang) == "th" else "en"

    def link(self, path: str, **more: str) -> str:
        """The address of a page, in the language that this one's address states."""
        stated = self.one("lang")
        values = {**more, **({"lang": stated} if stated in {"th", "en"} else {})}
        return quote(path, safe="/") + (f"?{urlencode(values)}" if values else "")

    def thing(self, iri: str, base: str) -> str:
        """The address of the page of a thing or a term; another IRI is its own address."""
        if iri.startswith(base):
            return self.link(f"/id/{iri[len(base) :]}")
        return self.link("/terms") + f"#{iri[len(KG) :]}" if iri.startswith(KG) else iri

    def changed(self, **more: str) -> str:
        """The address of this very page with some of its values changed."""
        kept = {key: value[:LONGEST] for key, value in self.query}
        return f"{quote(self.path, safe='/')}?{urlencode({**kept, **more})}"


def preferred(languages: str) -> str:
    """The one of Thai and English that an Accept-Language header ranks higher; "" for neither.

    >>> preferred("en-GB;q=0.5, th-TH"), preferred("de, *;q=0.1")
    ('th', '')
    """
    best, found = 0.0, ""
    for part in languages.split(","):
        name, _, parameter = part.strip().partition(";")
        quality = parameter.strip().removeprefix("q=") or "1"
        code = name.lower().partition("-")[0]
        try:
            share = float(quality)
        except ValueError:
            continue
        if code in {"th", "en"} and share > best:
            best, found = share, code
    return found
