"""What a workspace's `kg.toml` says."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from kg.errors import KgError, NotFoundError

if TYPE_CHECKING:
    from pathlib import Path

FILE = "kg.toml"
BASE = "https://w3id.org/community-kg/id/"
_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`/#]+(/[^\s<>\"{}|\\^`]*)?[/#]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """The table [store]: a server that is asked instead of the build; every key is optional.

    `url` answers queries, `update` takes updates, `data` holds graphs (Graph Store Protocol);
    `graph` names the one that is asked, and `seconds` is how long it may be silent. Who asks is
    never written here: that is of the environment.
    """

    url: str = ""
    update: str = ""
    data: str = ""
    graph: str = ""
    seconds: int = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one workspace; every key is optional.

    `title` is what it is called, `title_th` and `title_en` where languages differ; `base` is
    the IRI under which things are named, `places` is "used" or "all", `contact` is printed in
    captions, `private` keeps sources with access = "private", and `store` is a server to ask.
    """

    title: str = ""
    title_th: str = ""
    title_en: str = ""
    base: str = BASE
    places: str = "used"
    contact: str = ""
    lang: str = "en"
    private: bool = False
    store: Server = field(default_factory=Server)

    @property
    def titles(self) -> tuple[str, str]:
        """What it is called in Thai and in English; one stands for the other."""
        one, other = self.title_th or self.title, self.title_en or self.title
        return one or other, other or one


def read_settings(path: Path) -> Settings:
    """Read `path`; unknown keys and wrong values are errors that name the key."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KgError(f"{path}: not TOML in UTF-8: {error}") from error
    table = values.pop("store", {})
    if not isinstance(table, dict):
        raise KgError(f"{path}: store = {table!r}; expected a table [store] with a url")
    _check(path, values, Settings())
    _check(path, table, Server(), "store.")
    settings = Settings(**values, store=Server(**table))
    allowed = {"places": ("used", "all"), "lang": ("th", "en")}
    for name, choices in allowed.items():
        if getattr(settings, name) not in choices:
            raise KgError(
                f"{path}: {name} = {getattr(settings, name)!r}; expected {' or '.join(choices)}"
            )
    if settings.store.seconds <= 0:
        raise KgError(f"{path}: store.seconds = {settings.store.seconds}; expected more than 0")
    if not _BASE.fullmatch(settings.base):
        raise KgError(f"{path}: base = {settings.base!r}; expected an http(s) IRI ending in / or #")
    return settings


def _check(path: Path, values: dict[str, Any], usual: Settings | Server, of: str = "") -> None:
    """Refuse keys that are not known and values that are not like the `usual` ones."""
    known = {each.name: getattr(usual, each.name) for each in fields(usual)}
    for name, value in values.items():
        if name not in known:
            some = ", ".join(f"{of}{each}" for each in sorted(known))
            raise NotFoundError("setting", f"{of}{name}", near=[], how=f"{path} may set {some}")
        if type(value) is not type(known[name]):
            expected = type(known[name]).__name__
            raise KgError(f"{path}: {of}{name} = {value!r}; expected a {expected}")
