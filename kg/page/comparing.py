"""A network's figures beside chance, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

FIGURES = {
    "lines": ("จำนวนเส้น", "the number of lines"),
    "clustering": (
        "สัดส่วนของคู่ที่เชื่อมกับรายเดียวกันแล้วเชื่อมกันเอง",
        "how often two that are joined to the same actor are joined themselves",
    ),
    "modularity": (
        "ความชัดของการแบ่งเป็นกลุ่มที่เชื่อมกันแน่น (modularity)",
        "how clearly it falls into clusters (modularity)",
    ),
    "assortativity-kind": (
        "การเชื่อมกันภายในประเภทเดียวกัน (assortativity)",
        "how much like kinds are joined (assortativity)",
    ),
    "ei-kind": (
        "ส่วนต่างของเส้นข้ามประเภทกับเส้นในประเภทเดียวกัน (E-I)",
        "lines between kinds less those within a kind (E-I)",
    ),
    "assortativity-side": (
        "การเชื่อมกันภายในภาคส่วนเดียวกัน (assortativity)",
        "how much actors of one side (state, local, community …) are joined (assortativity)",
    ),
    "ei-side": (
        "ส่วนต่างของเส้นข้ามภาคส่วนกับเส้นในภาคส่วนเดียวกัน (E-I)",
        "lines between sides less those within a side (E-I)",
    ),
    "assortativity-province": (
        "การเชื่อมกันภายในจังหวัดเดียวกัน (assortativity)",
        "how much actors of one province are joined (assortativity)",
    ),
    "ei-province": (
        "ส่วนต่างของเส้นข้ามจังหวัดกับเส้นในจังหวัดเดียวกัน (E-I)",
        "lines between provinces less those within a province (E-I)",
    ),
}
VERDICTS = {
    "more": ("สูงกว่าที่ความบังเอิญจะให้", "more than chance would give"),
    "less": ("ต่ำกว่าที่ความบังเอิญจะให้", "less than chance would give"),
    "chance": ("ไม่ต่างจากที่ความบังเอิญจะให้", "not more and not less than chance would give"),
}
_FIGURE = (
    "{what} {verdict}: ในเครือข่าย {observed} ความบังเอิญให้ {mean} ± {sd} ({z}p = {p})",
    "{what} is {verdict}: {observed} here, {mean} ± {sd} by chance ({z}p = {p})",
)
_HOW = (
    "เทียบกับการจัดใหม่โดยบังเอิญ {samples:,} แบบ ซึ่งแต่ละรายอยู่ในเรื่องเท่าเดิมและแต่ละเรื่องมีจำนวนรายเท่าเดิม "
    "({actors:,} ราย {contexts:,} เรื่อง {lines:,} เส้นที่เกิดจากเรื่องที่ร่วมกัน) "
    "แต่ละค่าทดสอบแยกกันที่ p ไม่เกิน {alpha}",
    "Compared with {samples:,} arrangements by chance in which every actor is in as many contexts "
    "and every context has as many actors ({actors:,} actors, {contexts:,} contexts, {lines:,} "
    "lines that rest on them), each figure by itself at a p of {alpha} or less",
)
_LEFT = {
    "alone": (
        "ในการเทียบนี้ไม่นับเรื่องที่ระบุชื่อไว้รายเดียว: {alone:,} เรื่อง",
        "Left out of this comparison, contexts in which one actor alone is named: {alone:,}",
    ),
    "twice": (
        "ในการเทียบนี้ไม่นับการอยู่หลายฝ่ายของเรื่องเดียวกัน: {twice:,} ครั้ง",
        "Left out of this comparison, actors on several sides of one context: {twice:,}",
    ),
}
_WHY = {
    "one-mode": (
        "ไม่ได้เทียบกับความบังเอิญ เพราะเส้นที่นี่มาจากคำกล่าวถึงสองฝ่ายโดยตรง ไม่ได้มาจากเรื่องที่ร่วมกัน "
        "จึงไม่มีข้อมูลว่าใครอยู่ในเรื่องใดให้จัดใหม่",
        "Not compared with chance: lines here are stated of two actors directly and not made by "
        "what they share, so that there is no taking part to rearrange",
    ),
    "large": (
        "ไม่ได้เทียบกับความบังเอิญ เพราะมีมากกว่า 10,000 ราย ขอได้ด้วย --null N",
        "Not compared with chance, for there are more than 10,000 actors; ask with --null N",
    ),
    "fixed": (
        "ไม่ได้เทียบกับความบังเอิญ เพราะเมื่อคงจำนวนเดิมไว้ ทุกแบบที่สุ่มได้ค่าเดียวกันทั้งหมด",
        "Not compared with chance: with these counts every arrangement drawn has the same figures",
    ),
    "backbone": (
        "ไม่ได้เทียบกับความบังเอิญ เพราะเหลือเฉพาะเส้นที่มากกว่าความบังเอิญอยู่แล้ว",
        "Not compared with chance: only lines that are more than chance are left",
    ),
    "focus": (
        "ไม่ได้เทียบกับความบังเอิญ เพราะเป็นเพียงส่วนรอบรายเดียวที่เลือกมาตามเส้นของรายนั้น",
        "Not compared with chance: this is the surroundings of one actor, chosen by its lines",
    ),
}


def comparing(told: Mapping[str, Any], lang: str) -> list[str]:
    """How it was compared and what came of it: `Comparison.about()` in sentences, one a line.

    Where nothing was compared, one sentence that says why.
    """
    return [*compared(told, lang), *(figure(each, lang) for each in told["figures"])]


def compared(told: Mapping[str, Any], lang: str) -> list[str]:
    """With how many arrangements of what a network was compared, or why it was not."""
    at = 0 if lang == "th" else 1
    if why := told["why"]:
        return [_WHY[why][at]]
    left = [_LEFT[name][at].format_map(told) for name in _LEFT if told.get(name)]
    return [_HOW[at].format_map(told), *left]


def figure(told: Mapping[str, Any], lang: str) -> str:
    """One figure beside chance.

    >>> figure({"name": "modularity", "observed": 0.8, "mean": 0.64, "sd": 0.03, "z": 5.33,
    ...         "p": 0.002, "verdict": "more"}, "en")
    'How clearly it falls into clusters (modularity) is more than chance would give: 0.80 here, \
0.64 ± 0.03 by chance (z = 5.3, p = 0.002)'
    """
    at = 0 if lang == "th" else 1
    places = 1 if told["name"] == "lines" else 2
    z = "" if told["z"] is None else f"z = {told['z']:.1f}, "
    said = _FIGURE[at].format(
        what=FIGURES[told["name"]][at],
        verdict=VERDICTS[told["verdict"]][at],
        observed=f"{told['observed']:,.{0 if places == 1 else places}f}",
        mean=f"{told['mean']:,.{places}f}",
        sd=f"{told['sd']:,.{places}f}",
        z=z,
        p=f"{told['p']:.3f}",
    )
    return said[0].upper() + said[1:]
