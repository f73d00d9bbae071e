"""The start page: what this is, what it rests on, and the ways in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.site.shell import page

if TYPE_CHECKING:
    from kg.site.shell import Frame
    from kg.site.site import Site


def start_page(site: Site, frame: Frame) -> bytes:
    """The start page of a language."""
    return page(frame, "start.html.j2", {"title": "", "documents": site.about.documents})
