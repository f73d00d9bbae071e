"""Which lines are more than chance, and which shares of money more than an even spread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.findings.context import ties_of
from kg.findings.words import number, quoted, tell
from kg.network.backbone import ALPHA, backbone
from kg.network.bars import bars
from kg.network.disparity import disparity_of, has_amounts
from kg.network.pruning import stated_pairs
from kg.network.report import label
from kg.network.sums import KIND
from kg.schema.codes import code_list
from kg.vocabulary import kg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.findings.context import Context
    from kg.findings.finding import Finding

WORDS = {
    "title": ("เส้นที่มากกว่าความบังเอิญ", "Lines that are more than chance"),
    "title_money": ("เส้นที่ได้ส่วนของเงินมากเป็นพิเศษ", "Lines with an outstanding share of money"),
    "empty": ("ไม่มีเส้นใน {title}", "There is no line in {title}."),
    "untested": (
        "ไม่ได้ทดสอบเส้นของ {title} เพราะเส้นมาจากคำกล่าวถึงสองฝ่ายโดยตรง ไม่ได้มาจากเรื่องที่ร่วมกัน "
        "และไม่มีจำนวนเงิน",
        "The lines of {title} are not tested: they are stated of two actors directly, not made by "
        "what they share, and have no amounts of money.",
    ),
    "found": (
        "จาก {lines}ซึ่งเกิดจากเรื่องที่ร่วมกัน มี {k} เส้นที่มากกว่าความบังเอิญ เมื่อปรับตามจำนวนคู่ที่ทดสอบทั้งหมด "
        "{tests} คู่ (Benjamini–Hochberg ระดับ {alpha})",
        "Of {lines} made by shared contexts, {k} {are} more than chance, allowing for all pairs "
        "tested ({tests}; Benjamini–Hochberg, level {alpha}).",
    ),
    "found_none": (
        "จาก {lines}ซึ่งเกิดจากเรื่องที่ร่วมกัน ไม่มีเส้นใดมากกว่าความบังเอิญ เมื่อปรับตามจำนวนคู่ที่ทดสอบทั้งหมด "
        "{tests} คู่ (Benjamini–Hochberg ระดับ {alpha})",
        "Of {lines} made by shared contexts, none is more than chance, allowing for all pairs "
        "tested ({tests}; Benjamini–Hochberg, level {alpha}).",
    ),
    "alone": (
        "หากดูทีละเส้น มี {n} ที่ p ไม่เกิน {alpha} แต่เมื่อทดสอบหลายคู่พร้อมกัน เท่านี้ยังสรุปอะไรไม่ได้",
        "With a p of {alpha} or less, taken one by one: {n}; with so many pairs tested at once, "
        "that alone shows nothing.",
    ),
    "first": (
        "เส้นที่ชัดที่สุดคือ {a} กับ {b}: มีร่วมกัน {n} ความบังเอิญให้เฉลี่ย {expected} (p = {p})",
        "The clearest is {a} – {b}: {n}, {expected} by chance (p = {p}).",
    ),
    "stated": (
        "อีก {n} มีเอกสารระบุถึงสองฝ่ายโดยตรง จึงไม่ต้องทดสอบ",
        "Another {n} are stated of the two directly and need no test.",
    ),
    "stated_one": ("", "Another line is stated of the two directly and needs no test."),
    "several": (
        "อีก {n} ไม่ได้ทดสอบ เพราะปลายข้างหนึ่งอยู่หลายฝ่ายของเรื่องเดียวกัน",
        "Not tested: {n}, for one end stands on several sides of what they share.",
    ),
    "listed": ("ตารางแสดง {n} แรก", "The table lists the first {n}."),
    "how": (
        "ถือว่าแต่ละรายอยู่ในเรื่องจำนวนเท่าเดิมและแต่ละเรื่องมีจำนวนรายเท่าเดิมโดยเฉลี่ย นอกนั้นเป็นไปโดยบังเอิญ",
        "Chance here: every actor is in as many contexts and every context has as many actors, on "
        "average; all else is by lot.",
    ),
    "money": (
        "จาก {lines} ที่ระบุจำนวนเงิน มี {k} เส้นที่มีส่วนของเงินมากกว่าที่การแบ่งโดยสุ่มเท่า ๆ กันจะให้ "
        "(ระดับ {alpha})",
        "Of {lines} with an amount of money, {k} with a greater share than an even spread would "
        "give (level {alpha}).",
    ),
    "money_how": (
        "เทียบเฉพาะเงินที่มีสกุล ขั้น ลักษณะ และความแม่นของตัวเลขเดียวกัน "
        "ยอดของเส้นคือยอดที่เอกสารฉบับเดียวบวกกันได้มากที่สุด ผู้ที่มีเส้นเดียวเทียบไม่ได้ และไม่ได้ปรับตามจำนวนเส้นที่ทดสอบ",
        "Shares are of one currency, stage, kind of money and precision, and a line's sum is the "
        "most that one document adds up to; whose only line it is cannot be compared; how many "
        "lines are tested is not allowed for.",
    ),
}  # fmt: skip
COLUMNS = (
    "source", "source_label", "target", "target_label", "contexts", "expected", "p", "q",
    "more_than_chance", "ties", "sources",
)  # fmt: skip
MONEY = (
    "source", "source_label", "target", "target_label", "currency", "stage", "stage_label",
    "instrument", "instrument_label", "precision", "precision_label",
    "disparity", "outstanding", "ties", "sources",
)  # fmt: skip
LISTED = 200
"""So many lines at most, the clearest first."""


def find(context: Context) -> list[Finding]:
    """One finding: the lines with how many contexts chance would give them, the clearest first.

    `p` is the chance of so many shared `contexts` or more, `q` after Benjamini and Hochberg
    over all pairs of the whole network; `more_than_chance`: q is at most 0.05
    (`kg.network.backbone`). In a network of money, `disparity` by currency, stage, instrument
    and precision, with `outstanding` where it is at most 0.05 (`kg.network.disparity`).
    LISTED lines at most.
    """
    lang, graph = context.lang, context.graph
    if not graph.size() or not (len(context.selection.rows.shared.actor) or has_amounts(graph)):
        word = "untested" if graph.size() else "empty"
        said = tell(WORDS, word, lang, title=quoted(context.title))
        return [context.finding("backbone", tell(WORDS, "title", lang), said,
                                scope=context.scope(), method=("backbone",))]  # fmt: skip
    if len(context.selection.rows.shared.actor):
        return [_by_contexts(context)]
    return [_by_money(context)]


def _by_contexts(context: Context) -> Finding:
    """The lines of a network that contexts make, beside chance."""
    import numpy as np

    lang, incidence = context.lang, context.selection.incidence()
    found = backbone(incidence, barred=bars(incidence.actors, context.selection.gone))
    names = incidence.actors
    pairs = [
        (names[a], names[b])
        for a, b in zip(found.source.tolist(), found.target.tolist(), strict=True)
    ]
    drawn = np.array([context.graph.has_edge(*pair) for pair in pairs], dtype=bool)
    rest = {*map(frozenset, context.graph.edges)}.difference(map(frozenset, pairs))
    first = np.flatnonzero(drawn)
    first = first[np.argsort(found.p[first], kind="stable")]
    rows = [
        _line(context, names[found.source[at]], names[found.target[at]])
        | {
            "contexts": int(found.contexts[at]),
            "expected": float(found.expected[at]),
            "p": float(found.p[at]),
            "q": float(found.q[at]),
            "more_than_chance": bool(found.q[at] <= ALPHA),
        }
        for at in first[:LISTED].tolist()
    ]
    count = {
        "lines": len(first),
        "sure": int((found.q[first] <= ALPHA).sum()),
        "alone": int((found.p[first] <= ALPHA).sum()),
        "tests": found.tests,
        "stated": len(rest & stated_pairs(context.selection)),
        "untested": len(rest - stated_pairs(context.selection)),
    }
    return context.finding(
        "backbone", tell(WORDS, "title", lang), *_of_contexts(context, rows, count),
        columns=COLUMNS, rows=tuple(rows), scope=context.scope(),
        method=("backbone",), notes={**count, "alpha": ALPHA},
    )  # fmt: skip


def _of_contexts(
    context: Context, rows: Sequence[dict[str, Any]], count: Mapping[str, int]
) -> list[str]:
    lang, sure = context.lang, count["sure"]
    said = [
        tell(WORDS, "found" if sure else "found_none", lang, k=f"{sure:,}", alpha=ALPHA,
             lines=number("line", count["lines"], lang), tests=f"{count['tests']:,}",
             are="is" if sure == 1 else "are")
    ]  # fmt: skip
    if sure:
        first = rows[0]
        said.append(
            tell(WORDS, "first", lang, a=quoted(first["source_label"]), p=f"{first['p']:.2g}",
                 b=quoted(first["target_label"]), expected=f"{first['expected']:.2f}",
                 n=number("context", first["contexts"], lang))
        )  # fmt: skip
    if count["alone"] > sure:
        n = number("line", count["alone"], lang)
        said.append(tell(WORDS, "alone", lang, n=n, alpha=ALPHA))
    if stated := count["stated"]:
        word = "stated_one" if stated == 1 and lang == "en" else "stated"
        said.append(tell(WORDS, word, lang, n=number("line", stated, lang)))
    if untested := count["untested"]:
        said.append(tell(WORDS, "several", lang, n=number("line", untested, lang)))
    if count["lines"] > len(rows):
        said.append(tell(WORDS, "listed", lang, n=number("line", len(rows), lang)))
    return [*said, tell(WORDS, "how", lang)]


def _by_money(context: Context) -> Finding:
    lang, found = context.lang, disparity_of(context.graph)
    rows = [
        _line(context, source, target)
        | _sort(sort, lang)
        | {"disparity": value, "outstanding": value <= ALPHA}
        for (source, target), values in found.items()
        for sort, value in values.items()
    ]
    rows.sort(key=lambda row: (row["disparity"], row["source"], row["target"]))
    great = len({(row["source"], row["target"]) for row in rows if row["outstanding"]})
    said = tell(WORDS, "money", lang, lines=number("line", len(found), lang), k=f"{great:,}",
                alpha=ALPHA)  # fmt: skip
    return context.finding(
        "backbone", tell(WORDS, "title_money", lang), said, tell(WORDS, "money_how", lang),
        columns=MONEY, rows=tuple(rows[:LISTED]), scope=context.scope(), method=("disparity",),
    )  # fmt: skip


def _sort(sort: str, lang: str) -> dict[str, Any]:
    """What the amounts that were compared are of."""
    of = dict(zip(KIND, (*sort.split(" "), ""), strict=False))
    lists = {"stage": "Stage", "instrument": "Instrument", "precision": "Precision"}
    for name, scheme in lists.items():
        found = code_list(kg(scheme)).get(of[name])
        of[f"{name}_label"] = found.labels[lang] if found else of[name]
    return {name: word or None for name, word in of.items()}


def _line(context: Context, source: str, target: str) -> dict[str, Any]:
    """The two ends of a line and what it rests on."""
    nodes, data = context.graph.nodes, context.graph.edges[source, target]
    return {
        "source": source,
        "source_label": label(source, nodes[source], context.lang),
        "target": target,
        "target_label": label(target, nodes[target], context.lang),
        "ties": ties_of(data),
        "sources": tuple(data["sources"]),
    }
