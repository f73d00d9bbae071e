"""The author's findings (findings.toml): sentences, each with the question behind it."""

from __future__ import annotations

import shlex
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.query.filters import Filters
from kg.schema.codes import read_code
from kg.values.dates import parse_date, parse_interval
from kg.values.names import nearest
from kg.vocabulary import kg

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE = "findings.toml"
ABOUT = ("ask", "query", "network")
FILTERS = ("as_of", "during", "strict", "modality", "min_sources")
EXPECTED = ("rows", "first", "has", "lacks", "count", "actors", "lines", "joined", "apart")
OF_NETWORKS = ("actors", "lines", "joined", "apart")
KEYS = ("th", "en", *ABOUT, "with", *FILTERS, *EXPECTED)

Cells = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One finding as its author wrote it: the words, what is asked, what must come of it.

    `number` counts the findings of a file from 1, `where` names this one in errors. `about` is
    "ask", "query" or "network", `name` what stands there (a .rq file is seen from the folder of
    findings.toml), `values` what its parameters are given, `expected` the conditions by key of
    EXPECTED.
    """

    number: int
    where: str
    th: str
    en: str
    about: str
    name: str
    values: Mapping[str, str]
    filters: Filters
    given: tuple[str, ...]
    expected: Mapping[str, Any]

    def words(self, lang: str) -> str:
        """The finding in `lang`, else in the other language."""
        return (self.th or self.en) if lang == "th" else (self.en or self.th)

    @property
    def command(self) -> str:
        """The command that gives what it rests on."""
        verb = "network" if self.about == "network" else "ask"
        values = [f"{name}={value}" for name, value in self.values.items()]
        return shlex.join(["kg", verb, self.name, *values, *self.given])


def read_stated(path: Path) -> list[Stated]:
    """The findings of a file, in its order; [] where there is none.

    A `KgError` names the finding and the key that is not as it should be.
    """
    if not path.is_file():
        return []
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KgError(f"{path}: not TOML in UTF-8: {error}") from error
    found = told.pop("finding", [])
    if told or not isinstance(found, list):
        raise KgError(f"{path}: expected [[finding]] tables alone, not {', '.join(told) or found}")
    return [_stated(each, n, path) for n, each in enumerate(found, start=1)]


def _stated(told: dict[str, Any], number: int, path: Path) -> Stated:
    where = f"{path}, finding {number}"
    for key in told:
        if key not in KEYS:
            near = nearest(key, KEYS)
            hint = f"; did you mean {', '.join(near)}?" if near else ""
            raise KgError(f"{where}: no key {key!r}{hint}; it may have {', '.join(KEYS)}")
    words = {lang: _text(told, lang, where) for lang in ("th", "en")}
    if not any(words.values()):
        raise KgError(f"{where}: says nothing; write the sentence as th = …, en = … or both")
    named = [key for key in ABOUT if key in told]
    if len(named) != 1:
        raise KgError(f"{where}: rests on {len(named)} things; give one of {', '.join(ABOUT)}")
    about = named[0]
    expected = {key: told[key] for key in EXPECTED if key in told}
    _require_fitting(expected, about, where)
    return Stated(
        number=number,
        where=where,
        **words,
        about=about,
        name=_text(told, about, where),
        values=_values(told.get("with", {}), where),
        filters=_filters(told, where),
        given=_given(told),
        expected=expected,
    )


def _require_fitting(expected: Mapping[str, Any], about: str, where: str) -> None:
    """Refuse conditions of a network on rows, those of rows on a network, and none at all."""
    fitting = OF_NETWORKS if about == "network" else [k for k in EXPECTED if k not in OF_NETWORKS]
    for key, value in expected.items():
        if key not in fitting:
            raise KgError(f"{where}: {key} is not of a {about}; expect {', '.join(fitting)}")
        _require_form(key, value, where)
    if not expected:
        raise KgError(f"{where}: nothing is expected, so nothing can fail; give {fitting[0]} = …")


def _require_form(key: str, value: Any, where: str) -> None:
    is_cells = isinstance(value, dict)
    fits, form = {
        "rows": (isinstance(value, int | str), 'a number, or text such as ">= 3"'),
        "actors": (isinstance(value, int | str), 'a number, or text such as ">= 3"'),
        "lines": (isinstance(value, int | str), 'a number, or text such as ">= 3"'),
        "first": (is_cells, "{ column = value, … }"),
        "has": (_all(value, dict), "[{ column = value, … }, …]"),
        "lacks": (_all(value, dict), "[{ column = value, … }, …]"),
        "joined": (_pairs(value), '[["one", "other"], …]'),
        "apart": (_pairs(value), '[["one", "other"], …]'),
        "count": (
            _all(value, dict)
            and all({"of", "is"} <= each.keys() <= {"of", "is", "where"} for each in value),
            '[{ of = "column", where = { column = value, … }, is = 3 }, …]',
        ),
    }[key]
    if not fits or isinstance(value, bool):
        raise KgError(f"{where}: {key} = {value!r}; expected {form}")


def _all(value: Any, kind: type) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, kind) for v in value)


def _pairs(value: Any) -> bool:
    return _all(value, list) and all(
        len(pair) == 2 and all(isinstance(name, str) for name in pair) for pair in value
    )


def _text(told: Mapping[str, Any], key: str, where: str) -> str:
    value = told.get(key, "")
    if not isinstance(value, str):
        raise KgError(f"{where}: {key} = {value!r}; expected text")
    return " ".join(value.split())


def _values(told: Any, where: str) -> dict[str, str]:
    if not isinstance(told, dict):
        raise KgError(f"{where}: with = {told!r}; expected {{ parameter = value, … }}")
    return {name: str(value) for name, value in told.items()}


def _filters(told: Mapping[str, Any], where: str) -> Filters:
    """The filters that a finding names, as the options of the command line mean them."""
    day, period = told.get("as_of"), told.get("during")
    codes, least, strict = told.get("modality"), told.get("min_sources", 1), told.get("strict")
    try:
        return Filters(
            as_of=parse_date(str(day)).last if day is not None else None,
            during=parse_interval(str(period)) if period is not None else None,
            strict=bool(strict),
            modality=tuple(
                read_code(kg("Modality"), each.strip()).code for each in str(codes).split(",")
            )
            if codes is not None
            else None,
            min_sources=int(least),
        )
    except (KgError, ValueError) as error:
        raise KgError(f"{where}: {error}") from error


def _given(told: Mapping[str, Any]) -> tuple[str, ...]:
    """The same as words of a command."""
    words: list[str] = []
    for key in FILTERS:
        if told.get(key) is True:
            words.append(f"--{key.replace('_', '-')}")
        elif key in told and told[key] is not False:
            words += [f"--{key.replace('_', '-')}", str(told[key])]
    return tuple(words)
