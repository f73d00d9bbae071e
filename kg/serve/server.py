"""The server: binds, starts workers, answers until it is told to stop."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import uvicorn

from kg.errors import KgError
from kg.serve.app import application
from kg.serve.connection import Connection
from kg.serve.limits import Limits
from kg.serve.pages.routes import editor, routes
from kg.serve.shield import Access
from kg.serve.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.workspace import Workspace

GRACE = 2
"""Seconds that answers under way have when the server is told to stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """Where and how to serve. Port 0 takes one that is free."""

    host: str = "127.0.0.1"
    port: int = 0
    access: Access = field(default_factory=Access)
    limits: Limits = field(default_factory=Limits)


class Looking(uvicorn.Server):
    """uvicorn's, which looks after slow connections and leaves signals to us.

    `every` is after how many tenths of a second it looks again, at `workers`, too.
    """

    def __init__(
        self, config: uvicorn.Config, workers: Workers | None = None, every: int = 10
    ) -> None:
        super().__init__(config)
        self.every, self.workers, self.stopped_by = every, workers, 0

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second."""
        if counter % self.every == 0:
            now = asyncio.get_running_loop().time()
            for each in list(self.server_state.connections):
                if isinstance(each, Connection):
                    each.check(now)
            if self.workers is not None:
                self.workers.look()
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let answers come to their end for a moment, and end what takes longer."""
        loop = asyncio.get_running_loop()
        if self.workers is not None:
            loop.call_later(GRACE, self.workers.close)
        loop.call_later(GRACE + 0.5, self._cut)  # who has not read its answer by now
        await super().shutdown(sockets)

    def _cut(self) -> None:
        for each in list(self.server_state.connections):
            if isinstance(each, Connection):
                each.abort()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on Ctrl-C and on SIGTERM; which one it was stands in `stopped_by`.

        Only a process's first thread may listen to signals: in another, nothing is done.
        """
        if threading.current_thread() is not threading.main_thread():
            yield
            return

        def stop(number: int, _: object) -> None:
            self.stopped_by = number
            self.force_exit = self.should_exit
            self.should_exit = True

        before = {each: signal.signal(each, stop) for each in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)


def serve(workspace: Workspace, how: Serving, ready: Callable[[str], None]) -> None:
    """Serve until SIGTERM (returns) or Ctrl-C (KeyboardInterrupt).

    `ready` is called with the address once it is answered there.
    """
    if not hasattr(os, "fork"):
        raise KgError("kg serve needs Linux or macOS; on Windows run it in WSL")
    bound = _bound(how)
    port = bound.getsockname()[1]
    shown = f"[{how.host}]" if ":" in how.host else how.host
    connection = type("Limited", (Connection,), {"limits": how.limits})
    with asyncio.Runner(loop_factory=_loop) as runner:
        stopped_by = runner.run(
            _serve(workspace, how, connection, (bound, lambda: ready(f"http://{shown}:{port}/")))
        )
    if stopped_by == signal.SIGINT:
        raise KeyboardInterrupt


async def _serve(
    workspace: Workspace,
    how: Serving,
    connection: type[Connection],
    place: tuple[socket.socket, Callable[[], None]],
) -> int:
    bound, ready = place
    async with Workers(workspace, how.limits) as workers:
        config = uvicorn.Config(
            application(workers, how.access, routes=routes(workers), editor=editor(workers)),
            http=connection,
            ws="none",
            lifespan="off",
            interface="asgi3",
            log_config=None,
            log_level="error",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_keep_alive=int(how.limits.idle_seconds),
            timeout_graceful_shutdown=2 * GRACE,
        )
        server = Looking(config, workers)
        task = asyncio.ensure_future(server.serve(sockets=[bound]))
        while not server.started and not task.done():
            await asyncio.sleep(0.01)
        ready()
        await task
        return server.stopped_by


def _bound(how: Serving) -> socket.socket:
    try:
        return socket.create_server(
            (how.host, how.port),
            family=socket.AF_INET6 if ":" in how.host else socket.AF_INET,
            backlog=1024,
        )
    except OSError as error:
        raise KgError(
            f"{how.host}:{how.port}: cannot be served on ({error.strerror or error}); "
            "give another --port, or --port 0 for one that is free"
        ) from error


def _loop() -> asyncio.AbstractEventLoop:
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()
