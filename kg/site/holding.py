"""Whether the author's findings hold: what the data give against what each expects."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.page.words import LANGS
from kg.progress import steps
from kg.query.asking import LABEL
from kg.query.checks import VIOLATION, Finding
from kg.site.stated import FILE, read_stated
from kg.vocabulary import curie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from kg.query.asking import Asker, Rows
    from kg.site.stated import Cells, Stated
    from kg.workspace import Workspace

_COMPARISON = re.compile(r"(>=|<=|!=|>|<)\s*(.+)", re.DOTALL)
_ORDER: Mapping[str, Callable[[Any, Any], bool]] = {
    ">=": lambda a, b: a >= b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
}
_SOURCE = re.compile(r"(?:[ab]_)?source")
WORDS = {
    "at": (
        "ข้อค้นพบ “{said}” ไม่ตรงกับข้อมูลแล้ว: {failed} ดูได้ด้วย {command} "
        "แก้ข้อความและเงื่อนไขให้ตรง หรือนำข้อนี้ออก",
        "“{said}” is not true of the data: {failed}; {command} shows it; mend the sentence and "
        "what it expects, or take the finding out",
    ),
    "one": ("ข้อค้นพบใน {file} ไม่ตรงกับข้อมูล 1 ข้อ", "1 finding of {file} is not true of the data"),
    "many": (
        "ข้อค้นพบใน {file} ไม่ตรงกับข้อมูล {n} ข้อ",
        "{n} findings of {file} are not true of the data",
    ),
}
SHORT = 70
"""Letters of a finding's sentence that are said again where it is not true."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A condition that is not met: what was `expected` and what was `found`.

    Both as findings.toml writes them; `found` is None where there is nothing. `error` says why
    it cannot even be asked.
    """

    expected: str = ""
    found: str | None = None
    error: str = ""

    def words(self, lang: str) -> str:
        """It in everyday words."""
        if self.error:
            return self.error
        if lang == "th":
            got = "ไม่พบ" if self.found is None else f"พบ {self.found}"
            return f"คาดว่า {self.expected} แต่{got}"
        return f"expected {self.expected}, found {self.found or 'none'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A finding beside the data: `failed` says what is not as expected, () where it holds.

    `cited` are the documents behind the rows that bear it out, each with its paragraphs, and
    `actors` the things these rows are about, all as IRIs in the order of the rows. `title` is
    the question's or network's own, by language.
    """

    stated: Stated
    title: Mapping[str, str]
    failed: tuple[Failed, ...] = ()
    cited: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    actors: tuple[str, ...] = ()


def hold_own(workspace: Workspace) -> list[Held]:
    """The findings of the workspace's findings.toml against the data of its build, in order."""
    return hold(workspace, read_stated(workspace.root / FILE))


def hold(workspace: Workspace, stated: Iterable[Stated]) -> list[Held]:
    """Each finding against the data of the workspace's build, in order.

    A question or network that cannot be asked is a failure of the finding that asks it.
    """
    found = list(stated)
    return [
        _held(workspace, each) for each in steps("testing findings", found, len(found), every=1)
    ]


def require(held: Iterable[Held], lang: str = "en") -> None:
    """A `NotTrueError` with a line for each thing that is not as a finding expects."""
    untrue = [each for each in held if each.failed]
    if not untrue:
        return
    at = LANGS.index(lang)
    said = WORDS["one" if len(untrue) == 1 else "many"][at].format(file=FILE, n=len(untrue))
    raise NotTrueError(said, [line for each in untrue for line in lines_of(each, lang)])


class NotTrueError(KgError):
    """Findings that are not true of the data any more; `lines` tell each."""

    def __init__(self, said: str, lines: Sequence[str]) -> None:
        super().__init__(said)
        self.lines = tuple(lines)


def lines_of(held: Held, lang: str = "en") -> list[str]:
    """Where a finding stands, what it says, what the data give instead: a line for each."""
    return [f"{held.stated.where}: {told}" for told in told_of(held, lang)]


def told_of(held: Held, lang: str) -> list[str]:
    """The same without where it stands."""
    stated = held.stated
    said = stated.words(lang)
    short = f"{said[:SHORT]}…" if len(said) > SHORT + 1 else said
    words = WORDS["at"][LANGS.index(lang)]
    return [
        words.format(said=short, failed=failed.words(lang), command=stated.command)
        for failed in held.failed
    ]


def as_checked(held: Iterable[Held]) -> list[Finding]:
    """What is not true of the data, as `kg check` tells what it finds."""
    return [
        Finding(
            check="findings",
            severity=VIOLATION,
            message_th=thai,
            message_en=english,
            subject=f"finding {each.stated.number}",
            source="",
            file=FILE,
            row=None,
        )
        for each in held
        for thai, english in zip(told_of(each, "th"), told_of(each, "en"), strict=True)
    ]


def _held(workspace: Workspace, stated: Stated) -> Held:
    about = "network" if stated.about == "network" else "question"
    name = str(workspace.root / stated.name) if stated.name.endswith(".rq") else stated.name
    try:
        question = workspace.question(name, "networks" if about == "network" else "ask", about)
        title = {lang: question.title(lang) for lang in ("th", "en")}
        if stated.about == "network":
            return _held_by_lines(workspace, stated, (name, title))
        asker = workspace.asker()
        rows = asker.ask(question, stated.values, stated.filters)
        return _Answer(asker, rows).held(stated, title)
    except KgError as error:
        return Held(stated=stated, title={"th": "", "en": ""}, failed=(Failed(error=str(error)),))


class _Answer:
    """The rows of an answer, and what their cells are called."""

    def __init__(self, asker: Asker, rows: Rows) -> None:
        self._asker, self._rows = asker, rows.rows
        self._plain = rows.plain()
        self._columns = rows.columns

    def held(self, stated: Stated, title: Mapping[str, str]) -> Held:
        """The finding beside these rows."""
        failed: list[Failed] = []
        bearing: list[int] = []
        for key, wanted in stated.expected.items():
            problems, rows = self._check(key, wanted)
            failed += problems
            bearing += rows
        shown = list(dict.fromkeys(bearing)) or list(range(len(self._plain)))
        return Held(
            stated=stated,
            title=title,
            failed=tuple(failed),
            cited=self._cited(shown),
            actors=self._about(shown),
        )

    def _check(self, key: str, wanted: Any) -> tuple[list[Failed], list[int]]:
        """What is not as expected, and the rows that are."""
        match key:
            case "rows":
                there = len(self._plain)
                return _number(f"rows = {_quoted(wanted)}", there, wanted), []
            case "first":
                fits = bool(self._plain) and self._fits(0, wanted)
                got = self._told(0, wanted) if self._plain else None
                failed = Failed(expected=f"first = {_told(wanted)}", found=got)
                return ([], [0]) if fits else ([failed], [])
            case "has":
                found = [self._matching(cells) for cells in wanted]
                return [
                    Failed(expected=f"has = {_told(cells)}", found=self._nearest(cells))
                    for cells, rows in zip(wanted, found, strict=True)
                    if not rows
                ], [row for rows in found for row in rows]
            case "lacks":
                return [
                    Failed(expected=f"lacks = {_told(cells)}", found=f"{len(rows)}")
                    for cells in wanted
                    if (rows := self._matching(cells))
                ], []
        return self._counted(wanted)

    def _counted(self, wanted: Sequence[Cells]) -> tuple[list[Failed], list[int]]:
        """How many different values of a column there are among the rows that fit."""
        failed: list[Failed] = []
        bearing: list[int] = []
        for each in wanted:
            rows = self._matching(each.get("where", {}))
            self._require_column(each["of"])
            values = {
                str(value) for row in rows if (value := self._plain[row][each["of"]]) is not None
            }
            where = each.get("where", {})
            among = f", where = {_told(where)}" if where else ""
            said = f"count = {{ of = {_quoted(each['of'])}{among}, is = {_quoted(each['is'])} }}"
            failed += _number(said, len(values), each["is"])
            bearing += rows
        return failed, bearing

    def _matching(self, cells: Cells) -> list[int]:
        return [at for at in range(len(self._plain)) if self._fits(at, cells)]

    def _nearest(self, cells: Cells) -> str | None:
        """The first row in which most of the cells are so; None if no cell is in any."""
        fitting = [
            sum(self._is(at, column, wanted) for column, wanted in cells.items())
            for at in range(len(self._plain))
        ]
        return self._told(fitting.index(max(fitting)), cells) if any(fitting) else None

    def _fits(self, at: int, cells: Cells) -> bool:
        return all(self._is(at, column, wanted) for column, wanted in cells.items())

    def _is(self, at: int, column: str, wanted: Any) -> bool:
        """Whether a cell is what is wanted, one of a list of it, or compares as it says."""
        self._require_column(column)
        if isinstance(wanted, list):
            return any(self._is(at, column, each) for each in wanted)
        value = self._plain[at][column]
        if wanted == "":
            return value is None
        if value is None:
            return False
        if isinstance(wanted, str) and (told := _COMPARISON.fullmatch(wanted.strip())):
            if told[1] == "!=":
                return not self._is(at, column, told[2])
            return _compares(value, told[1], told[2])
        return _text(wanted) in self._called(at, column, value)

    def _require_column(self, column: str) -> None:
        if column not in self._columns:
            raise KgError(f"no column {column!r}; the rows have {', '.join(self._columns)}")

    def _called(self, at: int, column: str, value: Any) -> set[str]:
        """What a cell may be called: its id with and without prefix, its labels, its text."""
        told = _text(value)
        term = self._rows[at].get(column)
        iri = str(getattr(term, "value", "")) if type(term).__name__ == "NamedNode" else ""
        if not iri:
            return {told}
        labels = {self._asker.labels.get(iri, lang) for lang in ("th", "en")} - {""}
        return {told, told.rpartition(":")[2], *labels}

    def _told(self, at: int, cells: Cells) -> str:
        return _told({column: self._plain[at].get(column) for column in cells})

    def _cited(self, rows: Sequence[int]) -> dict[str, tuple[str, ...]]:
        """The documents of some rows with the paragraphs, in the order of the rows."""
        found: dict[str, dict[str, None]] = {}
        for at in rows:
            for column in filter(_SOURCE.fullmatch, self._columns):
                if iri := self._iri(at, column):
                    paragraph = self._plain[at].get(column.replace("source", "paragraph"))
                    of_source = found.setdefault(iri, {})
                    if paragraph is not None:
                        of_source[str(paragraph)] = None
        return {iri: tuple(paragraphs) for iri, paragraphs in found.items()}

    def _about(self, rows: Sequence[int]) -> tuple[str, ...]:
        """The things of the store that some rows name, but for documents and claims."""
        found = {
            iri: None
            for at in rows
            for column in self._columns
            if not (_SOURCE.fullmatch(column) or column.endswith((LABEL, "tie")))
            and (iri := self._iri(at, column)).startswith(self._asker.store.base)
        }
        return tuple(found)

    def _iri(self, at: int, column: str) -> str:
        term = self._rows[at].get(column)
        return str(getattr(term, "value", "")) if type(term).__name__ == "NamedNode" else ""


def _held_by_lines(
    workspace: Workspace, stated: Stated, network_of: tuple[str, Mapping[str, str]]
) -> Held:
    """The finding beside a network (its name and titles): its size, and who is joined in it."""
    name, title = network_of
    network = workspace.read_network(
        name, filters=stated.filters, values=dict(stated.values), cited=False
    )
    graph, names = network.graph, workspace.asker().names
    failed: list[Failed] = []
    actors: list[str] = []
    for key, wanted in stated.expected.items():
        if key in {"actors", "lines"}:
            there = graph.number_of_nodes() if key == "actors" else graph.number_of_edges()
            failed += _number(f"{key} = {_quoted(wanted)}", there, wanted)
            continue
        for pair in wanted:
            ends = [names.find(name, "thing") for name in pair]
            one, other = (curie(end, workspace.store.base) for end in ends)
            joined = graph.has_edge(one, other) or graph.has_edge(other, one)
            actors += ends
            if joined != (key == "joined"):
                said, other_way = _quoted(pair), "joined" if joined else "apart"
                failed.append(Failed(expected=f"{key} = {said}", found=f"{other_way} = {said}"))
    return Held(
        stated=stated, title=title, failed=tuple(failed), actors=tuple(dict.fromkeys(actors))
    )


def _number(what: str, there: int, wanted: int | str) -> list[Failed]:
    """Nothing if a number is as wanted, else what was expected and what there is."""
    told = _COMPARISON.fullmatch(wanted.strip()) if isinstance(wanted, str) else None
    if told and told[1] != "!=":
        fits = _compares(there, told[1], told[2])
    elif told:
        fits = _text(told[2]) != str(there)
    else:
        fits = _text(wanted) == str(there)
    return [] if fits else [Failed(expected=what, found=str(there))]


def _compares(value: Any, sign: str, wanted: str) -> bool:
    """Numbers as numbers, and everything else, days too, as text."""
    try:
        return _ORDER[sign](Decimal(str(value)), Decimal(wanted))
    except InvalidOperation:
        return _ORDER[sign](str(value), wanted)


def _text(value: Any) -> str:
    """A value as a condition writes it: 5914 and 5914.0 are one number."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        number = Decimal(str(value))
        return format(number.normalize(), "f") if number else "0"
    return str(value)


def _told(cells: Mapping[str, Any]) -> str:
    """Cells as findings.toml writes them."""
    return f"{{ {', '.join(f'{name} = {_quoted(value)}' for name, value in cells.items())} }}"


def _quoted(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_quoted, value))}]"
    if value is None:
        return '""'
    return f'"{value}"' if isinstance(value, str) else _text(value)
