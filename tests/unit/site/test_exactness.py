"""The explorer's files hold what `kg network` gives, whatever a reader chooses."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

import pytest

import kg
from kg.network.answer import Asked
from kg.network.network import read_network
from kg.network.selection import Choice
from kg.query.filters import Filters
from kg.site.columns import picture
from kg.site.evidence import ties
from kg.site.networks import Networks
from kg.site.wanted import Wanted

from .shown import NEVER, Chosen, shown

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("collaboration", "commitments", "structure")
"""One with contexts, sides and pairs that leave it; one that opens on pledges; one directed."""
EPOCH = dt.date(1970, 1, 1)
EVERY = ("asserted", "planned", "requested", "pledged", "negated", "inferred")


@cache
def files(root: Path, name: str):
    networks = Networks(kg.open(root), Wanted())
    return networks, picture(networks, name), ties(networks, name)


def stated(networks: Networks, name: str, chosen: Chosen):
    """What `kg network` gives of the same choice: lines with weight, derived, families."""
    workspace = networks.workspace
    filters = Filters(
        as_of=EPOCH + dt.timedelta(days=chosen.day) if chosen.day is not None else None,
        modality=chosen.modalities, min_sources=chosen.least, strict=chosen.strict,
    )  # fmt: skip

    def find(text: str):
        return workspace.question(text, "networks", "network")

    graph = read_network(
        workspace.asker("en"), find(name), Asked(values={}, filters=filters),
        Choice(max_parties=chosen.most), find,
    ).graph  # fmt: skip
    ask = "SELECT ?source ?family { ?source kg:family ?family }"
    family = {r["source"].value: r["family"].value for r in workspace.store.query(ask).rows}
    base = workspace.store.base
    found = {}
    for one, other, data in graph.edges(data=True):
        ends = (one.removeprefix("id:"), other.removeprefix("id:"))
        iris = {base + source.removeprefix("id:") for source in data["sources"]}
        families = len({family.get(iri, iri) for iri in iris})
        key = ends if graph.is_directed() else tuple(sorted(ends))
        found[key] = (data["weight"], data["derived"], families)
    return found


def in_order(found):
    return {tuple(sorted(key)): value for key, value in found.items()}


def days(file) -> list[int]:
    """Some of the days on which anything changes, the first and the last among them."""
    told = file["ties"]
    turns = set(told["since"]) | {
        day + 1 for name in ("until", "statedUntil", "seenUntil") for day in told[name]
    }
    known = sorted(turns - {NEVER, NEVER + 1})
    return sorted({known[0] - 1, known[-1], *known[:: max(1, len(known) // 4)]})


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_opens_on_what_kg_network_gives(all_shipped, name):
    networks, drawn, told = files(all_shipped, name)
    expected = stated(networks, name, Chosen(modalities=tuple(drawn["usual"])))
    lines, ids = drawn["lines"], drawn["nodes"]["id"]
    opens = {
        (ids[a], ids[b]): (weight, bool(derived), families)
        for a, b, weight, derived, families in zip(
            lines["a"], lines["b"], lines["weight"], lines["derived"], lines["families"],
            strict=True,
        )
        if weight
    }  # fmt: skip
    assert opens == expected
    assert shown(drawn, told, Chosen(modalities=tuple(drawn["usual"]))) == expected


@pytest.mark.parametrize("name", NAMES)
def test_any_day_modality_and_evidence_leaves_what_kg_network_gives(all_shipped, name):
    networks, drawn, told = files(all_shipped, name)
    usual = tuple(drawn["usual"])
    choices = [Chosen(modalities=usual, day=day) for day in days(told)]
    late = days(told)[-1]
    choices += [
        Chosen(modalities=EVERY),
        Chosen(modalities=("planned", "inferred"), day=late),
        Chosen(modalities=usual, least=2),
        Chosen(modalities=usual, strict=True),
        Chosen(modalities=EVERY, strict=True, day=late),
        Chosen(modalities=EVERY, most=4),
    ]
    for chosen in choices:
        assert shown(drawn, told, chosen) == stated(networks, name, chosen), chosen
