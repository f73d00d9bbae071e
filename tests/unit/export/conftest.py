"""A small network of the shape `kg.network` makes, with names that try to break a file."""

from __future__ import annotations

import random

import networkx as nx
import pytest

THAI = "เครือข่ายที่ดูแลน้ำ กลุ่มผู้ใช้น้ำ"
HOSTILE = "</script><img src=x onerror=alert(1)> & \"quoted\" 'single' | pipe"
FORMULA = "=cmd|'/C calc'!A0"
CONTROL = "before\x00\x08\x0b\x1b[31mafter\ufffe"
EMOJI = "🌾 ชุมชน 👩🏽‍🌾"
LINES = "first\r\nsecond\rthird\tend"

LABELS = {
    "id:a_thai": (THAI, "Water users' network"),
    "id:b_hostile": ("", HOSTILE),
    "id:c_formula": (FORMULA, "-2+3"),
    "id:d_control": (CONTROL, ""),
    "id:e_emoji": (EMOJI, ""),
    "id:f_lines": (LINES, "@home"),
    "id:g_alone": ("", ""),
}
GROUPS = ("community", "government", "local", "academic", "civil", "business", "other")
LINES_DRAWN = (
    ("id:b_hostile", "id:a_thai", "1997", ""),
    ("id:c_formula", "id:d_control", "2023-02", "2023-02"),
    ("id:a_thai", "id:c_formula", "2022-10-01", "2023-09-30"),
    ("id:e_emoji", "id:f_lines", "", ""),
    ("id:a_thai", "id:e_emoji", "2024", "2023"),
)


def _actor(number: int, key: str) -> dict[str, object]:
    thai, english = LABELS[key]
    return {
        "iri": f"https://w3id.org/community-kg/id/{key.removeprefix('id:')}",
        "label_th": thai,
        "label_en": english,
        "kind": "community-network",
        "kind_th": "เครือข่ายองค์กรชุมชน",
        "kind_en": "community network",
        "group": GROUPS[number],
        "place": "7001" if number else "0101",
        "other_names": ("ขบวนองค์กรชุมชน", "=SUM(A1)") if number == 0 else (),
        "abbreviation": "พอช." if number == 1 else "",
        "degree": number,
        "strength": float(number),
        "betweenness": number / 8,
        "constraint": None if number % 2 else 0.5,
        "cluster": number % 3,
    }


def _tie(number: int, start: str, end: str) -> dict[str, object]:
    documents = [
        {
            "source": f"id:source_{name}",
            "paragraph": "4",
            "title_th": f"ข่าว {name} {HOSTILE}",
            "title_en": "",
            "date": "2023-02-28",
            "url": "javascript:alert(1)",
        }
        for name in ("x", "y")
    ]
    return {
        "tie": f"id:tie_{number:02}",
        "kind": "participation",
        "kind_th": "ร่วมลงนาม",
        "kind_en": "took part",
        "role": "party",
        "role_th": "ภาคีข้อตกลง",
        "role_en": "party",
        "context": "id:mou_1",
        "context_th": "บันทึกข้อตกลง",
        "context_en": "",
        "start": start,
        "end": end,
        "observed": "2023-02-28",
        "modality": "asserted",
        "status": "stated",
        "said_by": ("id:speaker_1", "id:speaker_2"),
        "said_by_th": "ผู้อำนวยการ",
        "said_by_en": "the director",
        # The fourth line is uncited, and must not vanish for it.
        "sources": tuple(documents) if number % 10 != 3 else (),
    }


def _line(number: int, start: str, end: str) -> dict[str, object]:
    ties = (_tie(number, start, end), _tie(number + 10, start, end))
    return {
        "weight": 1.0 if number else 0.1 + 0.2,
        "newman": 1 / 3,
        "basis": {"event": 1, "agreement": 12},
        "kinds": ("participation",),
        "roles": ("party", "signer"),
        "start": start,
        "end": end,
        "derived": number == 1,
        "ties": ties,
        "sources": () if number == 3 else ("id:source_x", "id:source_y"),
        "amount": ("25000000.50", "", "-3", "", "")[number],
    }


def _about() -> dict[str, object]:
    return {
        "network": "collaboration",
        "title_en": "Who works with whom",
        "title_th": "ใครทำงานกับใคร",
        "as_of": "2023-02-28",
        "during": "",
        "strict": False,
        "modality": ("asserted",),
        "data_version": "3f2a",
        "documents": 3,
        "document_kinds": (("news", 2), ("report", 1)),
        "left_out": {"witness": 2, "structure": 5},
        "focus": "",
        "uncited": False,
        "contact": "someone@example.org",
        "caption_en": "A line means a document says so.\x07",
        "caption_th": "เส้นหนึ่งเส้น = มีเอกสารระบุไว้ & ไม่ได้วัดความใกล้ชิด",
        "withheld": 1,
    }


def sample(*, directed: bool = False, seed: int | None = None) -> nx.Graph[str]:
    """The network; with a seed, the same one put together in another order."""
    graph = nx.DiGraph(**_about()) if directed else nx.Graph(**_about())
    actors = [(key, _actor(number, key)) for number, key in enumerate(LABELS)]
    lines = [(u, v, _line(n, start, end)) for n, (u, v, start, end) in enumerate(LINES_DRAWN)]
    if seed is not None:
        chance = random.Random(seed)  # noqa: S311 - an order, not a secret
        chance.shuffle(actors)
        chance.shuffle(lines)
        if not directed:
            lines = [(v, u, data) for u, v, data in lines]
        actors = [(key, _reordered(data, chance)) for key, data in actors]
        lines = [(u, v, _reordered(data, chance)) for u, v, data in lines]
        graph.graph = _reordered(graph.graph, chance)
    graph.add_nodes_from(actors)
    graph.add_edges_from(lines)
    return graph


def _reordered(data: dict[str, object], chance: random.Random) -> dict[str, object]:
    items = [
        (name, _reordered(value, chance) if isinstance(value, dict) else value)
        for name, value in data.items()
    ]
    chance.shuffle(items)
    return dict(items)


@pytest.fixture(params=[False, True], ids=["undirected", "directed"])
def graph(request: pytest.FixtureRequest) -> nx.Graph[str]:
    return sample(directed=request.param)


@pytest.fixture
def empty() -> nx.Graph[str]:
    return nx.Graph(**_about())


@pytest.fixture
def shuffled():
    """Makes the sample again, put together in another order."""
    return lambda graph, seed: sample(directed=graph.is_directed(), seed=seed)
