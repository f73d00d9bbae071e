"""The vis-network script and style that pyvis carries, fit to stand inside a page."""

from __future__ import annotations

import re
from importlib.resources import files

_RULE_WITH_IMAGE = re.compile(r"[^{}]*\{[^{}]*url\([^{}]*\}")
_SOURCE_MAP = re.compile(r"\n//# sourceMappingURL=\S*\s*$")


def script() -> str:
    """vis-network with its licence, without the source map that a browser would go looking for."""
    text = _read("vis-network.min.js")
    return _SOURCE_MAP.sub("\n", text)


def style() -> str:
    """Its style without the rules that only place images of buttons the page does not use."""
    return _RULE_WITH_IMAGE.sub("", _read("vis-network.css"))


def _read(name: str) -> str:
    """A file of the pyvis package; line ends as a browser would see them."""
    text = (files("pyvis") / "lib" / "vis-9.1.2" / name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")
