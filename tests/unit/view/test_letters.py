"""Letters as HarfBuzz sets them."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any

import pytest

from kg.page.fonts import embedded, typeface
from kg.view.letters import outline, shaped


@pytest.mark.parametrize("text", ["ที่", "ปั้น", "น้ำ", "ปู่", "เก๊ำ", "กี๊"])
def test_a_tone_mark_stands_above_the_mark_below_it(text: str) -> None:
    inks = [ink(glyph) for glyph in shaped(text).glyphs]
    high = sorted(box for box in inks if box[1] > 560)
    if len(high) == 2:
        (lower, upper) = sorted(high, key=lambda box: box[1])
        assert upper[1] >= lower[3] - 15, "stacked, not one over the other"
    assert high


@pytest.mark.parametrize("text", ["น้ำกลุ่ม", "กำขำ", "สำนัก"])
def test_no_letter_runs_into_the_next_even_after_sara_am(text: str) -> None:
    on_the_line = sorted(box for box in map(ink, shaped(text).glyphs) if 0 <= box[1] + 20 < 300)
    for one, other in pairwise(on_the_line):
        assert one[2] <= other[0] + 1


def ink(glyph: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a glyph's ink in its line."""
    values = [
        value
        for _, values in outline(glyph.number)
        for value in zip(values[::2], values[1::2], strict=True)
    ]
    xs, ys = [x + glyph.x for x, _ in values], [y + glyph.y for _, y in values]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize(
    "text", ["CODI พอช. ที่ปั๊ม 2566", "น้ำ", "", "ำ", "ิก", "汉字 ก่", "x" * 99, "a\u0301ก"]
)
def test_glyphs_together_mean_the_text(text: str) -> None:
    run = shaped(text, bold=True)
    assert "".join(glyph.text for glyph in run.glyphs) == text
    assert run.width >= 0


def test_an_embedded_typeface_keeps_the_numbers_of_its_glyphs() -> None:
    from fontTools.ttLib import TTFont

    glyphs = {glyph.number for glyph in shaped("ที่ปู่น้ำ").glyphs}
    small, whole = TTFont(io.BytesIO(embedded(glyphs, 400))), TTFont(typeface())
    for number in glyphs:
        assert (
            small["hmtx"][small.getGlyphName(number)][0]
            == whole["hmtx"][whole.getGlyphName(number)][0]
        )
