"""What the explorer shows of a day is what `kg network --as-of` says of it, line for line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from kg.cli.main import kg
from tests.browser.site.conftest import is_ready
from tests.browser.site.test_explorer import ENGLISH, NETWORK, shown, wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.site.conftest import Visits

CHOICES = {
    "on=2018-02-28": ("--as-of", "2561-02-28"),
    "on=2018-02-27": ("--as-of", "2561-02-27"),
    "on=2020": ("--as-of", "2563"),
    "on=2020-06": ("--as-of", "2563-06"),
    "on=2564-12-31": ("--as-of", "2564-12-31"),
    "on=2025&strict=1": ("--as-of", "2568", "--strict"),
    "on=2025&modality=asserted,planned": ("--as-of", "2568", "--modality", "asserted,planned"),
    "min=2": ("--min-sources", "2"),
    "parties=4": ("--max-parties", "4"),
    "without=basis:event,basis:works-with&on=2023": (
        "--basis",
        "agreement,programme",
        "--as-of",
        "2566",
    ),
}


def said(root: Path, options: tuple[str, ...]) -> list[list[Any]]:
    words = ("network", "collaboration", "-C", str(root), "--format", "json", *options)
    ran = CliRunner().invoke(kg, words, prog_name="kg", standalone_mode=False)
    assert ran.exit_code == 0, ran.stderr
    return sorted(
        [
            *sorted((each["source"].partition(":")[2], each["target"].partition(":")[2])),
            each["weight"],
        ]
        for each in json.loads(ran.stdout)["ties"]
    )


def test_the_explorer_draws_what_kg_network_says(visit: Visits, west_root: Path) -> None:
    page = visit(NETWORK)
    for number, (chosen, options) in enumerate(CHOICES.items()):
        page.goto(f"{page.url.partition('#')[0]}?{number}#{chosen}")
        is_ready(page)
        wait_for(page, "kgExplorer.view.shown.exact")
        drawn = sorted([*sorted(each[:2]), each[2]] for each in shown(page)["lines"])
        assert drawn == said(west_root, options), chosen


def notes(root: Path, *options: str) -> list[str]:
    """What kg network tells of what it draws, without its hints and measures."""
    ran = CliRunner().invoke(
        kg, ("network", *options, "-C", str(root), "--lang", "en"), prog_name="kg"
    )
    assert ran.exit_code == 0, ran.stderr
    told = [line.partition("; --")[0] for line in ran.stderr.splitlines()[1:]]
    return [line for line in told if not line.startswith(("Density", "Measures", "Data version"))]


def test_the_caption_of_the_explorer_is_what_kg_network_tells(
    visit: Visits, west_root: Path
) -> None:
    choices = {
        "": ("collaboration",),
        "parties=4": ("collaboration", "--max-parties", "4"),
        "modality=asserted,planned": ("collaboration", "--modality", "asserted,planned"),
        "focus=west_codi&steps=2": ("collaboration", "--focus", "id:west_codi", "--steps", "2"),
        "network=co-presence": ("co-presence",),
        "on=2020": ("collaboration", "--as-of", "2020"),
    }
    page = visit(ENGLISH)
    for number, (chosen, options) in enumerate(choices.items()):
        page.goto(f"{page.url.partition('#')[0]}?{number}#{chosen}")
        is_ready(page)
        wait_for(page, "kgExplorer.view.ties !== null")
        told = page.evaluate(
            "[...document.querySelectorAll('#caption .facts li')].map((each) => each.textContent)"
        )
        *facts, _about = told
        expected = notes(west_root, *options)
        if "on=" in chosen:  # the page has no claims but those behind its lines to count
            facts, expected = (
                [line for line in each if not line.startswith("Left out")]
                for each in (facts, expected)
            )
        assert facts == expected, chosen
