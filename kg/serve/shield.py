"""What stands before every route: hosts, origins, bodies, clients that leave, safe headers."""

from __future__ import annotations

import asyncio
import ipaddress
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.serve.job import TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from kg.serve.limits import Limits

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
SAFE = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (
        b"content-security-policy",
        b"default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; sandbox",
    ),
)
"""Headers of every answer that does not state its own."""
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{0,5})?")
METHODS = b"GET, HEAD, POST, OPTIONS"


class _TooMuchError(Exception):
    def __init__(self, status: int, text: str) -> None:
        self.status = status
        super().__init__(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who may ask.

    `hosts` are the names that the server is called by ("*": any; an address always, for no
    foreign page can make one its own), `origins` the sites whose pages may read its answers
    ("*": all).
    """

    hosts: frozenset[str] = LOOPBACK
    origins: frozenset[str] = frozenset()

    def knows(self, host: str) -> bool:
        """Whether a Host header, or the host of an Origin, is one of the server's names."""
        name = _without_port(host.lower())
        return bool({name, "*"} & self.hosts) or _is_address(name)

    def shares(self, origin: str) -> bool:
        """Whether pages of an origin may read."""
        return bool({origin, "*"} & self.origins)


class Shield:
    """An ASGI application before another.

    A request whose Host is not the server's (a rebound name) gets 421, one that a foreign
    page sends 403, a body over the limit 413. A client that leaves ends what works for it.
    """

    def __init__(self, inner: ASGIApp, access: Access, limits: Limits) -> None:
        self.inner, self.access, self.limits = inner, access, limits
        self._held = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        headers = dict(scope["headers"])
        origin = headers.get(b"origin", b"").decode("latin-1")
        send = self._safely(send, origin)
        if refusal := self._refusal(scope, origin):
            await _refuse(send, *refusal)
            return
        if scope["method"] == "OPTIONS":
            await _allow(send)
            return
        body = bytearray()
        try:
            whole = await self._read(headers, receive, body)
            if whole:
                await self._until_gone(scope, _Replay(bytes(body), receive), send)
        except _TooMuchError as error:
            await _refuse(send, error.status, str(error), close=True)
        finally:
            self._held -= len(body)

    def _refusal(self, scope: Scope, origin: str) -> tuple[int, str] | None:
        named = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(named) != 1 and (named or scope["http_version"] != "1.0"):
            return 400, "expected one Host header"
        if named and not self.access.knows(named[0]):
            return 421, (
                f"this server is not called {named[0][:100]!r}; "
                "if it should be: kg serve --allow-host NAME"
            )
        coded = {value.lower() for name, value in scope["headers"] if name == b"transfer-encoding"}
        if coded - {b"chunked"}:
            return 501, "a body may come in chunks, but in no other coding"
        if (
            not origin
            and _by_foreign_page(dict(scope["headers"]))
            and "*" not in self.access.origins
        ):
            return 403, "pages of other sites may not ask here; to let them: --cors ORIGIN"
        own = origin.partition("://")[2] in named
        if origin and not own and not self.access.shares(origin):
            return 403, f"pages of {origin[:100]!r} may not ask here; to let them: --cors ORIGIN"
        return None

    def _safely(self, send: Send, origin: str) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                stated = {name.lower() for name, _ in headers}
                headers += [each for each in SAFE if each[0] not in stated]
                if self.access.origins:
                    headers.append((b"vary", b"Origin"))
                if origin and self.access.shares(origin):
                    headers += [
                        (b"access-control-allow-origin", origin.encode("latin-1")),
                        (b"access-control-allow-methods", METHODS),
                        (b"access-control-allow-headers", b"Accept, Content-Type"),
                        (b"access-control-max-age", b"86400"),
                    ]
                else:
                    headers.append((b"cross-origin-resource-policy", b"same-origin"))
                message = {**message, "headers": headers}
            await send(message)

        return sending

    async def _read(
        self, headers: Mapping[bytes, bytes], receive: Receive, body: bytearray
    ) -> bool:
        """Read the whole body; False if the client has left."""
        stated = headers.get(b"content-length", b"0")
        if stated == b"0" and b"transfer-encoding" not in headers:
            return True
        too_long = f"a body has at most {self.limits.body:,} bytes"
        if not stated.isdigit() or int(stated[:20]) > self.limits.body:
            raise _TooMuchError(413, too_long)
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return False
            more = message.get("body", b"")
            body += more
            self._held += len(more)
            if len(body) > self.limits.body:
                raise _TooMuchError(413, too_long)
            if self._held > self.limits.bodies:
                raise _TooMuchError(503, "the server is busy; try again in a moment")
            if not message.get("more_body"):
                return True

    async def _until_gone(self, scope: Scope, receive: _Replay, send: Send) -> None:
        work = asyncio.ensure_future(self.inner(scope, receive, send))
        done, _ = await asyncio.wait({work}, timeout=0.05)  # most have answered by now
        if not done:
            gone = asyncio.ensure_future(receive.gone())
            try:
                await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                gone.cancel()
                if not work.done():
                    work.cancel()
                    with suppress(asyncio.CancelledError):
                        await work
        if not work.cancelled():
            work.result()


class _Replay:
    """A request's messages again, its body having been read."""

    def __init__(self, body: bytes, receive: Receive) -> None:
        self._body: bytes | None = body
        self._receive = receive

    async def __call__(self) -> Message:
        body, self._body = self._body, None
        if body is None:
            return await self._receive()
        return {"type": "http.request", "body": body, "more_body": False}

    async def gone(self) -> None:
        """Wait until the client has left."""
        while (await self._receive())["type"] != "http.disconnect":
            pass


async def _refuse(send: Send, status: int, text: str, *, close: bool = False) -> None:
    body = f"{text}\n".encode(errors="replace")
    headers = [(b"content-type", TEXT.encode()), (b"content-length", str(len(body)).encode())]
    if close:
        headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _allow(send: Send) -> None:
    headers: list[tuple[bytes, Any]] = [(b"allow", METHODS)]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def _by_foreign_page(headers: Mapping[bytes, bytes]) -> bool:
    """Whether a browser says that another site's page loads this (W3C, Fetch Metadata).

    Such a page sees no answer, but how long one takes and that work is done for it. A link that
    the reader follows from there is no such page's.
    """
    return (
        headers.get(b"sec-fetch-site") in {b"cross-site", b"same-site"}
        and headers.get(b"sec-fetch-dest") != b"document"
    )


def _without_port(host: str) -> str:
    """The name in a Host header; "" where the header is more than a name and a port."""
    found = _HOST.fullmatch(host)
    return found[1] if found else ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
