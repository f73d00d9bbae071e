"""All that a picture of a network needs, as columns: a PictureFile."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kg.network.brokerage import GROUPS
from kg.network.cited import gathered, taken, ties_of
from kg.network.overlarge import CONTEXTS
from kg.page.escape import plain
from kg.page.looks import LOOKS, group_name
from kg.page.words import LANGS, say
from kg.query.asking import document_kinds
from kg.query.binding import slotted
from kg.schema.codes import code_list
from kg.schema.ontology import term_labels
from kg.site.figures import MEASURES, column, told
from kg.site.positions import places
from kg.site.structure import structure
from kg.site.years import titles, years_of
from kg.view.drawing import both_names, group_of, kind_of
from kg.vocabulary import kg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.network.rows import Numbers
    from kg.site.networks import Drawn, Networks

SUREST = ("asserted", "inferred", "pledged", "planned", "requested", "negated")
"""The modalities, what is surest first."""
FIXED = ("groups", "self", "not-a-tie")
"""Reasons for leaving something out that no choice in the page changes."""
Both = list[str]


def picture(networks: Networks, name: str) -> dict[str, Any]:
    """The PictureFile of one network of a site."""
    drawn = networks.drawn(name)
    if name not in networks.placed:
        networks.placed[name] = places(drawn)
    at = networks.placed[name]
    kinds, groups, kind = _kinds(drawn.described)
    provinces, province = _provinces(drawn)
    return {
        **_about(networks, drawn),
        "years": years_of(drawn),
        "sparql": dict(zip(("pieces", "slots"), slotted(drawn.question, SLOTS), strict=True)),
        "kinds": kinds,
        "groups": groups,
        "provinces": provinces,
        "bases": bases(drawn),
        "modalities": _modalities(drawn),
        "usual": list(drawn.usual),
        "measures": told(drawn),
        "clusters": structure(drawn, at),
        "nodes": {
            **_names(drawn),
            "kind": kind,
            "province": province,
            "cluster": at.cluster,
            "person": [int(group_of(data) == "person") for data in drawn.described],
            "x": at.x,
            "y": at.y,
            "rank": at.rank,
            "measures": {code: column(drawn, code) for code in MEASURES},
        },
        "lines": _lines(drawn),
        "frame": at.frame,
    }


SLOTS = ("asOf", "modality")


def _about(networks: Networks, drawn: Drawn) -> dict[str, Any]:
    """What a caption must say."""
    about, filters = drawn.network.graph.graph, networks.wanted.filters
    kinds = document_kinds(drawn.asker.store)
    return {
        "name": drawn.question.name,
        "title": titles(drawn.question, "title"),
        "about": titles(drawn.question, "about"),
        "directed": drawn.directed,
        "uncited": bool(about["uncited"]),
        "version": plain(str(about["data_version"])),
        "documents": sum(count for _, count in kinds),
        "documentKinds": [[code, count] for code, count in kinds],
        "withheld": about["withheld"],
        "contact": plain(about["contact"]),
        "leftOut": [[code, n] for code, n in sorted(about["left_out"].items()) if code in FIXED],
        "fixedDay": filters.as_of.isoformat() if filters.as_of else "",
        "fixedStrict": bool(filters.strict and filters.as_of),
        "fixedSources": filters.min_sources,
    }


def local(key: str) -> str:
    """The local id of a thing of this workspace, any other's CURIE as it is."""
    return key.removeprefix("id:")


def _names(drawn: Drawn) -> dict[str, list[str]]:
    pairs = [both_names(key, data) for key, data in zip(drawn.nodes, drawn.described, strict=True)]
    return {
        "id": [local(key) for key in drawn.nodes],
        "th": [thai for thai, _ in pairs],
        "en": [english for _, english in pairs],
        "short": [plain(str(data.get("abbreviation") or "")) for data in drawn.described],
    }


def _kinds(
    described: Sequence[Mapping[str, Any]],
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[int]]:
    """Kinds and their groups, the most frequent first, and the kind of each actor."""
    many = Counter(group_of(data) for data in described)
    order = sorted(many, key=lambda code: (-many[code], code))
    counts = Counter((kind_of(data), group_of(data)) for data in described)
    names = {(kind_of(data), group_of(data)): data for data in described}
    known = sorted(counts, key=lambda each: (order.index(each[1]), -counts[each], each))
    kinds = [
        {"code": code, "group": order.index(group), "name": _kind_name(code, names[code, group])}
        for code, group in known
    ]
    groups = [
        {
            "code": code,
            "name": [group_name(code, lang) for lang in LANGS],
            "shape": LOOKS[code].shape,
            "colour": LOOKS[code].colour,
            "hollow": LOOKS[code].hollow,
        }
        for code in order
    ]
    at = {each: place for place, each in enumerate(known)}
    return kinds, groups, [at[kind_of(data), group_of(data)] for data in described]


def _kind_name(code: str, data: Mapping[str, Any]) -> Both:
    thai, english = (plain(str(data.get(f"kind_{lang}") or "")) for lang in LANGS)
    return [thai or english or code, english or thai or code]


def _provinces(drawn: Drawn) -> tuple[list[dict[str, Any]], list[int]]:
    """The provinces in which actors are, by code, and that of each actor."""
    own = [GROUPS["province"](data) for data in drawn.described]
    codes = sorted(set(own) - {""})
    labels, base = drawn.asker.labels, drawn.asker.store.base
    labels.fetch(f"{base}place-{code}" for code in codes)
    told = [
        {
            "code": code,
            "name": [plain(labels.best(f"{base}place-{code}", lang)) for lang in LANGS],
        }
        for code in codes
    ]
    at = {code: place for place, code in enumerate(codes)}
    return told, [at.get(code, -1) for code in own]


def bases(drawn: Drawn) -> list[dict[str, Any]]:
    """Why lines are drawn, in words; `title` is what a context of it is."""
    return [
        {
            "code": code,
            "name": [plain(say(f"basis.{code}", lang)) for lang in LANGS],
            "title": [_context_name(code, lang) for lang in LANGS],
        }
        for code in drawn.whole.links.bases
    ]


def _context_name(code: str, lang: str) -> str:
    """What a context of a basis is, in words; the basis where it has none of ours."""
    cls = CONTEXTS.get(code, "")
    return term_labels(kg(cls.capitalize()))[lang] if cls else plain(say(f"basis.{code}", lang))


def _modalities(drawn: Drawn) -> list[dict[str, Any]]:
    """Every modality, the surest first, and how many claims of the query are of it."""
    codes = code_list(kg("Modality"))
    counts = Counter(
        code.rpartition("modality-")[2] for code in drawn.whole.register.column("modality")
    )
    order = sorted(codes, key=lambda code: (SUREST.index(code) if code in SUREST else 99, code))
    return [
        {
            "code": code,
            "name": [say(f"modality.{code}", lang) for lang in LANGS],
            "ties": counts[code],
        }
        for code in order
    ]


def _lines(drawn: Drawn) -> dict[str, list[Any]]:
    """The lines, and what those of the network as it opens come to."""
    import numpy as np

    own, count = drawn.joined, len(drawn.joined.one)
    place, known = _opening(drawn)
    weight, families = np.zeros(count), np.zeros(count, dtype=np.int64)
    weight[place] = drawn.network.lines.weight[known]
    families[place] = _families(drawn)[known]
    derived = _derived(drawn)
    derived[place] = drawn.network.lines.derived[known]
    return {
        "a": own.one.tolist(),
        "b": own.other.tolist(),
        "weight": numbers(weight.tolist()),
        "families": families.tolist(),
        "modality": _surest(drawn).tolist(),
        "derived": derived.astype(np.int64).tolist(),
    }


def numbers(values: Iterable[float]) -> list[float | int]:
    """Whole numbers without ".0", others with four digits that count."""
    return [int(value) if value == int(value) else float(f"{value:.4g}") for value in values]


def _opening(drawn: Drawn) -> tuple[Numbers, Numbers]:
    """The places, among all lines, of those of the network as it opens, and theirs there."""
    import numpy as np

    lines, many = drawn.network.lines, max(len(drawn.nodes), 1)
    at = {name: place for place, name in enumerate(drawn.nodes)}
    to = np.array([at.get(n, -1) for n in drawn.network.selection.rows.actors], dtype=np.int64)
    one, other = to[lines.source], to[lines.target]
    keys = drawn.joined.one * many + drawn.joined.other
    wanted = one * many + other
    place = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
    here = (one >= 0) & (other >= 0) & (keys[place] == wanted)
    return place[here], np.flatnonzero(here)


def _families(drawn: Drawn) -> Numbers:
    """On how many independent families each line of the network as it opens rests."""
    import numpy as np

    selection, lines = drawn.network.selection, drawn.network.lines
    ties, register = ties_of(selection, lines), selection.register
    of_tie = [sorted(register.families(place)) for place in range(len(register))]
    names = sorted({family for some in of_tie for family in some})
    at = {name: place for place, name in enumerate(names)}
    pairs = [(tie, at[family]) for tie, some in enumerate(of_tie) for family in some]
    owner, value = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    family, which = taken(gathered(owner, value, len(of_tie), names), ties.values)
    found = gathered(ties.owners()[which], family, len(lines.source), names)
    return np.diff(found.begins)


def _surest(drawn: Drawn) -> Numbers:
    """The surest modality with which each line is joined, as its place in SUREST."""
    import numpy as np

    rows, members, own = drawn.whole.rows, drawn.whole.members, drawn.joined
    codes = [code.rpartition("modality-")[2] for code in drawn.whole.register.column("modality")]
    of_tie = np.array([*(SUREST.index(c) if c in SUREST else 0 for c in codes), 0], dtype=np.int64)
    last = len(SUREST) - 1
    of_member = np.full(len(members.actor), last, dtype=np.int64)
    np.minimum.at(of_member, members.row, of_tie[rows.shared.tie])
    found = np.full(len(own.one), last, dtype=np.int64)
    np.minimum.at(found, own.shared, np.maximum(of_member[own.first], of_member[own.second]))
    here = own.stated >= 0
    np.minimum.at(found, own.stated[here], of_tie[rows.stated.tie][here])
    return found


def _derived(drawn: Drawn) -> Numbers:
    """Whether all that any modality has for a line is derived."""
    import numpy as np

    rows, members, own = drawn.whole.rows, drawn.whole.members, drawn.joined
    itself = np.zeros(len(own.one), dtype=np.int64)
    np.add.at(itself, own.shared, members.direct[own.first] & members.direct[own.second])
    here = own.stated >= 0
    np.add.at(itself, own.stated[here], rows.stated.direct[here])
    derived: Numbers = (itself == 0).astype(np.int64)
    return derived
