"""A network's actors and lines as flat scalar attributes, in one order.

Every network format stands on these, so that all of them say the same: the order of actors and
lines, the label shown, and how a list or a count by code becomes one text.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

Scalar = str | int | float | bool

# What XML 1.0 cannot hold, escaped or not; no format here is the better for carrying it.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# A measure stays a decimal number even where every value happens to be whole.
_DECIMALS = frozenset(
    {"weight", "newman", "strength", "closeness", "betweenness", "betweenness_error", "eigenvector",
     "pagerank", "constraint", "effective_size", "stability"}
)  # fmt: skip

ACTOR_FIELDS = (
    "label", "label_th", "label_en", "abbreviation", "other_names", "kind", "kind_th", "kind_en",
    "group", "place", "degree", "strength", "closeness", "betweenness", "betweenness_error",
    "eigenvector", "pagerank", "core", "constraint", "effective_size", "cut_point", "cluster",
    "stability", "iri",
)  # fmt: skip
LINE_FIELDS = (
    "label", "weight", "newman", "basis", "kinds", "roles", "start", "end", "derived", "amount",
    "ties", "sources", "evidence",
)  # fmt: skip


def legal(text: str) -> str:
    r"""Text without the characters XML 1.0 forbids (controls, lone surrogates, U+FFFE, U+FFFF).

    Nothing else changes: tab, line ends and every Thai mark stay, nothing is normalised.

    >>> legal("น้ำ\x00\x1b ที่\t")
    'น้ำ ที่\t'
    """
    return _ILLEGAL.sub("", text)


def scalar(value: object) -> Scalar | None:
    """One value as a scalar; None for what is unknown (None, NaN, infinity).

    Lists are joined with "|", counts by code are "code:count" joined with "|" and sorted,
    decimal numbers are text in plain notation, numpy's numbers become Python's.

    >>> scalar({"event": 1, "agreement": 2}), scalar(("a", "b")), scalar(Decimal("1E+3"))
    ('agreement:2|event:1', 'a|b', '1000')
    """
    if hasattr(value, "item"):
        value = value.item()
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Mapping):
        return "|".join(f"{key}:{_text(value[key])}" for key in sorted(value))
    if isinstance(value, set | frozenset):
        value = sorted(value)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "|".join(_member(member) for member in value)
    return legal(str(value))


def _text(value: object) -> str:
    known = scalar(value)
    return "" if known is None else str(known)


def _member(value: object) -> str:
    return ":".join(map(_text, value)) if isinstance(value, tuple | list) else _text(value)


def attributes(data: Mapping[str, object], order: Iterable[str] = ()) -> dict[str, Scalar]:
    """The known values of `data` as scalars, first those named in `order`, the rest by name."""
    first = [name for name in order if name in data]
    flat: dict[str, Scalar] = {}
    for name in [*first, *sorted(data.keys() - set(first))]:
        value = scalar(data[name])
        if value is not None:
            flat[name] = float(value) if name in _DECIMALS else value
    return flat


def either(data: Mapping[str, Any], name: str, lang: str) -> str:
    """The text `name_th` or `name_en`, whichever `lang` asks for; if empty, the other one.

    >>> either({"kind_th": "", "kind_en": "council"}, "kind", "th")
    'council'
    """
    languages = ("th", "en") if lang == "th" else ("en", "th")
    texts = (str(data.get(f"{name}_{code}") or "") for code in languages)
    return legal(next((text for text in texts if text), ""))


def label(key: str, data: Mapping[str, Any], lang: str) -> str:
    """What to call an actor: its label in `lang`, else in the other language, else its key."""
    return either(data, "label", lang) or legal(key)


def actors(graph: nx.Graph[str]) -> list[tuple[str, dict[str, Any]]]:
    """(key, attributes) of every actor, by key."""
    return sorted(((key, graph.nodes[key]) for key in graph), key=lambda actor: actor[0])


def lines(graph: nx.Graph[str]) -> list[tuple[str, str, dict[str, Any]]]:
    """(source, target, attributes) of every line, by both ends; undirected: source <= target."""
    if graph.is_directed():
        found = list(graph.edges(data=True))
    else:
        found = [(min(u, v), max(u, v), data) for u, v, data in graph.edges(data=True)]
    return sorted(found, key=lambda line: line[:2])


def actor(key: str, data: Mapping[str, Any], lang: str) -> dict[str, Scalar]:
    """An actor's attributes in `ACTOR_FIELDS` order; unknown measures are absent."""
    return attributes({**data, "label": label(key, data, lang)}, ACTOR_FIELDS)


def line(data: Mapping[str, Any], lang: str) -> dict[str, Scalar]:
    """A line's attributes in `LINE_FIELDS` order.

    `ties` are the ids of its ties, `evidence` their full detail (who said what when, in which
    paragraph) as one JSON text, `label` the kinds of tie in words. What joins the two ends is
    in `basis`, `years` and `evidence`; the nested `reasons` are left to the formats that nest.
    """
    ties = data.get("ties", ())
    kinds = sorted({either(tie, "kind", lang) for tie in ties} - {""})
    return attributes(
        {
            **{name: value for name, value in data.items() if name != "reasons"},
            "label": ", ".join(kinds),
            "ties": [tie.get("tie") for tie in ties],
            "evidence": json.dumps(plain(ties), ensure_ascii=False, sort_keys=True),
        },
        LINE_FIELDS,
    )


def plain(value: object) -> Any:
    """A nested value as JSON has it: lists for tuples, null for what is not a finite number."""
    if isinstance(value, Mapping):
        return {str(key): plain(value[key]) for key in sorted(value)}
    if isinstance(value, set | frozenset):
        return [plain(member) for member in sorted(value)]
    if isinstance(value, tuple | list):
        return [plain(member) for member in value]
    return value if isinstance(value, str) else scalar(value)


def empty_like(graph: nx.Graph[str]) -> nx.Graph[str]:
    """A graph without actors, directed if `graph` is."""
    import networkx as nx

    return nx.DiGraph() if graph.is_directed() else nx.Graph()


def nested(graph: nx.Graph[str], lang: str) -> nx.Graph[str]:
    """A copy in sorted order whose attributes are JSON values; actors gain `label` and `name`.

    `name` repeats the label under the word Cytoscape looks for.
    """
    copy = empty_like(graph)
    copy.graph.update(plain(graph.graph))
    for key, data in actors(graph):
        shown = label(key, data, lang)
        copy.add_node(key, **plain({**data, "label": shown, "name": shown}))
    for source, target, data in lines(graph):
        copy.add_edge(source, target, **plain(data))
    return copy


def json_bytes(value: object) -> bytes:
    """JSON text in UTF-8, keys sorted, one value per line, ending in a line end."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False)
    return (text + "\n").encode("utf-8")
