"""kg show, kg why, kg path."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import session
from kg.cli.words import WORDS, word
from kg.errors import KgError, NotFoundError
from kg.page.wording import code_words, figure_words, kind_words, role_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.cli.session import Session
    from kg.query.asking import Asker
    from kg.query.claims import Claim

FACT = ("fact", "value", "source")
TIE = ("tie", "kind", "role", "with", "figure", "start", "modality", "status", "source")
FIGURED = frozenset({"allocation", "result"})


@click.command()
@click.argument("name")
@session(formats=("table", "json"), filters=True)
def show(name: str, session: Session) -> None:
    """Show one thing: its names, what sources say of it, and its ties.

    NAME is an id or a name, Thai or English. All ties are shown, each with its modality.

    \b
    Example:  kg show พอช.
    """
    from kg.cli.table import table
    from kg.cli.words import headings
    from kg.query.profile import profile
    from kg.values.places import full_name, place
    from kg.vocabulary import expand

    asker, lang = session.asker, session.lang
    found = profile(asker, asker.names.find(name, "thing"), session.filters)
    if session.format == "json":
        session.put_json(found)
        return
    if not found["labels"]:  # an official place that no source speaks of
        _, is_place, code = found["id"].partition("id:place-")
        official = full_name(place(code), "th" if lang == "th" else "en") if is_place else name
        session.say(asker.not_seen([official]))
        return
    names = _names(found["labels"], lang)
    kinds = [asker.labels.best(expand(kind, asker.store.base), lang) for kind in found["kinds"]]
    facts = [_fact(fact, lang) for fact in found["facts"] if fact["value"] not in names]
    ties = [_tie(tie, session) for tie in found["ties"]]
    session.put_text(
        f"{found['id']}\n{' · '.join(names)}\n{', '.join(dict.fromkeys(kinds))}\n\n"
        f"{table(FACT, facts, lang, headings(FACT, lang))}\n"
        f"{table(TIE, ties, lang, headings(TIE, lang))}"
    )


def _names(labels: dict[str, dict[str, list[str]]], lang: str) -> list[str]:
    """Every name once, those in the reader's language first."""
    names = [
        (language != lang, value)
        for by_language in labels.values()
        for language, values in by_language.items()
        for value in values
    ]
    return list(dict.fromkeys(name for _, name in sorted(names, key=lambda each: each[0])))


def _fact(fact: dict[str, Any], lang: str) -> dict[str, Any]:
    from kg.schema.ontology import term_labels
    from kg.vocabulary import expand

    name = fact["property"]
    label = word(name, lang) if name in WORDS else term_labels(expand(name, "")).get(lang, name)
    return {
        "fact": label,
        "value": fact["label"] or fact["value"],
        "source": _cited(fact["sources"]),
    }


def _tie(tie: dict[str, Any], session: Session) -> dict[str, Any]:
    """The row of a tie with its codes in words."""
    from kg.page.words import say_status

    asker, lang = session.asker, session.lang
    return {
        **tie,
        "kind": kind_words(tie["kind"], asker),
        "role": role_words(tie["kind"], tie["role"], asker),
        "with": tie["with_label"] or tie["what"],
        "figure": _figure(tie, lang),
        "modality": code_words("Modality", tie["modality"], lang),
        "status": say_status(tie["status"] or "", lang, on_a_day=bool(session.filters.as_of)),
        "source": _cited(tie["sources"]),
    }


def _figure(tie: dict[str, Any], lang: str) -> str:
    """The money or figure stated, its year, how far it got and under which programme."""
    programme = tie["programme_label"] if tie["programme"] != tie["with"] else None
    parts = (figure_words(tie, lang), tie["year_label"], _stage(tie, lang), programme)
    return " · ".join(filter(None, parts)) if tie["kind"] in FIGURED else ""


def _stage(tie: dict[str, Any], lang: str) -> str:
    """How far the money or the result got; "" where that is not stated."""
    if tie["stage"] in {None, "not-stated"}:
        return ""
    return code_words("ResultStage" if tie["kind"] == "result" else "Stage", tie["stage"], lang)


def _cited(sources: list[dict[str, str]]) -> str:
    """Sources with their paragraphs, each source once."""
    paragraphs: dict[str, list[str]] = {}
    for each in sources:
        paragraphs.setdefault(each["source"], []).append(each["paragraph"])
    return "; ".join(
        source.removeprefix("id:source_") + (f" ¶{','.join(where)}" if any(where) else "")
        for source, where in paragraphs.items()
    )


_TIES = ("id:tie_", "id:result_", "tie_", "result_")


def _claims(things: Sequence[str], session: Session) -> list[Claim]:
    """The claims behind one thing, between two, or of ties by their ids, in that order."""
    from kg.query.profile import between, ties_of

    asker, filters = session.asker, session.filters
    if any(thing.startswith(_TIES) for thing in things):
        return _by_id([each for thing in things for each in thing.split("|")], asker)
    if len(things) > 2:
        raise KgError(f"{things[2]!r}: give one name, two names, or ids of ties")
    one, *other = (asker.names.find(name, "thing") for name in things)
    ties = between(asker, one, other[0], filters) if other else ties_of(asker, one, filters)
    return [tie.claim for tie in ties]


def _by_id(ids: Sequence[str], asker: Asker) -> list[Claim]:
    from kg.query.claims import read_claims
    from kg.vocabulary import expand

    base = asker.store.base
    iris = {each: expand(each if each.startswith("id:") else f"id:{each}", base) for each in ids}
    found = read_claims(asker.store, iris.values())
    for each, iri in iris.items():
        if iri not in found:
            raise NotFoundError("tie", each, how="kg show NAME lists ties with their ids")
    return [found[iri] for iri in dict.fromkeys(iris.values())]


@click.command()
@click.argument("things", metavar="A [B]|TIE...", nargs=-1, required=True)
@session(formats=("table", "json"), filters=True)
def why(things: tuple[str, ...], session: Session) -> None:
    """Show who says so: the ties of A, between A and B, or ties by their ids.

    Each with its source, paragraph, speaker and note, and the table file and row to edit.

    \b
    Examples:
      kg why พอช. ขบวนองค์กรชุมชนจังหวัดราชบุรี
      kg why id:tie_74969df44fd3661f

    Ties may be joined by |, as they stand in a table of kg findings --format csv.
    """
    from kg.query.profile import support

    asker, workspace = session.asker, session.workspace
    claims = _claims(things, session)
    rows = {} if workspace.elsewhere else workspace.finished.rows()
    found = support(asker, claims, rows, session.filters)
    if session.format == "json":
        session.put_json(found)
        return
    session.put_text("".join(_explained(tie, session) for tie in found))
    if not found:
        session.say(asker.not_seen())


def _explained(tie: dict[str, Any], session: Session) -> str:
    """One claim as a block of lines: what it says, where, who said so, where to edit it."""
    lang, row = session.lang, _tie(tie, session)
    ends = " → ".join(str(each) for each in (tie["actor_label"], tie["with_label"]) if each)
    said = {
        "source": _paragraphs(tie, lang),
        "said_by": ", ".join(tie["said_by_label"]),
        "note": tie["note"],
        "edit": f"{tie['file']}, {word('row', lang)} {tie['row']}" if tie["file"] else "",
    }
    lines = [
        f"{tie['tie']}  {' · '.join(filter(None, (row['kind'], row['role'], row['modality'])))}",
        f"  {ends}",
        f"  “{tie['what']}”" if tie["what"] else "",
        f"  {row['figure']}" if row["figure"] else "",
        *(f"  {word(key, lang)}: {text}" for key, text in said.items() if text),
    ]
    return "\n".join(filter(None, lines)) + "\n\n"


def _paragraphs(tie: dict[str, Any], lang: str) -> str:
    """The titles of its sources, each once, with their paragraphs."""
    paragraphs: dict[str, list[str]] = {}
    for title, source in zip(tie["source_titles"], tie["sources"], strict=True):
        paragraphs.setdefault(title, []).append(source["paragraph"])
    return "; ".join(
        f"{title}, {word('para', lang)} {', '.join(where)}" if any(where) else title
        for title, where in paragraphs.items()
    )


def _how(step: dict[str, Any], asker: Asker) -> str:
    """What one is to the other, in words."""
    role = role_words(step["kind"], step["role"], asker)
    return role or kind_words(step["kind"], asker)


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option(
    "--most", type=click.IntRange(1, 100), default=5, show_default=True, help="How many paths."
)
@click.option(
    "--longest",
    type=click.IntRange(1, 20),
    default=6,
    show_default=True,
    help="How many ties long.",
)
@session(formats=("table", "json"), filters=True)
def path(first: str, second: str, most: int, longest: int, session: Session) -> None:
    """Show how two are linked: the shortest ways, tie by tie, each tie with its source.

    \b
    Example:  kg path มหาวิทยาลัยราชภัฏหมู่บ้านจอมบึง ขบวนองค์กรชุมชนจังหวัดราชบุรี
    """
    from kg.network.paths import paths

    asker, filters = session.asker, session.filters
    if not filters.modality:
        filters = replace(filters, modality=("asserted",))
    ends = [asker.names.find(name, "thing") for name in (first, second)]
    if ends[0] == ends[1]:
        raise KgError(f"{first!r} and {second!r} are the same thing; name two")
    found = paths(asker, ends[0], ends[1], filters, most=most, longest=longest)
    if session.format == "json":
        session.put_json(found)
        return
    lines = []
    for number, steps in enumerate(found, start=1):
        lines.append(f"{number}.\n")
        lines += [
            f"  {step['source_label']} — {_how(step, asker)} — {step['target_label']}"
            f"  [{_cited(step['sources'])}; {step['tie']}]\n"
            for step in steps
        ]
    session.put_text("".join(lines))
    if not found:
        session.say(asker.not_seen())
