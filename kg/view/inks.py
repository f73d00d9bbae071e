"""The colours and dashes of a figure: in print, and where only black ink is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.page.looks import LOOKS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.view.drawing import Line

DASHES: Mapping[str, tuple[float, ...]] = {
    "asserted": (),
    "pledged": (7, 2.4),
    "requested": (4, 2.2),
    "planned": (2.4, 1.8),
    "inferred": (0.9, 1.6),
    "negated": (5, 1.6, 0.9, 1.6, 0.9, 1.6),
    "derived": (7, 1.6, 2.4, 1.6),
}
"""Ink and gap of a line by what its documents say, in points, those who say most first.

"derived" is an asserted line between two for whom somebody acted on that day.
"""

_GREYS = {
    **dict.fromkeys(("community", "academic", "business"), "#1a1a1a"),
    **dict.fromkeys(("government", "civil"), "#595959"),
    **dict.fromkeys(("local", "other"), "#767676"),
}
_DARKEST = "#333333"  # of marks that are only outlined


@dataclass(frozen=True, slots=True)
class Inks:
    """What a figure is drawn in: every mark and line stands out 3 to 1 or more from white.

    WCAG 2.2, 1.4.11, asks as much of graphics. `grey` leaves shapes, dashes and widths to tell
    kinds and lines apart, as they also do in colour.
    """

    grey: bool

    def of(self, group: str) -> str:
        """The colour of a broad kind."""
        if not self.grey:
            return LOOKS[group].colour
        return _GREYS.get(group, _DARKEST)

    @property
    def thread(self) -> str:
        """The colour of lines."""
        return "#6f6f6f" if self.grey else "#756f65"

    @property
    def faint(self) -> str:
        """The colour of a line that rests on nothing but something of very many."""
        return "#929292" if self.grey else "#948e83"

    @property
    def ground(self) -> str:
        """The colour under a cluster, too pale to hide anything."""
        return "#f0f0f0" if self.grey else "#f3f0e8"


def manner(line: Line, data: Mapping[str, Any]) -> str:
    """The code of a line's dash: the most that any of its ties says, or "derived"."""
    said = {str(tie.get("modality") or "asserted") for tie in data.get("ties") or ()}
    most = next((code for code in DASHES if code in said), "asserted")
    return "derived" if most == "asserted" and line.dashed else most
