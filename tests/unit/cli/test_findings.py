"""How --periods is read."""

from __future__ import annotations

import pytest

from kg.cli.findings import read_periods
from kg.errors import KgError


def test_periods_are_whole_years_in_either_calendar_and_in_order():
    assert read_periods("2564..2568,2017..2020") == [(2017, 2020), (2021, 2025)]
    assert read_periods("2560,2561") == [(2017, 2017), (2018, 2018)]
    assert read_periods(None) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2560..2563", "give at least two"),
        ("2560..2563,2563..2564", "overlap"),
        ("2560-02..2563,2564..2565", "whole years"),
        ("2560..,2564..2565", "open"),
        ("yesterday,2564", "yesterday"),
    ],
)
def test_periods_that_cannot_be_compared_say_why(text, said):
    with pytest.raises(KgError, match=said):
        read_periods(text)
