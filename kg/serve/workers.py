"""The pool of workers: a job goes in, its answer comes out, whatever becomes of a worker."""

from __future__ import annotations

import asyncio
import json
import pickle
import signal
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.serve.job import plain
from kg.serve.lease import Leases
from kg.serve.processes import Processes

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

    from kg.serve.job import Headers, Job, Reply
    from kg.serve.limits import Limits
    from kg.serve.processes import Worker
    from kg.workspace import Workspace

WHOLE = 256 * 1024
"""Up to this many bytes an answer is sent at once, with its length."""
SHORT = 0.1
"""Seconds after which a busy worker no longer counts as one that is soon free."""
LONG = 2.0
"""Seconds after which a busy worker goes after all others, and is replaced when it is done."""
UNREAD = 2.0
"""Seconds that a client may leave an answer unread while others wait for its worker."""
STUCK = 1.0
"""Seconds without a worker for anybody after which the longest answer has had its share."""
OK = 200
LONGEST_PAUSE = 5.0
"""Seconds before another worker is tried where none can open the build."""
ENDED = (asyncio.IncompleteReadError, ConnectionError)


class BusyError(Exception):
    """No worker was free in time, or too many wait for one already."""


class BrokenOffError(Exception):
    """An answer ended before its last byte; the connection must show it."""


@dataclass(eq=False)
class Answer:
    """What a worker answered: whole in `body`, or else in pieces to be read once.

    Must be closed; a worker whose answer is not read to its end is ended.
    """

    status: int
    headers: Headers
    body: bytes | None = None
    rest: Rest | None = None

    def close(self) -> None:
        """Give the worker back, or end it."""
        if self.rest is not None:
            self.rest.close()
            self.rest = None


@dataclass(eq=False)
class Rest:
    """The pieces of an answer that is too long to wait for: those held, then those to come."""

    worker: Worker
    held: list[bytes]
    give_back: Callable[[Worker, bool], None]
    sound: bool = False

    async def pieces(self) -> AsyncIterator[bytes]:
        """All of them in order; `BrokenOffError` if the worker could not finish."""
        loop = asyncio.get_running_loop()
        try:
            while self.held and not self.worker.ended_for:
                self.worker.unread_since = loop.time()
                yield self.held.pop(0)
            while True:
                self.worker.unread_since = 0.0
                kind, piece = await self.worker.frame()
                if kind == b"X":
                    raise BrokenOffError(piece.decode())
                if kind != b"B":
                    self.sound = kind == b"E"
                    return
                self.worker.unread_since = loop.time()
                yield piece
        except ENDED as error:
            raise BrokenOffError(self.worker.ended_for or "the worker ended") from error

    def close(self) -> None:
        """Give the worker back; it is ended unless its answer was read to the end."""
        self.give_back(self.worker, self.sound)


def whole(reply: Reply) -> Answer:
    """A reply that was made here, without a worker."""
    return Answer(reply.status, reply.headers, b"".join(reply.chunks))


class Workers:
    """Worker processes for one workspace: `async with Workers(workspace, limits) as workers`.

    There are as many as cores, and more, up to the limit, while those have been busy for
    longer than a moment, so that a few long answers do not keep short ones waiting.
    """

    def __init__(self, workspace: Workspace, limits: Limits) -> None:
        self.workspace, self.limits = workspace, limits
        self._processes = Processes(workspace, limits)
        self._leases = Leases(workspace)
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._waiting: deque[asyncio.Future[Worker]] = deque()
        self._starting = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._look: asyncio.TimerHandle | None = None
        self._closed = False
        self._failed = ""
        self._pause = 0.0
        self._given = 0.0

    async def __aenter__(self) -> Workers:
        """Start as many workers as there are cores; a `KgError` if none can open the build."""
        await asyncio.gather(*(self._start() for _ in range(self.limits.cores)))
        if self._failed:
            await self.__aexit__()
            raise KgError(self._failed)
        return self

    async def __aexit__(self, *_: object) -> None:
        """End every worker."""
        self.close()
        for task in self._tasks:
            task.cancel()
        await self._processes.close()
        self._leases.close()

    def close(self) -> None:
        """End the answers under way: those that have not begun to leave are refused."""
        self._closed = True
        for worker in (*self._idle, *self._busy):
            worker.kill("closing")
        while self._waiting:
            self._waiting.popleft().set_exception(BusyError())

    def look(self) -> None:
        """Let go of a build that is not current any longer, even if nobody asks.

        It may say what was withheld since, and `kg build` has removed it for that.
        """
        with suppress(OSError):
            lease = self._leases.current()
            if lease is not None:
                self._leases.release(lease)

    async def reply(self, job: Job) -> Answer:
        """The answer to a job, from the build that is current now.

        Never raises for what a job does: too many waiting, too long, too large and crashes are
        answers with an error's status. Close the answer when it has been sent.
        """
        try:
            worker = await self._borrow()
        except BusyError:
            text = "the server is busy; try again in a moment"
            return whole(plain(503, text, ("retry-after", "2")))
        return await self._ask(worker, job)

    async def _ask(self, worker: Worker, job: Job | None) -> Answer:
        """The answer of a borrowed worker, which is given back at its end."""
        body: list[bytes] = []
        size = 0
        sound = streaming = False
        try:
            worker.lease = self._leases.current()
            lease = worker.lease
            read = (str(lease.folder), lease.name) if lease else ("", "")
            worker.send(pickle.dumps((*read, job)))
            _, head = await worker.frame()
            status, headers = json.loads(head)
            while size <= WHOLE:
                kind, piece = await worker.frame()
                if kind == b"X":
                    return whole(plain(503, piece.decode()))
                if kind != b"B":
                    sound = kind == b"E"
                    return Answer(status, headers, b"".join(body))
                body.append(piece)
                size += len(piece)
            streaming = True
            return Answer(status, headers, None, Rest(worker, body, self._return))
        except ENDED:
            return whole(self._excuse(worker, await self._code(worker)))
        finally:
            if not streaming:
                self._return(worker, sound)

    async def _code(self, worker: Worker) -> int:
        with suppress(ConnectionError):
            return await self._processes.bury(worker)
        return -signal.SIGKILL

    def _excuse(self, worker: Worker, code: int) -> Reply:
        limits = self.limits
        if worker.ended_for == "time":
            text = f"the query took longer than the {limits.seconds:g} seconds it may take"
            return plain(503, f"{text}; narrow it, or ask for less with LIMIT")
        if worker.ended_for == "others":
            text = f"the query took longer than {limits.share:g} seconds while others had to wait"
            return plain(503, f"{text}; try again later, or narrow it", ("retry-after", "10"))
        if worker.ended_for:
            return plain(503, "the server is closing")
        if code == -signal.SIGSEGV:
            return plain(400, "the query is nested too deeply to be read")
        text = "the query could not be finished"
        if code not in {-signal.SIGABRT, -signal.SIGKILL}:
            return plain(503, f"{text}: what worked on it has ended; ask in another way")
        most = f"the {limits.memory >> 20:,} MiB it may use"
        return plain(503, f"{text}: it needs more memory than {most}; narrow it")

    # Who is free, who is not

    async def _borrow(self) -> Worker:
        while self._idle:
            worker = self._idle.pop()
            if not worker.reader.at_eof():
                return self._taken(worker)
            self._later(self._replace(worker))
        if len(self._waiting) >= self.limits.queue:
            raise BusyError
        future: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        self._grow()
        done: set[asyncio.Future[Worker]] = set()
        try:
            done, _ = await asyncio.wait({future}, timeout=self.limits.patience)
        finally:
            if not done and future.done():  # given a worker and called off in the same moment
                self._return(future.result(), True)
            elif not done:
                self._waiting.remove(future)
        if not done:
            raise BusyError
        return future.result()

    def _taken(self, worker: Worker) -> Worker:
        loop = asyncio.get_running_loop()
        worker.since = self._given = loop.time()
        worker.timers = (
            loop.call_later(LONG, worker.yield_to_others),
            loop.call_later(self.limits.seconds, worker.kill, "time"),
        )
        self._busy.add(worker)
        return worker

    def _return(self, worker: Worker, sound: bool) -> None:
        """Take a worker back: for the next job if it is `sound`, to be ended if not."""
        for timer in worker.timers:
            timer.cancel()
        self._busy.discard(worker)
        if worker.lease is not None:
            self._leases.release(worker.lease)
            worker.lease = None
        worker.broken, worker.unread_since = None, 0.0
        if self._closed:
            return
        if not sound or worker.ended_for or worker.humble:
            self._later(self._replace(worker))
        elif self._waiting:
            self._waiting.popleft().set_result(self._taken(worker))
        elif len(self._idle) < self.limits.cores:
            self._idle.append(worker)
        else:
            self._later(self._replace(worker))

    def _grow(self) -> None:
        """Start a worker where somebody waits and fewer than cores are soon free; look again."""
        if self._closed or not self._waiting:
            return
        loop = asyncio.get_running_loop()
        now = loop.time()
        soon = sum(now - each.since < SHORT for each in self._busy) + self._starting
        if self._alive() >= self.limits.workers:
            self._make_room(now)
        elif soon < self.limits.cores:
            self._later(self._start())
        if self._look is not None:
            self._look.cancel()
        self._look = loop.call_later(SHORT / 2, self._grow)

    def _make_room(self, now: float) -> None:
        """End one answer that its client has long left unread, or one of those that block all."""
        unread = [each for each in self._busy if 0 < each.unread_since < now - UNREAD]
        greedy = [each for each in self._busy if each.since < now - self.limits.share]
        if unread:
            min(unread, key=lambda each: each.unread_since).kill("unread")
        elif greedy and now - self._given > STUCK and not self._starting:
            self._given = now
            min(greedy, key=lambda each: each.since).kill("others")

    def _alive(self) -> int:
        return len(self._idle) + len(self._busy) + self._starting

    def _start(self) -> Coroutine[None, None, None]:
        """Start a worker, which counts from now on, and let it open the build; then it is free."""
        self._starting += 1
        return self._started()

    async def _started(self) -> None:
        try:
            worker = await self._processes.start()
        except ConnectionError as error:
            self._failed = str(error)  # whoever waits looks again and tries again
            return
        finally:
            self._starting -= 1
        answer = await self._ask(self._taken(worker), None)
        self._failed = "" if answer.status == OK else (answer.body or b"").decode()
        self._pause = min(2 * self._pause + 0.1, LONGEST_PAUSE) if self._failed else 0.0

    async def _replace(self, worker: Worker) -> None:
        """End a worker; another is started where there are fewer than cores, or somebody waits."""
        with suppress(ConnectionError):
            await self._processes.bury(worker)
        await asyncio.sleep(self._pause)
        if not self._closed and self._alive() < self.limits.cores:
            await self._start()
        self._grow()

    def _later(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
