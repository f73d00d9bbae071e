"""Requests and whole replies: time limits, retries, redirects, and nothing half read."""

from __future__ import annotations

import re
import time
import weakref
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING
from urllib.parse import urljoin

import httpx

from kg.errors import KgError
from kg.progress import steps
from kg.store.remote.address import origin, shown
from kg.store.remote.credentials import Credentials

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SECONDS = 300
"""A server may be silent for so long; what a hard question takes is spent in silence."""
CONNECTING = 10
LONGEST = 3600
"""A reply may take so many seconds in all."""
MOST_BYTES = 4 * 1024**3
IN_MEMORY = 8 * 1024**2
TRIES = 4
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0
BUSY = frozenset({429, 502, 503, 504})
REDIRECTS = frozenset({301, 302, 307, 308})
MOST_REDIRECTS = 3
LONGEST_DETAIL = 300
_TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)


class Body(SpooledTemporaryFile[bytes]):
    """Bytes in memory, or many of them in a file without a name; closed with its last reader."""

    def __init__(self) -> None:
        super().__init__(IN_MEMORY)

    def __del__(self) -> None:
        self.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A whole reply; `body` stands at its start and is in memory or in a file without a name."""

    url: str
    status: int
    headers: httpx.Headers
    body: IO[bytes]
    size: int

    @property
    def kind(self) -> str:
        """Its media type, in small letters and without parameters; "" if it says none."""
        return str(self.headers.get("content-type", "")).partition(";")[0].strip().lower()

    def start(self, most: int = LONGEST_DETAIL * 10) -> str:
        """The first of its text."""
        self.body.seek(0)
        text = self.body.read(most).decode("utf-8", "replace")
        self.body.seek(0)
        return text

    def end(self, most: int = 64) -> bytes:
        """The last of its bytes."""
        self.body.seek(max(0, self.size - most))
        data = self.body.read()
        self.body.seek(0)
        return data


class Wire:
    """One client with the credentials of the environment."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.credentials = Credentials()
        self._client = httpx.Client(
            timeout=httpx.Timeout(seconds, connect=CONNECTING), auth=self.credentials
        )
        weakref.finalize(self, self._client.close)

    def send(
        self,
        method: str,
        url: str,
        *,
        form: Mapping[str, str | list[str]] | None = None,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        again: bool = True,
    ) -> Reply:
        """The reply, whatever its status; a `KgError` of one line where there is no whole one.

        A server that is busy (429, 502, 503, 504) or breaks off is asked again up to three
        times, after the time it names or half a second and twice that, if `again` says that
        asking twice does nothing that asking once does not. Redirects are followed to the same
        scheme, host and port alone: nobody else is told the question or who asks.
        """
        request = self._client.build_request(method, url, data=form, content=body, headers=headers)
        for turn in range(1, TRIES + 1):
            last = turn == TRIES or not again
            try:
                reply = self._followed(request)
            except httpx.TimeoutException as error:
                raise KgError(f"{shown(url)}: no answer in time; is it busy?") from error
            except httpx.ConnectError as error:
                raise KgError(
                    f"{shown(url)}: no answer ({error}); is it a SPARQL endpoint, and running?"
                ) from error
            except httpx.HTTPError as error:
                if last:
                    raise KgError(f"{shown(url)}: broke off its answer ({error})") from error
                time.sleep(_wait(turn))
                continue
            if reply.status not in BUSY or last:
                return reply
            time.sleep(self._named_wait(reply, turn))
        raise AssertionError  # the last turn returns or raises

    def expect(self, reply: Reply) -> Reply:
        """The reply if it tells of success; else a `KgError` with what the server said."""
        if reply.status < 300:
            return reply
        reason = httpx.codes.get_reason_phrase(reply.status)
        where = f"{shown(reply.url)}: answered {reply.status} {reason}"
        said = self.credentials.hidden(told(reply.start()))
        if reply.status == httpx.codes.UNAUTHORIZED or (reply.status == 403 and not said):
            response = httpx.Response(reply.status, headers=reply.headers)
            raise KgError(f"{where}: {self.credentials.mended(response)}")
        raise KgError(f"{where}: {said}")

    def _followed(self, request: httpx.Request) -> Reply:
        for _ in range(MOST_REDIRECTS + 1):
            reply = self._once(request)
            if reply.status not in REDIRECTS:
                return reply
            there = urljoin(str(request.url), reply.headers.get("location", ""))
            if origin(there) != origin(str(request.url)):
                raise KgError(
                    f"{shown(reply.url)}: sends on to {shown(there)}, which is asked nothing "
                    "unless you name it; give that URL if you trust it"
                )
            kept = {k: v for k, v in request.headers.items() if k not in {"host", "authorization"}}
            request = httpx.Request(request.method, there, headers=kept, content=request.content)
        raise KgError(f"{shown(str(request.url))}: sends on and on")

    def _once(self, request: httpx.Request) -> Reply:
        """One exchange, its reply read to its end: one that breaks off is an `httpx.HTTPError`."""
        response = self._client.send(request, stream=True)
        body = Body()
        size, until = 0, time.monotonic() + LONGEST
        try:
            for chunk in steps("fetching the answer", _chunks(response), every=16):
                size += len(chunk)
                if size > MOST_BYTES:
                    where, most = shown(str(request.url)), MOST_BYTES // 1024**3
                    raise KgError(f"{where}: the answer is over {most} GiB; add a LIMIT")
                if time.monotonic() > until:
                    raise httpx.ReadTimeout("too slow", request=request)
                body.write(chunk)
        finally:
            response.close()
        body.seek(0)
        return Reply(
            url=str(request.url), status=response.status_code,
            headers=response.headers, body=body, size=size,
        )  # fmt: skip

    def _named_wait(self, reply: Reply, turn: int) -> float:
        """How long a busy server is to be left alone; a `KgError` where that is long."""
        named = _retry_after(reply.headers.get("retry-after", ""))
        if named is not None and named > LONGEST_WAIT:
            raise KgError(
                f"{shown(reply.url)}: answered {reply.status}, busy; "
                f"ask again in {named:.0f} seconds"
            )
        return _wait(turn) if named is None else named


def told(text: str) -> str:
    r"""What a server said of a failure, on one line: no tags, no query said back, not much.

    >>> told("<html><p>Virtuoso 37000 Error\n\nSPARQL query:\\nselect</html>")
    'Virtuoso 37000 Error'
    """
    plain = " ".join(_TAGS.sub(" ", text).partition("SPARQL query:")[0].split())
    plain = "".join(c for c in plain if c.isprintable())
    return plain if len(plain) <= LONGEST_DETAIL else f"{plain[:LONGEST_DETAIL]} …"


def _chunks(response: httpx.Response) -> Iterator[bytes]:
    yield from response.iter_bytes(65536)


def _wait(turn: int) -> float:
    return float(min(LONGEST_WAIT, FIRST_WAIT * 2 ** (turn - 1)))


def _retry_after(value: str) -> float | None:
    """The seconds that a Retry-After names, in either of its forms; None for none."""
    if value.strip().isdigit():
        return float(value)
    with suppress(ValueError, TypeError, OverflowError):
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    return None
