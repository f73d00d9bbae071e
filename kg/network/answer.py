"""Asking a network's query: the rows that were asked for, and the ties that were not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.network.rows import COLUMNS, number_rows, read_rows
from kg.progress import steps
from kg.query.binding import bind, defaults, iri, narrowed
from kg.query.filters import Filters
from kg.query.order import unordered
from kg.schema.codes import code_list
from kg.store.engine import table, texts
from kg.vocabulary import kg

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.network.rows import Rows
    from kg.query.asking import Asker
    from kg.query.question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a question was asked with."""

    values: Mapping[str, str]
    filters: Filters


def answer(asker: Asker, question: Question, asked: Asked) -> Rows:
    """The rows of the question as asked."""
    query = bind(question, asker.terms(question, asked.values, asked.filters))
    rows = read_rows(asker.store, _plain(query), question.name)
    if not rows.cited and _needs_ties(question, asked.filters):
        raise KgError(
            f"{question.path or question.name}: without ?tie its rows have no dates and sources "
            "to choose by; select ?tie"
        )
    return rows


def answer_and_rest(asker: Asker, question: Question, asked: Asked) -> tuple[Rows, set[str]]:
    """The rows as asked, and the ties the same query finds elsewhere, on any day, in any modality.

    Asked everywhere and for any day, one query finds both, for then the rest is of other
    modalities alone: it is asked for all of them and tells which row is of which.
    """
    everywhere = _everywhere(question, asked.values)
    narrow = everywhere != asked.values or bool(asked.filters.as_of)
    if not _takes(question, "modality") and not narrow:
        return answer(asker, question, asked), set()
    terms = asker.terms(question, everywhere, Filters())
    if _takes(question, "modality"):
        terms["modality"] = [iri(code.iri) for code in code_list(kg("Modality")).values()]
    query = bind(question, terms)
    told = narrowed(query, COLUMNS, "modality")
    if not narrow and told != query and (found := _apart(asker, question, asked, told)):
        return found
    rows = answer(asker, question, asked)
    every = texts(asker.store, unordered(narrowed(query, ("tie",))), ("tie",))
    return rows, {tie for (tie,) in every} - {"", *rows.ties}


def _apart(
    asker: Asker, question: Question, asked: Asked, query: str
) -> tuple[Rows, set[str]] | None:
    """The rows of the modalities asked for, and the ties of other rows.

    None where rows do not tell their modality, because the query binds it out of sight.
    """
    wanted = {kg(f"modality-{code}") for code in asked.filters.modality or ()}
    columns, found = table(asker.store, unordered(query), (*COLUMNS, "modality"))
    others: set[str] = set()
    untold = False

    def chosen() -> Iterator[tuple[str, ...]]:
        nonlocal untold
        tie = COLUMNS.index("tie")
        for row in steps("reading rows", found):
            untold |= not row[-1]
            if row[-1] in wanted:
                yield row[:-1]
            else:
                others.add(row[tie])

    rows = number_rows(chosen(), question.name, asker.store.base, cited="tie" in columns)
    return None if untold else (rows, others - {"", *rows.ties})


def _plain(query: str) -> str:
    return unordered(narrowed(query, COLUMNS))


def _everywhere(question: Question, values: Mapping[str, str]) -> dict[str, str]:
    needed = {param.name for param in question.params if param.required}
    return {name: text for name, text in values.items() if name != "place" or name in needed}


def in_full(question: Question, asked: Asked, place: str) -> Asked:
    """As asked, with the query's own modality where none is asked for, and in `place` if given."""
    filters = asked.filters
    return Asked(
        values={**asked.values, **({"place": place} if place else {})},
        filters=replace(filters, modality=filters.modality or modality_of(question)),
    )


def modality_of(question: Question) -> tuple[str, ...]:
    """The modality that the query's own VALUES row binds, else asserted."""
    term = defaults(question).get("modality", "asserted")
    return (term.rpartition("modality-")[2].rstrip(">"),)


def _takes(question: Question, name: str) -> bool:
    return any(param.name == name for param in question.params)


def _needs_ties(question: Question, filters: Filters) -> bool:
    by_day = filters.as_of and not _takes(question, "asOf")
    return bool(filters.during or filters.strict or filters.min_sources > 1 or by_day)
