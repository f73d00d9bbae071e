"""A site written as a folder: beside what is there, then switched, or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.progress import steps
from kg.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.site.wanted import Wanted

MARK = "assets/site.css"
"""The file by which a folder is known as a site."""
MANY = 400
"""From so many files on they are made by as many processes as there are cores."""
LOT = 50
"""Files that a process makes at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written: how many files, and how many bytes in all."""

    files: int
    size: int


def write(site: Site, path: Path) -> Written:
    """Write the site as the folder `path`, which appears complete or stays as it was.

    A site that is there is replaced as a whole, and so is an empty folder; a `KgError` for any
    other, and for what cannot be written. Nothing half-written stays behind.
    """
    require_own(path)
    target = path.resolve()
    aside = target.parent / f".kg-{secrets.token_hex(8)}.tmp"
    try:
        written = _fill(site, aside)
        _switch(aside, target)
    except OSError as error:
        raise KgError(
            f"cannot write {path}: {error.strerror or error}; what was there before is unchanged"
        ) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return written


def write_one(site: Site, path: Path) -> Written:
    """Write the site as one HTML file, which appears complete or stays as it was."""
    from kg.export.target import put
    from kg.site.single import single_file

    data = single_file(site)
    put(data, path)
    return Written(files=1, size=len(data))


def require_own(path: Path) -> None:
    """Refuse, before any work is done, a folder that is neither new nor empty nor a site."""
    if not path.exists():
        if not path.absolute().parent.is_dir():
            raise KgError(f"{path}: the folder {path.parent} does not exist; create it first")
        return
    if not path.is_dir():
        raise KgError(f"{path}: is a file; name a folder, or give --single-file for one file")
    if any(path.iterdir()) and not (path / MARK).is_file():
        raise KgError(f"{path}: not empty and not a site of kg; name a new folder")


def _fill(site: Site, folder: Path) -> Written:
    paths = site.paths()
    for each in sorted({str(Path(path).parent) for path in paths}):
        (folder / each).mkdir(parents=True, exist_ok=True)
    sizes = list(steps("writing pages", _sizes(site, folder, paths), len(paths), every=LOT))
    return Written(files=len(sizes), size=sum(sizes))


def _sizes(site: Site, folder: Path, paths: Sequence[str]) -> Iterator[int]:
    """Write the files, telling the size of each; those of things in several processes."""
    several = [path for path in paths if "/id/" in path]
    several.sort(key=lambda path: path.partition("/")[2])  # what two languages share is read once
    if len(several) < MANY:
        several = []
    alone = set(several)
    lots = [several[at : at + LOT] for at in range(0, len(several), LOT)]
    if not lots:
        yield from (_one(site, folder, path) for path in paths)
        return
    # Processes of their own beginnings: an open store and its threads do not survive a fork.
    context = get_context("spawn")
    given = (site.workspace.root, site.workspace.elsewhere, site.wanted, folder)
    with ProcessPoolExecutor(
        min(os.cpu_count() or 1, len(lots)), context, initializer=_begin, initargs=given
    ) as processes:
        found = processes.map(_some, lots)
        try:
            yield from (_one(site, folder, path) for path in paths if path not in alone)
            for sizes in found:
                yield from sizes
        finally:
            # Whoever stops it need not wait for the lots that nobody has begun.
            processes.shutdown(cancel_futures=True)


def _one(site: Site, folder: Path, path: str) -> int:
    return (folder / path).write_bytes(site.file(path))


_SITES: list[tuple[Site, Path]] = []
"""In a process of its own: the site it makes files of, and where they go."""


def _begin(root: Path, elsewhere: str, wanted: Wanted, folder: Path) -> None:
    from kg.workspace import open as open_workspace

    _SITES.append((Site(open_workspace(root, store=elsewhere), wanted), folder))


def _some(paths: Sequence[str]) -> list[int]:
    site, folder = _SITES[0]
    return [_one(site, folder, path) for path in paths]


def _switch(aside: Path, target: Path) -> None:
    """Give the folder its name; what had it goes, or has it again if that fails."""
    before = target.parent / f".kg-{secrets.token_hex(8)}.old"
    there = target.exists()
    if there:
        target.rename(before)
    try:
        aside.rename(target)
    except BaseException:
        if there:
            before.rename(target)
        raise
    shutil.rmtree(before, ignore_errors=True)
