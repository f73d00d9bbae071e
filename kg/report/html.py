"""A report as one HTML file that loads nothing and runs nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.page.escape import html as escaped
from kg.page.fonts import FAMILY, face
from kg.page.looks import OUTLINES
from kg.report.citing import cite_words, number_ranges
from kg.report.parts import Bullets, Copied, Facts, Figure, Listed, Measure, Paragraph, Table
from kg.report.words import say

if TYPE_CHECKING:
    from jinja2 import Environment

    from kg.report.parts import Report, Section, Swatch

_KINDS = {
    Paragraph: "paragraph", Facts: "facts", Bullets: "bullets", Measure: "measure",
    Copied: "copied", Table: "table", Figure: "figure", Listed: "listed",
}  # fmt: skip


def render(report: Report) -> bytes:
    """The report as a page in UTF-8, the same bytes for the same report.

    It holds its typeface, its charts and a CSV behind every table, treats every label as text,
    and forbids itself to load or run anything. On paper it is A4 with tables whole.
    """
    env = _environment()
    template = env.get_template("report.html.j2")
    values = {
        "report": report,
        "say": lambda key, **more: say(key, report.lang, **more),
        "numbers": _tables(report.sections),
    }
    # The characters a page needs are known once it is made; the style does not change them.
    draft = template.render(**values, css="", policy="")
    css = _text("report.css").replace("FAMILY", FAMILY) + face(draft)
    return template.render(**values, css=css, policy=_policy(css)).encode("utf-8")


def _tables(sections: tuple[Section, ...]) -> dict[str, int]:
    """The number of each table by its name."""
    found: dict[str, int] = {}
    for section in sections:
        found |= {block.name: block.number for block in section.blocks if isinstance(block, Table)}
        found |= _tables(section.parts)
    return found


@cache
def _environment() -> Environment:
    from jinja2 import DictLoader, Environment, StrictUndefined
    from markupsafe import Markup

    env = Environment(
        loader=DictLoader({"report.html.j2": _text("report.html.j2")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def drawn(text: str) -> Markup:
        return Markup(text)  # noqa: S704 - an SVG that kg.report.svg cleaned, or a style of ours

    env.filters |= {
        "drawn": drawn,
        "data_url": _data_url,
        "kind": lambda block: _KINDS[type(block)],
        "swatch": lambda swatch: drawn(_swatch(swatch)),
        "cites": cite_words,
        "ranges": number_ranges,
    }
    return env


def _data_url(csv: bytes) -> str:
    return f"data:text/csv;charset=utf-8;base64,{base64.b64encode(csv).decode('ascii')}"


_MARKS = {**OUTLINES, "": '<path d="M-6-5h12v10h-12z"/>'}


def _swatch(swatch: Swatch) -> str:
    paint = (
        f'fill="#ffffff" stroke="{escaped(swatch.colour)}" stroke-width="2"'
        if swatch.hollow
        else f'fill="{escaped(swatch.colour)}"'
    )
    return (
        f'<svg class="swatch" viewBox="-8 -8 16 16" aria-hidden="true" {paint}>'
        f"{_MARKS[swatch.shape]}</svg>"
    )


def _policy(style: str) -> str:
    """Under which the page's own style and typeface work, and nothing else is loaded or run."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _text(name: str) -> str:
    """A file of this package."""
    return (files("kg.report") / name).read_text(encoding="utf-8").replace("\r\n", "\n")
