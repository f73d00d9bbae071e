"""A worker process: takes jobs from a socket one by one and writes their answers to it.

A request is its length (4 bytes, big-endian) and a pickle of `(folder, name, job)`, from the
server alone. An answer is frames of a letter and a length: H the head as JSON, B bytes of the body,
then E, or L where the worker leaves afterwards, or X with a line for an answer that broke off.
"""

from __future__ import annotations

import json
import pickle
import signal
import struct
import sys
import traceback
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError, NotFoundError
from kg.serve.job import Reply, plain
from kg.serve.query import embedded
from kg.serve.sockets import without_sockets
from kg.workspace import Workspace, find

if TYPE_CHECKING:
    import socket

    from kg.serve.job import Job
    from kg.serve.limits import Limits

FRAME = struct.Struct("!cI")
LENGTH = struct.Struct("!I")
PIECE = 64 * 1024
GRACE = 2
"""Seconds after which a worker ends itself if nobody has: the server may have been killed."""


@dataclass(frozen=True)
class Held(Workspace):
    """A workspace whose builds are looked for in `folder`, where the one being read is kept.

    `name` is that build's: what is remembered of one build is not told of the next, though they
    share a folder where files cannot be linked.
    """

    folder: Path = Path()
    name: str = ""

    @property
    def build(self) -> Path:
        """The folder of builds."""
        return self.folder


@lru_cache(maxsize=1)
def workspace(root: str, elsewhere: str, folder: str, name: str) -> Workspace:
    """The workspace as one build has it; the store of the last one stays open."""
    found = find(Path(root), store=elsewhere)
    if elsewhere:
        return found
    return Held(found.root, found.settings, folder=Path(folder), name=name)


class Answering:
    """The way back of one answer: held until it is worth a frame, with its head before it."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._head = b""
        self._held: list[bytes] = []
        self._size = 0
        self.begun = False

    def begin(self, reply: Reply) -> None:
        """Take the status and headers that go before the first byte."""
        self._head = json.dumps([reply.status, reply.headers]).encode("ascii")
        self._held, self._size = [], 0

    def write(self, data: bytes, /) -> int:
        """Keep a copy of `data` and send what has gathered."""
        self._held.append(bytes(data))
        self._size += len(data)
        if self._size >= PIECE:
            self._send(b"")
        return len(data)

    def flush(self) -> None:
        """Nothing: pieces leave when they are large enough."""

    def end(self, *, leaving: bool) -> None:
        """Send what is left."""
        self._send(FRAME.pack(b"L" if leaving else b"E", 0))

    def fail(self, text: str) -> None:
        """Say that what was sent is not the whole."""
        data = text.encode(errors="replace")
        self._connection.sendall(FRAME.pack(b"X", len(data)) + data)

    def _send(self, after: bytes) -> None:
        parts = []
        if not self.begun:
            parts += [FRAME.pack(b"H", len(self._head)), self._head]
            self.begun = True
        if self._size > 2 * PIECE:  # no frame is larger than what the server is ready to hold
            whole = memoryview(b"".join(self._held))
            for start in range(0, self._size, PIECE):
                piece = whole[start : start + PIECE]
                self._connection.sendall(b"".join([*parts, FRAME.pack(b"B", len(piece)), piece]))
                parts = []
        elif self._size:
            parts += [FRAME.pack(b"B", self._size), *self._held]
        self._held, self._size = [], 0
        self._connection.sendall(b"".join([*parts, after]))


def work(connection: socket.socket, limits: Limits, root: str, elsewhere: str) -> None:
    """Answer jobs until the server closes the connection or memory has been used up."""
    _confine(limits)
    with suppress(ConnectionError), connection:
        while data := _received(connection):
            signal.setitimer(signal.ITIMER_REAL, limits.seconds + GRACE)
            folder, name, job = pickle.loads(data)  # noqa: S301 - written by the server, never by a client
            leaving = _answer(connection, limits, job, (root, elsewhere, folder, name))
            signal.setitimer(signal.ITIMER_REAL, 0)
            if leaving:
                return


def _answer(
    connection: socket.socket, limits: Limits, job: Job | None, where: tuple[str, str, str, str]
) -> bool:
    """Run one job; whether this worker has grown too large to take another."""
    out = Answering(connection)
    try:
        if not where[1] and not where[2]:
            raise KgError(f"{where[0]}: nothing is built here yet; run: kg build")
        found = workspace(*where)
        if job is None:  # only opens the store, for the next job to find it open
            embedded(found)
            _write(out, Reply())
        else:
            _write(out, job.run(found))
    except ConnectionError:
        raise
    except Exception as error:
        refused = _refused(error)
        if out.begun:
            out.fail(b"".join(refused.chunks).decode())
            return True
        out.begin(refused)
        for chunk in refused.chunks:
            out.write(chunk)
    leaving = _grown(limits)
    out.end(leaving=leaving)
    return leaving


def _write(out: Answering, reply: Reply) -> None:
    out.begin(reply)
    for chunk in reply.chunks:
        out.write(chunk)
    if reply.write is not None:
        reply.write(out)


def _refused(error: Exception) -> Reply:
    if isinstance(error, NotFoundError):
        return plain(404, str(error))
    if isinstance(error, KgError):
        return plain(400, str(error))
    if isinstance(error, MemoryError):
        return plain(503, "the answer needs more memory than one query may use; ask for less")
    print("".join(traceback.format_exception(error)), file=sys.stderr)  # noqa: T201 - a defect's traceback
    return plain(500, "this is a defect of the server; its log says more")


def _received(connection: socket.socket) -> bytes:
    """The next request; b"" when there are no more."""
    head = _exactly(connection, LENGTH.size)
    return _exactly(connection, LENGTH.unpack(head)[0]) if head else b""


def _exactly(connection: socket.socket, size: int) -> bytes:
    data = bytearray()
    while len(data) < size:
        more = connection.recv(size - len(data))
        if not more:
            return b""
        data += more
    return bytes(data)


def _confine(limits: Limits) -> None:
    """Leave this process no more memory than the limit, no new sockets and no core dump.

    Where the machine itself runs out of memory, Linux ends a worker and nothing else.
    """
    import resource

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_DATA, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    without_sockets()


def _grown(limits: Limits) -> bool:
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used * (1 if sys.platform == "darwin" else 1024) > limits.memory // 4
