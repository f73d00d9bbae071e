"""What a report says at its end, as a paper takes it over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from .conftest import sections

if TYPE_CHECKING:
    from .conftest import Compose


@pytest.fixture
def pasted(report: Compose, shipped: Any) -> Any:
    def of(lang: str) -> str:
        found = report(
            shipped, "collaboration", lang, findings=tuple(shipped.findings(only=["connectors"]))
        )
        (section,) = [each for each in sections(found) if each.name == "paste"]
        return section.blocks[0].text

    return of


def test_a_paragraph_to_paste_says_what_joins_and_what_counts(pasted: Any) -> None:
    english, thai = pasted("en"), pasted("th")
    assert "joined because of: parties to one agreement" in english
    assert "counted only if stated as done) has" in english
    assert "เชื่อมกันเพราะ เป็นภาคีข้อตกลงเดียวกัน" in thai
    assert "นับเฉพาะที่เอกสารระบุว่าเกิดแล้ว" in thai


def test_a_paragraph_to_paste_cites_as_apa_does_and_ends_its_list(pasted: Any) -> None:
    english, thai = pasted("en"), pasted("th")
    assert "counted once however many documents tell of it (Breiger, 1974)" in english
    assert " and ranges of ranks (Miller, 1974)." in english
    assert "ความเป็นตัวกลาง (betweenness; Brandes, 2001; Freeman, 1977)" in thai
    assert " และ ช่วงของอันดับ (ranges of ranks; Miller, 1974)" in thai
