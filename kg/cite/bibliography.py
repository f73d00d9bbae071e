"""The whole list of references behind a network, or behind the graph, with the data set itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.cite.listing import Listed, listed
from kg.cite.reference import Reference, behind, references
from kg.cite.words import word
from kg.errors import KgError
from kg.page.captions import title
from kg.page.escape import plain
from kg.page.words import LANGS

if TYPE_CHECKING:
    import networkx as nx

    from kg.query.asking import Asker


def bibliography(asker: Asker, network: nx.Graph[Any] | None, own: Reference) -> tuple[Listed, ...]:
    """What `network` rests on, or every public document of the graph, in the asker's language.

    With the data set's `own` reference among them; in the order of a printed list. A network
    whose query asked for no sources is a `KgError`. A few queries, whatever the size.
    """
    if network is not None and network.graph.get("uncited"):
        raise KgError(
            f"{network.graph['network']}: its query selects no ?tie, so nobody can say which "
            "documents are behind it; add ?tie to its SELECT"
        )
    known = references(asker)
    ids = None if network is None else {each.key for each in references(asker, behind(network))}
    chosen = [each for each in known if ids is None or each.key in ids]
    return listed((*chosen, own), asker.lang, known)


def dataset(
    names: tuple[str, str], version: str, program: str, network: nx.Graph[Any] | None = None
) -> Reference:
    """The data set called `names` (Thai, English) as a reference: its version, and which network.

    It has no date, for a build has none; `version` (the digest of what is said) stands for it.
    """
    said = []
    for lang in LANGS:
        made = word("made", lang, n=program)
        drawn = word("network", lang, what=title(network, lang)) if network is not None else ""
        said.append("; ".join(filter(None, (made, drawn))))
    (thai, english), digest = map(plain, names), plain(version)
    return Reference(
        key=f"kg-data-{digest}" if digest else "kg-data",
        kind="dataset",
        titles=(thai or word("untitled", "th"), english or word("untitled", "en")),
        version=digest,
        note=(said[0], said[1]),
    )
