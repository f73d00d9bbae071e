"""kg show, kg why, kg path."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import session
from kg.errors import KgError, NotFoundError

if TYPE_CHECKING:
    from kg.cli.session import Session


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
    from kg.query.profile import profile
    from kg.schema.ontology import term_labels
    from kg.vocabulary import expand

    found = profile(session.asker, session.asker.names.find(name, "thing"), session.filters)
    if session.format == "json":
        session.put_json(found)
        return
    names = [
        value
        for by_language in found["labels"].values()
        for values in by_language.values()
        for value in values
    ]
    facts = [
        {
            "fact": term_labels(expand(fact["property"], "")).get(session.lang, fact["property"]),
            "value": fact["label"] or fact["value"],
            "source": _cited(fact["sources"]),
        }
        for fact in found["facts"]
        if fact["value"] not in names
    ]
    columns = ["tie", "kind", "role", "with", "start", "modality", "status", "source"]
    session.put_text(
        f"{found['id']}\n{' · '.join(names)}\n{', '.join(found['kinds'])}\n\n"
        f"{table(['fact', 'value', 'source'], facts, session.lang)}\n"
        f"{table(columns, [_tie(tie) for tie in found['ties']], session.lang)}"
    )


def _tie(tie: dict[str, Any]) -> dict[str, Any]:
    return {
        **tie,
        "with": tie["with_label"] or tie["amount"] or tie["what"],
        "source": _cited(tie["sources"]),
    }


def _cited(sources: list[dict[str, str]]) -> str:
    """Sources with their paragraphs, each source once."""
    paragraphs: dict[str, list[str]] = {}
    for each in sources:
        paragraphs.setdefault(each["source"], []).append(each["paragraph"])
    return "; ".join(
        source.removeprefix("id:source_") + (f" ¶{','.join(where)}" if any(where) else "")
        for source, where in paragraphs.items()
    )


@click.command()
@click.argument("first", metavar="A|TIE")
@click.argument("second", metavar="[B]", required=False)
@session(formats=("table", "json"), filters=True)
def why(first: str, second: str | None, session: Session) -> None:
    """Show who says so: the ties of A, between A and B, or one tie by its id.

    Each with its source, paragraph, speaker and note, and the table file and row to edit.

    \b
    Examples:
      kg why พอช. ขบวนองค์กรชุมชนจังหวัดราชบุรี
      kg why id:tie_74969df44fd3661f
    """
    from kg.query.claims import read_claims
    from kg.query.profile import between, support, ties_of
    from kg.vocabulary import expand

    asker, workspace = session.asker, session.workspace
    if first.startswith(("id:tie_", "id:result_", "tie_", "result_")):
        iri = expand(first if first.startswith("id:") else f"id:{first}", asker.store.base)
        claims = list(read_claims(asker.store, [iri]).values())
        if not claims:
            raise NotFoundError("tie", first, how="kg show NAME lists ties with their ids")
    elif second:
        one, other = (asker.names.find(name, "thing") for name in (first, second))
        claims = [tie.claim for tie in between(asker, one, other, session.filters)]
    else:
        claims = [
            tie.claim for tie in ties_of(asker, asker.names.find(first, "thing"), session.filters)
        ]
    rows = {} if workspace.elsewhere else workspace.finished.rows()
    found = support(asker, claims, rows, session.filters)
    if session.format == "json":
        session.put_json(found)
        return
    session.put_text("".join(_explained(tie, session.lang) for tie in found))
    if not found:
        session.say(asker.not_seen())


def _explained(tie: dict[str, Any], lang: str) -> str:
    para = "ย่อหน้า" if lang == "th" else "para"
    paragraphs: dict[str, list[str]] = {}
    for title, source in zip(tie["source_titles"], tie["sources"], strict=True):
        paragraphs.setdefault(title, []).append(source["paragraph"])
    cited = "; ".join(
        f"{title}, {para} {', '.join(where)}" if any(where) else title
        for title, where in paragraphs.items()
    )
    ends = " → ".join(str(each) for each in (tie["actor_label"], tie["with_label"]) if each)
    lines = [
        f"{tie['tie']}  {tie['kind']} · {tie['role']} · {tie['modality'] or ''}",
        f"  {ends}",
        *([f"  “{tie['what']}”"] if tie["what"] else []),
        *([f"  {tie['amount']}"] if tie["amount"] else []),
        f"  {'ที่มา' if lang == 'th' else 'source'}: {cited}",
        *(
            [f"  {'ผู้กล่าว' if lang == 'th' else 'said by'}: {', '.join(tie['said_by_label'])}"]
            if tie["said_by"]
            else []
        ),
        *([f"  {'หมายเหตุ' if lang == 'th' else 'note'}: {tie['note']}"] if tie["note"] else []),
        *(
            [f"  {'แก้ไขที่' if lang == 'th' else 'edit'}: {tie['file']}, row {tie['row']}"]
            if tie["file"]
            else []
        ),
    ]
    return "\n".join(lines) + "\n\n"


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
            f"  {step['source_label']} — {step['role']} — {step['target_label']}"
            f"  [{_cited(step['sources'])}; {step['tie']}]\n"
            for step in steps
        ]
    session.put_text("".join(lines))
    if not found:
        session.say(asker.not_seen())
