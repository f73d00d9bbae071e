"""A thing's page as HTML that needs no script."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.page import entity_picture, entity_timeline
from kg.page.dates import written_span
from kg.page.entity_lists import say_order
from kg.page.entity_sections import FEW, MANY
from kg.page.entity_words import say
from kg.page.escape import contact_link, plain
from kg.page.looks import LOOKS, group_name
from kg.page.words import LANGS
from kg.page.words import say as say_shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jinja2 import Environment

    from kg.page.entity import Entity
    from kg.page.entity_rows import Cited, Link

Href = Callable[[str], str]
More = Callable[[str, int], str]
NEVER = 99_999_999
"""The day, counted from 1970, from which on a tie counts that counts on none."""
LONG = 40
"""Letters from which on a name in the middle of a picture is abbreviated."""
SHOWN = 12
"""How many rows of a table stand open; the style folds the others away."""
_EPOCH = dt.date(1970, 1, 1)
CITED = 2
"""How many documents stand open beside a row; the others unfold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What every page says of the build it tells from; `titles` are in the order of LANGS."""

    titles: tuple[str, ...]
    documents: int
    kinds: tuple[tuple[str, int], ...]
    version: str
    withheld: int
    contact: str

    def title(self, lang: str) -> str:
        """What the workspace is called."""
        return self.titles[LANGS.index(lang)]


def _nowhere(_: str) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class On:
    """Where a page stands, and what its links lead to.

    `href` gives the address of a thing, "" for what has no page; `more` that of one section
    alone. `few`: how many rows of a section its page shows at most. `anchors`: the ties have no
    pages, and each row is the place of its own. `explorer` gives where a picture of many opens on
    a thing, "" for nowhere. `forms` are the names and addresses of the thing as data.
    """

    lang: str
    href: Href
    more: More
    few: int = FEW
    anchors: bool = False
    explorer: Href = _nowhere
    forms: tuple[tuple[str, str], ...] = ()

    def say(self, key: str, **values: object) -> str:
        """Our own words in the page's language."""
        return say(key, self.lang, **values)

    def paragraph(self, number: str) -> str:
        """A paragraph's heading: the one before the first is the headline."""
        return self.say("headline") if number == "0" else self.say("paragraph", n=number)

    def seen(self, days: Sequence[str]) -> str:
        """The days of the documents, in words."""
        if not days:
            return ""
        return say("observed", self.lang, when=written_span(days[0], days[-1], self.lang))


def fragment(entity: Entity, about: About, on: On) -> str:
    """The page's article, without a script.

    Everything that documents say is text; pictures come in two widths, of which the style shows
    one.
    """
    template = environment().get_template("entity.html.j2")
    centre = _centre(entity, on.lang)
    line = entity_timeline.drawn(entity.years, on.lang, entity_timeline.WIDE)
    return template.render(
        e=entity,
        on=on,
        wide=entity_picture.wide(centre, entity.neighbours, on.href),
        narrow=entity_picture.narrow(centre, entity.neighbours, on.href),
        own_name=centre.name,
        key=_key(entity, on.lang),
        most=entity_picture.MOST,
        most_narrow=entity_picture.MOST_NARROW,
        years=line,
        years_narrow=entity_timeline.drawn(entity.years, on.lang, entity_timeline.NARROW),
        years_said=entity_timeline.spoken(entity.years, on.lang) if line else "",
        page_size=MANY,
        reading=reading(about, on.lang, entity.name),
    )


def _key(entity: Entity, lang: str) -> list[tuple[str, str]]:
    """The groups of kinds in the picture with their names, in the order of LOOKS."""
    drawn = {entity.group, *(each.group for each in entity.neighbours[: entity_picture.MOST])}
    return [(group, group_name(group, lang)) for group in LOOKS if group in drawn]


def _centre(entity: Entity, lang: str) -> entity_picture.Centre:
    """A long name gives way to an abbreviation in the letters of the page's language."""
    short = next((each for each in entity.short if each.isascii() == (lang == "en")), "")
    name = short if short and len(entity.name) > LONG else entity.name
    return entity_picture.Centre(name=name, group=entity.group)


def reading(about: About, lang: str, title: str = "") -> list[str]:
    """What the lines mean and what they rest on (the caption of every page).

    Whom to tell of an error is a link where it can be one; `title` is what that letter is about.
    """
    kinds = ", ".join(f"{say_shared(f'document.{code}', lang)} {n:,}" for code, n in about.kinds)
    one = about.documents == 1
    facts = [
        say_shared(
            "cap.document" if one else "cap.documents", lang, n=about.documents, kinds=kinds
        ),
        say_shared("cap.line", lang),
        say_shared("cap.no_line", lang, n=about.documents),
        say_shared("cap.posts", lang),
        say_shared("cap.withheld", lang, n=about.withheld) if about.withheld else "",
        _contact(about, lang, title),
        f"{say_shared('data_version', lang)} {about.version}" if about.version else "",
    ]
    return [fact for fact in facts if fact]


def _contact(about: About, lang: str, title: str) -> str:
    from markupsafe import Markup

    if not about.contact:
        return ""
    of = f"{say('correction', lang)}: {title or about.title(lang)}"
    address = contact_link(about.contact, of)
    if not address:
        return say_shared("cap.contact", lang, contact=plain(about.contact))
    shown = Markup('<a href="{}">{}</a>').format(address, plain(about.contact))
    return Markup(say_shared("cap.contact", lang, contact="{}")).format(shown)  # noqa: S704 - our own words


@cache
def environment() -> Environment:
    """Templates of this package, and what they say alike: all text is escaped."""
    from jinja2 import DictLoader, Environment, StrictUndefined
    from markupsafe import Markup

    env = Environment(
        loader=DictLoader({name: _text(name) for name in ("entity.html.j2", "rows.html.j2")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., object]] = {
        "drawn": Markup,  # an SVG of ours, its names escaped
        "mark": lambda group: Markup(entity_picture.mark(str(group))),  # noqa: S704 - as above
        "by_document": by_document,
        "local": lambda iri: str(iri).rpartition("/")[2],
        "day": lambda iso: (dt.date.fromisoformat(str(iso)) - _EPOCH).days,
        "surest": lambda code: say_order().index(str(code)),
    }
    env.filters |= filters
    env.globals |= {"cited": CITED, "never": NEVER, "shown": SHOWN}
    return env


def by_document(sources: Iterable[Cited]) -> list[tuple[Link, list[Cited]]]:
    """Paragraphs by document, in order of first mention."""
    found: dict[str, tuple[Link, list[Cited]]] = {}
    for each in sources:
        found.setdefault(each.source.iri, (each.source, []))[1].append(each)
    return list(found.values())


@cache
def style() -> str:
    """The style of every page of things, with the colour of each kind of mark."""
    colours = "".join(f".g-{group}{{color:{look.colour}}}" for group, look in LOOKS.items())
    return _text("page.css") + colours


def _text(name: str) -> str:
    return (files("kg.page") / name).read_text(encoding="utf-8").replace("\r\n", "\n")
