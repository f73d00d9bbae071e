"""Answers longer than a server gives at once: asked for page by page, and counted."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.progress import steps
from kg.store.engine import words
from kg.store.remote.wire import Body

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.store.remote.wire import Reply

    Ask = Callable[[str], Reply]

MOST_PAGES = 10_000
ROUND = 1000
"""A server that cuts answers off cuts them at a round number of rows."""
_PROLOGUE = re.compile(
    r"(?:\s+|\#[^\n]*(?:\n|\Z)|PREFIX\s+[^\s<]*\s*<[^>]*>|BASE\s*<[^>]*>)*", re.IGNORECASE
)
_OWN_ORDER = re.compile(
    r"\bORDER\s+BY\b(?:(?!\b(?:LIMIT|OFFSET|VALUES)\b)[^{}\"'#<])*\Z", re.IGNORECASE
)
_COUNT = "n_of_all_rows"


def may_be_cut(query: str, rows: int) -> bool:
    """Whether so many rows may be a server's own limit rather than all there are."""
    return rows > 0 and rows % ROUND == 0 and words(query)[:1] in (["SELECT"], ["PREFIX"], ["BASE"])


def counted(ask: Ask, query: str) -> int:
    """How many rows a SELECT has, as the server counts them."""
    head, rest = _split(query)
    reply = ask(f"{head}SELECT (COUNT(*) AS ?{_COUNT}) WHERE {{ {{ {rest}\n}} }}")
    rows = _bindings(reply)
    if len(rows) != 1 or _COUNT not in rows[0]:
        raise KgError("the server gave a cut answer and does not count its rows; narrow the query")
    return int(rows[0][_COUNT]["value"])


def paged(ask: Ask, query: str, columns: list[str], cap: int) -> Body:
    """All rows of a SELECT as SPARQL JSON results, at most `cap` at a time.

    They are sorted by every column inside, so that a page follows the one before whatever
    order the server would give them in, and counted before and after. A `KgError` where they
    have blank nodes, whose names mean nothing on the next page, where a page holds
    other than it should, and where the count changes meanwhile.
    """
    head, rest = _split(query)
    total = counted(ask, query)
    pages = -(-total // cap)
    if pages > MOST_PAGES:
        raise KgError(
            f"the answer has {total:,} rows, and the server gives {cap:,}; narrow the query"
        )
    inner = _sorted(rest, columns)
    body = Body()
    body.write(
        json.dumps({"head": {"vars": columns}})[:-1].encode() + b', "results": {"bindings": ['
    )
    done = 0
    for start in steps("fetching pages", range(0, total, cap), pages, every=1):
        page = f"{head}SELECT * WHERE {{ {{ {inner} }} }} LIMIT {cap} OFFSET {start}"
        rows = _bindings(ask(page))
        if len(rows) != min(cap, total - start):
            raise _changed(total)
        for row in rows:
            if any(cell.get("type") == "bnode" for cell in row.values()):
                raise KgError(
                    f"the answer has {total:,} rows with blank nodes, and the server gives "
                    f"{cap:,} at once; select no blank nodes, or add a LIMIT"
                )
            body.write((b"," if done else b"") + json.dumps(row).encode())
            done += 1
    if counted(ask, query) != total:
        raise _changed(total)
    body.write(b"]}}")
    body.seek(0)
    return body


def _sorted(select: str, columns: list[str]) -> str:
    """A SELECT in an order that leaves nothing open: its own, then by every column.

    >>> _sorted("SELECT ?a ?b { ?a ?b ?c } ORDER BY DESC(?b)", ["a", "b"])
    'SELECT ?a ?b { ?a ?b ?c } ORDER BY DESC(?b) ?a ?b'
    """
    order = " ".join(f"?{name}" for name in columns)
    if _OWN_ORDER.search(select):
        return f"{select.rstrip()} {order}"
    after = words(select.rpartition("}")[2])
    if "ORDER" in after:
        raise KgError(
            "the answer is sorted and limited, and longer than what the server gives at once; "
            "give a lower LIMIT, or none"
        )
    return f"SELECT {order} WHERE {{ {{ {select}\n}} }} ORDER BY {order}"


def _changed(total: int) -> KgError:
    return KgError(
        f"the answer of {total:,} rows came in pages that do not add up: the data changes "
        "meanwhile, or the server's limit is lower; ask again, or narrow the query"
    )


def _split(query: str) -> tuple[str, str]:
    """A query's PREFIX and BASE lines, and the rest."""
    match = _PROLOGUE.match(query)
    end = match.end() if match else 0
    return query[:end], query[end:]


def _bindings(reply: Reply) -> list[dict[str, Any]]:
    data = json.loads(reply.body.read())
    reply.body.seek(0)
    return list(data["results"]["bindings"])
