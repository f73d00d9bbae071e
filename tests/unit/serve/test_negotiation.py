"""The format that a client prefers, as RFC 9110 says."""

from __future__ import annotations

import pytest

from kg.serve.negotiation import negotiate

OFFERED = ("application/json", "text/csv", "text/plain")


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/csv;q=0.5, text/plain", "text/plain"),
        ("text/csv;q=0.5, */*;q=0.5", "application/json"),
        ("*/*, application/json;q=0", "text/csv"),
        ("text/*;q=0.9, text/csv;q=0.1, application/json;q=0.5", "text/plain"),
        ("text/csv; charset=utf-8; q=1", "text/csv"),
        ("image/png", None),
        ("*/*;q=0", None),
    ],
)
def test_the_most_specific_range_decides_and_the_highest_quality_wins(accept, expected):
    assert negotiate(accept, OFFERED) == expected
