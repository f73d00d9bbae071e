"""Bytes that no ordinary client sends, over plain sockets, to a real `kg serve`."""

from __future__ import annotations

import socket
import struct
import time
from itertools import chain
from urllib.parse import quote, urlsplit

import pytest

HOST = b"Host: localhost\r\n"
ASK = b"/sparql?query=ASK%7B%7D"
POST = b"POST /sparql HTTP/1.1\r\n" + HOST + b"Content-Type: application/sparql-query\r\n"
LAST = b"Connection: close\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n"
TRUE = b'{"head":{},"boolean":true}'
EVERYTHING = quote("SELECT * { ?s ?p ?o }").encode()


@pytest.fixture(scope="module")
def address(built, serving):
    with serving(built) as server:
        yield urlsplit(server.url).netloc.rpartition(":")


def connected(address):
    return socket.create_connection((address[0], int(address[2])), timeout=20)


def read(connection) -> bytes:
    """All bytes until the other side closes; `reset` is what a broken connection ends with."""
    found = b""
    try:
        while data := connection.recv(1 << 16):
            found += data
    except ConnectionResetError:
        return found + b"reset"
    return found


def send(address, data: bytes) -> bytes:
    with connected(address) as connection:
        connection.sendall(data)
        return read(connection)


def get(*lines: bytes, path: bytes = ASK, version: bytes = b"1.1") -> bytes:
    return b"GET %b HTTP/%b\r\n" % (path, version) + b"".join(lines) + LAST + b"\r\n"


ONE_ANSWER = {
    "plain": (get(HOST), 200),
    "capitals": (get(b"HOST: LOCALHOST:8080\r\n"), 200),
    "an address": (get(b"Host: 127.0.0.1:1\r\n"), 200),
    "an address of IPv6": (get(b"Host: [::1]:80\r\n"), 200),
    "chunks": (POST + CHUNKED + LAST + b"\r\n3\r\nASK\r\n3;x=y\r\n {}\r\n0\r\n\r\n", 200),
    "chunks in capitals": (POST + CHUNKED.upper() + LAST + b"\r\n6\r\nASK {}\r\n0\r\n\r\n", 200),
    "a body of a GET": (get(HOST, b"Content-Length: 3\r\n") + b"abc", 200),
    "HTTP/1.0": (get(version=b"1.0"), 200),
    # names that are not the server's, as after DNS rebinding
    "another host": (get(b"Host: evil.example\r\n"), 421),
    "a host below": (get(b"Host: localhost.evil.example\r\n"), 421),
    "a host above": (get(b"Host: evil-localhost\r\n"), 421),
    "a host in a port": (get(b"Host: localhost:80@evil.example\r\n"), 421),
    "a host after an address": (get(b"Host: [::1]evil.example\r\n"), 421),
    "a host with a user": (get(b"Host: evil@localhost\r\n"), 421),
    "a host that is no name": (get(b'Host: a>b<"c\r\n'), 421),
    "an empty host": (get(b"Host: \r\n"), 421),
    "no host": (get(), 400),
    "two hosts": (get(HOST, HOST), 400),
    "HTTP/1.0 of another host": (get(b"Host: evil.example\r\n", version=b"1.0"), 421),
    "a foreign page": (get(HOST, b"Origin: http://evil.example\r\n"), 403),
    "a page from nowhere": (get(HOST, b"Origin: null\r\n"), 403),
    "a page of another port": (get(HOST, b"Origin: http://localhost:1\r\n"), 403),
    "a picture of a foreign page": (get(HOST, b"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Dest: image\r\n"), 403),
    "a script of a neighbouring page": (get(HOST, b"Sec-Fetch-Site: same-site\r\nSec-Fetch-Dest: script\r\n"), 403),
    "a link on a foreign page": (get(HOST, b"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Dest: document\r\n"), 200),
    "a page of the server's own": (get(HOST, b"Sec-Fetch-Site: same-origin\r\nSec-Fetch-Dest: empty\r\n"), 200),
    # one request here that is two elsewhere, or the other way round
    "two lengths": (POST + b"Content-Length: 6\r\nContent-Length: 7\r\n\r\nASK {}", 400),
    "a length and chunks": (POST + CHUNKED + b"Content-Length: 6\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n", 400),
    "chunks and a length": (POST + b"Content-Length: 6\r\n" + CHUNKED + b"\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n", 400),
    "a list of lengths": (POST + b"Content-Length: 6, 6\r\n\r\nASK {}", 400),
    "a signed length": (POST + b"Content-Length: +6\r\n\r\nASK {}", 400),
    "a negative length": (POST + b"Content-Length: -6\r\n\r\nASK {}", 400),
    "a length of sixteens": (POST + b"Content-Length: 0x6\r\n\r\nASK {}", 400),
    "a length beyond numbers": (POST + b"Content-Length: " + b"9" * 40 + b"\r\n\r\nASK {}", 400),
    "a length over the limit": (POST + b"Content-Length: 100000000\r\n\r\nASK {}", 413),
    "chunks that are none": (POST + b"Transfer-Encoding: xchunked\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n", 400),
    "chunks not last": (POST + b"Transfer-Encoding: chunked, gzip\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n", 400),
    "packed chunks": (POST + b"Transfer-Encoding: gzip, chunked\r\n" + LAST + b"\r\n6\r\nASK {}\r\n0\r\n\r\n", 501),
    "a space before the colon": (POST + b"Transfer-Encoding : chunked\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n", 400),
    "a chunk of less than nothing": (POST + CHUNKED + b"\r\n-6\r\nASK {}\r\n0\r\n\r\n", 400),
    "a chunk beyond numbers": (POST + CHUNKED + b"\r\n" + b"F" * 18 + b"\r\nASK {}\r\n0\r\n\r\n", 400),
    "a chunk that says too little": (POST + CHUNKED + b"\r\n3\r\nASK {}\r\n0\r\n\r\n", 400),
    "a folded header": (get(HOST, b"X: a\r\n b\r\n"), 400),
    "lines without returns": (get(HOST).replace(b"\r\n", b"\n"), 400),
    "a return in a header": (get(HOST, b"X: a\rY: b\r\n"), 400),
    "a NUL in a header": (get(HOST, b"X: a\x00b\r\n"), 400),
    "a header without a colon": (get(HOST, b"garbage\r\n"), 400),
    "a host said after the body": (POST + CHUNKED + LAST + b"\r\n6\r\nASK {}\r\n0\r\nHost: evil.example\r\n\r\n", 200),
    "garbage": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 100, 400),
    "HTTP/2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
    "a tunnel": (b"CONNECT evil.example:443 HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "another protocol": (get(HOST, b"Upgrade: h2c\r\n"), 200),
    "letters of Thai unescaped": (get(HOST, path="/sparql?query=ASK{'ก'}".encode()), 400),
    # more than there may be
    "a long address": (get(HOST, path=ASK + b"%20" * 40_000), 414),
    "long headers": (get(HOST, *(b"X-%d: %b\r\n" % (i, b"y" * 900) for i in range(200))), 431),
    "many fields": (get(HOST, path=ASK + b"&a=1" * 5000), 400),
    # paths out of the server's own
    "a way up": (get(HOST, path=b"/../../../../etc/passwd"), 404),
    "an escaped way up": (get(HOST, path=b"/%2e%2e/%2e%2e/%2e%2e/etc/passwd"), 404),
    "a way up in one name": (get(HOST, path=b"/..%2f..%2f..%2fetc%2fpasswd"), 404),
    "a file of the workspace": (get(HOST, path=b"/kg.toml"), 404),
    "a file of the build": (get(HOST, path=b"/build/graph.nq"), 404),
    "a NUL in a path": (get(HOST, path=b"/%00/etc/passwd"), 404),
    "a line's end in a path": (get(HOST, path=b"/%0d%0aSet-Cookie:%20a=b"), 404),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE_ANSWER)
def test_one_request_gets_one_answer_or_one_refusal(address, name):
    data, status = ONE_ANSWER[name]
    answer = send(address, data)
    assert answer.startswith(b"HTTP/1.1 %d " % status), answer[:300]
    assert answer.count(b"HTTP/1.1 ") == 1
    assert b"root:" not in answer
    assert b"\r\nset-cookie" not in answer.lower()
    if status == 200:
        assert answer.endswith(b"\r\n\r\n" + TRUE)


def test_requests_sent_at_once_are_answered_in_their_order(address):
    numbers = range(40)
    paths = [f"/sparql?query={quote(f'SELECT ({n} AS ?n) {{}}')}&format=csv" for n in numbers]
    requests = [
        b"GET %b HTTP/1.1\r\n%b%b\r\n" % (path.encode(), HOST, LAST * (path == paths[-1]))
        for path in paths
    ]
    answers = send(address, b"".join(requests)).split(b"HTTP/1.1 200 OK\r\n")[1:]
    assert [int(answer.split()[-1]) for answer in answers] == list(numbers)


def test_what_is_refused_amid_an_answer_never_stands_in_it(address):
    """A second request that is garbage resets the connection; its refusal is no part of a body."""
    for version in (b"1.1", b"1.0"):
        with connected(address) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            head = b"GET /sparql?query=%b HTTP/%b\r\n" % (EVERYTHING, version)
            connection.sendall(head + HOST + b"Connection: keep-alive\r\n\r\n")
            first = connection.recv(100)
            assert first.startswith(b"HTTP/1.1 200 ")
            connection.sendall(b"GARBAGE\r\n\r\n")
            rest = read(connection)
        assert b"HTTP/1.1 4" not in rest
        assert rest.endswith((b"reset", b"0\r\n\r\n", b"]}}"))


def test_clients_that_leave_amid_their_answers_keep_no_worker(address):
    """Thirty leave, each with a second request waiting behind the first."""
    slow = quote("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }").encode()
    request = b"GET /sparql?query=%b HTTP/1.1\r\n" % slow + HOST + b"\r\n"
    for _ in range(30):
        with connected(address) as connection:
            connection.sendall(request + request)
            time.sleep(0.01)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert send(address, get(HOST)).endswith(TRUE)


@pytest.mark.parametrize(
    "header",
    [
        b'Content-Type: a/b; x="' + b";" * 60_000,
        b"Content-Type: a/b" + b";a" * 30_000,
        b"Accept: " + b"a/b;" * 15_000,
        b"Accept: " + b"," * 60_000,
        b"Origin: " + b"http://" * 8_000,
        b"Host: " + b"a." * 30_000,
        b"Cookie: " + b"a=b; " * 12_000,
    ],
    ids=lambda header: header[:20].decode(),
)
def test_a_long_header_holds_nobody_up(address, header):
    """Ten of each; Content-Type once took 1.8 s each, in which nobody else was answered."""
    replaced = header.partition(b":")[0].lower() + b":"
    lines = [
        each
        for each in (HOST.strip(), b"Content-Type: text/plain")
        if not each.lower().startswith(replaced)
    ]
    request = b"\r\n".join(
        [b"POST /sparql HTTP/1.1", *lines, header, b"Content-Length: 0", b"", b""]
    )
    began = time.monotonic()
    with connected(address) as connection:
        connection.sendall(request * 10)
        assert connection.recv(12)[9:10] == b"4"
    assert send(address, get(HOST)).endswith(TRUE)
    assert time.monotonic() - began < 10


def test_every_answer_carries_the_headers_that_keep_it_harmless(address):
    for path in (ASK, b"/sparql", b"/nothing", b"/sparql?query=x", b"/data?default"):
        head = send(address, get(HOST, path=path)).partition(b"\r\n\r\n")[0].lower()
        assert b"\r\nx-content-type-options: nosniff" in head
        assert b"\r\ncontent-security-policy: default-src 'none'" in head
        assert b"\r\naccess-control-allow-origin" not in head
        assert b"\r\nserver:" not in head


def test_bytes_of_chance_break_nothing(address):
    """Cut, doubled and altered requests of the table: each ends in an answer or a closed line."""
    bodies = [data for data, _ in ONE_ANSWER.values() if len(data) < 2000]
    altered = chain.from_iterable(
        (data[: len(data) // 2] + b"\xff" + data[len(data) // 2 :], data.replace(b" ", b"\t", 1))
        for data in bodies
    )
    for data in altered:
        with connected(address) as connection:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            assert read(connection)[9:12] not in (b"500", b"502", b"503", b"504")
    assert send(address, get(HOST)).endswith(TRUE)
