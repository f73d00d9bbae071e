"""Connections that say little, slowly or nothing are ended; those that speak are not."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

import pytest
import uvicorn

from kg.serve.connection import Connection
from kg.serve.limits import Limits
from kg.serve.server import Looking

LIMITS = Limits(
    head_seconds=0.3, body_seconds=0.3, idle_seconds=0.5, stalled_seconds=0.3, connections=6
)
REQUEST = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n"


class Limited(Connection):
    limits = LIMITS


async def echo(scope, receive, send):
    size = 0
    while True:
        message = await receive()
        size += len(message.get("body", b""))
        if not message.get("more_body"):
            break
    body = b"x" * (50 << 20) if scope["path"] == "/long" else b"%d" % size
    length = [(b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": 200, "headers": length})
    await send({"type": "http.response.body", "body": body})


@asynccontextmanager
async def listening():
    config = uvicorn.Config(
        echo, http=Limited, lifespan="off", log_config=None, log_level="critical", port=0
    )
    server = Looking(config, every=1)
    task = asyncio.ensure_future(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        await task


async def speak(port: int, *parts: bytes, pause: float = 0.0) -> bytes:
    """What is answered to parts sent with a pause after each, until the connection ends."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for part in parts:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(pause)
        async with asyncio.timeout(5):
            return await reader.read()
    except ConnectionError:
        return b"reset"
    finally:
        writer.close()


@pytest.mark.parametrize(
    ("parts", "answered"),
    [
        ([b"G"] * 8, b"HTTP/1.1 408 "),
        ([b"GET / HTTP/1.1\r\n", *[b"x: y\r\n"] * 8], b"HTTP/1.1 408 "),
        ([REQUEST[:-2] + b"content-length: 100\r\n\r\n", *[b"x"] * 8], b"HTTP/1.1 408 "),
        ([b""], b""),
    ],
    ids=["no line", "headers one by one", "a body letter by letter", "silence"],
)
def test_a_client_that_says_its_request_too_slowly_is_refused(parts, answered, awaited):
    async def slow() -> bytes:
        async with listening() as port:
            return await speak(port, *parts, pause=0.1)

    found = awaited(slow())
    assert found.startswith(answered) or found == b"reset"
    assert answered or found == b""


def test_a_client_that_pauses_between_requests_is_answered_again(awaited):
    async def twice() -> bytes:
        async with listening() as port:
            return await speak(port, REQUEST, REQUEST, pause=0.2)

    assert awaited(twice()).count(b"200 OK") == 2


def test_a_client_that_does_not_read_its_answer_is_cut_off(awaited):
    async def unread() -> bytes:
        async with listening() as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
            writer.write(REQUEST.replace(b"/ ", b"/long "))
            await asyncio.sleep(1.2)
            found = b""
            try:
                while more := await reader.read(1 << 20):
                    found += more
            except ConnectionError:
                pass
            writer.close()
            return found

    assert len(awaited(unread())) < 50 << 20


def test_more_connections_than_there_may_be_are_refused_at_once(awaited):
    async def many() -> list[bytes]:
        async with listening() as port:
            held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(6)]
            found = [await speak(port, REQUEST[:-2] + b"connection: close\r\n\r\n")]
            for _, writer in held:
                writer.close()
            await asyncio.sleep(0.1)
            found.append(await speak(port, REQUEST[:-2] + b"connection: close\r\n\r\n"))
            return found

    refused, answered = awaited(many())
    assert refused.startswith(b"HTTP/1.1 503 ") or refused == b"reset"
    assert answered.startswith(b"HTTP/1.1 200 ")
