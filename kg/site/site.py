"""A site as its files: what there is, and the bytes of each."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from kg.errors import NotFoundError
from kg.page.entity_html import About, style
from kg.page.fonts import face, typeface
from kg.page.words import LANGS
from kg.query.asking import document_kinds
from kg.query.question import catalogue
from kg.shipped import shipped
from kg.site.asked import in_words
from kg.site.bundle import script
from kg.site.columns import picture
from kg.site.contents import Contents, read_contents
from kg.site.evidence import ties
from kg.site.explorer import explorer_page
from kg.site.glance import glance
from kg.site.holding import Held, hold_own
from kg.site.lists import Lists
from kg.site.networks import Networks
from kg.site.search import search
from kg.site.shell import Frame, page, text
from kg.site.start import start_page
from kg.site.things import Things
from kg.site.words import say
from kg.site.years import index, titles

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.site.wanted import Wanted
    from kg.workspace import Workspace

BUILT = {"assets/page.js": "page.js", "assets/explorer.js": "explorer.js"}
LICENCES = "assets/licences.txt"


class Site:
    """The site of a workspace's build: its files by path, each made when it is asked for.

    The same build and the same wish give the same bytes, in whatever order files are asked for.
    """

    def __init__(self, workspace: Workspace, wanted: Wanted) -> None:
        self.workspace, self.wanted = workspace, wanted

    def paths(self) -> list[str]:
        """The paths of all files, sorted; folders are split by slashes."""
        return sorted([*self._fixed, *self._of_networks, *self._of_things])

    def file(self, path: str) -> bytes:
        """The bytes of one file; a `NotFoundError` if the site has none of that path."""
        if path in self._of_things:
            return self.things.page(self.frame(*self._of_things[path]))
        if path in self._fixed:
            return self._fixed[path]()
        if path.startswith("networks/") and path in self._of_networks:
            return self._of_networks[path]()
        raise NotFoundError("file of the site", path)

    def start(self, lang: str) -> bytes:
        """The start page at the site's root, in a language."""
        return start_page(self, self.frame(lang, "index.html", root=True))

    def frame(self, lang: str, path: str, *, root: bool = False) -> Frame:
        """Where the page at `path` of a language stands."""
        return Frame(
            about=self.about,
            lang=lang,
            path=path,
            root=root,
            served=self.wanted.served,
            opens=self.opens if path == "network.html" else "",
            asked=in_words(self.wanted.filters, lang),
        )

    @cached_property
    def about(self) -> About:
        """What captions say of the build."""
        manifest, kinds = self.workspace.manifest(), document_kinds(self.workspace.store)
        return About(
            titles=self.workspace.settings.titles,
            documents=sum(count for _, count in kinds),
            kinds=tuple(kinds),
            version=str(manifest.get("build", "")),
            withheld=sum(manifest.get("withheld", {}).values()),
            contact=self.workspace.settings.contact,
        )

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each thing's page by IRI."""
        return self.things.names

    @cached_property
    def things(self) -> Things:
        """The pages of all things."""
        return Things(self.workspace, self.wanted)

    @cached_property
    def networks(self) -> Networks:
        """The networks, each read when it is first needed."""
        return Networks(self.workspace, self.wanted)

    @cached_property
    def contents(self) -> Contents:
        """What the build holds, counted."""
        return read_contents(self.workspace, self.wanted.filters, whole=self.wanted.drawn)

    @cached_property
    def held(self) -> list[Held]:
        """The author's findings beside the data."""
        return hold_own(self.workspace)

    @cached_property
    def overview(self) -> list[dict[str, Any]]:
        """The networks with their titles and sizes, as an IndexFile lists them."""
        if self.wanted.drawn:
            return list(index(self.networks)["networks"])
        return [
            {"name": name, "title": titles(each, "title"), "about": titles(each, "about")}
            for name, each in catalogue(self.workspace.queries("networks")).items()
        ]

    @cached_property
    def glance(self) -> str:
        """The first network as a small still picture; "" where there is none."""
        names = self.networks.names if self.wanted.drawn else ()
        return glance(picture(self.networks, names[0])) if names else ""

    @cached_property
    def opens(self) -> str:
        """What the explorer opens on where the address says nothing."""
        focus = self.wanted.focus
        return f"focus={focus}&steps={self.wanted.steps}" if focus else ""

    @cached_property
    def lists(self) -> Lists:
        """The lists of everything."""
        return Lists(self.workspace, self.names)

    @cached_property
    def _of_things(self) -> dict[str, tuple[str, str]]:
        """Language and path of each page, those of one thing together."""
        return {f"{lang}/{path}": (lang, path) for path in self.things.paths for lang in LANGS}

    @cached_property
    def _of_networks(self) -> dict[str, Callable[[], bytes]]:
        """The data that pictures are drawn from, by path."""
        networks = self.networks
        files: dict[str, Callable[[], bytes]] = {
            "networks/index.js": lambda: script("index", index(networks))
        }
        for name in networks.names:
            files[f"networks/{name}.js"] = partial(_data, picture, networks, name, name)
            files[f"networks/{name}-ties.js"] = partial(_data, ties, networks, name, f"{name}-ties")
        return files

    @cached_property
    def _fixed(self) -> dict[str, Callable[[], bytes]]:
        files: dict[str, Callable[[], bytes]] = {
            "index.html": partial(self.start, self.wanted.lang),
            "assets/site.css": site_style,
            "search.js": lambda: script("search", search(self.workspace, self.names)),
            LICENCES: licences,
        }
        files |= {path: partial(built, name) for path, name in BUILT.items()}
        for lang in LANGS:
            for name, make in self._of_language(lang).items():
                files[f"{lang}/{name}"] = make
        return files

    def _of_language(self, lang: str) -> dict[str, Callable[[], bytes]]:
        """The pages of a language but for those of things, by path in its folder."""

        def explorer() -> bytes:
            frame = self.frame(lang, "network.html")
            if not self.wanted.drawn:
                return page(frame, "large.html.j2", {"title": say("network", lang)})
            return explorer_page(frame, self.networks, self.names)

        made: dict[str, Callable[[], bytes]] = {
            "index.html": lambda: start_page(self, self.frame(lang, "index.html")),
            "network.html": explorer,
        }
        for name in self.lists.paths(lang):
            made[name] = partial(self.lists.page, self.frame(lang, name))
        return made


def _data(
    make: Callable[[Networks, str], dict[str, Any]], networks: Networks, network: str, name: str
) -> bytes:
    return script(name, make(networks, network))


def site_style() -> bytes:
    """The style of every page, with the whole typeface in it: 70 kB."""
    from fontTools.ttLib import TTFont

    shared = style().partition("\n")[2]  # without the typeface as a file of its own
    letters = "".join(map(chr, sorted(TTFont(str(typeface()), lazy=True).getBestCmap())))
    return "\n".join((face(letters), shared, text("site.css"), text("explorer.css"))).encode()


def has_scripts() -> bool:
    """Whether the explorer was built from web/ when this program was installed."""
    return (shipped("web") / "built" / "explorer.js").is_file()


def built(name: str) -> bytes:
    """A file that was built from web/; one that does nothing where that was left out."""
    path = shipped("web") / "built" / name
    return path.read_bytes() if path.is_file() else b"// built without web/\n"


def licences() -> bytes:
    """The licences of what the site's scripts are made of, and of its typeface."""
    from kg.page.fonts import licence

    return licence().encode() + b"\n\n" + built("site-licences.txt")
