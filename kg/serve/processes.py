"""The server's side of the nursery: starts worker processes and sees to their end."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import socket
import struct
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.serve.nursery import REQUEST, RESPONSE
from kg.serve.worker import FRAME, LENGTH, PIECE

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.serve.lease import Lease
    from kg.serve.limits import Limits
    from kg.workspace import Workspace

HUMBLE = 5
"""The niceness of workers whose jobs take long."""


@dataclass(eq=False)
class Worker:
    """One process, the socket to it, and what it is at.

    `since` is when its job began, `unread_since` since when its client has not taken what it
    wrote (0 while it does), `broken` what to call when its answer will not come to its end,
    `ended_for` why it was ended, "" while it was not; `code` is its exit code once it is
    buried, `humble` that others go before it.
    """

    pid: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    since: float = 0.0
    ended_for: str = ""
    code: int | None = None
    unread_since: float = 0.0
    broken: Callable[[], None] | None = None
    timers: tuple[asyncio.TimerHandle, ...] = ()
    humble: bool = False
    lease: Lease | None = None

    def send(self, data: bytes) -> None:
        """Give it a request."""
        self.writer.write(LENGTH.pack(len(data)) + data)

    async def frame(self) -> tuple[bytes, bytes]:
        """The next frame of its answer; IncompleteReadError or ConnectionError if it has ended."""
        kind, size = FRAME.unpack(await self.reader.readexactly(FRAME.size))
        return kind, await self.reader.readexactly(size) if size else b""

    def yield_to_others(self) -> None:
        """Let the system run every other process first; a process cannot be raised again."""
        self.humble = True
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, HUMBLE)

    def kill(self, why: str) -> None:
        """End the process now; who waits for its bytes sees the end of them."""
        if not self.ended_for:
            self.ended_for = why
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            if self.broken is not None:
                self.broken()


class Processes:
    """Starts and ends the workers of one workspace, through a nursery that is started when needed.

    A worker that has ended keeps its number until it is buried, so that no signal meets another.
    """

    def __init__(self, workspace: Workspace, limits: Limits) -> None:
        self._what = (limits, str(workspace.root), workspace.elsewhere)
        self._turn = asyncio.Lock()
        self._alive: set[Worker] = set()
        self._closed = False
        self._control: socket.socket | None = None
        self._nursery: subprocess.Popen[bytes] | None = None

    async def start(self) -> Worker:
        """A new worker, which has opened nothing yet."""
        ours, theirs = socket.socketpair()
        try:
            pid = await self._order(b"s", 0, theirs)
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()
        reader, writer = await asyncio.open_connection(sock=ours, limit=2 * PIECE)
        worker = Worker(pid, reader, writer)
        self._alive.add(worker)
        return worker

    async def bury(self, worker: Worker) -> int:
        """Make sure that a worker has ended; how it did, as an exit code."""
        if worker.code is None:
            worker.writer.close()
            self._alive.discard(worker)
            worker.code = await self._order(b"k", worker.pid)
        return worker.code

    async def close(self) -> None:
        """End the nursery and with it every worker."""
        self._closed = True
        async with self._turn:
            if self._control is not None:
                self._control.close()
                self._control = None
        if self._nursery is not None:
            await asyncio.to_thread(self._nursery.wait)
        for worker in self._alive:
            worker.writer.close()
            with suppress(OSError):
                await worker.writer.wait_closed()

    async def _order(self, order: bytes, number: int, handed: socket.socket | None = None) -> int:
        """What the nursery answers; who is called off meanwhile leaves no answer behind."""
        return await asyncio.shield(asyncio.ensure_future(self._ordered(order, number, handed)))

    async def _ordered(self, order: bytes, number: int, handed: socket.socket | None) -> int:
        async with self._turn:
            if self._closed:
                raise ConnectionError("the server is closing")
            if self._control is None:
                self._control = self._nurse()
            loop, control = asyncio.get_running_loop(), self._control
            request = REQUEST.pack(order, number)
            try:
                if handed is not None:
                    socket.send_fds(control, [request], [handed.fileno()])
                else:
                    await loop.sock_sendall(control, request)
                answer: int = RESPONSE.unpack(await loop.sock_recv(control, RESPONSE.size))[0]
            except (OSError, struct.error) as error:
                self._control = None  # the nursery has died; the next order starts another
                raise ConnectionError("the nursery has ended") from error
            return answer

    def _nurse(self) -> socket.socket:
        """The socket to a new nursery."""
        ours, theirs = socket.socketpair()
        # Its modules are those of this process: the current folder may hold others of their name.
        path = os.pathsep.join(each for each in sys.path if each)
        self._nursery = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-P", "-m", "kg.serve.nursery", str(theirs.fileno())],
            env={**os.environ, "PYTHONPATH": path, "RUST_BACKTRACE": "0"},
            stdin=subprocess.PIPE,
            pass_fds=[theirs.fileno()],
        )
        theirs.close()
        if self._nursery.stdin is not None:
            with self._nursery.stdin as pipe:
                pickle.dump(self._what, pipe)
        ours.setblocking(False)
        return ours
