"""What can go wrong, each with what is needed to repair it.

A `KgError` is the user's to mend: the command line prints its one line and exits 2.
Anything else is a defect of this program and keeps its traceback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class KgError(Exception):
    """Something the user can mend; its text is one line saying what, where and how."""

    def __str__(self) -> str:
        """One line, whatever the cause's own text holds."""
        return " ".join(super().__str__().split())


class NotFoundError(KgError):
    """A name, file or id that is not there, with the nearest that are."""

    def __init__(self, what: str, name: str, *, near: Iterable[str] = (), how: str = "") -> None:
        self.name, self.near = name, tuple(near)
        hint = (
            f"; หมายถึง {' / '.join(self.near)} หรือไม่ / did you mean {', '.join(self.near)}?"
            if self.near
            else ""
        )
        super().__init__(f"no {what} {name!r}{hint}{f'; {how}' if how else ''}")


class AmbiguousError(KgError):
    """A name that several things bear; `candidates` are ids that each mean one."""

    def __init__(self, what: str, name: str, candidates: Iterable[str]) -> None:
        self.name, self.candidates = name, tuple(candidates)
        super().__init__(f"{what} {name!r} is several: {'; '.join(self.candidates)}; use one id")


class BadValueError(KgError):
    """A value that cannot be read, with what was expected in its place."""

    def __init__(self, value: str, expected: str) -> None:
        self.value, self.expected = value, expected
        super().__init__(f"{value!r} is not {expected}")


class BadCellError(KgError):
    """A cell of a table that cannot be read. `row` counts from 1, the header being row 1."""

    def __init__(self, path: str, row: int, column: str, value: str, expected: str) -> None:
        self.path, self.row, self.column = path, row, column
        self.value, self.expected = value, expected
        super().__init__(f"{path}, row {row}, column {column}: {value!r}; expected {expected}")


class BadInputError(KgError):
    """Every bad cell and file of one run; `problems` holds them in file and row order."""

    def __init__(self, problems: Iterable[KgError]) -> None:
        self.problems = tuple(problems)
        counted = "1 problem" if len(self.problems) == 1 else f"{len(self.problems)} problems"
        super().__init__(f"{counted} in the input; nothing was written")
