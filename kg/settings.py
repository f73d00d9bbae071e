"""What a workspace's `kg.toml` says."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from kg.errors import KgError, NotFoundError

if TYPE_CHECKING:
    from pathlib import Path

FILE = "kg.toml"
BASE = "https://w3id.org/community-kg/id/"
_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`/#]+(/[^\s<>\"{}|\\^`]*)?[/#]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one workspace; every key is optional.

    `base` is the IRI under which things are named, `places` is "used" or "all",
    `contact` is printed in captions, `private` keeps sources with access = "private".
    """

    title: str = ""
    base: str = BASE
    places: str = "used"
    contact: str = ""
    lang: str = "en"
    private: bool = False


def read_settings(path: Path) -> Settings:
    """Read `path`; unknown keys and wrong values are errors that name the key."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KgError(f"{path}: not TOML in UTF-8: {error}") from error
    known = {field.name: field for field in fields(Settings)}
    for name, value in values.items():
        if name not in known:
            raise NotFoundError(
                "setting", name, near=[], how=f"{path} may set {', '.join(sorted(known))}"
            )
        if not isinstance(value, type(known[name].default)):
            expected = type(known[name].default).__name__
            raise KgError(f"{path}: {name} = {value!r}; expected a {expected}")
    settings = Settings(**values)
    allowed = {"places": ("used", "all"), "lang": ("th", "en")}
    for name, choices in allowed.items():
        if getattr(settings, name) not in choices:
            raise KgError(
                f"{path}: {name} = {getattr(settings, name)!r}; expected {' or '.join(choices)}"
            )
    if not _BASE.fullmatch(settings.base):
        raise KgError(f"{path}: base = {settings.base!r}; expected an http(s) IRI ending in / or #")
    return settings
