"""What the W3C's tests ask of a server that this one does not do, by design, and says so."""

from __future__ import annotations

import pytest

from . import suite

FETCHING = [*suite.entries("service"), *suite.entries("syntax-fed")]
"""Federated queries: refused, because a query here opens no connection."""
SIMPLE = {"Simple"}

pytestmark = pytest.mark.skipif(suite.FOLDER is None, reason=suite.REASON)


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry.name) for entry in FETCHING])
def test_a_query_that_would_ask_another_server_is_refused(suite_server, entry):
    reply = suite_server.query(entry.query.read_text(encoding="utf-8"))
    assert reply.status == 400
    assert reply.text.startswith("SERVICE is not answered")


def test_no_test_of_the_suite_s_entailment_folder_is_of_simple_entailment():
    """There is no reasoner: the build writes all superclasses, and answers follow from triples."""
    listed = suite.entries("entailment")
    assert len(listed) == 70
    assert all(entry.regimes and not SIMPLE & set(entry.regimes) for entry in listed)
