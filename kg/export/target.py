"""Where finished bytes go: a file, whole or not at all, or standard output."""

from __future__ import annotations

import codecs
import os
import secrets
import shutil
import stat
import sys
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def put(data: bytes, path: Path | None, *, bom: bool = False) -> None:
    r"""Write `data` to `path`, or to standard output when `path` is None.

    A file appears complete or stays as it was: the bytes go to a temporary file in the same
    folder, which then takes the name. A failure leaves the old file and no temporary. A file
    that is replaced keeps its permissions; a symbolic link keeps pointing where it points; a
    device or pipe is written to, not replaced. `bom` puts a UTF-8 byte order mark before a
    file, never before standard output. Raises `KgError` when the file cannot be written;
    a reader that closes standard output early raises `BrokenPipeError`.

    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     put("ชื่อ".encode(), Path(folder, "names.csv"), bom=True)
    ...     Path(folder, "names.csv").read_bytes()[:3]
    b'\xef\xbb\xbf'
    """
    if path is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        _write(codecs.BOM_UTF8 + data if bom else data, path)
    except OSError as error:
        raise KgError(f"cannot write {path}: {_mend(error, path)}") from error


def require_folder(path: Path) -> None:
    """Refuse, before any work is done, a path whose folder is not there."""
    if not path.parent.is_dir():
        raise KgError(f"cannot write {path}: {_mend(FileNotFoundError(), path)}")


def put_folder(files: Mapping[str, bytes], path: Path, *, mark: str) -> None:
    """Write the files, by their paths in it, as the folder `path`.

    The folder appears complete or stays as it was: it is written aside and takes the name. One
    that is there is replaced if it is empty or holds a file called `mark`, as all that are
    written here do; a `KgError` for any other, and for what cannot be written.
    """
    there = path.exists()
    ours = path.is_dir() and ((path / mark).is_file() or not any(path.iterdir()))
    if there and not ours:
        raise KgError(f"{path}: is there and was not written by this command; choose another")
    aside = path.parent / f".kg-{secrets.token_hex(8)}.tmp"
    before = path.parent / f".kg-{secrets.token_hex(8)}.old"
    try:
        for name, data in sorted(files.items()):
            file = aside / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        if there:
            path.rename(before)
        try:
            aside.rename(path)
        except BaseException:
            if there:
                before.rename(path)
            raise
    except OSError as error:
        raise KgError(f"cannot write {path}: {_mend(error, path)}") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        shutil.rmtree(before, ignore_errors=True)


def _write(data: bytes, path: Path) -> None:
    mode = path.stat().st_mode if path.exists() else None
    if mode is not None and not stat.S_ISREG(mode):
        path.write_bytes(data)
    else:
        _replace(data, path.resolve(), mode)


def _replace(data: bytes, path: Path, mode: int | None) -> None:
    # A short name of its own: the target's may already be as long as the file system allows.
    temporary = path.parent / f".kg-{secrets.token_hex(8)}.tmp"
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mend(error: OSError, path: Path) -> str:
    if isinstance(error, PermissionError):
        return f"no permission in {path.parent}, or the file is open elsewhere; choose another"
    if path.is_dir():
        return "it is a folder; name a file inside it"
    if not path.parent.exists():
        return f"the folder {path.parent} does not exist; create it or choose another"
    if not path.parent.is_dir():
        return f"{path.parent} is a file, not a folder; choose another place"
    return f"{error.strerror or error}; what was there before is unchanged"
