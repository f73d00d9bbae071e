"""The site at `/`: the files of `kg site`, each made when somebody asks for it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from mimetypes import guess_type
from typing import TYPE_CHECKING

from kg.errors import NotFoundError
from kg.serve.job import Reply
from kg.serve.pages.shell import missing
from kg.serve.pages.words import say
from kg.store.engine import texts

if TYPE_CHECKING:
    from kg.serve.pages.asked import Asked
    from kg.site.site import Site
    from kg.values.names import Language
    from kg.workspace import Workspace

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
MOST = 10_000
"""Claims of a build whose networks are still drawn while one waits: some seconds on 2 cores."""
KEPT = 128
"""Files that a worker keeps as it made them: of 20 kB mostly, of 0.2 MB at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of the site by its path; "" is the start page, in the language asked for.

    `known` is what the browser has of it (If-None-Match); what is still so is not sent again.
    """

    path: str
    asked: Asked
    known: str = ""

    def run(self, workspace: Workspace) -> Reply:
        """The file; 404 for none of that path, 503 for a picture that takes too long to draw."""
        lang = self.asked.lang(workspace)
        if self.path.startswith("networks/") and not _small(workspace):
            return Reply(status=503, headers=_headers("text/plain; charset=utf-8"), chunks=(LATER,))
        make = _made if workspace.elsewhere else _kept
        path = f"{self.path}index.html" if self.path.endswith("/") else self.path
        try:
            data = make(workspace, path, lang if not path else "")
        except NotFoundError:
            return missing(workspace, self.asked, say("not_found_page", lang, path=self.path[:200]))
        tag = f'"{hashlib.sha256(data).hexdigest()[:24]}"'
        headers = _headers(_media(path or "index.html"), ("etag", tag))
        if tag in self.known:
            return Reply(status=304, headers=headers)
        return Reply(headers=headers, chunks=(data,))


LATER = b"this build is too large to draw while you wait; run: kg site -o DIR"


@lru_cache(maxsize=KEPT)
def _kept(workspace: Workspace, path: str, lang: str) -> bytes:
    return _made(workspace, path, lang)


def _made(workspace: Workspace, path: str, lang: str) -> bytes:
    found = _site(workspace)
    return found.start(lang) if lang else found.file(path)


@lru_cache(maxsize=1)
def _site(workspace: Workspace) -> Site:
    # Its parts draw and measure: a worker imports them with the first page it makes.
    from kg.site.site import Site
    from kg.site.wanted import Wanted

    lang: Language = "th" if workspace.settings.lang == "th" else "en"
    return Site(workspace, Wanted(lang=lang, served=True, drawn=_small(workspace)))


@lru_cache(maxsize=4)
def _small(workspace: Workspace) -> bool:
    query = f"SELECT ?tie {{ ?tie a kg:Tie }} LIMIT {MOST + 1}"
    return sum(1 for _ in texts(workspace.store, query, ("tie",))) <= MOST


def _media(path: str) -> str:
    """What kind of file it is: all of ours are text, in UTF-8."""
    return f"{guess_type(path)[0] or 'text/plain'}; charset=utf-8"


def _headers(media: str, *more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return (
        ("content-type", media),
        ("content-security-policy", POLICY),
        ("cache-control", "no-cache"),
        ("vary", "Accept-Language"),
        *more,
    )
