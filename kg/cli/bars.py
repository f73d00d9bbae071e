"""Bars on a terminal for work that takes long: what it is, how far, how fast, how much longer."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.cli.words import step, word
from kg.progress import heard_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress, Task, TaskID

    from kg.cli.session import Session

PATIENCE = 2.0
"""Seconds that a command runs before anything is shown."""


@contextmanager
def bars(session: Session) -> Iterator[None]:
    """Within it, long work shows bars on stderr, if that is a terminal and nobody said --quiet."""
    if session.given.get("quiet") or not sys.stderr.isatty():
        yield
        return
    shown = Bars(lambda: session.lang)
    try:
        with heard_by(shown):
            yield
    finally:
        shown.clear()


class Bars:
    """A listener that shows a bar for each step under way, in the language `lang()`."""

    def __init__(self, lang: Callable[[], str]) -> None:
        self._lang = lang
        self._began = time.monotonic()
        self._progress: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, what: str, done: int, total: int | None) -> None:
        """Show how far the step `what` is; one that is done goes, and with the last all goes."""
        if time.monotonic() - self._began < PATIENCE:
            return
        if total is not None and done >= total:
            self._end(what)
            return
        if self._progress is None:
            self._progress = _progress(self._lang())
            self._progress.start()
        if what not in self._tasks:
            label = step(what, self._lang())
            self._tasks[what] = self._progress.add_task(label, total=total, completed=done)
        self._progress.update(self._tasks[what], completed=done, total=total)

    def clear(self) -> None:
        """Take everything off the terminal."""
        if self._progress is not None:
            self._progress.stop()
        self._progress, self._tasks = None, {}

    def _end(self, what: str) -> None:
        task = self._tasks.pop(what, None)
        if task is not None and self._progress is not None:
            self._progress.remove_task(task)
        if not self._tasks:
            self.clear()


def _progress(lang: str) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.progress import ProgressColumn as Column
    from rich.text import Text

    class Rate(Column):
        """How many a second, as far as that can be said yet."""

        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            number = f"{speed:,.0f}" if speed and speed >= 10 else f"{speed or 0:.1f}"
            return Text(word("a_second", lang).format(n=number) if speed else "")

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=24),
        TextColumn("{task.percentage:>3.0f}%"),
        Rate(),
        TextColumn(word("left", lang)),
        TimeRemainingColumn(compact=True),
        console=Console(stderr=True),
        transient=True,
    )
