"""A question: a .rq file whose header says what it asks, takes and gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.errors import KgError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_HEADER = re.compile(r"^#\+ (\w+): *(.*?) *$", re.MULTILINE)
_PARAM = re.compile(r"(\w+):([\w-]+)(!?)")

STANDARD = {"asOf": "day", "modality": "modality"}
"""What these parameters mean in every query that has them, declared or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Param:
    """One parameter.

    Types: place, actor, thing, source, programme, kind, role, modality, day, text.
    """

    name: str
    type: str
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One .rq file: `header` holds its `#+` lines, `params` and `columns` in their order."""

    name: str
    text: str
    path: str
    header: dict[str, str] = field(default_factory=dict)
    params: tuple[Param, ...] = ()
    columns: tuple[str, ...] = ()

    def title(self, lang: str) -> str:
        """The title in a language, else in the other, else the name."""
        other = "en" if lang == "th" else "th"
        return self.header.get(f"title_{lang}") or self.header.get(f"title_{other}") or self.name

    def param(self, name: str) -> Param:
        """The parameter called `name`."""
        for param in self.params:
            if param.name == name:
                return param
        from kg.values.names import nearest

        known = [param.name for param in self.params]
        how = f"{self.name} takes {', '.join(known) or 'none'}"
        raise NotFoundError("parameter", name, near=nearest(name, known), how=how)

    def as_json(self) -> dict[str, Any]:
        """What `kg ask --list` gives of it."""
        return {
            "name": self.name,
            "title_en": self.title("en"),
            "title_th": self.title("th"),
            "params": [
                {"name": p.name, "type": p.type, "required": p.required} for p in self.params
            ],
            "columns": list(self.columns),
            "view": self.header.get("view", "table"),
        }


def parse_question(text: str, name: str, path: str = "") -> Question:
    """Read a query and its header; parameters that STANDARD knows need no declaration."""
    header = {match[1]: match[2] for match in _HEADER.finditer(text)}
    params = []
    for part in header.get("params", "").split():
        match = _PARAM.fullmatch(part)
        if not match:
            raise KgError(f"{path or name}: parameter {part!r}; expected name:type or name:type!")
        params.append(Param(name=match[1], type=match[2], required=bool(match[3])))
    declared = {param.name for param in params}
    for known, type_ in STANDARD.items():
        if known not in declared and re.search(rf"[?${{]{known}\b", text.replace("$", "?")):
            params.append(Param(name=known, type=type_))
    return Question(
        name=name,
        text=text,
        path=path,
        header=header,
        params=tuple(params),
        columns=tuple(header.get("columns", "").split()),
    )


def read_question(path: Path) -> Question:
    """The question in a file; a `KgError` names the file if it is not there or not UTF-8."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise KgError(f"{path}: no such query file") from error
    except (UnicodeDecodeError, OSError) as error:
        raise KgError(f"{path}: not a query in UTF-8: {error}") from error
    return parse_question(text, path.stem, str(path))


def catalogue(folders: Iterable[Path]) -> dict[str, Question]:
    """The questions of the folders by name, sorted; a later folder's replaces an earlier's."""
    paths = {path.stem: path for folder in folders for path in folder.glob("*.rq")}
    return {name: read_question(paths[name]) for name in sorted(paths)}


def find_question(folders: Iterable[Path], name: str, what: str) -> Question:
    """The question called `name`; `NotFoundError` tells the nearest and how to list them."""
    paths = {path.stem: path for folder in folders for path in folder.glob("*.rq")}
    if name not in paths:
        from kg.values.names import nearest

        raise NotFoundError(
            what,
            name,
            near=nearest(name, sorted(paths)),
            how=f"there are {', '.join(sorted(paths))}",
        )
    return read_question(paths[name])
