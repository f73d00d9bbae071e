"""A worker opens no sockets."""

from __future__ import annotations

import subprocess
import sys

import pytest

TRY = """
import socket
from kg.serve.sockets import without_sockets
before = socket.socket()
print(without_sockets())
before.close()
left, right = socket.socketpair()
left.sendall(b"what is open stays open"), print(right.recv(99).decode())
for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX):
    try:
        socket.socket(family)
    except PermissionError:
        print("refused")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has seccomp")
def test_no_socket_can_be_opened_afterwards():
    ran = subprocess.run([sys.executable, "-c", TRY], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["True", "what is open stays open", *["refused"] * 3]
