"""Builds kept for the answers that read them, however often is built meanwhile."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.store.finished import POINTER

if TYPE_CHECKING:
    from pathlib import Path

    from kg.workspace import Workspace

NOT_READ = ("LOG", "LOCK")
"""Files of a store that nobody reads."""


@dataclass(eq=False)
class Lease:
    """A build, by name, in a folder of builds that is the server's own; how many read it."""

    name: str
    folder: Path
    readers: int = 0


class Leases:
    """The builds that a server reads.

    `kg build` removes the build before the last, and Oxigraph opens files only when it needs
    them. So each build is linked, file by file, into a folder of the server's own beside it
    (`build/.serving-<process>`; no space is used); a build sweeps away what dead servers left.
    Where a file system cannot link, or the folder cannot be written, the build itself is read.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._folder = workspace.build
        self._elsewhere = bool(workspace.elsewhere)
        self._own = self._folder / f".serving-{os.getpid()}"
        shutil.rmtree(
            self._own, ignore_errors=True
        )  # of a dead one: numbers come again in containers
        self._lease: Lease | None = None
        self._stamp: tuple[int, int] | None = None
        self._numbers = 0

    def current(self) -> Lease | None:
        """The build that is current, held for one reader; None if there is none."""
        if self._elsewhere:
            return None
        for _ in range(5):
            try:
                stat = (self._folder / POINTER).stat()
            except FileNotFoundError:
                return None
            stamp = (stat.st_mtime_ns, stat.st_ino)
            if stamp == self._stamp and self._lease is not None:
                break
            if self._take():
                self._stamp = stamp
                break
        if self._lease is not None:
            self._lease.readers += 1
        return self._lease

    def release(self, lease: Lease) -> None:
        """One reader less; what nobody reads and nobody will read goes."""
        lease.readers -= 1
        if lease is not self._lease and lease.readers == 0:
            self._remove(lease)

    def close(self) -> None:
        """Remove the server's own folder."""
        shutil.rmtree(self._own, ignore_errors=True)

    def _take(self) -> bool:
        """Make the build that the pointer names the current lease; False if it has just gone."""
        try:
            name = (self._folder / POINTER).read_text(encoding="utf-8").strip()
        except OSError:
            return False
        if self._lease is not None and self._lease.name == name:
            return True
        folder = self._linked(name)
        if folder is None:
            return False
        before, self._lease = self._lease, Lease(name, folder)
        if before is not None and before.readers == 0:
            self._remove(before)
        return True

    def _linked(self, name: str) -> Path | None:
        if self._numbers == 0:  # a server that was killed may have had this number, too
            self.close()
        self._numbers += 1
        folder = self._own / str(self._numbers)
        try:
            folder.mkdir(parents=True)
            shutil.copytree(
                self._folder / name,
                folder / name,
                copy_function=os.link,
                ignore=shutil.ignore_patterns(*NOT_READ),
            )
            (folder / POINTER).write_text(name, encoding="utf-8")
        except (OSError, shutil.Error):
            shutil.rmtree(folder, ignore_errors=True)
            return self._folder if (self._folder / name).is_dir() else None
        return folder

    def _remove(self, lease: Lease) -> None:
        if lease.folder != self._folder:
            with suppress(OSError):
                shutil.rmtree(lease.folder)
