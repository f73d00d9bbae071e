"""Networks of any size in the manner of sixty articles: provinces, hubs and one big agreement."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.network.measures import measure

if TYPE_CHECKING:
    from collections.abc import Sequence

PROVINCES = [
    ("ราชบุรี", "Ratchaburi"), ("กาญจนบุรี", "Kanchanaburi"), ("ขอนแก่น", "Khon Kaen"),
    ("เชียงราย", "Chiang Rai"), ("พัทลุง", "Phatthalung"), ("ระยอง", "Rayong"),
    ("นครสวรรค์", "Nakhon Sawan"), ("สุรินทร์", "Surin"), ("ปัตตานี", "Pattani"),
    ("น่าน", "Nan"), ("ตราด", "Trat"), ("ชุมพร", "Chumphon"), ("เลย", "Loei"),
    ("สงขลา", "Songkhla"), ("พะเยา", "Phayao"), ("ยโสธร", "Yasothon"),
]  # fmt: skip
HUBS = [
    ("สถาบันพัฒนาองค์กรชุมชน (องค์การมหาชน)", "Community Organizations Development Institute", "พอช.", "public-agency"),
    ("กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์", "Ministry of Social Development and Human Security", "พม.", "ministry"),
    ("สำนักงานคณะกรรมการสุขภาพแห่งชาติ", "National Health Commission Office", "สช.", "public-agency"),
    ("กรมการพัฒนาชุมชน", "Community Development Department", "พช.", "department"),
]  # fmt: skip
KINDS = [
    ("เครือข่ายองค์กรชุมชนจังหวัด{}", "{} Community Organisation Network", "community-network", "เครือข่ายชุมชน", "community network", "community"),
    ("มหาวิทยาลัยราชภัฏ{}", "{} Rajabhat University", "university", "มหาวิทยาลัย", "university", "academic"),
    ("องค์การบริหารส่วนจังหวัด{}", "{} Provincial Administrative Organisation", "provincial-administration", "อบจ.", "provincial administration", "local"),
    ("สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด{}", "{} Provincial Social Development Office", "provincial-office", "สำนักงานจังหวัด", "provincial office", "government"),
    ("สมาคมสร้างสรรค์จังหวัด{}", "Creative {} Association", "association", "สมาคม", "association", "civil"),
    ("สภาองค์กรชุมชนตำบลบ้านใหม่ {}", "{} Ban Mai Community Organisation Council", "community-council", "สภาองค์กรชุมชน", "community council", "community"),
    ("กองทุนสวัสดิการชุมชนตำบลหนองบัว {}", "{} Nong Bua Community Welfare Fund", "welfare-fund", "กองทุนสวัสดิการ", "welfare fund", "community"),
    ("เทศบาลตำบลท่าช้าง {}", "{} Tha Chang Subdistrict Municipality", "municipality", "เทศบาล", "municipality", "local"),
    ("สหกรณ์การเกษตร{}", "{} Agricultural Cooperative", "cooperative", "สหกรณ์", "cooperative", "business"),
    ("มูลนิธิพัฒนา{}", "{} Development Foundation", "foundation", "มูลนิธิ", "foundation", "civil"),
]  # fmt: skip


def made(size: int, seed: int = 1) -> nx.Graph[str]:
    """A network of `size` organisations, measured; equal arguments give equal networks."""
    pick = random.Random(seed)  # noqa: S311 - a made network, not a secret
    nodes = _organisations(size)
    graph: nx.Graph[str] = nx.Graph(
        network="collaboration", title_th="ใครทำงานร่วมกับใคร", title_en="Who works with whom",
        documents=60, document_kinds=(("news", 60),), data_version="3f2a9c1", left_out={"groups": 9},
        modality=("asserted",), contact="data@example.org",
    )  # fmt: skip
    for key, data in sorted(nodes.items()):
        graph.add_node(key, **data)
    for number, (members, basis, year) in enumerate(_contexts(sorted(nodes), nodes, pick)):
        _join(graph, members, basis, year, number)
    graph.remove_nodes_from([node for node in graph if not graph.degree(node)])
    big = [data for *_, data in graph.edges(data=True) if any(r["parties"] > 10 for r in data["reasons"])]  # fmt: skip
    graph.graph["overlarge"] = (
        {"basis": "agreement", "reason": "c0", "label_th": "บันทึกความร่วมมือ 13 หน่วยงาน",
         "label_en": "Memorandum of 13 agencies", "parties": 13, "lines": len(big), "others": len(big)},
    )  # fmt: skip
    measure(graph)
    return graph


def _organisations(size: int) -> dict[str, dict[str, Any]]:
    blank = {"place": "", "other_names": (), "abbreviation": ""}
    nodes: dict[str, dict[str, Any]] = {}
    for i, (th, en, short, kind) in enumerate(HUBS):
        nodes[f"id:hub{i}"] = {**blank, "label_th": th, "label_en": en, "abbreviation": short, "kind": kind, "kind_th": kind, "kind_en": kind.replace("-", " "), "group": "government", "home": -1}  # fmt: skip
    for i in range(size - len(HUBS)):
        home = (i // len(KINDS)) % len(PROVINCES)
        th, en, kind, kind_th, kind_en, group = KINDS[i % len(KINDS)]
        again = i // (len(KINDS) * len(PROVINCES))
        tail = f" {again + 1}" if again else ""
        nodes[f"id:o{i:03}"] = {**blank, "label_th": th.format(PROVINCES[home][0]) + tail, "label_en": en.format(PROVINCES[home][1]) + tail, "kind": kind, "kind_th": kind_th, "kind_en": kind_en, "group": group, "home": home}  # fmt: skip
    return nodes


def _contexts(
    keys: Sequence[str], nodes: dict[str, dict[str, Any]], pick: random.Random
) -> list[tuple[list[str], str, str]]:
    """Who shares what: a memorandum of 13, then small agreements and events, mostly at home."""
    homes: dict[int, list[str]] = {}
    for key in keys:
        homes.setdefault(nodes[key]["home"], []).append(key)
    provinces = [home for home in sorted(homes) if home >= 0]
    first = [homes[home][0] for home in provinces]
    found = [([*homes[-1], *(first * 9)[:9]][:13], "agreement", "2024")]
    years = ["2019", "2020", "2021", "2022", "2023", "2024", ""]
    bases = ["agreement", "event", "programme", "works-with"]
    for home in provinces:
        local = homes[home]
        if home % 5 != 4:  # some provinces stand alone
            found.append(([homes[-1][0], local[0]], "works-with", pick.choice(years)))
        for _ in range(max(2, len(local) // 2)):
            some = pick.sample(local, min(len(local), pick.choice((2, 2, 3, 4))))
            found.append((some, pick.choice(bases), pick.choice(years)))
        found += [([local[0], other], pick.choice(bases), pick.choice(years)) for other in local[1:] if pick.random() < 0.6]  # fmt: skip
    found += [([pick.choice(homes[-1]), pick.choice(keys)], "event", pick.choice(years)) for _ in range(len(keys) // 8)]  # fmt: skip
    return found


def _join(graph: nx.Graph[str], members: list[str], basis: str, year: str, number: int) -> None:
    several = sorted(set(members))
    for i, one in enumerate(several):
        for other in several[i + 1 :]:
            reason = {"basis": basis, "reason": f"c{number}", "weight": 1.0, "parties": len(several) if basis != "works-with" else 0, "years": (year,) if year else ()}  # fmt: skip
            before = graph.get_edge_data(one, other, {"reasons": (), "ties": ()})
            reasons = (*before["reasons"], reason)
            tie = {
                "tie": f"id:tie_{number}", "kind": "participation", "kind_th": "การมีส่วนร่วม", "kind_en": "participation",
                "role": "party", "role_th": "ภาคีข้อตกลง", "role_en": "party", "context": f"id:c{number}",
                "context_th": f"ข้อตกลงหรืองานที่ {number}", "context_en": f"Agreement or event {number}", "start": year, "end": year,
                "observed": "2024-06-01", "modality": "asserted", "status": "", "said_by": (),
                "sources": ({"source": "id:source_1", "paragraph": str(number % 9), "title_th": "ข่าวพิธีลงนาม", "title_en": "News of a signing", "date": "2024-06-01", "url": "https://example.org/1"},),
            }  # fmt: skip
            basis_counts: dict[str, int] = {}
            for each in reasons:
                basis_counts[each["basis"]] = basis_counts.get(each["basis"], 0) + 1
            graph.add_edge(
                one, other, reasons=reasons, ties=(*before["ties"], tie), weight=float(len(reasons)),
                newman=1.0, basis=basis_counts, derived=False, kinds=("participation",), roles=("party",),
                start=year, end=year, years=tuple(sorted({y for r in reasons for y in r["years"]})),
                overlarge=all(r["parties"] > 10 for r in reasons), sources=("id:source_1",), amount="", currency="", amounts=(),
            )  # fmt: skip
