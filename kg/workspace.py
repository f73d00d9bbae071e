"""A workspace: the folder with a kg.toml, its settings, its tables and its build."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.settings import FILE, Settings, read_settings
from kg.shipped import shipped
from kg.store.finished import POINTER, Finished

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx

    from kg.findings.context import Context
    from kg.findings.finding import Finding
    from kg.network.network import Network
    from kg.network.selection import Choice
    from kg.query.asking import Asker, Rows
    from kg.query.filters import Filters
    from kg.query.question import Question
    from kg.store.engine import Engine
    from kg.store.remote.address import Address


LONGEST_QUOTE = 300


@dataclass(frozen=True)
class Workspace:
    """One workspace. `elsewhere` is a store's path or endpoint to ask instead of the build.

    It is what --store names, else the url of [store] in kg.toml; `--store build` is the build.
    """

    root: Path
    settings: Settings
    elsewhere: str = ""

    @property
    def sources(self) -> Path:
        """The folder of source folders."""
        return self.root / "data" / "sources"

    @property
    def decisions(self) -> Path:
        """The folder of decisions."""
        return self.root / "data" / "decisions"

    @property
    def build(self) -> Path:
        """The folder of builds."""
        return self.root / "build"

    def inputs(self) -> dict[str, Path]:
        """The files that a build reads, by their path from the workspace, sorted."""
        tables = (
            *self.sources.glob("[!.]*/[!.]*.csv"),
            *self.sources.glob("[!.]*/source.toml"),
            *self.decisions.glob("[!.]*.csv"),
            self.root / "kg.toml",
        )
        listed = sorted((path.relative_to(self.root), path) for path in tables if path.is_file())
        return {shown.as_posix(): path for shown, path in listed}

    def changed(self) -> str:
        """The first table that is not as the current build read it; "" if all are.

        Only those written after the build are read. Of kg.toml, which also says what needs no
        build, nothing is said.
        """
        import hashlib

        read, there = self.finished.manifest()["inputs"], self.inputs()
        for each in (read, there):
            each.pop("kg.toml", None)
        built = (self.finished.path / "manifest.json").stat().st_mtime
        gone = [name for name in read if name not in there]
        later = [name for name, path in there.items() if path.stat().st_mtime > built]
        altered = (
            name
            for name in later
            if hashlib.sha256(there[name].read_bytes()).hexdigest() != read.get(name)
        )
        return gone[0] if gone else next(altered, "")

    def queries(self, kind: str) -> list[Path]:
        """The folders that hold queries of a kind, the workspace's own after the shipped."""
        own = self.root / "queries" / kind
        folders = [shipped("queries") / kind]
        return (
            [*folders, own] if own.is_dir() and own.resolve() != folders[0].resolve() else folders
        )

    def own_queries(self) -> list[Path]:
        """The workspace's own query files, in queries/ and beside kg.toml, sorted."""
        return sorted([*self.root.glob("*.rq"), *(self.root / "queries").glob("*/*.rq")])

    def question(self, text: str, kind: str, what: str) -> Question:
        """The query a word means: a .rq file that is there, else a name among those of a kind."""
        from kg.query.question import find_question, read_question

        if text.endswith(".rq"):
            return read_question(Path(text))
        return find_question(self.queries(kind), text, what)

    def asker(self, lang: str = "") -> Asker:
        """Asks this workspace's store, in `lang` or in the workspace's own language.

        One for each language: the names and labels that it has read are there for the next ask.
        """
        from kg.query.asking import Asker

        lang = lang or self.settings.lang
        if lang not in self._askers:
            self._askers[lang] = Asker(self.store, lang)
        return self._askers[lang]

    @cached_property
    def _askers(self) -> dict[str, Asker]:
        return {}

    def ask(
        self, name: str, /, *, filters: Filters | None = None, lang: str = "", **values: str
    ) -> Rows:
        """The rows of a question of the catalogue (or a .rq file) with its values as text."""
        from kg.query.filters import Filters

        question = self.question(name, "ask", "question")
        return self.asker(lang).ask(question, values, filters or Filters())

    def network(
        self,
        name: str = "collaboration",
        /,
        *,
        filters: Filters | None = None,
        choice: Choice | None = None,
        lang: str = "",
        values: Mapping[str, str] | None = None,
    ) -> nx.Graph[str]:
        """A network of the catalogue (or of a .rq file) as a NetworkX graph, ready to draw.

        `values` are the query's own parameters as text, as `ask` takes them.
        Its graph attributes hold what a caption must say; see `kg.network.network`.
        """
        from kg.network.edges import describe
        from kg.query.filters import Filters

        filters = filters or Filters()
        found = self.read_network(name, filters=filters, choice=choice, lang=lang, values=values)
        describe(self.asker(lang), found.graph, (found.selection, found.lines), filters.as_of)
        return found.graph

    def read_network(
        self,
        name: str = "collaboration",
        /,
        *,
        filters: Filters | None = None,
        choice: Choice | None = None,
        lang: str = "",
        values: Mapping[str, str] | None = None,
        cited: bool = True,
    ) -> Network:
        """The same network with the selection it was made of; its lines name ties by id alone.

        `cited`: False where nothing but weights and measures is looked at.
        """
        from kg.network.answer import Asked
        from kg.network.network import read_network
        from kg.network.selection import Choice
        from kg.page.captions import caption
        from kg.query.filters import Filters

        def find(text: str) -> Question:
            return self.question(text, "networks", "network")

        found = read_network(
            self.asker(lang),
            find(name),
            Asked(values=values or {}, filters=filters or Filters()),
            choice or Choice(),
            find,
            cited=cited,
        )
        manifest = self.manifest()
        about = found.graph.graph
        about["contact"] = self.settings.contact
        about["data_version"] = manifest.get("build", "")
        about["withheld"] = sum(manifest.get("withheld", {}).values())
        for language in ("th", "en"):
            about[f"caption_{language}"] = caption(found.graph, language).text
        return found

    def findings(
        self,
        name: str = "collaboration",
        /,
        *,
        only: Sequence[str] = (),
        **asked: Any,
    ) -> list[Finding]:
        """What a network and its documents tell, in sentences and tables.

        `only` names sections or findings (see `kg.findings.all`), all of them if empty; the
        rest is as `context` takes it.
        """
        from kg.findings.all import findings

        return findings(self.context(name, **asked), only)

    def context(
        self,
        name: str = "collaboration",
        /,
        *,
        periods: Sequence[tuple[int, int]] = (),
        ranges: bool = False,
        **asked: Any,
    ) -> Context:
        """A network with all that findings and reports ask of it.

        `periods` are first and last years (CE) to compare, sensible ones if empty; `ranges`
        asks for the ranges of ranks in a large network, too; `asked` is what `network` takes:
        filters, choice, lang, values.
        """
        from kg.findings.context import Context
        from kg.network.selection import Choice
        from kg.query.filters import Filters

        lang = asked.pop("lang", "") or self.settings.lang
        return Context(
            network=self.read_network(name, lang=lang, **asked),
            question=self.question(name, "networks", "network"),
            asker=self.asker(lang),
            find=lambda kind, text: self.question(text, kind, "finding"),
            filters=asked.get("filters") or Filters(),
            choice=asked.get("choice") or Choice(),
            values=asked.get("values") or {},
            lang=lang,
            periods=tuple(periods),
            ranges=ranges,
        )

    @cached_property
    def finished(self) -> Finished:
        """The current build; a `KgError` if there is none."""
        return Finished(self.build)

    def manifest(self) -> dict[str, Any]:
        """What is known of the build that is asked: its own manifest, or what a server tells."""
        if not self.elsewhere:
            return self.finished.manifest()
        told = getattr(self.store, "about", None)
        return told() if told else {}

    @cached_property
    def store(self) -> Engine:
        """The engine that answers: the build's, or the one asked for by --store."""
        from kg.store.embedded import EmbeddedStore

        base = self.settings.base
        if not self.elsewhere:
            return self.finished.store(base)
        if "://" in self.elsewhere:
            from kg.store.remote.asking import RemoteStore

            return RemoteStore(self.server(), base, seconds=self.settings.store.seconds)
        path = Path(self.elsewhere)
        if is_folder(path) and (path / POINTER).is_file():
            return Finished(path).store(base)
        return EmbeddedStore(path / "store" if is_folder(path / "store") else path, base)

    def server(self, url: str = "") -> Address:
        """The server at `url`, else of --store, else of [store] in kg.toml; a `KgError` if none.

        What else [store] says is of its own url alone.
        """
        from kg.store.remote.address import Address, read_url

        own = self.settings.store
        asked = url or self.elsewhere or own.url
        if "://" not in asked:
            where = self.root / FILE
            raise KgError(f"no server is named; give its URL, or [store] with a url in {where}")
        if asked != own.url:
            return Address(query=read_url(asked))
        urls = {name: getattr(own, name) for name in ("url", "update", "data")}
        for name, each in urls.items():
            if each:
                read_url(each, f"{self.root / FILE}: store.{name}")
        return Address(query=own.url, update=own.update, data=own.data, graph=own.graph)


def is_folder(path: Path) -> bool:
    """Whether a folder is there; what no system can name or may look at is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def shortened(text: str) -> str:
    """A text as an error quotes it: on one line of at most LONGEST_QUOTE characters.

    >>> len(shortened("x" * 5000)) == LONGEST_QUOTE
    True
    """
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 1]}…"


def find(start: Path | None = None, *, store: str = "") -> Workspace:
    """The workspace of the nearest kg.toml at `start` (the current folder) or above it."""
    here = (start or Path.cwd()).resolve()
    if not is_folder(here):
        raise KgError(f"{shortened(str(here))}: no such folder")
    for folder in (here, *here.parents):
        if (folder / FILE).is_file():
            settings = read_settings(folder / FILE)
            own = bool(store) and Path(store).resolve() == (folder / "build").resolve()
            return Workspace(folder, settings, "" if own else store or settings.store.url)
    raise KgError(
        f"{here}: no {FILE} here or above; go to a workspace, give -C DIR, or make one: kg init DIR"
    )


def open(folder: str | Path = ".", *, store: str = "") -> Workspace:  # noqa: A001 - kg.open is what users write
    """The workspace at or above `folder`; `store` asks another store or endpoint.

    >>> open("no-such-folder")
    Traceback (most recent call last):
        ...
    kg.errors.KgError: ...no-such-folder: no such folder
    """
    return find(Path(folder), store=store)
