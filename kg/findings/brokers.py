"""Who stands between others that are not joined, and between which groups."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kg.findings.context import ties_of
from kg.findings.words import number, quoted, tell
from kg.network.brokerage import GROUPS, ROLES, brokers, open_paths, roles_of
from kg.network.report import label
from kg.schema.codes import code_list
from kg.vocabulary import kg

if TYPE_CHECKING:
    import networkx as nx

    from kg.findings.context import Context
    from kg.findings.finding import Finding

WORDS = {
    "title": (
        "ผู้เชื่อมประสานระหว่างประเภท จังหวัด และภาคส่วน",
        "Connectors between kinds, provinces and sides",
    ),
    "none": (
        "ใน {title} ไม่มีรายใดเชื่อมสองรายที่ไม่ได้เชื่อมกันเอง ด้วยเรื่องที่ต่างกัน",
        "In {title} nobody connects two others that are not joined themselves, by different "
        "things.",
    ),
    "first": (
        "แบ่งตาม{by}: {who} เชื่อมคู่ที่ไม่ได้เชื่อมกันเองมากที่สุด ({n} คู่) ในจำนวนนี้ {across} คู่อยู่ต่างกลุ่มกัน "
        "มากที่สุดระหว่าง {between}",
        "By {by}, {who} connects most pairs that are not joined themselves ({n}); {across} of them "
        "are of two groups, most often {between}.",
    ),
    "inside": (
        "แบ่งตาม{by}: {who} เชื่อมคู่ที่ไม่ได้เชื่อมกันเองมากที่สุด ({n} คู่) ทุกคู่อยู่กลุ่มเดียวกัน",
        "By {by}, {who} connects most pairs that are not joined themselves ({n}), all of one "
        "group.",
    ),
    "across": (
        "แบ่งตาม{by}: {who} เชื่อมคู่ที่ไม่ได้เชื่อมกันเองมากที่สุด ({n} คู่) ในจำนวนนี้ {across} คู่อยู่ต่างกลุ่มกัน",
        "By {by}, {who} connects most pairs that are not joined themselves ({n}); {across} of them "
        "are of two groups.",
    ),
    "nobody": (
        "แบ่งตาม{by}: ไม่มีคู่ที่นับได้",
        "By {by} there is no pair to count.",
    ),
    "unknown": (
        "แบ่งตาม{by}ไม่นับ {k} จาก {of} ราย เพราะเอกสารไม่ได้ระบุ",
        "By {by}, {k} of {of} actors are not counted: no document states theirs.",
    ),
    "how": (
        "นับเฉพาะคู่ที่ไม่มีเส้นถึงกัน และเส้นทั้งสองไม่ได้มาจากเรื่องเดียวกันเพียงเรื่องเดียว (Gould และ Fernandez "
        "1989)",
        "A pair counts where no line joins the two and the two lines to them do not rest on one "
        "and the same thing alone (Gould and Fernandez 1989).",
    ),
    "pair": ("{a} กับ {b}", "{a} and {b}"),
    "kind": ("ประเภท", "kind"),
    "province": ("จังหวัด", "province"),
    "side": ("ภาคส่วน", "side"),
}  # fmt: skip
COLUMNS = (
    "by", "by_label", "actor", "actor_label", "group", "group_label", "total", *ROLES,
    "between", "between_label", "between_pairs", "ties", "sources",
)  # fmt: skip
LISTED = 30
"""So many actors for each way of grouping."""
OPENED = 500
"""Of an actor with more lines than that, it is not told between which groups it stands."""


def find(context: Context) -> list[Finding]:
    """One finding: for each way of grouping, the actors with most open paths, LISTED at most.

    `total` is how many pairs of others not joined themselves the actor joins; coordinator: all
    three of one group; itinerant: the two of one, it of another; gatekeeper: it and one of the
    two of one group (in a directed network: it and whom it leads to; representative: whom it
    is led from and it); liaison: three groups. `between` are the two groups (of the two others)
    most often joined, `between_pairs` how often. `ties` are those of its lines.
    """
    lang, graph = context.lang, _with_reasons(context)
    rows: list[dict[str, Any]] = []
    said: list[str] = []
    for by in GROUPS if graph.size() else ():
        some, sentences = _grouped(context, graph, by)
        rows += some
        said += sentences
    if not rows:
        said = [tell(WORDS, "none", lang, title=quoted(context.title))]
    return [
        context.finding("brokers", tell(WORDS, "title", lang), *said, tell(WORDS, "how", lang),
                        columns=COLUMNS, rows=tuple(rows), scope=context.scope(),
                        method=("brokers",))
    ]  # fmt: skip


def _with_reasons(context: Context) -> nx.Graph[str]:
    """The network with what each line rests on, as `kg.network.brokerage` reads it."""
    graph = context.graph.copy()
    links, lines = context.selection.links, context.network.lines
    names = context.selection.rows.actors
    ends = list(zip(lines.source.tolist(), lines.target.tolist(), strict=True))
    found: dict[int, set[tuple[str, str]]] = {}
    for line, basis, reason in zip(
        lines.line.tolist(), links.basis.tolist(), links.reason.tolist(), strict=True
    ):
        found.setdefault(line, set()).add((links.bases[basis], links.reasons[reason]))
    for line, reasons in found.items():
        source, target = ends[line]
        data = graph.get_edge_data(names[source], names[target])
        if data is not None:
            data["reasons"] = [{"basis": b, "reason": r} for b, r in sorted(reasons)]
    return graph


def _grouped(
    context: Context, graph: nx.Graph[str], by: str
) -> tuple[list[dict[str, Any]], list[str]]:
    """The rows and the sentences of one way of grouping."""
    lang, words = context.lang, tell(WORDS, by, context.lang)
    counts = brokers(graph, by)
    roles = roles_of(graph)
    total = {node: sum(found.values()) for node, found in counts.items() if found}
    first = sorted((node for node in total if total[node]), key=lambda node: (-total[node], node))
    rows = [
        _row(context, graph, by, node) | {"total": total[node]}
        | {role: (counts[node] or {})[role] if role in roles else None for role in ROLES}
        for node in first[:LISTED]
    ]  # fmt: skip
    said = [_first(context, rows[0], words) if rows else tell(WORDS, "nobody", lang, by=words)]
    if unknown := sum(found is None for found in counts.values()):
        said.append(tell(WORDS, "unknown", lang, by=words, k=f"{unknown:,}", of=f"{len(graph):,}"))
    return rows, said


def _row(context: Context, graph: nx.Graph[str], by: str, node: str) -> dict[str, Any]:
    data = graph.nodes[node]
    group = GROUPS[by](data)
    lines = context.lines_of(node)
    between, pairs = _between(graph, by, node)
    return {
        "by": by,
        "by_label": tell(WORDS, by, context.lang),
        "actor": node,
        "actor_label": label(node, data, context.lang),
        "group": group,
        "group_label": _group(by, group, context.lang),
        "between": between,
        "between_label": tuple(_group(by, each, context.lang) for each in between),
        "between_pairs": pairs,
        "ties": tuple(sorted({tie for line in lines for tie in ties_of(line)})),
        "sources": tuple(sorted({source for line in lines for source in line["sources"]})),
    }


def _between(graph: nx.Graph[str], by: str, node: str) -> tuple[tuple[str, ...], int | None]:
    """The two groups whose members it joins most often, and how often.

    () and 0 where all are of one group, () and None where it has more than OPENED lines.
    """
    if graph.degree(node) > OPENED:
        return (), None
    pairs: Counter[tuple[str, ...]] = Counter()
    for _, a, c in open_paths(graph, node, by):
        ends = (GROUPS[by](graph.nodes[a]), GROUPS[by](graph.nodes[c]))
        if ends[0] != ends[1]:
            pairs[ends if graph.is_directed() else tuple(sorted(ends))] += 1
    if not pairs:
        return (), 0
    most = min(pairs, key=lambda ends: (-pairs[ends], ends))
    return most, pairs[most]


def _group(by: str, group: str, lang: str) -> str:
    """A group's name: a kind, a broad kind or a province."""
    if by == "province":
        from kg.values.places import place, titled

        return titled(place(group), "th" if lang == "th" else "en")
    found = code_list(kg("OrganisationKind")).get(group)
    if found:
        return found.labels[lang]
    from kg.schema.ontology import term_labels

    return term_labels(kg(group.capitalize())).get(lang, group)


def _first(context: Context, row: dict[str, Any], by: str) -> str:
    lang = context.lang
    who, n = quoted(row["actor_label"]), f"{row['total']:,}"
    across = row["total"] - row["coordinator"] - row["itinerant"]
    if not across:
        return tell(WORDS, "inside", lang, by=by, who=who, n=n)
    if not row["between"]:
        return tell(WORDS, "across", lang, by=by, who=who, n=n, across=f"{across:,}")
    a, b = row["between_label"]
    between = tell(WORDS, "pair", lang, a=a, b=b)
    pairs = number("pair", row["between_pairs"], lang)
    return tell(
        WORDS, "first", lang, by=by, who=who, n=n, across=f"{across:,}",
        between=f"{between} ({pairs})",
    )  # fmt: skip
