"""Officials with public posts in two bodies, and whether the two are seen joined."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from kg.findings.context import ties_of
from kg.findings.organisations import belonging, is_organisation, joins_organisations
from kg.findings.posts import SAME_TIME, UNKNOWN, Stint, order, read_stints
from kg.findings.words import listed, number, quoted, tell
from kg.page.dates import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.findings.context import Context
    from kg.findings.finding import Finding

WORDS = {
    "title": (
        "เจ้าหน้าที่ที่ดำรงตำแหน่งในหลายหน่วยหรือหลายพื้นที่",
        "Officials with posts in more than one organisation or place",
    ),
    "none": (
        "ไม่พบในเอกสาร {n} ฉบับนี้ว่ามีผู้ใดดำรงตำแหน่งสาธารณะในมากกว่าหนึ่งหน่วยหรือพื้นที่",
        "In these {n} documents nobody is seen in public posts of more than one organisation or "
        "place.",
    ),
    "found": (
        "พบ{officials}ดำรงตำแหน่งสาธารณะในมากกว่าหนึ่งหน่วยหรือพื้นที่ รวม {pairs}ของหน่วย",
        "{officials} are seen in public posts of more than one organisation or place: {pairs} "
        "of bodies.",
    ),
    "found_one": (
        "พบเจ้าหน้าที่ 1 คนดำรงตำแหน่งสาธารณะในมากกว่าหนึ่งหน่วยหรือพื้นที่ รวม {pairs}ของหน่วย",
        "1 official is seen in public posts of more than one organisation or place: {pairs} of "
        "bodies.",
    ),
    "carried": (
        "ใน {k} จาก {of} คู่ที่เป็นองค์กรทั้งสองและไม่ได้สังกัดกัน พบเส้นระหว่างสององค์กรนั้นใน {title}: {names}",
        "In {k} of {of} pairs of organisations that do not belong together, the two are joined in "
        "{title}: {names}.",
    ),
    "uncarried": (
        "ในคู่ที่เป็นองค์กรทั้งสองและไม่ได้สังกัดกัน {of} คู่ ไม่พบเส้นระหว่างสององค์กรนั้นใน {title}",
        "Of {of} pairs of organisations that do not belong together, none is seen joined in "
        "{title}.",
    ),
    "name": ("{person} ({a} และ {b})", "{person} ({a} and {b})"),
    "together": (
        "{k} คู่พบว่าดำรงตำแหน่งทั้งสองในช่วงเวลาที่ซ้อนกัน",
        "In {k} of the pairs the times over which the two posts are seen overlap.",
    ),
    "unordered": (
        "{k} คู่ไม่มีเอกสารใดบอกได้ว่าตำแหน่งใดมาก่อน",
        "For {k} of the pairs no document tells which post came first.",
    ),
    "reading": (
        "การที่บุคคลเคยอยู่ทั้งสองหน่วยไม่ได้แปลว่าเป็นเหตุให้สองหน่วยทำงานร่วมกัน และรู้ตำแหน่งได้เฉพาะวันที่พบในเอกสาร",
        "That somebody was in both does not mean that this is why they work together; a post is "
        "known only on the days it was seen.",
    ),
    "basis": (
        "คำกล่าวว่าผู้ใดดำรงหรือเคยดำรงตำแหน่งสาธารณะ เทียบกับ {title}",
        "Claims that somebody holds or held a public post, beside {title}",
    ),
    "past": ("เคยดำรงตำแหน่ง", "told as past"),
    "stated": ("เอกสารระบุลำดับ", "stated"),
    "observed": ("ตามวันที่พบในเอกสาร", "by the days seen"),
    "same-time": ("พบในช่วงเวลาที่ซ้อนกัน", "at overlapping times"),
    "not-stated": ("ไม่ทราบลำดับ", "not known"),
    "joined": ("พบเส้นระหว่างกัน", "joined"),
    "not-seen": ("ไม่พบในเอกสารชุดนี้", "not seen in these documents"),
    "belonging": ("สังกัดหรือทำแทนกัน", "belong together"),
    "a-place": ("เป็นพื้นที่ ไม่ใช่องค์กร", "a place, not an organisation"),
}  # fmt: skip
COLUMNS = (
    "person", "person_label", "from", "from_label", "from_post", "from_post_label", "from_seen",
    "to", "to_label", "to_post", "to_post_label", "to_seen", "order", "order_label",
    "joined", "joined_label", "before", "after", "undated", "ties", "line_ties", "sources",
)  # fmt: skip
NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Joint:
    """The line between two bodies, if there is one, set beside the year of the move."""

    joined: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    undated: bool | None = None
    ties: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def find(context: Context) -> list[Finding]:
    """One finding: each official's pairs of bodies, those joined in the network first.

    `from` came before `to` where `order` is stated (a document tells so) or observed (by the
    days on which documents see them), else (same-time, not-stated) they are in order of id.
    `joined` says whether the network joins the two; `before` and `after` are the years of that
    line before and from the first year in which `to` is known, `undated` whether none is
    stated. `ties` are the
    posts' claims, `line_ties` the line's. Only posts marked as public count.
    """
    lang = context.lang
    several = {
        person: stints
        for person, stints in read_stints(context.rows("tenures")).items()
        if len({stint.body for stint in stints}) > 1
    }
    sources = {h.source for some in several.values() for s in some for h in s.holdings}
    scope = context.scope_of(
        tell(WORDS, "basis", lang, title=quoted(context.title)), sources,
        number("official", len(several), lang),
    )  # fmt: skip
    title = tell(WORDS, "title", lang)
    more: dict[str, Any] = {"scope": scope, "method": ("careers",)}
    if not several:
        said = tell(WORDS, "none", lang, n=context.number_of_documents)
        return [context.finding("careers", title, said, **more)]
    rows = _rows(context, several)
    return [
        context.finding("careers", title, *_said(context, rows, len(several)),
                        columns=COLUMNS, rows=tuple(rows), **more)
    ]  # fmt: skip


def _rows(context: Context, several: Mapping[str, list[Stint]]) -> list[dict[str, Any]]:
    context.fetch(
        id_
        for stints in several.values()
        for stint in stints
        for id_ in (stint.person, stint.body, *(each.post for each in stint.holdings))
    )
    together = belonging(context)
    rows = [
        _row(context, a, b, together)
        for stints in several.values()
        for a, b in combinations(stints, 2)
        if a.body != b.body
    ]
    known = ("joined", "not-seen", "belonging", "a-place")
    rows.sort(key=lambda row: (known.index(row["joined"]), row["person"], row["from"], row["to"]))
    return rows


def _row(context: Context, a: Stint, b: Stint, together: set[frozenset[str]]) -> dict[str, Any]:
    lang = context.lang
    how, first = order(a, b)
    one, two = (a, b) if first else (b, a)
    joint = _joint(context, one, two, how, together)
    holdings = (*one.holdings, *two.holdings)
    return {
        "person": one.person,
        "person_label": context.label(one.person),
        **_end(context, "from", one),
        **_end(context, "to", two),
        "order": how,
        "order_label": tell(WORDS, how, lang),
        "joined": joint.joined,
        "joined_label": tell(WORDS, joint.joined, lang),
        "before": joint.before,
        "after": joint.after,
        "undated": joint.undated,
        "ties": tuple(sorted({each.tie for each in holdings})),
        "line_ties": joint.ties,
        "sources": tuple(sorted({each.source for each in holdings}.union(joint.sources))),
    }


def _end(context: Context, name: str, stint: Stint) -> dict[str, Any]:
    posts = sorted({each.post for each in stint.holdings})
    seen = dict.fromkeys(written(day[:4], context.lang) for day in stint.seen)
    return {
        name: stint.body,
        f"{name}_label": context.label(stint.body),
        f"{name}_post": tuple(posts),
        f"{name}_post_label": tuple(str(context.label(each)) for each in posts),
        f"{name}_seen": tuple(seen) or (tell(WORDS, "past", context.lang),),
    }


def _joint(
    context: Context, one: Stint, two: Stint, how: str, together: set[frozenset[str]]
) -> _Joint:
    graph = context.graph
    if not (_may_join(context, one.body) and _may_join(context, two.body)):
        return _Joint(joined="a-place")
    ends = [(one.body, two.body)]
    if graph.is_directed():
        ends.append((two.body, one.body))
    lines = [graph.edges[pair] for pair in ends if graph.has_edge(*pair)]
    if not lines:
        return _Joint(joined="belonging" if frozenset(ends[0]) in together else "not-seen")
    years = sorted({year for data in lines for year in data["years"]})
    moved = two.seen[0][:4] if two.seen and how not in {SAME_TIME, UNKNOWN} else ""
    said = [written(year, context.lang) for year in years]
    late = [bool(moved) and year >= moved for year in years]
    return _Joint(
        joined="joined",
        before=tuple(text for text, after in zip(said, late, strict=True) if not after),
        after=tuple(text for text, after in zip(said, late, strict=True) if after),
        undated=not years,
        ties=tuple(sorted({tie for data in lines for tie in ties_of(data)})),
        sources=tuple(sorted({each for data in lines for each in data["sources"]})),
    )


def _may_join(context: Context, body: str) -> bool:
    """Whether a body is an organisation; one that is not in the network is one unless a place."""
    if body in context.graph:
        return is_organisation(context.graph.nodes[body])
    return not body.startswith(("id:place-", "id:region-"))


def _said(context: Context, rows: list[dict[str, Any]], officials: int) -> list[str]:
    lang, title = context.lang, quoted(context.title)
    both = [row for row in rows if row["joined"] in {"joined", "not-seen"}]
    joined = [row for row in both if row["joined"] == "joined"]
    said = [
        tell(WORDS, "found" if officials > 1 else "found_one", lang,
             officials=number("official", officials, lang), pairs=number("pair", len(rows), lang))
    ]  # fmt: skip
    if joined:
        said.append(
            tell(WORDS, "carried", lang, k=len(joined), of=len(both), title=title,
                 names=listed(_names(joined[:NAMED], lang), lang))
        )  # fmt: skip
    elif both and joins_organisations(context.graph):
        said.append(tell(WORDS, "uncarried", lang, of=len(both), title=title))
    if together := sum(row["order"] == SAME_TIME for row in rows):
        said.append(tell(WORDS, "together", lang, k=together))
    if unordered := sum(row["order"] == UNKNOWN for row in rows):
        said.append(tell(WORDS, "unordered", lang, k=unordered))
    return [*said, tell(WORDS, "reading", lang)]


def _names(rows: Iterable[Mapping[str, Any]], lang: str) -> list[str]:
    return [
        tell(WORDS, "name", lang, person=row["person_label"], a=quoted(row["from_label"]),
             b=quoted(row["to_label"]))
        for row in rows
    ]  # fmt: skip
