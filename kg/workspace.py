"""A workspace: the folder with a kg.toml, its settings, its tables and its build."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.settings import FILE, Settings, read_settings
from kg.shipped import shipped
from kg.store.finished import Finished

if TYPE_CHECKING:
    from kg.store.engine import Engine


@dataclass(frozen=True)
class Workspace:
    """One workspace. `elsewhere` is a store's path or endpoint to ask instead of the build."""

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

    def queries(self, kind: str) -> list[Path]:
        """The folders that hold queries of a kind, the workspace's own after the shipped."""
        own = self.root / "queries" / kind
        folders = [shipped("queries") / kind]
        return [*folders, own] if own.is_dir() and own.resolve() != folders[0].resolve() else folders

    @cached_property
    def finished(self) -> Finished:
        """The current build; a `KgError` if there is none."""
        return Finished(self.build)

    @cached_property
    def store(self) -> Engine:
        """The engine that answers: the build's, or the one asked for by --store."""
        from kg.store.embedded import EmbeddedStore

        base = self.settings.base
        if not self.elsewhere:
            return self.finished.store(base)
        if self.elsewhere.startswith(("http://", "https://")):
            from kg.store.remote import RemoteStore

            return RemoteStore(self.elsewhere, base)
        path = Path(self.elsewhere)
        return EmbeddedStore(path / "store" if (path / "store").is_dir() else path, base)


def find(start: Path | None = None, *, store: str = "") -> Workspace:
    """The workspace of the nearest kg.toml at `start` (the current folder) or above it."""
    here = (start or Path.cwd()).resolve()
    if not here.is_dir():
        raise KgError(f"{here}: no such folder")
    for folder in (here, *here.parents):
        if (folder / FILE).is_file():
            return Workspace(folder, read_settings(folder / FILE), store)
    raise KgError(f"{here}: no {FILE} here or above; go to a workspace, give -C DIR, or make one: kg init DIR")
