"""The W3C's tests of what is a query and what is none, over HTTP: 200 or 400, nothing between."""

from __future__ import annotations

import pytest

from . import suite
from .known import SYNTAX, marked

FOLDERS = (*suite.EVALUATED, "syntax-query")
LISTED = [entry for folder in FOLDERS for entry in suite.entries(folder)]
GOOD = [entry for entry in LISTED if entry.kind == "PositiveSyntaxTest11"]
BAD = [entry for entry in LISTED if entry.kind == "NegativeSyntaxTest11"]

pytestmark = pytest.mark.skipif(suite.FOLDER is None, reason=suite.REASON)


def ask(server, entry):
    return server.query(
        entry.query.read_text(encoding="utf-8"), dataset=[("default-graph-uri", suite.NOTHING)]
    )


@pytest.mark.parametrize("entry", marked(GOOD, SYNTAX))
def test_what_the_suite_calls_a_query_is_read(suite_server, entry):
    reply = ask(suite_server, entry)
    assert reply.status == 200, reply.text


@pytest.mark.parametrize("entry", marked(BAD, SYNTAX))
def test_what_the_suite_calls_no_query_is_refused_in_one_line(suite_server, entry):
    reply = ask(suite_server, entry)
    assert reply.status == 400, reply.text
    assert reply.kind == "text/plain"
    assert reply.text.strip().count("\n") == 0


def test_what_is_known_to_fail_is_in_the_suite():
    assert set(SYNTAX) <= {entry.name for entry in LISTED}
