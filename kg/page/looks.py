"""How a kind of actor is marked in every picture and chart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.schema.codes import codes
from kg.schema.ontology import term_labels
from kg.vocabulary import kg

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Look:
    """How a group of actors is marked: never by colour alone."""

    shape: str
    colour: str
    hollow: bool = False


LOOKS: Mapping[str, Look] = {
    "community": Look("dot", "#0b7a6b"),
    "government": Look("square", "#23508f"),
    "local": Look("hexagon", "#b1560f"),
    "academic": Look("triangle", "#6b46a8"),
    "civil": Look("diamond", "#b8325a"),
    "business": Look("triangleDown", "#55702a"),
    "person": Look("dot", "#3f4854", hollow=True),
    "place": Look("hexagon", "#6d4c41", hollow=True),
    "programme": Look("diamond", "#00697a", hollow=True),
    "agreement": Look("square", "#7a5c00", hollow=True),
    "event": Look("triangle", "#8e3b7a", hollow=True),
    "other": Look("star", "#6a6f76"),
}

OUTLINES: Mapping[str, str] = {
    "dot": '<circle r="6"/>',
    "square": '<path d="M-5.5-5.5h11v11h-11z"/>',
    "diamond": '<path d="M0-7L7 0 0 7-7 0z"/>',
    "triangle": '<path d="M0-6.5L6.5 5h-13z"/>',
    "triangleDown": '<path d="M0 6.5L6.5-5h-13z"/>',
    "hexagon": '<path d="M3-5.5L6.5 0 3 5.5h-6L-6.5 0-3-5.5z"/>',
    "star": '<path d="M0-7L1.7-2.3 6.8-2.2 2.7.9 4.2 5.8 0 2.9-4.2 5.8-2.7.9-6.8-2.2-1.7-2.3z"/>',
}
"""Each shape as SVG around (0, 0), some seven units to every side."""


def group_name(code: str, lang: str) -> str:
    """What a broad group of kinds is called in `lang`; its code where nobody has named it.

    >>> group_name("community", "en"), group_name("person", "en")
    ('community sector', 'person')
    """
    known = codes().get(kg(f"kind-{code}"))
    # A class is written with a capital where it stands alone; among kinds it is one of them.
    labels = known.labels if known else term_labels(kg(code.capitalize()))
    return labels.get(lang, code) if known else labels.get(lang, code).lower()
