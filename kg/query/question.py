"""A question: a .rq file whose header says what it asks, takes and gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kg.errors import KgError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_HEADER = re.compile(r"^#\+ (\w+): *(.*?) *$", re.MULTILINE)
_PARAM = re.compile(r"(\w+):([\w-]+)(!?)")

_CODED = re.compile(r"kg:(?:modality|role|kind|level)-([\w-]+)")

STANDARD = {"asOf": "day", "modality": "modality"}
"""What these parameters mean in every query that has them, declared or not."""

VIEWS = {"table": 0, "network": 2, "timeline": 2, "map": 1, "flow": 3}
"""How the rows are best looked at, and how many columns the header's `shows` names at least.

- network: the two ends of a line (of a network query: source and target, or actor and context);
- timeline: a day, month or year, what stands there, and perhaps the last day;
- map: a place of the official list, and perhaps a number to show there;
- flow: from whom, to whom, and how much.
"""

THEMES = {
    "actors": ("Actors and partners", "หน่วยงาน บุคคล และภาคี"),
    "councils": ("Councils and the community side", "สภาองค์กรชุมชนและฝ่ายชุมชน"),
    "officials": ("Officials and posts", "เจ้าหน้าที่และตำแหน่ง"),
    "agreements": ("Agreements", "ข้อตกลง"),
    "events": ("Events", "งานและกิจกรรม"),
    "programmes": ("Programmes", "โครงการ"),
    "money": ("Money", "งบประมาณและเงิน"),
    "places": ("Places and regions", "พื้นที่และภูมิภาค"),
    "commitments": ("Pledges, plans and requests", "คำรับปาก แผน และคำขอ"),
    "results": ("Targets and results", "เป้าหมายและผลงาน"),
    "time": ("Days and changes", "ช่วงเวลาและความเปลี่ยนแปลง"),
    "evidence": ("Sources and evidence", "เอกสารและหลักฐาน"),
    "quality": ("Quality of the data", "คุณภาพข้อมูล"),
    "gaps": ("Overlap and gaps", "ความซ้อนทับและสิ่งที่ไม่พบในเอกสาร"),
    "": ("Other questions", "คำถามอื่น"),
}
"""The themes of the catalogue in its order, in English and Thai; "" is for what names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Param:
    """One parameter.

    Types: place, actor, thing, source, programme, kind, role, level, modality, day, text. `default`
    is what the query takes where it is not given, as one would type it; "" for anything.
    """

    name: str
    type: str
    required: bool = False
    default: str = ""

    def __str__(self) -> str:
        """As lists show it: `place!` is needed, `place?` is not, `modality=asserted` is filled."""
        return f"{self.name}={self.default}" if self.default else self.name + "?!"[self.required]


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
        return self.said("title", lang) or self.name

    def said(self, key: str, lang: str) -> str:
        """A text of the header in a language, else in the other, else "".

        Keys: title, about (what the rows are), not (what they do not say), serves (the policy
        question they help with).
        """
        other = "en" if lang == "th" else "th"
        return self.header.get(f"{key}_{lang}") or self.header.get(f"{key}_{other}") or ""

    @property
    def theme(self) -> str:
        """A key of THEMES."""
        return self.header.get("theme", "")

    @property
    def view(self) -> str:
        """A key of VIEWS: how the rows are best looked at."""
        return self.header.get("view", "table")

    @property
    def shows(self) -> tuple[str, ...]:
        """The columns that its view draws, in the order that VIEWS tells."""
        return tuple(self.header.get("shows", "").split())

    def param(self, name: str) -> Param:
        """The parameter called `name`."""
        for param in self.params:
            if param.name == name:
                return param
        from kg.values.names import nearest

        known = [param.name for param in self.params]
        how = f"{self.name} takes {', '.join(known) or 'none'}"
        raise NotFoundError("parameter", name, near=nearest(name, known), how=how)

    @property
    def counts(self) -> bool:
        """Whether a row counts claims and cites one: by that one, no row may be chosen."""
        return self.header.get("counts") == "yes"

    def as_json(self) -> dict[str, Any]:
        """Everything its header says, as plain values: what `kg ask --list` gives of it."""
        texts = {
            f"{key}_{lang}": self.said(key, lang)
            for key in ("title", "about", "not", "serves")
            for lang in ("en", "th")
        }
        params = [
            {"name": p.name, "type": p.type, "required": p.required, "default": p.default}
            for p in self.params
        ]
        return {
            "name": self.name,
            "theme": self.theme,
            **texts,
            "params": params,
            "columns": list(self.columns),
            "counts": self.counts,
            "view": self.view,
            "shows": list(self.shows),
        }


def parse_question(text: str, name: str, path: str = "") -> Question:
    """Read a query and its header; parameters that STANDARD knows need no declaration.

    Raises `KgError` for a parameter without a type, a view or theme that is none of VIEWS and
    THEMES, and a view whose columns are not named.
    """
    from kg.query.binding import defaults

    header = {match[1]: match[2] for match in _HEADER.finditer(text)}
    found = Question(
        name=name,
        text=text,
        path=path,
        header=header,
        params=_params(header.get("params", ""), text, path or name),
        columns=tuple(header.get("columns", "").split()),
    )
    _require_known(found)
    given = {name: _typed(term) for name, term in defaults(found).items()}
    params = (replace(param, default=given.get(param.name, "")) for param in found.params)
    return replace(found, params=tuple(params))


def _params(declared: str, text: str, where: str) -> tuple[Param, ...]:
    params = []
    for part in declared.split():
        match = _PARAM.fullmatch(part)
        if not match:
            raise KgError(f"{where}: parameter {part!r}; expected name:type or name:type!")
        params.append(Param(name=match[1], type=match[2], required=bool(match[3])))
    names = {param.name for param in params}
    for known, type_ in STANDARD.items():
        if known not in names and re.search(rf"[?${{]{known}\b", text.replace("$", "?")):
            params.append(Param(name=known, type=type_))
    return tuple(params)


def _require_known(question: Question) -> None:
    where = question.path or question.name
    for key, value, known in (
        ("view", question.view, list(VIEWS)),
        ("theme", question.theme, [theme for theme in THEMES if theme]),
    ):
        if value and value not in known:
            raise KgError(f"{where}: {key} {value!r}; expected one of {', '.join(known)}")
    # A network query's lines end at its source and target, or its actor and context.
    if len(question.shows) < VIEWS[question.view] and question.view != "network":
        example = " ".join(["column"] * VIEWS[question.view])
        raise KgError(f"{where}: view {question.view}; expected a line #+ shows: {example}")
    if strange := [name for name in question.shows if name not in question.columns]:
        raise KgError(f"{where}: shows {', '.join(strange)}; expected columns that it names")


def _typed(term: str) -> str:
    """A default as one would type it: `asserted` for kg:modality-asserted, a literal's text."""
    if coded := _CODED.fullmatch(term):
        return coded[1]
    return term[1 : term.rindex('"')] if term.startswith('"') else term


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


def by_theme(questions: Mapping[str, Question]) -> dict[str, list[Question]]:
    """The questions by theme, in the order of THEMES and then by name; no theme is empty."""
    found: dict[str, list[Question]] = {theme: [] for theme in THEMES}
    for name in sorted(questions):
        found[questions[name].theme].append(questions[name])
    return {theme: each for theme, each in found.items() if each}
