"""Of which claims a site is, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.page.dates import written
from kg.site.words import say

if TYPE_CHECKING:
    from kg.query.filters import Filters


def in_words(filters: Filters, lang: str) -> str:
    """The day and the evidence that every page of the site asks for; "" where it asks for none."""
    day = written(filters.as_of.isoformat(), lang) if filters.as_of else ""
    parts = (
        say("asked.as_of", lang, day=day) if day else "",
        say("asked.strict", lang) if filters.strict and day else "",
        say("asked.min_sources", lang, n=filters.min_sources) if filters.min_sources > 1 else "",
    )
    said = " ".join(part for part in parts if part)
    return f"{said} {say('asked.names', lang)}" if said else ""
