"""A server under test and a plain client of it: what is sent is what a test says, and no more."""

from __future__ import annotations

import http.client
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SECONDS = 60


@dataclass(frozen=True)
class Reply:
    """An answer read to its end: status, headers (names in small letters) and body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        """The media type without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip()

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


@dataclass
class Client:
    """One connection, kept open; opened again where the server closed it."""

    address: str
    _open: http.client.HTTPConnection | None = field(default=None, repr=False)

    def send(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str] | Sequence[tuple[str, str]] = (),
        body: bytes | None = None,
    ) -> Reply:
        """The answer to one request, whose headers are these, Host, and Content-Length if any."""
        fresh = self._open is None
        try:
            return self._sent(method, path, headers, body)
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self.close()
            if fresh:
                raise
            return self._sent(method, path, headers, body)

    def _sent(self, method, path, headers, body) -> Reply:
        connection = self._open = self._open or http.client.HTTPConnection(
            self.address, timeout=SECONDS
        )
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in dict(headers).items():
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("content-length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        reply = Reply(
            answer.status,
            {name.lower(): value for name, value in answer.getheaders()},
            answer.read(),
        )
        if answer.will_close:
            self.close()
        return reply

    def close(self) -> None:
        if self._open is not None:
            self._open.close()
        self._open = None


@dataclass(frozen=True)
class Served:
    """A running server: its address, the path of its SPARQL endpoint, and a connection to it."""

    address: str
    client: Client
    sparql: str = "/sparql"

    @property
    def url(self) -> str:
        return f"http://{self.address}{self.sparql}"

    def get(self, path: str, accept: str = "") -> Reply:
        return self.client.send("GET", path, {"accept": accept} if accept else {})

    def query(self, text: str, accept: str = "", dataset: Sequence[tuple[str, str]] = ()) -> Reply:
        """A query posted as it is, its dataset named in the URL."""
        path = f"{self.sparql}?{urlencode(dataset)}" if dataset else self.sparql
        headers = {"content-type": "application/sparql-query"}
        headers |= {"accept": accept} if accept else {}
        return self.client.send("POST", path, headers, text.encode("utf-8"))


@contextmanager
def asked(url: str) -> Iterator[Served]:
    """The server that says it is at `url`, and a connection that is closed with the tests."""
    address = urlsplit(url).netloc
    client = Client(address)
    try:
        yield Served(address, client)
    finally:
        client.close()
