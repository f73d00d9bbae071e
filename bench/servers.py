"""Servers that are measured: each a process with its own, its CPU seconds and its memory."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, RdfFormat

if TYPE_CHECKING:
    from kg.workspace import Workspace

BIN = Path(sys.executable).parent
TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Server:
    """A server of its own processes."""

    name: str
    command: list[str]
    port: int
    path: str
    process: subprocess.Popen[bytes] = field(init=False)
    most: float = 0.0

    def start(self) -> None:
        """Start it and wait until it listens."""
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(self.command, stdout=quiet, stderr=quiet)
        for _ in range(1200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port)):
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise SystemExit(f"{self.name} does not start: {' '.join(self.command)}")

    def tree(self) -> list[int]:
        """Its process and all under it."""
        found = [self.process.pid]
        for pid in found:
            with contextlib.suppress(OSError):
                for task in Path(f"/proc/{pid}/task").iterdir():
                    found += map(int, (task / "children").read_text().split())
        return found

    def cpu(self) -> float:
        """CPU seconds of all of them, and of what they have waited for."""
        total = 0
        for pid in self.tree():
            with contextlib.suppress(OSError):
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                total += sum(map(int, fields[11:15]))
        return total / TICK

    def weigh(self) -> None:
        """Keep the most memory (PSS, MB) that all of them held at once."""
        total = 0
        for pid in self.tree():
            with contextlib.suppress(OSError):
                for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                    if line.startswith("Pss:"):
                        total += int(line.split()[1])
        self.most = max(self.most, total / 1024)

    def stop(self) -> None:
        """End it and what is under it."""
        for pid in reversed(self.tree()):
            with contextlib.suppress(OSError):
                os.kill(pid, 15 if self.name == "kg" else 9)
        self.process.wait(20)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def servers(workspace: Workspace, folder: Path, wanted: tuple[str, ...]) -> list[Server]:
    """The servers, started, each with the default graph of the workspace's build."""
    triples, store = folder / "default.nt", folder / "oxigraph"
    workspace.store._store.dump(str(triples), RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    oxigraph = str(BIN / "oxigraph")
    if "oxigraph" in wanted:
        for words in (["load", "--file", str(triples)], ["optimize"]):
            command = [oxigraph, *words, "--location", str(store)]
            subprocess.run(command, check=True, capture_output=True)
    made = []
    for name in wanted:
        port = free_port()
        command = {
            "kg": [sys.executable, "-m", "kg", "serve", "-q", "-C", str(workspace.root),
                   "--port", str(port)],
            "oxigraph": [oxigraph, "serve-read-only", "--location", str(store),
                         "--bind", f"127.0.0.1:{port}"],
            "rdflib": [str(BIN / "rdflib-endpoint"), "serve", "--host", "127.0.0.1",
                       "--port", str(port), str(triples)],
        }[name]  # fmt: skip
        path = {"kg": "/sparql", "oxigraph": "/query", "rdflib": "/"}[name]
        server = Server(name, command, port, path)
        server.start()
        made.append(server)
    return made
