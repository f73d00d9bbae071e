"""The digest of what a server reads, which no request may change."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def digest(root: Path) -> str:
    """The digest of the names and bytes of every file of the current build."""
    build = root / "build" / (root / "build" / "current").read_text(encoding="utf-8").strip()
    found = sha256()
    for path in sorted(path for path in build.rglob("*") if path.is_file()):
        found.update(path.relative_to(build).as_posix().encode() + path.read_bytes())
    return found.hexdigest()
