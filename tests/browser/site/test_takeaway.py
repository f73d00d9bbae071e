"""What a reader takes away of a view is that view: picture, rows, citation, query, address."""

from __future__ import annotations

import csv
import json
import shlex
import struct
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from kg.cli.main import kg
from tests.browser.site.conftest import WIDE
from tests.browser.site.test_explorer import CODI, NETWORK, shown, wait_for
from tests.browser.site.west import CONTACT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.site.conftest import Visits

Lines = list[list[Any]]


def opened(visit: Visits, place: str, **more: Any) -> Any:
    """A view with the sheet of what can be taken away open over it."""
    page = visit(f"{NETWORK}{place}", accept_downloads=True, **more)
    wait_for(page, "kgExplorer.view.shown.exact")
    page.get_by_role("button", name="นำไปใช้").click()
    page.wait_for_selector("dialog[open]")
    return page


def saved(page: Any, what: str, folder: Path) -> Path:
    with page.expect_download() as begun:
        page.get_by_role("button", name=what, exact=True).click()
    file = folder / begun.value.suggested_filename
    begun.value.save_as(file)
    return file


def texts(page: Any) -> list[str]:
    """The texts to copy: link, citation, documents, query, command."""
    return [str(each) for each in page.locator("dialog textarea").evaluate_all("all => all.map((each) => each.value)")]  # fmt: skip


def drawn(page: Any) -> Lines:
    return sorted([*sorted(each[:2]), each[2]] for each in shown(page)["lines"])


def lines_of(*words: object) -> Lines:
    """The lines that a command prints."""
    ran = CliRunner().invoke(kg, [*map(str, words), "--format", "json"], prog_name="kg", standalone_mode=False)  # fmt: skip
    assert ran.exit_code == 0, ran.stderr
    return sorted(
        [
            *sorted(each[end].removeprefix("id:") for end in ("source", "target")),
            each["weight"],
        ]
        for each in json.loads(ran.stdout)["ties"]
    )


def test_the_picture_has_twice_the_pixels_and_its_caption_beneath(
    visit: Visits, tmp_path: Path
) -> None:
    page = opened(visit, "")
    area = page.locator("#picture").bounding_box()
    data = saved(page, "PNG", tmp_path).read_bytes()
    assert data.startswith(b"\x89PNG")
    wide, tall = struct.unpack(">II", data[16:24])
    assert wide == 2 * round(area["width"])
    assert tall > 2 * round(area["height"]) + 100
    assert len(data) > 40_000


def test_the_svg_has_names_as_text_with_legend_and_caption_and_needs_nothing_else(
    visit: Visits, tmp_path: Path
) -> None:
    page = opened(visit, "")
    named = page.evaluate("kgExplorer.stage.labels().map((each) => each.text)")
    data = saved(page, "SVG", tmp_path).read_text(encoding="utf-8")
    root = ElementTree.fromstring(data)  # noqa: S314 - what our own page wrote
    texts = [each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}text")]
    whole = "".join(texts).replace(" ", "")
    assert sum(each.replace(" ", "") in whole for each in named) > len(named) / 2
    assert "เอกสารระบุว่าเกิดแล้ว" in texts
    assert any(each.startswith("ไม่มีเส้น") or "ไม่มีเส้น" in each for each in texts)
    assert not any(word in data for word in ("href", "<image", "<script", "<style", "url(http"))


@pytest.mark.parametrize("place", ["", "#on=2020", "#on=2025&strict=1", "#focus=west_codi&steps=2"])
def test_rows_and_command_are_those_of_kg_network(
    visit: Visits, west_root: Path, tmp_path: Path, place: str
) -> None:
    page = opened(visit, place)
    with saved(page, "CSV", tmp_path).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    told = sorted([*sorted((row["รหัสราย"], row["รหัสของอีกราย"])), int(row["จำนวนเรื่อง"])] for row in rows)  # fmt: skip
    assert told == drawn(page)
    command = shlex.split(texts(page)[-1])
    assert command[0] == "kg"
    assert told == lines_of(*command[1:], "-C", west_root)
    assert all("ข่าวความร่วมมือฉบับที่" in row["เอกสาร"] for row in rows)


@pytest.mark.parametrize("place", ["", "#on=2020"])
def test_the_query_gives_this_view(
    visit: Visits, west_root: Path, tmp_path: Path, place: str
) -> None:
    page = opened(visit, place)
    file = tmp_path / "view.rq"
    file.write_text(texts(page)[-2], encoding="utf-8")
    assert drawn(page) == lines_of("network", file, "-C", west_root)


def test_the_query_of_a_view_with_plans_finds_them(
    visit: Visits, west_root: Path, tmp_path: Path
) -> None:
    found = []
    for number, place in enumerate(("", "#modality=asserted,planned")):
        file = tmp_path / f"{number}.rq"
        file.write_text(texts(opened(visit, place))[-2], encoding="utf-8")
        words = ("sparql", str(file), "-C", str(west_root), "--format", "json")
        ran = CliRunner().invoke(kg, words, prog_name="kg", standalone_mode=False)
        assert ran.exit_code == 0, ran.stderr
        found.append([(row.get("source"), row.get("target")) for row in json.loads(ran.stdout)])
    plan = ("id:west_fund0", "id:west_fund2")
    assert plan not in found[0]
    assert plan in found[1]


def test_a_view_is_cited_with_its_day_its_version_its_address_and_its_documents(
    visit: Visits,
) -> None:
    page = opened(visit, "#on=2020")
    link, citation, documents, *_ = texts(page)
    assert link == page.url
    for said in ("ภาคตะวันตก", "ใครทำงานร่วมกับใคร", "2563", "รุ่นข้อมูล", page.url):
        assert said in citation
    assert "ข่าวความร่วมมือฉบับที่ 0" in documents
    assert "https://example.org/news/0" in documents
    error = page.locator("dialog a.error")
    assert error.get_attribute("href").startswith(f"mailto:{CONTACT}?")


def test_the_link_reopens_what_it_was_taken_from(visit: Visits) -> None:
    place = "#on=2022&without=group%3Aacademic&colour=province&size=degree&pick=west_codi&table=1"
    page = opened(visit, place)
    again = visit(f"{NETWORK}#{texts(page)[0].partition('#')[2]}")
    wait_for(again, "kgExplorer.view.shown.exact")
    told = ("on", "without", "colour", "size", "pick", "table", "modalities", "focus", "view")
    for key in told:
        assert again.evaluate(f"kgExplorer.state.{key}") == page.evaluate(f"kgExplorer.state.{key}")
    assert drawn(again) == drawn(page)
    assert again.locator("#panel h2").inner_text() == CODI
    assert again.locator("#rows table").is_visible()
    assert again.viewport_size["width"] == WIDE[0]
