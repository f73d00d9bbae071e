"""One finding: sentences and a table that can be published, and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found, in one language.

    `name` is its code ("connectors"). `sentences` say it in plain words; where nothing may be
    concluded, they say why. `rows` have the keys `columns`, plain values (str, int, float,
    Decimal, bool, None, or a tuple of str); a column `x` with ids has a column `x_label`
    after it; the column `ties` holds the CURIEs that `kg why` opens, `sources` those of the
    documents. `scope` is one line: network, basis, filter, dates, weights, sample.
    `method` names the texts of the method section that explain its numbers.
    """

    name: str
    title: str
    sentences: tuple[str, ...]
    columns: tuple[str, ...] = ()
    rows: tuple[Mapping[str, Any], ...] = ()
    scope: str = ""
    method: tuple[str, ...] = ()
    notes: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """It as plain values, keys in the order of the fields; ids in `ties` stay whole."""
        return {
            "name": self.name,
            "title": self.title,
            "sentences": list(self.sentences),
            "scope": self.scope,
            "method": list(self.method),
            "columns": list(self.columns),
            "rows": [
                {
                    column: list(value) if isinstance(value := row.get(column), tuple) else value
                    for column in self.columns
                }
                for row in self.rows
            ],
            **self.notes,
        }
