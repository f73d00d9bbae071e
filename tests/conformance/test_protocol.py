"""The W3C's tests of the SPARQL 1.1 Protocol: what asks is answered, what writes is refused."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat

from . import suite
from .digests import digest

LISTED = {entry.name.rpartition("/")[2]: entry for entry in suite.entries("protocol")}
WRITING = [entry for name, entry in LISTED.items() if name.startswith("update_")]
ASKING = [entry for entry in LISTED.values() if entry not in WRITING]
"""The tests named bad_… among them: what is no request is refused, be it to write or to ask."""

pytestmark = pytest.mark.skipif(suite.FOLDER is None, reason=suite.REASON)


def named(entries):
    return [pytest.param(entry, id=entry.name) for entry in entries]


def send(server, request):
    path = request.path.replace("/sparql/", server.sparql, 1)
    return server.client.send(request.method, path, request.headers, request.body)


def form_of(reply):
    """What kind of answer a media type is, in the manifest's words."""
    if RdfFormat.from_media_type(reply.kind):
        return "RDF"
    assert QueryResultsFormat.from_media_type(reply.kind), reply.kind
    boolean = "json" in reply.kind and "boolean" in json.loads(reply.body)
    return "boolean" if boolean else "tabular"


@pytest.mark.parametrize("entry", named(ASKING))
def test_a_request_that_asks_is_answered_as_the_protocol_says(suite_server, entry):
    for request in entry.requests:
        reply, expected = send(suite_server, request), request.expected
        assert expected.allows(reply.status), (reply.status, reply.text)
        if expected.form:
            assert form_of(reply) == expected.form
        if expected.boolean:
            assert json.loads(reply.body)["boolean"] is (expected.boolean == "true")


@pytest.mark.parametrize("entry", named(WRITING))
def test_a_request_that_writes_is_refused_and_changes_no_byte(suite_server, suite_workspace, entry):
    before = digest(suite_workspace)
    first, *later = entry.requests
    refused = send(suite_server, first)
    assert 400 <= refused.status < 500, refused.text
    for request in later:
        reply = send(suite_server, request)
        assert (reply.status, json.loads(reply.body)["boolean"]) == (200, False)
    assert digest(suite_workspace) == before


def test_every_test_of_the_protocol_is_among_these():
    assert len(ASKING) + len(WRITING) == 34
    assert len(WRITING) == 7
