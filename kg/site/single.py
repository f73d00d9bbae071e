"""A site as one HTML file: the explorer with its data, scripts, style and typeface inside."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.page.entity_html import style
from kg.page.fonts import face
from kg.page.words import LANGS
from kg.query.question import catalogue
from kg.site.asked import in_words
from kg.site.bundle import script
from kg.site.columns import picture
from kg.site.evidence import ties
from kg.site.explorer import explorer_page
from kg.site.networks import Networks
from kg.site.search import search
from kg.site.shell import POLICY, Frame, text
from kg.site.site import built, licences
from kg.site.start import about_these_data
from kg.site.years import index
from kg.vocabulary import expand

if TYPE_CHECKING:
    from kg.site.site import Site
    from kg.site.wanted import Wanted

SCRIPTS = ("page.js", "explorer.js")
_LINKED = re.compile(r'<link rel="stylesheet"[^>]*>|<script src="[^"]*" defer></script>\n?')
_SHOWN = re.compile(r"[^\x00-\x1f]")


def single_file(site: Site) -> bytes:
    """One page in both languages that loads nothing; what of the scripts runs is named by digest.

    With a focus it holds what is within so many lines of it, else the networks whole, and the
    names of whom they join. A `KgError` where no network has a line of the focus.
    """
    networks = Networks(site.workspace, _held(site))
    lang = "th" if site.wanted.lang == "th" else "en"
    opens = "&".join(filter(None, (site.opens, f"lang={lang}")))
    frame = Frame(
        about=site.about,
        lang=lang,
        path="network.html",
        root=True,
        single=True,
        opens=opens,
        asked=in_words(site.wanted.filters, lang),
    )
    frames = [
        replace(frame, lang=each, asked=in_words(site.wanted.filters, each)) for each in LANGS
    ]
    about = "".join(about_these_data(site, each) for each in frames)
    page = explorer_page(frame, networks, {}, about).decode("utf-8")
    data = _data(site, networks)
    shown = frozenset(_SHOWN.findall(page + "".join(data.values())))
    letters = face("".join(sorted(shown | _names(networks))))
    own = style().partition("\n")[2]
    css = "\n".join((letters, own, text("site.css"), text("explorer.css")))
    scripts = [_inside(built(name).decode("utf-8")) for name in SCRIPTS]
    policy = POLICY.replace("script-src 'self'", f"script-src {_digests(scripts)}").replace(
        "style-src 'self'", f"style-src {_digests([css])}"
    )
    page = _LINKED.sub("", page).replace(POLICY.replace("'", "&#39;"), policy)
    page = page.replace("</head>", f"<style>{css}</style>\n</head>", 1)
    held = "".join(
        f'<script type="application/json" id="data-{name}">{each}</script>\n'
        for name, each in data.items()
    )
    told = licences().decode("utf-8").replace("--", "- -")
    run = "".join(f"<script>{each}</script>\n" for each in scripts)
    return page.replace("</body>", f"{held}{run}<!--\n{told}\n-->\n</body>", 1).encode("utf-8")


def _held(site: Site) -> Wanted:
    """The networks that are named, else those in which the focus has a line."""
    wanted = replace(site.wanted, single=True)
    if wanted.networks or not wanted.focus:
        return wanted
    found = []
    for name in catalogue(site.workspace.queries("networks")):
        one = replace(wanted, networks=(name,))
        try:
            drawn = Networks(site.workspace, one).drawn(name)
        except KgError:  # the focus is not in it
            continue
        if len(drawn.joined.one):
            found.append(name)
    if not found:
        raise KgError(f"{wanted.focus!r} has no line in any network; choose another --focus")
    found.sort(key=lambda name: (name != "collaboration", name))
    return replace(wanted, networks=tuple(found))


def _data(site: Site, networks: Networks) -> dict[str, str]:
    """What the explorer would load, as JSON by name."""
    base = site.workspace.store.base
    there = {expand(node, base) for name in networks.names for node in networks.drawn(name).nodes}
    names = {iri: name for iri, name in site.names.items() if iri in there}
    files = {"index": index(networks), "search": search(site.workspace, names)}
    for name in networks.names:
        files[name] = picture(networks, name)
        files[f"{name}-ties"] = ties(networks, name)
    found = {}
    for name, told in files.items():
        whole = script(name, told).decode("utf-8")
        found[name] = whole.partition(",")[2].removesuffix(");\n")
    return found


def _names(networks: Networks) -> frozenset[str]:
    """The characters of the names drawn, which stand packed in the data."""
    return frozenset(
        letter
        for name in networks.names
        for node in networks.drawn(name).described
        for label in ("label_th", "label_en")
        for letter in str(node[label])
    )


def _inside(code: str) -> str:
    """A script as it may stand in a page: nothing in it ends the element."""
    return re.sub(r"</(?=script)", r"<\\/", code, flags=re.IGNORECASE)


def _digests(texts: list[str]) -> str:
    return " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'"
        for each in texts
    )
