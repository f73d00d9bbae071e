"""What people decided about identity and withholding: replayable rows, negatives too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import BadInputError, KgError
from kg.sources.table import Row, read_rows
from kg.values.names import nearest

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

COLUMNS = {
    "same": ("keep", "drop", "who", "when", "why"),
    "different": ("a", "b", "who", "when", "why"),
    "withhold": ("id", "who", "when", "why"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """`kept` maps a dropped id to the one that stands for it; `withheld` are people's ids.

    `different` are pairs of ids that mean two things, as written.
    """

    kept: dict[str, str]
    withheld: frozenset[str]
    different: tuple[tuple[str, str], ...] = ()

    @property
    def hidden(self) -> frozenset[str]:
        """Every id of the people withheld: theirs, and all that is joined with it."""
        final = {self.kept.get(id_, id_) for id_ in self.withheld}
        return frozenset(final | {drop for drop, keep in self.kept.items() if keep in final})


def read_decisions(folder: Path, ids: Collection[str], people: Collection[str]) -> Decisions:
    """The decisions in same.csv, different.csv and withhold.csv of `folder`.

    Each file may be absent. Ids must be known (`ids`; `people` for withholding), a thing
    may be dropped once, and what different.csv parts may not be joined through any chain
    of same.csv: everything else is raised as one `BadInputError`.
    """
    problems: list[KgError] = []
    rows: dict[str, list[Row]] = {}
    for name, columns in COLUMNS.items():
        rows[name], found = _rows(folder / f"{name}.csv", columns)
        problems += found
    problems += _unknown(rows, ids, people)
    kept: dict[str, str] = {}
    for row in rows["same"]:
        keep, drop = _id(row, "keep"), _id(row, "drop")
        if drop in kept or keep == drop or _final(keep, kept) == drop:
            problems.append(
                row.bad("drop", "an id that is dropped once, into another, in no circle")
            )
        else:
            kept[drop] = keep
    kept = {drop: _final(drop, kept) for drop in kept}
    for row in rows["different"]:
        a, b = _id(row, "a"), _id(row, "b")
        if kept.get(a, a) == kept.get(b, b):
            problems.append(
                row.bad("b", f"what same.csv does not join with {a}: one of the two rows must go")
            )
    if problems:
        raise BadInputError(problems)
    return Decisions(
        kept=kept,
        withheld=frozenset(_id(row, "id") for row in rows["withhold"]),
        different=tuple((_id(row, "a"), _id(row, "b")) for row in rows["different"]),
    )


def _rows(path: Path, columns: tuple[str, ...]) -> tuple[list[Row], list[KgError]]:
    shown = f"data/decisions/{path.name}"
    if path.is_dir():
        return [], [KgError(f"{shown}: a folder; expected a CSV file, or nothing of that name")]
    return read_rows(path, shown, columns) if path.is_file() else ([], [])


def _id(row: Row, column: str) -> str:
    return row.cells.get(column, "").removeprefix("id:")


def _final(drop: str, kept: dict[str, str]) -> str:
    while drop in kept:
        drop = kept[drop]
    return drop


def _unknown(
    rows: dict[str, list[Row]], ids: Collection[str], people: Collection[str]
) -> list[KgError]:
    problems: list[KgError] = []
    for name, columns in (
        ("same", ("keep", "drop")),
        ("different", ("a", "b")),
        ("withhold", ("id",)),
    ):
        known = people if name == "withhold" else ids
        for row in rows[name]:
            for column in columns:
                if _id(row, column) not in known:
                    near = ", ".join(nearest(_id(row, column), known))
                    what = "a person's id" if name == "withhold" else "an id such as folder_id"
                    problems.append(row.bad(column, f"{what}{f'; near: {near}' if near else ''}"))
    return problems
