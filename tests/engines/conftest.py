"""Servers that are not ours, started here, on this machine alone, with nothing in them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

import kg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 10
CheckpointInterval = 0
CaseMode = 2
DirsAllowed = .
VADInstallDir = .
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
MaxMemPoolSize = 200000000
ThreadsPerQuery = 1
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
MaxClientConnections = 5
[SPARQL]
ResultSetMaxRows = 10000
MaxQueryExecutionTime = 60
"""
"""The least that Virtuoso needs; its limits are those of the file that it comes with."""
PASSWORD = "dba"  # noqa: S105 - what a new Virtuoso has, on a port that nobody else can reach


@pytest.fixture(scope="session", autouse=True)
def credentials() -> Iterator[None]:
    """Who asks Virtuoso; oxigraph asks nobody."""
    said = {"KG_STORE_USER": "dba", "KG_STORE_PASSWORD": PASSWORD}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in said.items():
            patch.setenv(name, value)
        yield


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def program(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))
    assert found, f"{name} is not installed; .ci/run installs it"
    return found


@contextmanager
def running(folder: Path, *command: str, ready: str) -> Iterator[None]:
    """A server in its own folder, from when it answers `ready` until the block ends."""
    with (folder / "out.txt").open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out, env=os.environ)
        try:
            wait_for(ready, process)
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert process.poll() is None, "the server ended as soon as it was started"
        try:
            if httpx.get(url, params={"query": "ASK {}"}).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """`oxigraph serve`; where it answers queries."""
    where = f"127.0.0.1:{free_port()}"
    command = (program("oxigraph"), "serve", "--location", "data", "--bind", where)
    with running(folder, *command, ready=f"http://{where}/query"):
        yield f"http://{where}/query"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Virtuoso 7 with its usual limits; where it answers queries."""
    http = free_port()
    text = VIRTUOSO.format(sql=free_port(), http=http)
    (folder / "virtuoso.ini").write_text(text, encoding="utf-8")
    command = (program("virtuoso-t"), "+foreground", "+configfile", "virtuoso.ini")
    with running(folder, *command, ready=f"http://127.0.0.1:{http}/sparql"):
        yield f"http://127.0.0.1:{http}/sparql"


STARTS: dict[str, Callable[[Path], Any]] = {"oxigraph": oxigraph, "virtuoso": virtuoso}
OURS = "kg serve"


@contextmanager
def kg_serve(folder: Path, workspace: Path) -> Iterator[str]:
    """Our own server, as one that others may run; it is not pushed into but reads the build."""
    port = str(free_port())
    command = (sys.executable, "-m", "kg", "serve", "-C", str(workspace), "--port", port)
    with running(folder, *command, ready=f"http://127.0.0.1:{port}/sparql"):
        yield f"http://127.0.0.1:{port}/sparql"


@pytest.fixture(scope="session", params=[*STARTS, OURS])
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, all_shipped: Path, run
) -> Iterator[str]:
    """A server of each kind with the shipped build in it; where it answers queries."""
    folder = tmp_path_factory.mktemp("server")
    if request.param == OURS:
        with kg_serve(folder, all_shipped) as url:
            yield url
        return
    with STARTS[request.param](folder) as url:
        ran = run("push", url, "-C", all_shipped)
        assert ran.code == 0, ran.err
        yield url


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave a test that names its servers (`of_servers`) out for all others."""
    out = [item for item in items if not _is_of(item)]
    config.hook.pytest_deselected(items=out)
    items[:] = [item for item in items if item not in out]


def _is_of(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("of_servers")
    callspec = getattr(item, "callspec", None)
    return marker is None or callspec is None or callspec.params["served"] in marker.args


@pytest.fixture(scope="session")
def there(served: str, all_shipped: Path) -> kg.Workspace:
    """The shipped workspace, asked of the server."""
    return kg.open(all_shipped, store=served)


@pytest.fixture(scope="session")
def here(all_shipped: Path) -> kg.Workspace:
    """The shipped workspace, asked of its own build."""
    return kg.open(all_shipped)
