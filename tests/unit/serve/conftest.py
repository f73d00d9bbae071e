"""What tests of the server's parts share."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest


@pytest.fixture
def awaited():
    """What a coroutine returns, run in a thread: browser tests leave a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        yield lambda work: thread.submit(asyncio.run, work).result()
