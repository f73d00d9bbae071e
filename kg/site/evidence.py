"""What the lines of a network rest on, as columns: a TiesFile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.network.cited import years_of_reasons
from kg.page.held import dates
from kg.site.claims import Told, told
from kg.site.columns import bases

if TYPE_CHECKING:
    from kg.network.rows import Numbers
    from kg.network.selection import Selection
    from kg.site.networks import Drawn, Networks

Columns = dict[str, list[Any]]


def ties(networks: Networks, name: str) -> dict[str, Any]:
    """The TiesFile of one network of a site; nodes and lines are those of its PictureFile."""
    import numpy as np

    drawn = networks.drawn(name)
    whole, own = drawn.whole, drawn.joined
    members = np.unique(np.concatenate([own.first, own.second]))
    contexts = np.unique(whole.members.context[members])
    # Everybody in a context counts for its size, drawn or not.
    members = np.flatnonzero(np.isin(whole.members.context, contexts))
    row = np.flatnonzero(np.isin(whole.members.row, members))
    row = row[np.argsort(whole.members.row[row], kind="stable")]
    stated = np.flatnonzero(own.stated >= 0)
    stated = stated[np.argsort(own.stated[stated], kind="stable")]
    used = np.concatenate([whole.rows.shared.tie[row], whole.rows.stated.tie[stated]])
    parting = _partings(drawn)
    iris = {whole.rows.ties[tie] for tie in np.unique(used).tolist() if tie >= 0}
    iris |= {tie for _, *both in parting for tie in both if tie}
    named = {iri for each in contexts.tolist() for iri in whole.rows.contexts[each][1:]}
    said = told(drawn.asker, sorted(iris), named, networks.paged)
    years = years_of_reasons(whole)
    return {
        "name": drawn.question.name,
        **said.file(),
        "contexts": {
            **_contexts(drawn, contexts, said, years),
            "when": _days(drawn, contexts),
        },
        "members": _members(drawn, members),
        "rows": _rows(whole, row, said),
        "direct": _direct(drawn, stated, said, years),
        "apart": {
            "line": [line for line, _, _ in parting],
            "one": [said.tie(one) for _, one, _ in parting],
            "other": [said.tie(other) for _, _, other in parting],
        },
    }


def _contexts(drawn: Drawn, contexts: Numbers, said: Told, years: dict[int, list[int]]) -> Columns:
    import numpy as np

    keys = [drawn.whole.rows.contexts[each] for each in contexts.tolist()]
    code = {each["code"]: place for place, each in enumerate(bases(drawn))}
    sizes = np.bincount(drawn.whole.members.context, minlength=len(drawn.whole.rows.contexts))
    return {
        "basis": [code[basis] for basis, _, _ in keys],
        "thing": [said.thing(iri) for _, iri, _ in keys],
        "at": [said.thing(at) for _, _, at in keys],
        "years": [years.get(each, []) for each in contexts.tolist()],
        "members": sizes[contexts].tolist(),
    }


def _days(drawn: Drawn, contexts: Numbers) -> list[str]:
    """When each context was, as documents state it: an agreement's signing, an event's day."""
    things = [drawn.whole.rows.contexts[each][1] for each in contexts.tolist()]
    held = dates(drawn.asker.store, set(things) - {""})
    return [held.get(thing, "") for thing in things]


def _members(drawn: Drawn, members: Numbers) -> Columns:
    import numpy as np

    whole = drawn.whole
    node = np.full(len(whole.rows.actors), -1, dtype=np.int64)
    node[drawn.joined.nodes] = np.arange(len(drawn.joined.nodes))
    rows = np.bincount(whole.members.row, minlength=len(whole.members.actor))
    return {
        "node": node[whole.members.actor[members]].tolist(),
        "rows": rows[members].tolist(),
    }


def _rows(whole: Selection, row: Numbers, said: Told) -> Columns:
    shared = whole.rows.shared
    return {
        "tie": _ties(whole, shared.tie[row], said),
        "side": shared.side[row].tolist(),
        "direct": shared.direct[row].astype(int).tolist(),
    }


def _direct(drawn: Drawn, stated: Numbers, said: Told, years: dict[int, list[int]]) -> Columns:
    """One-mode rows in the order of their lines; their links stand after those of contexts."""
    import numpy as np

    whole = drawn.whole
    links, rows = whole.links, whole.rows.stated
    place = np.flatnonzero(links.parties == 0)[stated]
    code = {each["code"]: number for number, each in enumerate(bases(drawn))}
    return {
        "line": drawn.joined.stated[stated].tolist(),
        "tie": _ties(whole, rows.tie[stated], said),
        "basis": [code[links.bases[each]] for each in links.basis[place].tolist()],
        "fact": links.reason[place].tolist(),
        "weight": links.weight[place].tolist(),
        "derived": links.derived[place].astype(int).tolist(),
        "years": [years.get(each, []) for each in links.reason[place].tolist()],
    }


def _ties(whole: Selection, ties: Numbers, said: Told) -> list[int]:
    names = whole.rows.ties
    return [said.tie(names[tie]) if tie >= 0 else -1 for tie in ties.tolist()]


def _partings(drawn: Drawn) -> list[tuple[int, str, str]]:
    """For each line the ties, one or two, by which its pair leaves the network."""
    if drawn.apart is None:
        return []
    other = drawn.apart
    names = other.rows.actors
    lines: dict[tuple[str, str], list[int]] = {}
    ends = zip(drawn.joined.one.tolist(), drawn.joined.other.tolist(), strict=True)
    for line, (a, b) in enumerate(ends):
        one, two = sorted((drawn.nodes[a], drawn.nodes[b]))
        lines.setdefault((one, two), []).append(line)
    found: set[tuple[int, str, str]] = set()
    for link, ends_of in enumerate(zip(other.links.source, other.links.target, strict=True)):
        one, two = sorted(names[int(each)] for each in ends_of)
        for line in lines.get((one, two), ()):
            found.update((line, *pair) for pair in _behind(other, link))
    return sorted(found)


def _behind(selection: Selection, link: int) -> list[tuple[str, str]]:
    """The ties that a link rests on: one, or one of each end in a context."""
    import numpy as np

    links, rows = selection.links, selection.rows
    if not links.parties[link]:
        tie = int(rows.stated.tie[links.one[link]])
        return [(rows.ties[tie] if tie >= 0 else "", "")]
    one, other = (
        rows.shared.tie[np.flatnonzero(selection.members.row == member)].tolist()
        for member in (int(links.one[link]), int(links.other[link]))
    )
    return [(rows.ties[a], rows.ties[b]) for a in one for b in other if a >= 0 and b >= 0]
