"""An answer as it leaves: at once with its length, or piece by piece, or not at all."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from kg.serve.job import plain
from kg.serve.workers import BrokenOffError, whole

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from kg.serve.workers import Answer, Rest

ABORT = "kg.abort"
"""The extension of a request's scope that resets its connection."""
SPOOLED = 64 << 20
"""Bytes of an answer over HTTP/1.0, which says how long an answer is beforehand or not at all."""
PIECE = 64 * 1024


class Sent:
    """A response of one answer, as an endpoint returns it: `return Sent(await workers.reply(job))`.

    The answer is closed whatever happens. Where it breaks off after its head has left, the
    connection is reset, so that no client takes a part for the whole.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    async def __call__(self, scope: Scope, _: Receive, send: Send) -> None:
        """Send it."""
        try:
            if scope["method"] == "HEAD":
                await _head(send, self.answer, None)
                await send({"type": "http.response.body", "body": b""})
            elif self.answer.body is not None:
                await _head(send, self.answer, len(self.answer.body))
                await send({"type": "http.response.body", "body": self.answer.body})
            elif self.answer.rest is not None and scope["http_version"] == "1.0":
                await self._spool(self.answer.rest, send)
            elif self.answer.rest is not None:
                # A client that does not read would not be told by what is written to it.
                self.answer.rest.worker.broken = scope["extensions"][ABORT]
                await _head(send, self.answer, None)
                async for piece in self.answer.rest.pieces():
                    await send({"type": "http.response.body", "body": piece, "more_body": True})
                await send({"type": "http.response.body", "body": b""})
        except BrokenOffError:
            scope["extensions"][ABORT]()
        finally:
            self.answer.close()

    async def _spool(self, rest: Rest, send: Send) -> None:
        with tempfile.TemporaryFile() as file:
            size = 0
            async for piece in rest.pieces():
                size += file.write(piece)
                if size > SPOOLED:
                    limit = f"over HTTP/1.0 an answer has at most {SPOOLED >> 20} MiB; ask over 1.1"
                    await Sent(whole(plain(400, limit)))(
                        {"http_version": "1.1", "method": "GET"}, _nothing, send
                    )
                    return
            await _head(send, self.answer, size)
            file.seek(0)
            while piece := file.read(PIECE):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})


async def _nothing() -> dict[str, str]:
    return {"type": "http.disconnect"}


async def _head(send: Send, answer: Answer, size: int | None) -> None:
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
    if size is not None:
        headers.append((b"content-length", str(size).encode()))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
