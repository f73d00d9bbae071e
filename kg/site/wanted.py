"""What a site is wanted to hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.query.filters import Filters

if TYPE_CHECKING:
    from kg.values.names import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which networks a site holds, of which claims, and where it opens.

    `lang` is the language of the first page, `networks` names of the catalogue or .rq files
    (() for all that have lines), `filters` choose the claims of every picture. `focus` is the
    local id of an actor on which the explorer opens, `steps` lines around it. `served`: pages
    lead to what only a server answers; `drawn`: False where a build is too large to draw its
    networks while somebody waits; `single`: all stands in one file.
    """

    lang: Language = "en"
    networks: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)
    focus: str = ""
    steps: int = 1
    served: bool = False
    drawn: bool = True
    single: bool = False
