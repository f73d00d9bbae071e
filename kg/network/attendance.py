"""Who takes part in what in a network, what they are, and which pairs may be lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.network.actors import actors
from kg.network.bars import bars
from kg.network.brokerage import GROUPS
from kg.network.chance import Comparison, chance, samples_for
from kg.network.mixing import traits_of

if TYPE_CHECKING:
    from kg.network.bars import Bars
    from kg.network.incidence import Incidence
    from kg.network.mixing import Traits
    from kg.network.network import Network
    from kg.network.selection import Selection
    from kg.store.engine import Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """The two-mode data behind a network; `traits` are what all in it are, by each of GROUPS."""

    incidence: Incidence
    barred: Bars
    traits: tuple[Traits, ...]


def attendance(store: Engine, selection: Selection, *, described: bool = True) -> Attendance:
    """The two-mode data of a selection; who has no line is described, too, if anybody is."""
    found = selection.incidence()
    iris = dict(zip(selection.rows.actors, selection.rows.iris, strict=True))
    of = actors(store, (iris[name] for name in found.actors)) if described else {}
    nodes = [of[iris[name]] for name in found.actors] if described else []
    return Attendance(
        incidence=found,
        barred=bars(found.actors, selection.gone, selection.scope),
        traits=tuple(traits_of(nodes, by) for by in GROUPS) if described else (),
    )


def beside_chance(store: Engine, network: Network, samples: int | None = None) -> Comparison:
    """A network's figures beside chance, as `kg.network.chance` says; `samples` None: by size.

    The surroundings of one actor are not compared ("focus"), nor is what is more than chance
    anyway ("backbone"): both were chosen by their lines.
    """
    for chosen in ("focus", "backbone"):
        if network.graph.graph.get(chosen):
            return Comparison(why=chosen)
    # A network too large to be compared unasked need not be described for it.
    many = samples_for(len(network.selection.incidence().actors)) if samples is None else samples
    given = attendance(store, network.selection, described=bool(many))
    return chance(given.incidence, given.traits, barred=given.barred, samples=samples)
