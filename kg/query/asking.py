"""Asking: a question, its values and the reader's filters to rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.query.binding import bind, iri
from kg.query.claims import read_claims
from kg.query.filters import Filters
from kg.query.labels import Labels
from kg.query.names import Names
from kg.query.order import order, unordered
from kg.query.terms import plain
from kg.schema.codes import code_list
from kg.store.engine import answer
from kg.values.dates import parse_date
from kg.vocabulary import kg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kg.query.question import Question
    from kg.store.engine import Answer, Engine, Term

LABEL = "_label"
READING = "reading the answer"
TIE_COLUMNS = ("tie", "a_tie", "b_tie")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """An answer: `columns` in order and one dict a row; an unbound cell is absent.

    `why` tells what an empty answer means. `more`: these are as many as were wanted, and there
    are others.
    """

    columns: list[str]
    rows: list[dict[str, Term | str]]
    base: str
    why: Callable[[], str] = field(default=str, compare=False, repr=False)
    left_out: dict[str, int] = field(default_factory=dict)
    more: bool = False

    def plain(self) -> list[dict[str, Any]]:
        """The rows with every column: CURIEs, numbers, ISO dates, None where unbound."""
        return [
            {name: _plain(row.get(name), self.base) for name in self.columns} for row in self.rows
        ]

    @property
    def note(self) -> str:
        """What an empty answer means, in the reader's language; "" where there are rows.

        Worked out when first read: it may ask as many queries as there are modalities.
        """
        return self.why()

    def __len__(self) -> int:
        return len(self.rows)

    def to_pandas(self) -> Any:
        """The rows as a pandas DataFrame, if pandas is installed."""
        _installed("pandas")
        import pandas as pd  # type: ignore[import-untyped,import-not-found,unused-ignore]

        return pd.DataFrame(self.plain(), columns=self.columns)

    def to_polars(self) -> Any:
        """The rows as a polars DataFrame, if polars is installed."""
        _installed("polars")
        import polars as pl  # type: ignore[import-not-found,unused-ignore]

        return pl.DataFrame(self.plain(), schema=self.columns)


def _installed(name: str) -> None:
    if find_spec(name) is None:
        raise KgError(f"{name} is not installed; run: pip install {name}")


def _plain(term: Term | str | None, base: str) -> Any:
    return term if term is None or isinstance(term, str) else plain(term, base)


class Asker:
    """Asks one store, in one language."""

    def __init__(self, store: Engine, lang: str = "en") -> None:
        self.store, self.lang = store, lang
        self.labels = Labels(store)
        self.names = Names(store, self.labels)

    def ask(
        self,
        question: Question,
        values: Mapping[str, str],
        filters: Filters,
        most: int | None = None,
    ) -> Rows:
        """The rows of a question with `values` (text by parameter) bound and filters applied.

        `filters.as_of` and `.modality` are bound where the question has the parameter; the
        rest is decided row by row from the claims in its tie columns. From an answer of over
        `most` rows come as many of them as the store gives first, not the first by its order;
        where rows are chosen by their claims, all come.
        """
        filters = _dated(values, filters)
        if question.counts and (given := left_to_rows(question, filters)):
            raise KgError(
                f"{question.name} counts claims, and {', '.join(given)} would choose its rows by "
                "one of those counted; leave it out, or ask a question that lists them"
            )
        if _by_rows(question, filters).by_claim:
            most = None  # of the first rows alone it could not be told that nothing is left
        found = self._answer(self.bound(question, values, filters), most)
        if found.boolean is not None or found.triples is not None:
            raise KgError(
                f"{question.path or question.name}: a question is a SELECT; "
                "use kg sparql for the others"
            )
        rows, left_out = self._filtered(question, found, filters)
        columns = list(question.columns) or found.columns
        labelled: list[dict[str, Term | str]] = [dict(row) for row in rows]
        self._label(columns, found.columns, labelled)
        empty = cache(partial(self.why_empty, question, values, filters, left_out))
        return Rows(
            columns=columns, rows=labelled, base=self.store.base,
            why=str if labelled else empty, left_out=left_out, more=found.more,
        )  # fmt: skip

    def bound(self, question: Question, values: Mapping[str, str], filters: Filters) -> str:
        """The query that is sent: the question's own, with its values in its VALUES rows."""
        return bind(question, self.terms(question, values, _dated(values, filters)))

    def _answer(self, query: str, most: int | None) -> Answer:
        """The answer, in the order that the query asks for."""
        wanted = order(query)
        if wanted is None:
            return answer(self.store.results(query), most, READING)
        found = answer(self.store.results(unordered(query)), most, READING)
        wanted.sort(found.rows)
        return found

    def terms(
        self, question: Question, values: Mapping[str, str], filters: Filters
    ) -> dict[str, list[str]]:
        """The SPARQL terms to bind, by parameter; a required one that is missing is an error."""
        terms = {
            name: self.names.term(text, question.param(name).type) for name, text in values.items()
        }
        names = {param.name for param in question.params}
        if filters.as_of and "asOf" in names:
            terms.setdefault("asOf", self.names.term(filters.as_of.isoformat(), "day"))
        if filters.modality and "modality" in names:
            terms.setdefault("modality", [iri(kg(f"modality-{code}")) for code in filters.modality])
        missing = [
            param.name for param in question.params if param.required and param.name not in terms
        ]
        if missing:
            given = " ".join(f"{name}=…" for name in missing)
            raise KgError(f"{question.name} needs {', '.join(missing)}; give {given}")
        if {"after", "asOf"} <= terms.keys() and terms["after"] > terms["asOf"]:
            raise KgError(
                f"after={values['after']} is later than the day asked about; "
                "give the earlier day as after= and the later as asOf="
            )
        return terms

    def _filtered(
        self, question: Question, answer: Answer, filters: Filters
    ) -> tuple[list[dict[str, Term]], dict[str, int]]:
        names = {param.name for param in question.params}
        rest = _by_rows(question, filters)
        if not rest.by_claim:
            return answer.rows, {}
        columns = [name for name in TIE_COLUMNS if name in answer.columns]
        if not columns:
            raise KgError(
                f"{question.path or question.name}: its rows have no ?tie, so dates and sources "
                "cannot be chosen by it; select ?tie, or bind ?asOf in a VALUES row"
            )
        claims = read_claims(
            self.store, {row[name].value for row in answer.rows for name in columns if name in row}
        )
        left_out: dict[str, int] = {}
        kept = []
        for row in answer.rows:
            found = [
                claims[row[name].value]
                for name in columns
                if name in row and row[name].value in claims
            ]
            against = [rest.reason_against(claim) for claim in found]
            # A query that takes the day has chosen by it, and may tell of what is past.
            settled = {"", "not-on-the-day"} if "asOf" in names else {""}
            reason = next((why for why in against if why not in settled), "")
            if reason:
                left_out[reason] = left_out.get(reason, 0) + 1
            else:
                kept.append(row)
        return kept, left_out

    def _label(
        self, columns: Sequence[str], selected: Sequence[str], rows: list[dict[str, Term | str]]
    ) -> None:
        wanted = [name for name in columns if name.endswith(LABEL) and name not in selected]
        values = [
            row[name.removesuffix(LABEL)]
            for row in rows
            for name in wanted
            if name.removesuffix(LABEL) in row
        ]
        self.labels.fetch(value.value for value in values if not isinstance(value, str))
        for row in rows:
            for name in wanted:
                value = row.get(name.removesuffix(LABEL))
                if value is not None and not isinstance(value, str):
                    row[name] = self.labels.best(value.value, self.lang)

    def why_empty(
        self,
        question: Question,
        values: Mapping[str, str],
        filters: Filters,
        left_out: Mapping[str, int],
    ) -> str:
        """Why there are no rows: what was looked through, and that absence proves nothing."""
        place = self.names.place(values["place"]) if values.get("place") else ""
        parts = []
        for param in question.params:
            if param.type == "kind" and param.name in values:
                code = self.names.code(values[param.name], "OrganisationKind")
                count = self._count_of_kind(code.iri, place)
                label = code.labels[self.lang]
                if self.lang == "th":
                    parts.append(f"{label}ที่มีชื่อ {count} แห่ง" if count else f"ไม่มี{label}ที่มีชื่อ")
                else:
                    parts.append(f"{count} {label}" if count else f"no {label} named")
        if left_out:
            number = sum(left_out.values())
            parts.append(
                f"ตัวกรองนำออก {number} แถว"
                if self.lang == "th"
                else f"{number} rows left out by the filters"
            )
        return "; ".join([self.not_seen(parts), *self._otherwise(question, values, filters)])

    def _otherwise(
        self, question: Question, values: Mapping[str, str], filters: Filters
    ) -> list[str]:
        """How many rows there are of what is planned, requested and the like, if any."""
        if filters.modality or "modality" in values:
            return []
        if not any(param.name == "modality" for param in question.params):
            return []
        parts = []
        for code in code_list(kg("Modality")).values():
            terms = self.terms(question, values, replace(filters, modality=(code.code,)))
            found = self.store.query(unordered(bind(question, terms)))
            if rows := len(self._filtered(question, found, filters)[0]):
                word = "แถว" if self.lang == "th" else "row" if rows == 1 else "rows"
                label = code.labels[self.lang]
                parts.append(f"--modality {code.code} ({label}): {rows} {word}")
        return parts

    def not_seen(self, parts: Sequence[str] = ()) -> str:
        """That nothing was found in so many documents, after what was looked through."""
        documents = count_documents(self.store)
        if self.lang == "th":
            looked = " ".join([*parts, "ไม่พบในเอกสาร"])
            return f"{looked} {documents} ฉบับ ไม่พบในเอกสารชุดนี้ไม่ได้แปลว่าไม่มี"
        where = f"nothing found in {documents} document{'s' if documents != 1 else ''}"
        looked = ", ".join([*parts, where])
        return f"{looked}; not found in these documents is not the same as not there"

    def _count_of_kind(self, kind: str, place: str) -> int:
        where = ""
        if place:  # seated there, or with a tie or in something of that place
            here = f"kg:within* {iri(place)}"
            where = f"""FILTER(EXISTS {{ ?actor kg:place/{here} }}
                || EXISTS {{ ?tie kg:actor|kg:target ?actor . ?tie kg:place/{here} }}
                || EXISTS {{ ?tie kg:actor ?actor . ?tie kg:target/kg:place/{here} }})"""
        query = f"""SELECT (COUNT(DISTINCT ?actor) AS ?n) {{
            ?actor a kg:Organisation ; kg:kind/skos:broader* {iri(kind)} . {where} }}"""
        return int(self.store.query(query).rows[0]["n"].value)


def _by_rows(question: Question, filters: Filters) -> Filters:
    """What of the filters the question's own parameters do not take, and rows are chosen by."""
    dated = any(param.name == "asOf" for param in question.params)
    return Filters(
        as_of=None if dated and not filters.strict else filters.as_of,
        during=filters.during,
        strict=filters.strict,
        min_sources=filters.min_sources,
    )


def left_to_rows(question: Question, filters: Filters) -> list[str]:
    """The options that choose among a question's rows after its query, by their ties."""
    rest = _by_rows(question, filters)
    told = {
        "--as-of": rest.as_of,
        "--during": rest.during,
        "--strict": rest.strict,
        "--min-sources": rest.min_sources > 1,
    }
    return [name for name, is_given in told.items() if is_given]


def _dated(values: Mapping[str, str], filters: Filters) -> Filters:
    """The filters, with the day that is asked about by a question's own parameter."""
    if "asOf" in values and not filters.as_of:
        return replace(filters, as_of=parse_date(values["asOf"]).last)
    return filters


def count_documents(store: Engine) -> int:
    """How many sources are documents: not the editors' own, not an official list of places."""
    return sum(count for _, count in document_kinds(store))


def document_kinds(store: Engine) -> list[tuple[str, int]]:
    """How many documents of each kind (by code) there are, most first, then by code."""
    query = """SELECT ?code (COUNT(?source) AS ?n) {
        ?source a kg:Source ; kg:kind ?kind . ?kind skos:notation ?code
        FILTER(?kind NOT IN (kg:source-editorial, kg:source-official-list)) }
        GROUP BY ?code ORDER BY DESC(?n) ?code"""
    return [(row["code"].value, int(row["n"].value)) for row in store.query(query).rows]
