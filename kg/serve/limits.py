"""What one server lets its clients use."""

from __future__ import annotations

import os
from dataclasses import dataclass

MIB = 1 << 20
CORES = max(2, os.cpu_count() or 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds, bytes and numbers, none of which a client can raise.

    `seconds` is what one answer may take from its start to its last byte, `share` what it
    may take where all workers are at long answers and others wait; `memory` what one
    worker may hold; `workers` how many processes there are at most, of which `cores` are
    meant for short answers; `queue` how many requests may wait for one, for at most
    `patience` seconds. `body` and `bodies` are what one request and all of them together
    may send, `head` the bytes of an address and its headers.
    """

    seconds: float = 30
    share: float = 6
    memory: int = 1024 * MIB
    workers: int = 8
    queue: int = 256
    patience: float = 10
    body: int = 2 * MIB
    bodies: int = 64 * MIB
    head: int = 64 * 1024
    connections: int = 512
    head_seconds: float = 10
    body_seconds: float = 20
    idle_seconds: float = 30
    stalled_seconds: float = 20

    @property
    def cores(self) -> int:
        """How many workers stand ready."""
        return min(self.workers, CORES)
