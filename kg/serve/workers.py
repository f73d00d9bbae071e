"""The pool of workers: a job goes in, its answer comes out, whatever becomes of a worker."""

from __future__ import annotations

import asyncio
import json
import os
import pickle
import signal
import socket
import subprocess
import sys
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.serve.job import plain
from kg.serve.lease import Leases
from kg.serve.nursery import REQUEST, RESPONSE
from kg.serve.worker import FRAME, LENGTH, PIECE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine

    from kg.serve.job import Headers, Job, Reply
    from kg.serve.lease import Lease
    from kg.serve.limits import Limits
    from kg.workspace import Workspace

WHOLE = 256 * 1024
"""Up to this many bytes an answer is sent at once, with its length."""
SHORT = 0.1
"""Seconds after which a busy worker no longer counts as one that is soon free."""


class BrokenOffError(Exception):
    """An answer ended before its last byte; the connection must show it."""


@dataclass(eq=False)
class Worker:
    """One process, the socket to it, and what it is at."""

    pid: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    since: float = 0.0
    ended_for: str = ""
    timer: asyncio.TimerHandle | None = None
    lease: Lease | None = None

    def kill(self, why: str) -> None:
        """End the process now; what waits for its bytes sees the end of them."""
        if not self.ended_for:
            self.ended_for = why
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)


@dataclass(eq=False)
class Answer:
    """What a worker answered: whole in `body`, or else in pieces to be read once.

    Must be closed; a worker whose answer is not read to its end is ended.
    """

    status: int
    headers: Headers
    body: bytes | None = None
    _pieces: AsyncIterator[bytes] | None = field(default=None)

    async def pieces(self) -> AsyncIterator[bytes]:
        """The body in order; `BrokenOffError` if the worker could not finish it."""
        if self.body is not None:
            yield self.body
        elif self._pieces is not None:
            async for piece in self._pieces:
                yield piece

    async def close(self) -> None:
        """Give the worker back, or end it."""
        if self._pieces is not None:
            await self._pieces.aclose()  # type: ignore[attr-defined]  # an async generator has it


def whole(reply: Reply) -> Answer:
    """A reply that was made here, without a worker."""
    return Answer(reply.status, reply.headers, b"".join(reply.chunks))


class Workers:
    """Worker processes for one workspace: `async with Workers(workspace, limits) as workers`."""

    def __init__(self, workspace: Workspace, limits: Limits) -> None:
        self.workspace, self.limits = workspace, limits
        self._leases = Leases(workspace)
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._waiting: deque[asyncio.Future[Worker]] = deque()
        self._starting = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Lock()
        self._control: socket.socket | None = None
        self._nursery: subprocess.Popen[bytes] | None = None
        self._closed = False

    async def __aenter__(self) -> Workers:
        """Start as many workers as there are cores and wait until they stand ready."""
        await asyncio.gather(*(self._start() for _ in range(self.limits.cores)))
        return self

    async def __aexit__(self, *_: object) -> None:
        """End every worker."""
        self._closed = True
        for worker in (*self._idle, *self._busy):
            worker.kill("closing")
        if self._control is not None:
            self._control.close()
        if self._nursery is not None:
            await asyncio.to_thread(self._nursery.wait)
        for task in self._tasks:
            task.cancel()
        self._leases.close()

    async def reply(self, job: Job) -> Answer:
        """The answer to a job, from the build that is current now.

        Never raises for what a job does: too many waiting, too long, too large and crashes are
        answers with an error's status. Close the answer when it has been sent.
        """
        try:
            worker = await self._borrow()
        except TimeoutError:
            return whole(
                plain(503, "the server is busy; try again in a moment", ("retry-after", "2"))
            )
        try:
            return await self._ask(worker, job)
        except BaseException:
            self._return(worker, sound=False)
            raise

    async def _ask(self, worker: Worker, job: Job) -> Answer:
        worker.lease = self._leases.current()
        data = pickle.dumps((str(worker.lease.folder) if worker.lease else "", job))
        loop = asyncio.get_running_loop()
        worker.timer = loop.call_later(self.limits.seconds, worker.kill, "time")
        body: list[bytes] = []
        try:
            worker.writer.write(LENGTH.pack(len(data)) + data)
            _, head = await _frame(worker)
            status, headers = json.loads(head)
            size = 0
            while size <= WHOLE:
                kind, piece = await _frame(worker)
                if kind in {b"E", b"L"}:
                    self._return(worker, sound=kind == b"E")
                    return Answer(status, headers, b"".join(body))
                if kind == b"X":
                    self._return(worker, sound=False)
                    return whole(plain(503, piece.decode()))
                body.append(piece)
                size += len(piece)
        except (asyncio.IncompleteReadError, ConnectionError):
            code = await self._bury(worker)
            return whole(self._excuse(worker, code))
        return Answer(status, headers, None, self._rest(worker, body))

    async def _rest(self, worker: Worker, body: list[bytes]) -> AsyncIterator[bytes]:
        sound = False
        try:
            for piece in body:
                yield piece
            body.clear()
            while True:
                kind, piece = await _frame(worker)
                if kind in {b"E", b"L"}:
                    sound = kind == b"E"
                    return
                if kind == b"X":
                    raise BrokenOffError(piece.decode())
                yield piece
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise BrokenOffError(worker.ended_for or "the worker ended") from error
        finally:
            self._return(worker, sound=sound)

    def _excuse(self, worker: Worker, code: int) -> Reply:
        if worker.ended_for == "time":
            return plain(
                503,
                f"the query took longer than the {self.limits.seconds:g} seconds it may take; "
                "narrow it, or ask for less with LIMIT",
            )
        if worker.ended_for:
            return plain(503, "the server is closing")
        if code == -signal.SIGSEGV:
            return plain(400, "the query is nested too deeply to be read")
        return plain(
            503,
            "the query could not be finished: it needs more than the "
            f"{self.limits.memory >> 20:,} MiB of memory it may use; narrow it",
        )

    # Who is free, who is not

    async def _borrow(self) -> Worker:
        """A worker for one job; TimeoutError if none is free in time or too many wait already."""
        while self._idle:
            worker = self._idle.pop()
            if not worker.reader.at_eof():
                return self._taken(worker)
            self._return(worker, sound=False)
        if len(self._waiting) >= self.limits.queue:
            raise TimeoutError
        future: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        self._grow()
        try:
            async with asyncio.timeout(self.limits.patience):
                return await asyncio.shield(future)
        except BaseException:
            if future.done() and not future.cancelled():
                self._return(future.result(), sound=True)
            future.cancel()
            with suppress(ValueError):
                self._waiting.remove(future)
            raise

    def _taken(self, worker: Worker) -> Worker:
        worker.since = asyncio.get_running_loop().time()
        self._busy.add(worker)
        return worker

    def _return(self, worker: Worker, *, sound: bool) -> None:
        """Take a worker back: for the next job if it is `sound`, to be ended if not."""
        if worker.timer is not None:
            worker.timer.cancel()
        self._busy.discard(worker)
        if worker.lease is not None:
            self._leases.release(worker.lease)
            worker.lease = None
        if not sound or worker.ended_for or self._closed:
            self._spawn_task(self._replace(worker))
            return
        self._offer(worker)

    def _offer(self, worker: Worker) -> None:
        while self._waiting:
            future = self._waiting.popleft()
            if not future.done():
                future.set_result(self._taken(worker))
                return
        if len(self._idle) >= self.limits.cores:
            self._spawn_task(self._replace(worker))
        else:
            self._idle.append(worker)

    def _grow(self) -> None:
        """Start a worker where somebody waits and those that are soon free are fewer than cores."""
        if self._closed or not self._waiting:
            return
        loop = asyncio.get_running_loop()
        now = loop.time()
        alive = len(self._idle) + len(self._busy) + self._starting
        soon = sum(now - each.since < SHORT for each in self._busy) + self._starting
        if alive < self.limits.workers and soon < self.limits.cores:
            self._starting += 1
            self._spawn_task(self._start_one())
        loop.call_later(SHORT / 2, self._grow)

    async def _start_one(self) -> None:
        try:
            await self._start()
        finally:
            self._starting -= 1

    async def _replace(self, worker: Worker) -> None:
        """End a worker; another stands ready for it where there are fewer than cores."""
        await self._bury(worker)
        alive = len(self._idle) + len(self._busy) + self._starting
        if not self._closed and alive < self.limits.cores:
            self._starting += 1
            await self._start_one()

    def _spawn_task(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # Processes

    async def _start(self) -> None:
        """Start a worker, let it open the current build, and offer it."""
        ours, theirs = socket.socketpair()
        try:
            pid = await self._order(b"s", 0, theirs)
        finally:
            theirs.close()
        ours.setblocking(False)
        reader, writer = await asyncio.open_connection(sock=ours, limit=2 * PIECE)
        worker = self._taken(Worker(pid, reader, writer))
        answer = await self._ask(worker, None)  # type: ignore[arg-type]  # None opens the store
        await answer.close()

    async def _bury(self, worker: Worker) -> int:
        """Make sure that a worker has ended; how it did, as an exit code."""
        worker.writer.close()
        if self._closed:
            return 0
        return await self._order(b"k", worker.pid)

    async def _order(self, order: bytes, number: int, handed: socket.socket | None = None) -> int:
        async with self._turn:
            loop = asyncio.get_running_loop()
            control = self._control or self._nurse()
            request = REQUEST.pack(order, number)
            if handed is not None:
                socket.send_fds(control, [request], [handed.fileno()])
            else:
                await loop.sock_sendall(control, request)
            answer: int = RESPONSE.unpack(await loop.sock_recv(control, RESPONSE.size))[0]
            return answer

    def _nurse(self) -> socket.socket:
        """The socket to a new nursery."""
        ours, theirs = socket.socketpair()
        self._nursery = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-m", "kg.serve.nursery", str(theirs.fileno())],
            stdin=subprocess.PIPE,
            pass_fds=[theirs.fileno()],
        )
        theirs.close()
        what = (self.limits, str(self.workspace.root), self.workspace.elsewhere)
        if self._nursery.stdin is not None:
            with self._nursery.stdin as pipe:
                pickle.dump(what, pipe)
        ours.setblocking(False)
        self._control = ours
        return ours


async def _frame(worker: Worker) -> tuple[bytes, bytes]:
    kind, size = FRAME.unpack(await worker.reader.readexactly(FRAME.size))
    return kind, await worker.reader.readexactly(size) if size else b""
