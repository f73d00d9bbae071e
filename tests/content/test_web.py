"""What is fetched from npm is named exactly and from nowhere in particular."""

from __future__ import annotations

import json
import re
import runpy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def test_the_lock_names_versions_and_digests_and_no_address_to_download_from(
    repository: Path,
) -> None:
    text = (repository / "web" / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: each for name, each in json.loads(text)["packages"].items() if name}
    assert len(packages) > 20
    assert all(each["integrity"].startswith("sha512-") for each in packages.values())
    assert not any("resolved" in each for each in packages.values())
    assert not re.search(r"registry\.|\.tgz", text)


def test_every_part_has_an_exact_version(repository: Path) -> None:
    package = json.loads((repository / "web" / "package.json").read_text(encoding="utf-8"))
    for wanted in (package["dependencies"], package["devDependencies"]):
        assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())


def test_what_is_built_is_never_committed_and_is_built_anew_when_its_source_changes(
    repository: Path,
) -> None:
    ignored = (repository / ".gitignore").read_text(encoding="utf-8").split()
    assert {"/web/built/", "/web/node_modules/"} <= set(ignored)
    build = runpy.run_path(str(repository / "web" / "build.py"))
    listed = {path for pattern in build["INPUTS"] for path in (repository / "web").glob(pattern)}
    assert {path for path in (repository / "web" / "src").iterdir() if path.is_file()} <= listed
