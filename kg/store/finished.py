"""A finished build on disk: written aside, switched in whole, never written again."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import json
import os
import shutil
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from pathlib import Path

POINTER = "current"
FILES = ("graph.nq", "rows.csv", "manifest.json")
A_PAGE = 1 << 20


class Finished:
    """The build a workspace's `build/current` points at.

    `graph.nq` is the whole dataset as sorted N-Quads, `rows.csv` maps every id to the file
    and row that says it, `manifest.json` tells inputs, counts and the build's id.
    """

    def __init__(self, folder: Path) -> None:
        pointer = folder / POINTER
        if not pointer.is_file():
            raise KgError(f"{folder.parent}: nothing is built here yet; run: kg build")
        self.path = folder / pointer.read_text(encoding="utf-8").strip()
        if not (self.path / "manifest.json").is_file():
            raise KgError(f"{self.path}: the build is gone; run: kg build")

    def manifest(self) -> dict[str, Any]:
        """The manifest as plain values."""
        text = (self.path / "manifest.json").read_text(encoding="utf-8")
        return json.loads(text)  # type: ignore[no-any-return]  # written by us as one object

    def rows(self) -> dict[str, list[tuple[str, int]]]:
        """For every id, the (file, row) pairs that state it, in order."""
        found: dict[str, list[tuple[str, int]]] = {}
        text = (self.path / "rows.csv").read_text(encoding="utf-8")
        for line in csv.DictReader(io.StringIO(text)):
            found.setdefault(line["id"], []).append((line["file"], int(line["row"])))
        return found

    def store(self, base: str) -> EmbeddedStore:
        """The build's store, open for reading."""
        return EmbeddedStore(self.path / "store", base)


def switch(folder: Path, aside: Path, *, forget: bool) -> None:
    """Make the build written in `aside` the current one, named by the digest of its files.

    The pointer is replaced in one step, so a reader finds the old build or the new one,
    whole. The one before stays for readers that have it open, unless `forget` says that it
    holds what may be read no longer; older ones go.
    """
    digest = hashlib.sha256()
    for name in FILES:
        with (aside / name).open("rb") as file:
            while page := file.read(A_PAGE):
                digest.update(page)
    name_of_build = digest.hexdigest()[:16]
    target = folder / name_of_build
    before = "" if forget else _read(folder / POINTER)
    copies = {name: _hidden(folder / name) for name in FILES}
    try:
        # What takes time comes first, so that nothing but renaming can be broken off.
        for name, copy in copies.items():
            shutil.copyfile(aside / name, copy)
        if target.is_dir():
            shutil.rmtree(aside)
        else:
            aside.rename(target)
        _replace(folder / POINTER, f"{name_of_build}\n")
        for name, copy in copies.items():
            copy.replace(folder / name)
    finally:
        for copy in copies.values():
            copy.unlink(missing_ok=True)
    for old in sorted(folder.iterdir()):
        if (
            old.is_dir()
            and not old.name.startswith(".")
            and old.name not in {name_of_build, before}
        ):
            shutil.rmtree(old, ignore_errors=True)  # Windows keeps what a reader has open


def aside(folder: Path) -> Path:
    """A new empty folder to write a build in; what killed builds left there goes first."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(".*-*"):
        process = old.name.rpartition("-")[2]
        if process.isdigit() and not _alive(int(process)):
            shutil.rmtree(old, ignore_errors=True) if old.is_dir() else old.unlink(missing_ok=True)
    path = folder / f".building-{os.getpid()}"
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir()
    return path


def _alive(process: int) -> bool:
    if os.name == "nt":
        return True  # os.kill(pid, 0) would end the process on Windows
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _read(path: Path) -> str:
    with contextlib.suppress(FileNotFoundError):
        return path.read_text(encoding="utf-8").strip()
    return ""


def _hidden(path: Path) -> Path:
    """Where what will stand at `path` is written; `aside` sweeps it away if it is left there."""
    return path.with_name(f".{path.name}-{os.getpid()}")


def _replace(path: Path, text: str) -> None:
    new = _hidden(path)
    new.write_text(text, encoding="utf-8", newline="")
    new.replace(path)
