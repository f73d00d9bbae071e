"""What pages load: style, typeface, the editor; from memory, kept by browsers for good."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from starlette.responses import Response

from kg.page.entity_html import style
from kg.page.fonts import typeface
from kg.shipped import shipped

if TYPE_CHECKING:
    from starlette.requests import Request

KEPT = "public, max-age=31536000, immutable"
_TYPES = {
    "page.css": "text/css; charset=utf-8",
    "noto-sans-thai.ttf": "font/ttf",
    "editor.js": "text/javascript; charset=utf-8",
    "editor.css": "text/css; charset=utf-8",
    "licences.txt": "text/plain; charset=utf-8",
}


async def static(request: Request) -> Response:
    """One of the files there are; nothing else, whatever the path says."""
    name = str(request.path_params["name"])
    data = _file(name) if name in _TYPES else None
    if data is None:
        return Response("no such file\n", status_code=404, media_type="text/plain")
    return Response(data, media_type=_TYPES[name], headers={"cache-control": KEPT})


@cache
def _file(name: str) -> bytes | None:
    from kg.serve.pages.shell import text

    if name == "page.css":
        return (style() + text("serve.css")).encode("utf-8")
    if name == "noto-sans-thai.ttf":
        return typeface().read_bytes()
    return built(name)


@cache
def built(name: str) -> bytes | None:
    """A file that was built from web/; None where it was left out of the installation."""
    path = shipped("web") / "built" / name
    return path.read_bytes() if path.is_file() else None
