"""What stands around every page of a site: its head, its ways to the others, its caption."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.page.entity_html import environment, reading
from kg.page.escape import json_block, plain
from kg.page.words import LANGS
from kg.site.words import SCRIPT, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

    from kg.page.entity_html import About

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src data:; base-uri 'none'; form-action 'self'"
)
"""What a page may load: scripts and style that stand beside it, and nothing from elsewhere."""
WAYS = (
    ("index.html", "start"),
    ("network.html", "network"),
    ("things.html", "things"),
    ("sources.html", "sources"),
)
"""The pages that every page leads to."""
SERVED = (("questions", "questions"), ("sparql", "sparql"))
"""And those that only a server answers, under its root."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where a page stands: in the site that `about` tells of, in which language, at which path.

    `path` is under the language's folder ("id/a_b.html"); `root`: the page stands at the
    site's own root, above the folders; `single`: there is no other page. `opens` is where the
    explorer opens, `asked` of which claims the site is, in words.
    """

    about: About
    lang: str
    path: str
    root: bool = False
    served: bool = False
    single: bool = False
    opens: str = ""
    asked: str = ""

    @property
    def up(self) -> str:
        """The way to the site's root: "", "../" or "../../"."""
        return "../" * (self.path.count("/") + (not self.root))

    @property
    def search(self) -> str:
        """Where a search leads without scripts: a server looks, else all names are listed."""
        return f"{self.up}search" if self.served else self.to("things.html")

    def to(self, path: str, lang: str = "") -> str:
        """The address of the page at `path` of a language, this one's unless another is named."""
        if not lang and not self.root:
            return "../" * self.path.count("/") + path
        return f"{self.up}{lang or self.lang}/{path}"


def page(frame: Frame, template: str, values: Mapping[str, object]) -> bytes:
    """A page of one of the templates here, as UTF-8.

    `values` hold its `title` and what it shows; further `scripts` by name, `words` for them
    (key to Thai and English), and `index`: False keeps it from search engines.
    """
    lang = frame.lang
    given = {"scripts": ("page.js",), "words": {}, "index": True, "linked": "", **values}
    words = {**SCRIPT, **given.pop("words")}  # type: ignore[dict-item]  # our own pages give pairs
    told = {
        "lang": lang,
        "up": frame.up,
        "single": frame.single,
        "served": frame.served,
        "title": called(frame.about, lang),
        "contact": plain(frame.about.contact),
        "version": plain(frame.about.version),
        "opens": frame.opens,
        "words": {
            each: {key: both[LANGS.index(each)] for key, both in words.items()}
            for each in (LANGS if frame.single else (lang,))
        },
    }
    text = _filled(frame, template, {"told": json_block(told), **given})
    return text.encode("utf-8")


def part(frame: Frame, template: str, values: Mapping[str, object]) -> str:
    """What one of the templates here makes of a page that has several parts."""
    return _filled(frame, template, values)


def _filled(frame: Frame, template: str, values: Mapping[str, object]) -> str:
    """A template with the frame, the ways of a site and the words of its language at hand."""
    lang = frame.lang
    return (
        templates()
        .get_template(template)
        .render(
            {
                "frame": frame,
                "lang": lang,
                "other": "en" if lang == "th" else "th",
                "say": lambda key, **more: say(key, lang, **more),
                "about": frame.about,
                "names": [(each, called(frame.about, each)) for each in LANGS],
                "site": called(frame.about, lang),
                "reading": reading(frame.about, lang, str(values.get("title", ""))),
                "ways": WAYS,
                "more": SERVED if frame.served else (),
                "policy": POLICY,
                **values,
            }
        )
    )


def called(about: About, lang: str) -> str:
    """What the site is called."""
    return plain(about.title(lang)) or say("site", lang)


@cache
def templates() -> Environment:
    """The templates of this package beside those that all pages share."""
    from jinja2 import DictLoader

    shared = environment()
    loader = shared.loader
    assert isinstance(loader, DictLoader)  # noqa: S101 - kg.page made it so
    own = {
        each.name: text(each.name)
        for each in files("kg.site").iterdir()
        if each.name.endswith(".j2")
    }
    env = shared.overlay(loader=DictLoader({**loader.mapping, **own}))
    env.filters["line"] = lambda value: plain(str(value))
    return env


@cache
def text(name: str) -> str:
    """A file of this package; "" if there is none."""
    path = files("kg.site") / name
    return path.read_text(encoding="utf-8").replace("\r\n", "\n") if path.is_file() else ""
