"""HTTP connections that cost little, however slowly or long a client speaks."""

from __future__ import annotations

import socket
import struct
from collections import deque
from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from kg.serve.limits import Limits
from kg.serve.sending import ABORT

if TYPE_CHECKING:
    import asyncio

    from uvicorn import Config
    from uvicorn.protocols.http.httptools_impl import RequestResponseCycle
    from uvicorn.server import ServerState

AT_ONCE = struct.pack("ii", 1, 0)


class Connection(HttpToolsProtocol):
    """uvicorn's connection with limits on heads, on time and on their number.

    `check` is called every second or so: a head, a body, a pause between requests or an
    unread answer that takes too long ends the connection.
    """

    limits = Limits()

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._stage = "idle"
        self._since = self.loop.time()
        self._head = 0
        self._unsent = 0
        self._unsent_since = 0.0
        self._unanswered: deque[RequestResponseCycle] = deque()

    def connection_made(self, transport: Any) -> None:
        """Take the connection, or refuse it where there are too many."""
        super().connection_made(transport)
        if len(self.connections) > self.limits.connections:
            self._refuse(503, "Service Unavailable", "too many connections; try again")

    def data_received(self, data: bytes) -> None:
        """Parse what came, unless the head has grown too large."""
        if self.transport.is_closing():
            return
        super().data_received(data)
        if self._stage in {"idle", "head"}:
            self._head += len(data)
            if self._head > self.limits.head:
                self._refuse_head()

    def on_message_begin(self) -> None:
        """A request's first line begins."""
        super().on_message_begin()
        self.scope["extensions"] = {ABORT: self.abort}  # type: ignore[dict-item]  # ours to call, not a specification's to read
        self._enter("head")

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header; one that follows the body comes too late to say anything."""
        if self._stage == "head":
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """The head is whole."""
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > (
            self.limits.head
        ):
            self._refuse_head()
            raise ValueError  # ends the parsing of what came with it
        super().on_headers_complete()
        self._unanswered.append(self.cycle)
        self._enter("body")
        self._head = 0

    def on_message_complete(self) -> None:
        """The request is whole."""
        super().on_message_complete()
        self._enter("answer")

    def on_response_complete(self) -> None:
        """The answer has been written."""
        self._unanswered.popleft()
        super().on_response_complete()
        if self._stage == "answer" and not self._unanswered:
            self._enter("idle")

    def connection_lost(self, exc: Exception | None) -> None:
        """The client has left: whatever works for it ends, not its last request alone."""
        for cycle in self._unanswered:
            cycle.disconnected = True
            cycle.message_event.set()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no request, unless it has been refused already."""
        if not self.transport.is_closing():
            self._refuse(400, "Bad Request", msg)

    def abort(self) -> None:
        """Reset the connection: what is not sent is dropped and the client sees an error."""
        found = self.transport.get_extra_info("socket")
        if found is not None:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
        self.transport.abort()

    def check(self, now: float) -> None:
        """End the connection if it has kept the server waiting for too long."""
        unsent = self.transport.get_write_buffer_size()
        if unsent == 0 or unsent != self._unsent:
            self._unsent, self._unsent_since = unsent, now
        elif now - self._unsent_since > self.limits.stalled_seconds:
            self.abort()
            return
        allowed = {
            "idle": self.limits.idle_seconds,
            "head": self.limits.head_seconds,
            "body": self.limits.body_seconds,
        }.get(self._stage)
        if allowed is None or now - self._since <= allowed:
            return
        if self.transport.is_closing() or self._stage == "idle":
            self.transport.close()
        else:
            self._refuse(408, "Request Timeout", "the request took too long to arrive")

    def _enter(self, stage: str) -> None:
        self._stage, self._since = stage, self.loop.time()

    def _refuse_head(self) -> None:
        if len(self.url) > self.limits.head // 2:
            self._refuse(414, "URI Too Long", "the address is too long; send the query by POST")
        else:
            self._refuse(431, "Request Header Fields Too Large", "the headers are too long")

    def _refuse(self, status: int, phrase: str, text: str) -> None:
        """Answer and close; amid an answer reset, for this would be read as a part of it."""
        if self._unanswered and self._unanswered[0].response_started:
            self.abort()
            return
        body = f"{text}\n".encode()
        self.transport.write(
            f"HTTP/1.1 {status} {phrase}\r\ncontent-type: text/plain; charset=utf-8\r\n"
            f"content-length: {len(body)}\r\nconnection: close\r\n\r\n".encode()
            + body
        )
        self.transport.close()
