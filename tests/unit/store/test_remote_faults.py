"""Never a part of an answer: what servers do wrong, over real HTTP on this machine."""

from __future__ import annotations

import base64
import gzip
import json
import re
from email.utils import formatdate

import pytest

from kg.errors import KgError
from kg.store.remote import wire
from kg.store.remote.asking import RemoteStore

from .conftest import BASE, NT, SRJ

QUERY = "SELECT ?s ?o { ?s kg:fact ?o }"


def reply(data: bytes, status: int = 200, kind: str = SRJ, **headers: str):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return status, {"Content-Type": kind, "Content-Length": str(len(data)), **named}, data


def rows(*pairs: tuple[str, str], kind: str = "literal") -> bytes:
    found = [
        {"s": {"type": "uri", "value": f"{BASE}{s}"}, "o": {"type": kind, "value": o}}
        for s, o in pairs
    ]
    return json.dumps({"head": {"vars": ["s", "o"]}, "results": {"bindings": found}}).encode()


def number(n: int) -> bytes:
    cell = {"n_of_all_rows": {"type": "literal", "value": str(n)}}
    data = {"head": {"vars": ["n_of_all_rows"]}, "results": {"bindings": [cell]}}
    return json.dumps(data).encode()


PROBE = reply(b'{"head": {}, "boolean": true}')
WHOLE = rows(("a", "1"), ("b", "2"))
XML = b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>'


@pytest.fixture(autouse=True)
def waited(monkeypatch):
    """What was waited for, without waiting."""
    seconds: list[float] = []
    monkeypatch.setattr(wire.time, "sleep", seconds.append)
    return seconds


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (reply(WHOLE[:-30]), "cut off"),
        (reply(WHOLE.replace(b'"2"}}]', b'"2"}'), 200), "cannot be read"),
        (reply(WHOLE[:-1] + b"\nVirtuoso 22026 Error SR319"), "cut off"),
        (reply(XML, kind="application/sparql-results+xml"), "cut off"),
        (reply(b"<p>Sign in, please"), "cut off|cannot be read"),
        (reply(b"<html><body><h1>Sign in</h1>", kind="text/html"), "text/html.*: Sign in$"),
        (reply(b"Error: out of memory", kind="text/plain"), "out of memory"),
        (reply(WHOLE, kind="image/png"), "image/png"),
        (reply(b"", kind=SRJ), "cut off"),
        (reply(WHOLE, X_SQL_State="S1TAT", X_SQL_Message="timeout"), "a part of the answer.*S1TAT"),
        ((200, {"Content-Type": NT}, b"<a:s> <a:p> <a:o> .\n"), "where its answer"),
        (reply(b"<a:s> <a:p> <a:o> .\n<a:s> <a:", kind=NT), "cannot be read"),
        (reply(b"<html>no such graph</html>", 404, "text/html"), "404.*no such graph"),
        (reply(b"Virtuoso 37000 Error\n\nSPARQL query:\nselect", 400), "400.*37000 Error$"),
    ],
)
def test_what_is_no_whole_answer_is_an_error_in_one_line(told, wrong, said):
    url, _ = told(PROBE, wrong)
    with pytest.raises(KgError) as caught:
        RemoteStore(url, BASE).query(QUERY)
    assert re.search(said, str(caught.value))
    assert str(caught.value).startswith(url)


def test_a_body_shorter_than_its_length_is_asked_for_again_and_then_refused(told, waited):
    short = (200, {"Content-Type": SRJ, "Content-Length": str(len(WHOLE))}, WHOLE[:50])
    url, asked = told(PROBE, short, reply(WHOLE))
    assert len(RemoteStore(url, BASE).query(QUERY).rows) == 2
    url, asked = told(PROBE, short)
    with pytest.raises(KgError, match="broke off"):
        RemoteStore(url, BASE).query(QUERY)
    assert len(asked) == 1 + wire.TRIES


def test_a_zipped_answer_is_read_and_one_cut_off_is_not(told):
    zipped = gzip.compress(WHOLE)
    url, _ = told(PROBE, reply(zipped, Content_Encoding="gzip"))
    assert len(RemoteStore(url, BASE).query(QUERY).rows) == 2
    url, _ = told(PROBE, reply(zipped[:60], Content_Encoding="gzip"))
    with pytest.raises(KgError, match=r"cut off|cannot be read|broke off"):
        RemoteStore(url, BASE).query(QUERY)


@pytest.mark.parametrize(
    ("busy", "waits"),
    [
        (reply(b"", 503, Retry_After="7"), [7.0]),
        (reply(b"", 429), [0.5]),
        (reply(b"", 503, Retry_After=formatdate(0, usegmt=True)), [0.0]),
        (reply(b"", 504, Retry_After="soon"), [0.5]),
    ],
)
def test_a_busy_server_is_left_alone_as_long_as_it_says_and_asked_again(told, waited, busy, waits):
    url, _ = told(PROBE, busy, reply(WHOLE))
    assert len(RemoteStore(url, BASE).query(QUERY).rows) == 2
    assert waited == waits


def test_a_server_that_stays_busy_is_asked_a_bounded_number_of_times(told, waited):
    url, asked = told(PROBE, reply(b"try later", 503))
    with pytest.raises(KgError, match="503 Service Unavailable: try later"):
        RemoteStore(url, BASE).query(QUERY)
    assert (len(asked), waited) == (5, [0.5, 1.0, 2.0])


def test_a_server_that_is_busy_for_long_is_not_waited_for(told, waited):
    url, _ = told(PROBE, reply(b"", 503, Retry_After="3600"))
    with pytest.raises(KgError, match="again in 3600 seconds"):
        RemoteStore(url, BASE).query(QUERY)
    assert not waited


def test_a_silent_server_is_given_up(told):
    url, _ = told(PROBE, (200, {"Content-Type": SRJ, "Content-Length": "10"}, b""))
    store = RemoteStore(url, BASE, seconds=0.2)
    assert store.server == ""
    with pytest.raises(KgError):
        store.query(QUERY)


def test_an_answer_without_end_is_given_up(told, monkeypatch):
    monkeypatch.setattr(wire, "MOST_BYTES", 100)
    url, _ = told(PROBE, reply(WHOLE))
    with pytest.raises(KgError, match="add a LIMIT"):
        RemoteStore(url, BASE).query(QUERY)


def test_an_answer_cut_at_the_servers_limit_is_asked_for_page_by_page(told):
    cut = reply(rows(("a", "1"), ("b", "2")), X_SPARQL_MaxRows="2")
    url, asked = told(
        PROBE, cut, reply(number(3)), reply(rows(("a", "1"), ("b", "2"))), reply(rows(("c", "3"))),
        reply(number(3)),
    )  # fmt: skip
    found = RemoteStore(url, BASE).query(QUERY)
    assert [row["o"].value for row in found.rows] == ["1", "2", "3"]
    assert b"LIMIT+2+OFFSET+2" in asked[4][2]


@pytest.mark.parametrize(
    ("replies", "said"),
    [
        ((number(3), rows(("a", "1")), number(3)), "do not add up"),
        ((number(3), rows(("a", "1"), ("b", "2")), rows(("c", "3")), number(4)), "do not add up"),
        ((number(3), rows(("a", "x"), ("b", "y"), kind="bnode")), "blank nodes"),
        ((number(3_000_000),), "narrow the query"),
    ],
)
def test_pages_that_do_not_add_up_are_no_answer(told, replies, said):
    cut = reply(rows(("a", "1"), ("b", "2")), X_SPARQL_MaxRows="2")
    url, _ = told(PROBE, cut, *map(reply, replies))
    with pytest.raises(KgError, match=said):
        RemoteStore(url, BASE).query(QUERY)


def test_a_round_number_of_rows_is_counted_and_a_limit_of_ones_own_is_no_cut(told):
    thousand = rows(*((f"a{n:04}", "1") for n in range(1000)))
    url, asked = told(PROBE, reply(thousand), reply(number(1000)))
    assert len(RemoteStore(url, BASE).query(QUERY).rows) == 1000
    assert b"COUNT" in asked[-1][2]
    more = reply(number(1001))
    url, asked = told(
        PROBE, reply(thousand), more, more, reply(thousand), reply(rows(("b", "1"))), more
    )
    assert len(RemoteStore(url, BASE).query(QUERY).rows) == 1001


def test_who_asks_is_told_to_nobody_else(told, monkeypatch):
    monkeypatch.setenv("KG_STORE_USER", "me")
    monkeypatch.setenv("KG_STORE_PASSWORD", "hush")
    monkeypatch.setenv("KG_STORE_AUTH", "basic")
    other, heard = told(reply(WHOLE))
    url, _ = told(PROBE, reply(b"", 307, Location=f"{other}?key=hush"))
    with pytest.raises(KgError, match=re.escape(other)) as caught:
        RemoteStore(url, BASE).query(QUERY)
    assert (heard, "hush" in str(caught.value)) == ([], False)


def test_a_server_may_send_on_to_itself(told):
    url, asked = told(PROBE, reply(b"", 308, Location="/sparql/"), reply(WHOLE))
    assert len(RemoteStore(url, BASE).query(QUERY).rows) == 2
    assert asked[-1][0] == "/sparql/"
    assert asked[-1][2] == asked[-2][2]
    url, _ = told(PROBE, reply(b"", 302, Location="/sparql"))
    with pytest.raises(KgError, match="on and on"):
        RemoteStore(url, BASE).query(QUERY)


ASKS = {
    "Digest": 'Digest realm="r", nonce="n", qop="auth", algorithm=MD5',
    "Basic": 'Basic realm="r"',
    "Bearer": 'Bearer realm="r"',
}


@pytest.mark.parametrize("kind", ASKS)
def test_a_server_gets_the_credentials_that_it_asks_for(told, monkeypatch, kind):
    monkeypatch.setenv("KG_STORE_USER", "me")
    monkeypatch.setenv("KG_STORE_PASSWORD", "hush")
    monkeypatch.setenv("KG_STORE_TOKEN", "token")
    asks = reply(b"", 401, WWW_Authenticate=ASKS[kind])
    url, asked = told(asks, PROBE, reply(WHOLE))
    assert len(RemoteStore(url, BASE).query(QUERY).rows) == 2
    sent = [headers.get("authorization", "") for _, headers, _ in asked]
    assert not sent[0]
    expected = {
        "Basic": "Basic " + base64.b64encode(b"me:hush").decode(),
        "Bearer": "Bearer token",
        "Digest": 'Digest username="me"',
    }
    assert all(each.startswith(expected[kind]) for each in sent[1:])


def test_refused_credentials_are_one_line_that_does_not_say_them(told, monkeypatch):
    refused = reply(b"wrong password hush", 401, WWW_Authenticate=ASKS["Basic"])
    url, _ = told(refused)
    with pytest.raises(KgError, match=r"asks for basic; set KG_STORE_USER and KG_STORE_PASSWORD"):
        RemoteStore(url, BASE).query(QUERY)
    monkeypatch.setenv("KG_STORE_USER", "me")
    monkeypatch.setenv("KG_STORE_PASSWORD", "hush")
    for status in (401, 403, 500):
        url, _ = told(refused, reply(b"not hush", status))
        with pytest.raises(KgError) as caught:
            RemoteStore(url, BASE).query(QUERY)
        assert "hush" not in str(caught.value)
        assert ("was refused" in str(caught.value)) == (status == 401)
        assert ("not …" in str(caught.value)) == (status != 401)


def test_a_kind_of_credentials_that_there_is_not_is_one_line(monkeypatch):
    monkeypatch.setenv("KG_STORE_AUTH", "kerberos")
    with pytest.raises(KgError, match="basic, digest, bearer"):
        RemoteStore("http://127.0.0.1:9/sparql", BASE).query(QUERY)
