"""Money: from whom, for what, to whom, where, by year, stage and kind of money."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kg.findings.amounts import Amount, most_of_one, read_amounts, totals, without_parts
from kg.findings.words import listed, number, quoted, tell
from kg.page.words import say
from kg.schema.codes import code_list
from kg.values.money import plain_decimal
from kg.vocabulary import kg

if TYPE_CHECKING:
    from kg.findings.amounts import Key
    from kg.findings.context import Context
    from kg.findings.finding import Finding

WORDS = {
    "years": ("เงินตามปี ขั้น และลักษณะเงิน", "Money by year, stage and kind of money"),
    "flows": ("เงินจากใคร เพื่ออะไร ถึงใคร ที่ใด", "Money from whom, for what, to whom, where"),
    "none": (
        "ไม่พบเงินที่ตรงกับที่ถามในเอกสาร {n} ฉบับนี้",
        "No money of the kind asked for is seen in these {n} documents.",
    ),
    "told": (
        "{documents}กล่าวถึง{allocations} ระบุจำนวนเงิน {k} รายการ และไม่ระบุจำนวนเงิน {rest} รายการ",
        "In {documents}: {allocations}, {k} with an amount and {rest} without one.",
    ),
    "rule": (
        "ยอดในตารางบวกกันเฉพาะภายในเอกสารฉบับเดียว ปีและชนิดของปีเดียวกัน ขั้นเดียวกัน ลักษณะเงินเดียวกัน "
        "และสกุลเงินเดียวกัน ไม่มียอดรวมทั้งหมด เพราะเอกสารกล่าวซ้ำและเหลื่อมกัน",
        "Sums never leave one document, one year and kind of year, one stage, one kind of money "
        "and one currency; there is no grand total, because documents repeat and overlap one "
        "another.",
    ),
    "parts": (
        "ไม่ได้บวกส่วนย่อย {n} รายการที่มียอดรวมอยู่แล้ว",
        "{n} parts are not added, because their total is.",
    ),
    "part": (
        "ไม่ได้บวกส่วนย่อย 1 รายการที่มียอดรวมอยู่แล้ว",
        "1 part is not added, because its total is.",
    ),
    "inexact": (
        "{n} รายการเป็นตัวเลขโดยประมาณ อย่างน้อย หรือไม่เกิน จึงแสดงแยกจากตัวเลขตรง",
        "Figures given as about, at least or at most ({n}) stand apart from exact ones.",
    ),
    "unsure": (
        "ในจำนวน {of} รายการที่ระบุจำนวนเงิน {n} รายการไม่ระบุปี {stage} รายการไม่ระบุขั้นของเงิน "
        "และ {instrument} รายการไม่ระบุลักษณะเงิน",
        "Of the {of} with an amount, {n} have no stated year, {stage} no stated stage and "
        "{instrument} no stated kind of money.",
    ),
    "others": (
        "ไม่นับที่มีสถานะอื่น: {list}",
        "Not counted: {list}.",
    ),
    "largest": (
        "{kind}: ยอดตรงที่สูงที่สุดคือ {amount} {ends} (ขั้นของเงิน: {stage}) ตาม {source}",
        "{kind}: the largest exact sum is {amount}, {ends} (stage: {stage}), stated by "
        "{source}.",
    ),
    "from": ("จาก {who}", "from {who}"),
    "for": ("เพื่อ {who}", "for {who}"),
    "to": ("ถึง {who}", "to {who}"),
    "in": ("ใน {who}", "in {who}"),
    "all": ("เงินทุกรายการที่เอกสารระบุ", "All allocations that documents state"),
}  # fmt: skip
METHOD = ("money",)
_CODES = {
    "stage": "Stage",
    "instrument": "Instrument",
    "precision": "Precision",
    "year_kind": "YearKind",
}


def find(context: Context) -> list[Finding]:
    """Two findings: sums by year, stage and kind of money, and every flow.

    In `money-years` a row is one year, kind of year, stage, instrument, currency and precision;
    `highest` is the most that one document adds up to (`document`), never a sum over documents.
    In `money-flows` a row is what one funder gives one recipient for one programme and set of
    places, all else equal; `amount` and `document` likewise; `amounts` lists what the documents
    state where they differ. `part` tells totals from parts; `counted` is false where another
    row is the total of this one in the same stage, kind of money and currency: a drawing leaves
    those out.
    """
    every = read_amounts(context.rows("money", filters=_any_modality(context)))
    asked = context.filters.modality or ("asserted",)
    amounts = [each for each in every if each.modality in asked]
    scope = _scope(context, amounts)
    if not amounts:
        said = tell(WORDS, "none", context.lang, n=context.number_of_documents)
        others = _others(context, every, asked)
        return [
            context.finding(f"money-{name}", tell(WORDS, name, context.lang), said, others,
                            scope=scope, method=METHOD)
            for name in ("years", "flows")
        ]  # fmt: skip
    context.fetch(id_ for a in amounts for id_ in (*a.ends[:3], *a.places, *a.sources))
    lang = context.lang
    years, flows = _years(context, amounts), _flows(context, amounts)
    return [
        context.finding(
            "money-years", tell(WORDS, "years", lang), _told(context, amounts),
            tell(WORDS, "rule", lang), _parts(context, amounts), _inexact(context, amounts),
            _unsure(context, amounts), _others(context, every, asked),
            columns=_YEARS, rows=tuple(years), scope=scope, method=METHOD,
        ),
        context.finding(
            "money-flows", tell(WORDS, "flows", lang), *_largest(context, flows),
            columns=_FLOWS, rows=tuple(flows), scope=scope, method=METHOD,
        ),
    ]  # fmt: skip


def _any_modality(context: Context) -> Any:
    return replace(context.filters, modality=tuple(code_list(kg("Modality"))))


def _scope(context: Context, amounts: list[Amount]) -> str:
    sources = {source for each in amounts for source in each.sources}
    sample = number("allocation", len(amounts), context.lang)
    return context.scope_of(tell(WORDS, "all", context.lang), sources, sample)


_KIND = ("year", "year_kind", "year_kind_label", "stage", "stage_label", "instrument",
         "instrument_label", "currency", "precision", "precision_label")  # fmt: skip
_YEARS = (*_KIND, "highest", "document", "document_label", "allocations", "without_amount",
          "documents", "families", "ties", "sources")  # fmt: skip


def _years(context: Context, amounts: list[Amount]) -> list[dict[str, Any]]:
    by_kind: dict[Key, list[Amount]] = defaultdict(list)
    for each in amounts:
        by_kind[each.kind].append(each)
    rows = []
    for kind in sorted(by_kind):
        some = by_kind[kind]
        most = most_of_one(some, context.documents)
        rows.append(
            {
                **_kind(kind, context.lang),
                "highest": most.amount if most else None,
                "document": most.source if most else None,
                "document_label": context.label(most.source) if most else None,
                "allocations": len(some),
                "without_amount": sum(each.amount is None for each in some),
                **_behind(context, some),
            }
        )
    return rows


def _kind(kind: Key, lang: str) -> dict[str, str | None]:
    named = dict(
        zip(
            ("year", "year_kind", "stage", "instrument", "currency", "precision"), kind, strict=True
        )
    )
    return {
        **{name: value or None for name, value in named.items()},
        **{f"{name}_label": _word(name, named[name], lang) for name in _CODES},
    }


def _word(name: str, code: str, lang: str) -> str | None:
    found = code_list(kg(_CODES[name])).get(code)
    return found.labels.get(lang, code) if found else code or None


def _behind(context: Context, some: list[Amount]) -> dict[str, Any]:
    sources = sorted({source for each in some for source in each.sources})
    return {
        "documents": len(context.documents.real_of(sources)),
        "families": len(context.documents.families_of(context.documents.real_of(sources))),
        "ties": tuple(sorted(each.tie for each in some)),
        "sources": tuple(sources),
    }


_FLOWS = (
    "funder", "funder_label", "programme", "programme_label", "recipient", "recipient_label",
    "at", "at_label", *_KIND, "amount", "document", "document_label", "amounts",
    "part", "counted",
    "documents", "families", "ties", "sources",
)  # fmt: skip


def _flows(context: Context, amounts: list[Amount]) -> list[dict[str, Any]]:
    by_flow: dict[Any, list[Amount]] = defaultdict(list)
    for each in amounts:
        by_flow[(each.kind, each.ends)].append(each)
    wholes = {each.part_of for each in amounts}
    above, known = totals(amounts), {each.tie: each for each in amounts}
    rows = []
    for (kind, ends), some in sorted(by_flow.items()):
        most = most_of_one(some, context.documents)
        funder, programme, recipient, places = ends
        labels = {"funder": funder, "programme": programme, "recipient": recipient}
        rows.append(
            {
                **{name: id_ or None for name, id_ in labels.items()},
                **{f"{name}_label": context.label(id_) for name, id_ in labels.items()},
                "at": places,
                "at_label": tuple(str(context.label(each)) for each in places),
                **_kind(kind, context.lang),
                "amount": most.amount if most else None,
                "document": most.source if most else None,
                "document_label": context.label(most.source) if most else None,
                "amounts": tuple(map(plain_decimal, most.all)) if most and most.all[1:] else (),
                "part": _part(some, wholes),
                "counted": not all(_summed(each, above, known) for each in some),
                **_behind(context, some),
            }
        )
    rows.sort(key=lambda row: (not row["counted"], row["amount"] is None, -(row["amount"] or 0)))
    return rows


def _part(some: list[Amount], wholes: set[str]) -> str:
    if any(each.part_of for each in some):
        return "part"
    return "total" if any(each.tie in wholes for each in some) else "alone"


def _summed(each: Amount, above: dict[str, tuple[str, ...]], known: dict[str, Amount]) -> bool:
    """Whether a total of the same stage, kind of money and currency has it already."""
    wholes = (known[tie] for tie in above.get(each.tie, ()) if tie in known)
    mine = (each.stage, each.instrument, each.currency)
    return any(
        whole.amount is not None and (whole.stage, whole.instrument, whole.currency) == mine
        for whole in wholes
    )


def _told(context: Context, amounts: list[Amount]) -> str:
    sources = {source for each in amounts for source in each.sources}
    stated = sum(each.amount is not None for each in amounts)
    lang = context.lang
    return tell(
        WORDS, "told", lang,
        documents=number("document", len(context.documents.real_of(sources)), lang),
        allocations=number("allocation", len(amounts), lang),
        k=f"{stated:,}", rest=f"{len(amounts) - stated:,}",
    )  # fmt: skip


def _parts(context: Context, amounts: list[Amount]) -> str:
    by_kind: dict[Key, list[Amount]] = defaultdict(list)
    for each in amounts:
        by_kind[each.kind].append(each)
    left = sum(
        sum(each.amount is not None for each in some)
        - sum(each.amount is not None for each in without_parts(some))
        for some in by_kind.values()
    )
    if not left:
        return ""
    return tell(WORDS, "part" if left == 1 else "parts", context.lang, n=f"{left:,}")


def _inexact(context: Context, amounts: list[Amount]) -> str:
    count = sum(bool(each.precision) and each.amount is not None for each in amounts)
    return tell(WORDS, "inexact", context.lang, n=f"{count:,}") if count else ""


def _unsure(context: Context, amounts: list[Amount]) -> str:
    stated = [each for each in amounts if each.amount is not None]
    if not stated:
        return ""
    return tell(
        WORDS, "unsure", context.lang,
        of=f"{len(stated):,}",
        n=sum(not each.year for each in stated),
        stage=sum(each.stage == "not-stated" for each in stated),
        instrument=sum(each.instrument == "not-stated" for each in stated),
    )  # fmt: skip


def _others(context: Context, every: list[Amount], asked: tuple[str, ...]) -> str:
    left = Counter(each.modality for each in every if each.modality not in asked)
    if not left:
        return ""
    lang = context.lang
    each = [f"{say(f'modality.{code}', lang)} {count:,}" for code, count in sorted(left.items())]
    return tell(WORDS, "others", lang, list=listed(each, lang))


def _largest(context: Context, flows: list[dict[str, Any]]) -> list[str]:
    """For each kind of money with exact sums, the largest one, its ends and who states it."""
    said = []
    for instrument in code_list(kg("Instrument")):
        some = [
            row for row in flows
            if row["instrument"] == instrument and row["amount"] and not row["precision"]
        ]  # fmt: skip
        if some:
            said.append(_large(context, max(some, key=lambda row: Decimal(row["amount"]))))
    return said


def _large(context: Context, row: dict[str, Any]) -> str:
    lang = context.lang
    ends = [
        tell(WORDS, key, lang, who=quoted(str(row[f"{name}_label"])))
        for key, name in (("from", "funder"), ("for", "programme"), ("to", "recipient"))
        if row[name]
    ]
    if row["at"]:
        ends.append(tell(WORDS, "in", lang, who=listed(row["at_label"], lang)))
    unit = ("บาท" if lang == "th" else "baht") if row["currency"] == "THB" else row["currency"]
    return tell(
        WORDS, "largest", lang,
        kind=_kind_of_money(row, lang),
        amount=f"{Decimal(plain_decimal(row['amount'])):,f} {unit}",
        ends=" ".join(ends), stage=row["stage_label"],
        source=quoted(str(row["document_label"])),
    )  # fmt: skip


def _kind_of_money(row: dict[str, Any], lang: str) -> str:
    if row["instrument"] == "not-stated":
        return "เงินที่ไม่ระบุลักษณะ" if lang == "th" else "Money of a kind not stated"
    label = str(row["instrument_label"])
    return label[:1].upper() + label[1:]
