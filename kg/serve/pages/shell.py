"""What stands around every page: its head, its ways to the others, what it may load."""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.page.entity_html import About, environment, reading
from kg.page.escape import plain
from kg.query.asking import document_kinds
from kg.serve.job import Reply
from kg.serve.pages.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment

    from kg.query.asking import Asker
    from kg.serve.job import Headers
    from kg.serve.pages.asked import Asked
    from kg.workspace import Workspace

HTML = "text/html; charset=utf-8"
POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a page may load: its style and typeface from here. It runs no script."""
PLACES = (("/", "home"), ("/questions", "questions"), ("/sparql", "editor"))
"""The pages that every page leads to."""


def asker(workspace: Workspace, lang: str) -> Asker:
    """Asks the build in a language; names it has read stay read, for as long as the build does.

    Of a store elsewhere nothing is kept: it may change under the same name.
    """
    return workspace.asker(lang) if workspace.elsewhere else _asker(workspace, lang)


@lru_cache(maxsize=4)
def _asker(workspace: Workspace, lang: str) -> Asker:
    return workspace.asker(lang)


def about(workspace: Workspace) -> About:
    """What captions say of the build."""
    return _told(workspace) if workspace.elsewhere else _about(workspace)


@lru_cache(maxsize=4)
def _about(workspace: Workspace) -> About:
    return _told(workspace)


def _told(workspace: Workspace) -> About:
    manifest = {} if workspace.elsewhere else workspace.finished.manifest()
    kinds = document_kinds(workspace.store)
    return About(
        titles=workspace.settings.titles,
        documents=sum(count for _, count in kinds),
        kinds=tuple(kinds),
        version=str(manifest.get("build", "")),
        withheld=sum(manifest.get("withheld", {}).values()),
        contact=workspace.settings.contact,
    )


def page(
    workspace: Workspace,
    asked: Asked,
    template: str,
    values: dict[str, object],
    *,
    status: int = 200,
) -> Reply:
    """A page of one of the templates here; `values` hold its `title` and what it shows.

    `headers` among them are added or take the place of those every page has; `index` False
    keeps it from search engines; `scripts` and `styles` name further files of ours.
    """
    lang = asked.lang(workspace)
    text = (
        templates()
        .get_template(template)
        .render(
            {
                "asked": asked,
                "lang": lang,
                "other": "en" if lang == "th" else "th",
                "say": lambda key, **more: say(key, lang, **more),
                "about": about(workspace),
                "reading": reading(about(workspace), lang),
                "places": PLACES,
                "style": f"/static/{mark()}/page.css",
                "static": f"/static/{mark()}",
                "base": workspace.settings.base,
                "index": True,
                "scripts": (),
                "styles": (),
                "alternates": (),
                **values,
            }
        )
    )
    given: Headers = values.get("headers", ())  # type: ignore[assignment]  # given by our own pages
    return Reply(status=status, headers=_headers(lang, given), chunks=(text.encode("utf-8"),))


def missing(
    workspace: Workspace,
    asked: Asked,
    message: str,
    near: Sequence[tuple[str, str]] = (),
    guess: str = "",
) -> Reply:
    """404: what there is not, what may have been meant (names and addresses), and the search."""
    values: dict[str, object] = {
        "title": say("not_found", asked.lang(workspace)),
        "message": message,
        "near": near,
        "guess": guess,
        "index": False,
    }
    return page(workspace, asked, "missing.html.j2", values, status=404)


def moved(where: str, *, status: int = 303) -> Reply:
    """Leads elsewhere on this server."""
    return Reply(status=status, headers=(("location", where), ("vary", "Accept, Accept-Language")))


def _headers(lang: str, given: Headers) -> Headers:
    own = {
        "content-type": HTML,
        "content-language": lang,
        "content-security-policy": POLICY,
        "vary": "Accept, Accept-Language",
        "cache-control": "no-cache",
        **dict(given),
    }
    return tuple(own.items())


@cache
def mark() -> str:
    """Changes with what pages load, so that a browser may keep it for good."""
    from kg.page.entity_html import style
    from kg.serve.pages.static import built

    found = hashlib.sha256(style().encode() + text("serve.css").encode())
    for name in ("editor.js", "editor.css"):
        found.update(built(name) or b"")
    return found.hexdigest()[:12]


@cache
def templates() -> Environment:
    """Templates of these pages beside those that all pages share."""
    from jinja2 import DictLoader

    shared = environment()
    loader = shared.loader
    assert isinstance(loader, DictLoader)  # noqa: S101 - kg.page made it so
    own = {
        each.name: text(each.name)
        for each in files("kg.serve.pages").iterdir()
        if each.name.endswith(".j2")
    }
    filters = {"line": lambda value: plain(str(value))}
    env = shared.overlay(loader=DictLoader({**loader.mapping, **own}))
    env.filters |= filters
    return env


@cache
def text(name: str) -> str:
    """A file of this package."""
    return (files("kg.serve.pages") / name).read_text(encoding="utf-8").replace("\r\n", "\n")
