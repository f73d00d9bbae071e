"""What all tests share: `kg` as a user runs it, and workspaces of real files."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
LONG = ("browser", "conformance", "endurance", "engines")
"""Folders of tests that need a browser, other servers or minutes: `make long` runs them, not `make test`."""
collect_ignore = [] if os.environ.get("KG_TESTS") == "long" else list(LONG)
KG = (
    [sys.executable, "-m", "kg"]
    if importlib.util.find_spec("kg.__main__")
    else [str(Path(sys.executable).with_name("kg"))]
)
CASE = ("ratchaburi-2566", "editors", "geothai")
"""The folders of the Ratchaburi case; whatever else is shipped leaves its workspaces."""
SOURCE = 'kind = "news"\ntitle_th = "ข่าวทดสอบ"\ntitle_en = "A test"\nobserved = "2566-02-28"\n'


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit code, stdout's bytes, and both streams as text."""

    code: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        return self.data.decode("utf-8")

    def json(self) -> Any:
        return json.loads(self.out)


def call(
    *args: object,
    cwd: Path | None = None,
    env: dict[str, str] | None = None,
    input: bytes | str | None = None,  # noqa: A002 - subprocess's own word
) -> Ran:
    data = input.encode() if isinstance(input, str) else input
    done = subprocess.run(
        [*KG, *map(str, args)], cwd=cwd, env={**os.environ, **(env or {})}, input=data,
        stdin=None if data is not None else subprocess.DEVNULL, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout, done.stderr.decode("utf-8"))


@dataclass(frozen=True)
class Server:
    """A `kg serve` of its own process: its address, which ends in a slash, and its log."""

    process: subprocess.Popen[bytes]
    url: str
    log: Path

    @property
    def port(self) -> int:
        return int(self.url.rstrip("/").rpartition(":")[2])

    def processes(self) -> set[int]:
        """The server and every process under it."""
        found = {self.process.pid}
        parents = {
            int(path.name): int(path.joinpath("stat").read_text().rpartition(")")[2].split()[1])
            for path in Path("/proc").glob("[0-9]*")
            if path.joinpath("stat").exists()
        }
        while more := {pid for pid, parent in parents.items() if parent in found} - found:
            found |= more
        return found

    def wait_until_gone(self, processes: set[int]) -> None:
        """Until none of these runs; fails after ten seconds."""
        for _ in range(500):
            if not any(Path(f"/proc/{pid}").exists() for pid in processes):
                return
            time.sleep(0.02)
        raise AssertionError("still running")


@pytest.fixture(scope="session")
def serving(tmp_path_factory: pytest.TempPathFactory):
    """Start `kg serve` of a workspace on a free port, ready when it is given, ended afterwards."""

    @contextmanager
    def served(root: Path, *options: object) -> Iterator[Server]:
        log = tmp_path_factory.mktemp("serve") / "log"
        with log.open("wb") as file:
            process = subprocess.Popen(
                [*KG, "serve", "--port", "0", "-C", str(root), *map(str, options)],
                stdin=subprocess.DEVNULL, stdout=file, stderr=file,
            )  # fmt: skip
        try:
            for _ in range(1500):
                if url := re.search(r"http://\S+/", log.read_text(encoding="utf-8")):
                    break
                assert process.poll() is None, log.read_text(encoding="utf-8")
                time.sleep(0.02)
            else:
                raise AssertionError("kg serve did not get ready")
            yield Server(process, url[0], log)
        finally:
            process.terminate()
            process.wait(timeout=20)

    return served


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory):
    """Run `kg` as a process, in an empty folder unless `cwd` says otherwise."""
    nowhere = tmp_path_factory.mktemp("nowhere")

    def in_folder(*args: object, cwd: Path | None = None, **more: Any) -> Ran:
        return call(*args, cwd=cwd or nowhere, **more)

    return in_folder


def ratchaburi_alone(root: Path) -> Path:
    """Make `root` an unbuilt workspace of the Ratchaburi article, joined to nothing."""
    ran = call("init", root)
    (root / "findings.toml").unlink()  # of what is left out here
    assert ran.code == 0, ran.err
    for folder in (root / "data" / "sources").iterdir():
        if folder.name not in CASE:
            shutil.rmtree(folder)
    for path in (root / "data" / "decisions").glob("*.csv"):
        path.write_text(path.read_text(encoding="utf-8").split("\n")[0] + "\n", encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the Ratchaburi article alone, built once; tests must not write in it.

    Its numbers and rows are pinned: they stay true whatever else is shipped beside it.
    """
    root = ratchaburi_alone(tmp_path_factory.mktemp("kg") / "งาน ทดสอบ one")
    ran = call("build", "-C", root)
    assert ran.code == 0, ran.err
    return root


@pytest.fixture(scope="session")
def all_shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of everything that is shipped, built once; tests must not write in it."""
    root = tmp_path_factory.mktemp("shipped") / "workspace"
    for args in (("init", root), ("build", "-C", root)):
        ran = call(*args)
        assert ran.code == 0, ran.err
    return root


@pytest.fixture
def copied(built: Path, tmp_path: Path) -> Path:
    """A copy of the built workspace, for tests that change it."""
    return Path(shutil.copytree(built, tmp_path / "สำเนา copy"))


@pytest.fixture
def make_workspace(tmp_path: Path):
    """Make a workspace of the files given by path; a source folder without manifest gets one."""
    made: list[Path] = []

    def make(files: dict[str, str | bytes], settings: str = "") -> Path:
        root = tmp_path / f"workspace {len(made)}"
        made.append(root)
        root.mkdir()
        (root / "kg.toml").write_text(settings, encoding="utf-8")
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        for folder in (root / "data" / "sources").glob("[!.]*"):
            if (
                folder.is_dir()
                and not (folder / "source.toml").exists()
                and not (folder / "sources.csv").exists()
            ):
                (folder / "source.toml").write_text(SOURCE, encoding="utf-8")
        return root

    return make


@pytest.fixture
def make_built(make_workspace):
    """Make a workspace, build it in this process, and open it."""
    import kg
    from kg.pipeline import build

    def make(files: dict[str, str | bytes], settings: str = "") -> Any:
        root = make_workspace(files, settings)
        build(kg.open(root))
        return kg.open(root)

    return make


@pytest.fixture
def rebuild():
    """Build a workspace again in this process and open what came of it."""
    import kg
    from kg.pipeline import build

    def again(root: Path) -> Any:
        build(kg.open(root))
        return kg.open(root)

    return again


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built workspace whose tables use every column there is."""
    root = tmp_path_factory.mktemp("everything") / "workspace"
    shutil.copytree(HERE / "content" / "everything", root)
    ran = call("build", "-C", root)
    assert ran.code == 0, ran.err
    return root


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout."""
    return HERE.parent
