"""Every kind of finding by name, in the order a report tells them."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import NotFoundError
from kg.progress import steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.findings.context import Context
    from kg.findings.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section: which finding each module's `find(context)` gives, and the heading."""

    modules: Mapping[str, tuple[str, ...]]
    title_th: str
    title_en: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its findings, in order."""
        return tuple(name for names in self.modules.values() for name in names)


SECTIONS: Mapping[str, Section] = {
    "connectors": Section(
        modules={"kg.findings.connectors": ("connectors",)},
        title_th="ผู้เชื่อมประสาน และลำดับที่แน่ใจได้เพียงใด",
        title_en="Connectors, and how sure their ranks are",
    ),
    "brokers": Section(
        modules={"kg.findings.brokers": ("brokers",)},
        title_th="ผู้เชื่อมประสานระหว่างกลุ่ม",
        title_en="Connectors between groups",
    ),
    "cuts": Section(
        modules={"kg.findings.cuts": ("cut-points", "bridges")},
        title_th="ผู้และเส้นที่ยึดภาพเครือข่ายไว้ด้วยกัน",
        title_en="What the drawn network hangs on",
    ),
    "clusters": Section(
        modules={
            "kg.findings.clusters": ("clusters",),
            "kg.findings.backbone": ("backbone",),
            "kg.findings.mixing": ("mixing",),
        },
        title_th="กลุ่มที่เชื่อมกันแน่น และสิ่งที่ความบังเอิญก็ให้ได้",
        title_en="Clusters, and what chance gives as well",
    ),
    "gaps": Section(
        modules={
            "kg.findings.gaps": ("gaps-pairs",),
            "kg.findings.councils": ("gaps-councils",),
            "kg.findings.places": ("gaps-places",),
        },
        title_th="สิ่งที่ไม่พบในเอกสารชุดนี้",
        title_en="What is not seen in these documents",
    ),
    "change": Section(
        modules={"kg.findings.change": ("change-periods", "change-lines")},
        title_th="ช่วงเวลาเทียบกัน",
        title_en="Periods compared",
    ),
    "careers": Section(
        modules={"kg.findings.careers": ("careers",)},
        title_th="เส้นทางของเจ้าหน้าที่กับความเชื่อมโยง",
        title_en="Careers of officials, and ties",
    ),
    "money": Section(
        modules={"kg.findings.money": ("money-years", "money-flows")},
        title_th="กระแสเงิน",
        title_en="Money",
    ),
}
NAMES = tuple(name for section in SECTIONS.values() for name in section.names)


def findings(context: Context, names: Sequence[str] = ()) -> list[Finding]:
    """The findings asked for, in the order of SECTIONS, all of them if none is named.

    A name is a section's (which gives all its findings) or a finding's own. `NotFoundError`
    for another, with the nearest.
    """
    wanted = asked_for(names)
    modules = [
        module
        for section in SECTIONS.values()
        for module, names_of in section.modules.items()
        if wanted.intersection(names_of)
    ]
    found: list[Finding] = []
    for module in steps("finding", modules, len(modules), every=1):
        find = importlib.import_module(module).find
        found += [finding for finding in find(context) if finding.name in wanted]
    return found


def asked_for(names: Iterable[str]) -> frozenset[str]:
    """The names of findings that names of sections and findings stand for.

    >>> sorted(asked_for(["money", "careers"]))
    ['careers', 'money-flows', 'money-years']
    """
    wanted: set[str] = set()
    for name in names:
        if name in SECTIONS:
            wanted.update(SECTIONS[name].names)
        elif name in NAMES:
            wanted.add(name)
        else:
            from kg.values.names import nearest

            known = [*SECTIONS, *NAMES]
            how = f"there are {', '.join(dict.fromkeys(known))}"
            raise NotFoundError("finding", name, near=nearest(name, known), how=how)
    return frozenset(wanted or NAMES)
