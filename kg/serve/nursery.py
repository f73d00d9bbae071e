"""The process that forks workers: small, of one thread, with all that a worker needs imported.

The server asks it over a socket in five bytes: `s` with a socket of the new worker's own starts
one, `k` and a worker's number ends that one. It answers in four: the new worker's number, or
how the worker ended (a signal's number negative). It ends, and all its workers with it, when the
server does.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import socket
import struct
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.serve.limits import Limits

REQUEST = struct.Struct("!cI")
RESPONSE = struct.Struct("!i")


def nurse(control: socket.socket, limits: Limits, root: str, elsewhere: str) -> None:
    """Start and bury workers until the server closes `control`."""
    import importlib

    for name in ("kg.serve.worker", "kg.serve.query", "kg.serve.pages.routes", "pyoxigraph"):
        importlib.import_module(name)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.collect()
    gc.freeze()
    alive: set[int] = set()
    with suppress(ConnectionError):
        while True:
            data, handed, _, _ = socket.recv_fds(control, REQUEST.size, 1)
            if len(data) < REQUEST.size:
                break
            order, number = REQUEST.unpack(data)
            if order == b"s":
                answer = os.fork()
                if answer == 0:
                    control.close()
                    _be_worker(socket.socket(fileno=handed[0]), limits, root, elsewhere)
                alive.add(answer)
                os.close(handed[0])
            elif number in alive:
                os.kill(number, signal.SIGKILL)  # nothing to one that has ended but is not buried
                answer = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
                alive.discard(number)
            else:  # of a nursery before this one; its number may be another's by now
                answer = -signal.SIGKILL
            control.sendall(RESPONSE.pack(answer))
    for each in alive:
        os.kill(each, signal.SIGKILL)


def _be_worker(connection: socket.socket, limits: Limits, root: str, elsewhere: str) -> None:
    from kg.serve.worker import work

    try:
        work(connection, limits, root, elsewhere)
    finally:
        sys.stderr.flush()
        os._exit(0)


if __name__ == "__main__":
    nurse(socket.socket(fileno=int(sys.argv[1])), *pickle.load(sys.stdin.buffer))  # noqa: S301 - the server's own
