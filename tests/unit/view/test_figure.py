"""A figure for a paper: what is drawn of a network, and which names find room."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from kg.errors import KgError
from kg.page.looks import LOOKS
from kg.view.figure import Size, figure
from kg.view.inks import DASHES, Inks
from kg.view.letters import width
from kg.view.naming import Spot, names
from kg.view.pdf import pdf
from kg.view.png import png
from kg.view.sheet import MM, Disc
from kg.view.svg import svg

from .sheets import MODALITIES, WIDE, chain, of_kind, read, texts, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Build = Callable[..., Any]

# --- the picture ---------------------------------------------------------------------------


@pytest.mark.parametrize("grey", [False, True])
def test_every_broad_kind_has_a_shape_of_its_own(grey: bool) -> None:
    sheet = figure(chain(), "th", WIDE, grey=grey)
    shapes = set()
    for mark in of_kind(sheet, "mark"):
        hollow = mark.fill == "#ffffff"
        if isinstance(mark, Disc):
            shapes.add(("disc", hollow))
        else:
            x, y = (sum(c[i] for c in mark.corners) / len(mark.corners) for i in (0, 1))
            shapes.add(
                (
                    len(mark.corners),
                    round(mark.corners[0][0] - x) == 0,
                    mark.corners[0][1] > y,
                    hollow,
                )
            )
    assert len(shapes) == len(LOOKS) == len(of_kind(sheet, "mark"))


def test_every_modality_has_a_dash_of_its_own_and_the_key_says_which() -> None:
    sheet = figure(chain(), "en", WIDE)
    drawn = {line.what.removeprefix("line "): line.dash for line in of_kind(sheet, "line")}
    assert drawn == {code: DASHES[code] for code in MODALITIES}
    assert len(set(drawn.values())) == len(MODALITIES)
    assert {"pledged", "requested", "planned", "stated not to be"} <= set(texts(read(sheet)))


def test_a_line_is_asserted_where_any_of_its_ties_is_and_derived_only_then() -> None:
    graph = chain(("community", "local", "other"))
    graph["id:00"]["id:01"]["ties"] = ({"modality": "planned"}, {"modality": "asserted"})
    graph["id:01"]["id:02"].update(ties=({"modality": "asserted"},), derived=True)
    found = {line.what for line in of_kind(figure(graph, "en", WIDE), "line")}
    assert found == {"line asserted", "line derived"}


def test_a_heavier_line_is_wider() -> None:
    lines = sorted(
        of_kind(figure(chain(), "en", WIDE), "line"),
        key=lambda line: list(DASHES).index(line.what[5:]),
    )
    weights = {
        "asserted": 1,
        "pledged": 4,
        "requested": 7,
        "planned": 10,
        "inferred": 13,
        "negated": 16,
    }
    by_weight = sorted(lines, key=lambda line: weights[line.what[5:]])
    widths = [line.width for line in by_weight]
    assert widths == sorted(widths)
    assert widths[0] < widths[-1]


def test_a_directed_line_ends_in_an_arrow_before_the_mark() -> None:
    sheet = figure(chain(directed=True), "en", WIDE)
    arrows = of_kind(sheet, "arrow")
    assert len(arrows) == len(of_kind(sheet, "line")) == len(MODALITIES)
    assert not of_kind(figure(chain(), "en", WIDE), "arrow")


@pytest.mark.parametrize("grey", [False, True])
def test_all_that_means_something_stands_out_from_the_paper(grey: bool) -> None:
    inks = Inks(grey)
    colours = [*(inks.of(group) for group in LOOKS), inks.thread, inks.faint]
    assert min(contrast(colour) for colour in colours) >= 3
    if grey:
        assert all(len({c[i : i + 2] for i in (1, 3, 5)}) == 1 for c in (*colours, inks.ground))


def contrast(colour: str) -> float:
    """To white, as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def test_a_grey_figure_has_no_colour_in_any_format() -> None:
    sheet = figure(chain(), "th", WIDE, grey=True)
    shades = set(re.findall(r"#[0-9a-f]{6}", svg(sheet).decode()))
    assert {shade for shade in shades if len({shade[i : i + 2] for i in (1, 3, 5)}) > 1} <= {
        "#1d2126"
    }, "but the ink"


# --- names and size ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("millimetres", "lang"), [(160, "th"), (80, "th"), (160, "en"), (80, "en")]
)
def test_no_letter_is_smaller_than_seven_points_and_nothing_leaves_the_sheet(
    build: Build, millimetres: int, lang: str
) -> None:
    sheet = figure(build(actors=40), lang, Size(width=millimetres * MM))
    assert sheet.width == pytest.approx(millimetres * MM)
    for words in words_of(sheet):
        assert words.size >= 7
        across = width(words.text, words.size, bold=words.bold)
        left = words.at[0] - {"start": 0, "middle": 0.5, "end": 1}[words.anchor] * across
        assert left >= -0.01
        assert left + across <= sheet.width + 0.01
        assert words.size < words.at[1] + words.size * 0.2 < sheet.height


def test_no_name_hides_a_mark_or_another_name(build: Build) -> None:
    sheet = figure(build(actors=60), "th", Size(width=100 * MM))
    boxes = []
    for words in words_of(sheet):
        if words.halo:
            across = width(words.text, words.size)
            left = words.at[0] - {"start": 0, "middle": 0.5, "end": 1}[words.anchor] * across
            boxes.append(
                (left, words.at[1] - words.size, left + across, words.at[1] + words.size * 0.3)
            )
    assert len(boxes) > 10
    marks = [item for item in of_kind(sheet, "mark") if isinstance(item, Disc)]
    for one, other in combinations(boxes, 2):
        assert (
            one[2] <= other[0]
            or other[2] <= one[0]
            or one[3] <= other[1] + 1
            or other[3] <= one[1] + 1
        )
    for box in boxes:
        assert not [
            m for m in marks if box[0] < m.centre[0] < box[2] and box[1] < m.centre[1] < box[3]
        ]


def test_the_greatest_are_named_first_and_the_caption_counts_the_named(build: Build) -> None:
    graph = build(actors=120)
    for key in graph:
        graph.nodes[key]["label_th"] = f"องค์กรชุมชนตำบลบ้านใหม่ {key}"
    sheet = figure(graph, "th", Size(width=80 * MM))
    shown = {words.text for words in words_of(sheet) if words.halo}
    told = re.search(r"แสดงชื่อ (\d+) จาก 120 ชื่อ", sheet.text)
    assert told
    assert 0 < int(told[1]) < 120
    spots = [
        Spot(key=key, at=(50, 50 + i / 9), radius=2, rank=rank, ways=((key,),))
        for i, (key, rank) in enumerate((("last", 99), ("first", 98)))
    ]
    import numpy as np

    only = names(spots, np.empty((0, 4)), (60, 62), 7)
    assert list(only) == ["first"], "room for one name alone goes to the greater"
    assert shown


def test_one_of_the_greatest_without_a_free_side_is_named_at_the_end_of_a_leader() -> None:
    import numpy as np

    ring = [(x, y) for x in (86, 93, 100, 107, 114) for y in (86, 93, 100, 107, 114)]
    spots = [
        Spot(key=f"{x} {y}", at=(x, y), radius=3, rank=0 if (x, y) == (100, 100) else 99, ways=(("name",),))
        for x, y in ring
    ]  # fmt: skip
    found = names(spots, np.empty((0, 4)), (200, 200), 7)
    led = found.pop("100 100")
    assert led.leader
    assert all(name.leader is None for name in found.values())


def test_an_abbreviation_stands_where_the_name_finds_no_room_and_is_explained() -> None:
    graph = chain(("community", "government"))
    graph.nodes["id:00"].update(
        label_th="สถาบันพัฒนาองค์กรชุมชนแห่งประเทศไทยที่ยาวมาก" * 6, abbreviation="CODI, พอช."
    )
    sheet = figure(graph, "th", Size(width=60 * MM))
    assert "พอช." in {words.text for words in words_of(sheet) if words.halo}
    assert "ชื่อย่อในภาพ: พอช. = สถาบันพัฒนา" in sheet.text
    assert "CODI" not in sheet.text


def test_a_height_is_kept_and_one_too_small_says_how_much_is_needed(build: Build) -> None:
    graph = build(actors=40)
    sheet = figure(graph, "th", Size(width=120 * MM, height=150 * MM))
    assert sheet.height == pytest.approx(150 * MM)
    assert max(words.at[1] for words in words_of(sheet)) < sheet.height
    with pytest.raises(KgError, match=r"no room for the key and the caption; give \d+mm"):
        figure(graph, "th", Size(width=120 * MM, height=40 * MM))


@pytest.mark.parametrize("actors", [0, 1])
def test_nobody_and_one_alone_are_figures_too(actors: int) -> None:
    graph = chain(("community",)[:actors])
    sheet = figure(graph, "th", Size(width=80 * MM))
    assert len(of_kind(sheet, "mark")) == actors
    assert ("ไม่พบในเอกสารชุดนี้" in {words.text for words in words_of(sheet)}) == (actors == 0)
    for data in (svg(sheet), pdf(sheet), png(sheet, 100)):
        assert data


def test_two_names_on_one_line_do_not_read_as_one() -> None:
    import numpy as np

    spots = [
        Spot(key=key, at=(x, 20.0), radius=2, rank=0, ways=(("ลำพูน",),))
        for key, x in (("a", 40.0), ("b", 40.5 + width("ลำพูน", 7)))
    ]
    found = names(spots, np.empty((0, 4)), (90, 40), 7)
    assert len(found) == 2
    assert found["a"].baseline != found["b"].baseline, "side by side there is no gap between them"
