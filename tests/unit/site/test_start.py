"""The start page: what it says of a build, drawn or not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import kg
from kg.site.site import Site
from kg.site.wanted import Wanted

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_build_too_large_to_draw_while_one_waits_has_a_start_page(built: Path, lang: str) -> None:
    site = Site(kg.open(built), Wanted(served=True, drawn=False))
    text = site.start(lang).decode("utf-8")
    assert "network.html#network=collaboration" in text
    assert "glance" not in text
    assert "kg site -o DIR" in site.file(f"{lang}/network.html").decode("utf-8")


def test_a_site_is_called_by_its_title_in_each_language(built: Path) -> None:
    workspace = kg.open(built)
    named = replace(workspace.settings, title_th="งานชุมชน <ก>", title_en="Community & work")
    site = Site(replace(workspace, settings=named), Wanted())
    assert "<h1>งานชุมชน &lt;ก&gt;</h1>" in site.file("th/index.html").decode("utf-8")
    assert "<h1>Community &amp; work</h1>" in site.file("en/index.html").decode("utf-8")


def test_what_is_left_unsaid_is_told_of_how_many(built: Path) -> None:
    site = Site(kg.open(built), Wanted())
    text = site.file("en/index.html").decode("utf-8").partition('class="lacks"')[2]
    missing = site.contents.missing
    assert missing is not None
    told = [lack for lack in missing.lacks if lack.without and lack.kind.endswith("Agreement")]
    assert told
    assert all(f"<b>{lack.without} of {lack.things}</b>" in text for lack in told)
