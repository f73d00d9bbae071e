"""No sockets for workers: what a query names is fetched by nobody, whatever its text hides."""

from __future__ import annotations

import ctypes
import os
import platform
import struct

NUMBERS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""Of a machine, what Linux's audit calls it and its number of the system call `socket`."""
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06
ALLOWED, REFUSED = 0x7FFF0000, 0x00050001
PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 22, 38
FILTER = 2


def without_sockets() -> bool:
    """Let this process, and whatever it starts, open no socket ever again; whether that is so.

    Those that are open stay. Linux refuses `socket` with EPERM from now on (seccomp, mode
    filter), on the machines in NUMBERS; elsewhere nothing happens. It stands behind
    `kg.store.engine.guard`, which refuses SERVICE by its text.
    """
    if os.uname().sysname != "Linux" or platform.machine() not in NUMBERS:
        return False
    machine, call = NUMBERS[platform.machine()]
    steps = (
        (LOAD, 0, 0, 4),  # the machine …
        (EQUAL, 0, 3, machine),
        (LOAD, 0, 0, 0),  # … and the call
        (EQUAL, 0, 1, call),
        (RETURN, 0, 0, REFUSED),
        (RETURN, 0, 0, ALLOWED),
    )
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    program = struct.pack("@HP", len(steps), ctypes.addressof(code))
    control = ctypes.CDLL(None, use_errno=True).prctl
    control.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
    given = ctypes.create_string_buffer(program)
    if control(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return bool(control(PR_SET_SECCOMP, FILTER, ctypes.addressof(given), 0, 0) == 0)
