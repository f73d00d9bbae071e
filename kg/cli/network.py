"""kg network, and the options of every command that reads one."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from kg.cli.options import ROWS, read_values, session
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx

    from kg.cli.session import Session

Command = Callable[..., None]

DEFAULT = "collaboration"
WITH_NETWORKS = {
    "name": "--network",
    "values": "--set",
    "store": "--store",
    "focus": "--focus",
    "steps": "--steps",
    "place": "--place",
    "kind": "--kind",
    "groups": "--groups",
    "basis": "--basis",
    "as_of": "--as-of",
    "during": "--during",
    "strict": "--strict",
    "modality": "--modality",
    "min_sources": "--min-sources",
    "max_parties": "--max-parties",
    "backbone": "--backbone",
    "weights": "--weights",
    "lengths": "--lengths",
    "backend": "--backend",
    "consensus": "--consensus",
    "roles": "--roles",
}
"""The options that mean nothing for the whole graph, by parameter."""


_PART = (
    click.option("--focus", metavar="NAME", help="Only what is near this actor."),
    click.option(
        "--steps",
        type=click.IntRange(1),
        default=1,
        show_default=True,
        help="How near, in lines.",
    ),
    click.option("--place", metavar="PLACE", help="Only what happens in this place."),
    click.option(
        "--kind", metavar="KIND", help="Only organisations of this kind or group of kinds."
    ),
    click.option("--groups", is_flag=True, help="With groups described without names, too."),
    click.option(
        "--basis",
        metavar="CODES",
        help="Only lines on this basis: agreement, event, programme, works-with …",
    ),
    click.option(
        "--max-parties",
        type=click.IntRange(2),
        metavar="N",
        help="Without agreements, events and programmes of more than N actors.",
    ),
    click.option(
        "--backbone",
        type=click.FloatRange(0, 1, min_open=True, max_open=True),
        is_flag=False,
        flag_value=0.05,
        metavar="[ALPHA]",
        help="Without lines that are no more than chance at this level (0.05 if not "
        "given), all pairs allowed for.",
    ),
)
_MEASURED = (
    click.option(
        "--weights",
        type=click.Choice(["count", "newman", "jaccard", "none"]),
        default="count",
        show_default=True,
        help="What weighted measures count: contexts and facts, 1/(n-1) for a context "
        "of n, the share of contexts in common, or every line as 1.",
    ),
    click.option(
        "--lengths",
        is_flag=True,
        help="Shortest paths by length: a line of weight w is 1/w long.",
    ),
    click.option(
        "--consensus",
        is_flag=True,
        help="Clusters by consensus of many runs in a network of any size.",
    ),
    click.option(
        "--backend",
        type=click.Choice(["sparse", "networkx"]),
        default="sparse",
        help="networkx: the slow reference, for checking.",
    ),
)
compared = click.option(
    "--null",
    type=click.IntRange(39, 100_000),
    metavar="N",
    help="Also compare with N arrangements by chance in which every actor has as many contexts "
    "and every context as many actors. Of fewer than 39 nothing could have a p of 0.05.",
)
"""The option of commands that tell how a network compares with chance."""

connecting = click.option(
    "--roles",
    type=click.Choice(["kind", "province", "side"]),
    help="Also whom each actor connects: those of its own kind of organisation, "
    "province or side (state, local, community …), or of others.",
)
"""The option of commands that show the roles of each actor."""


def part(command: Command) -> Command:
    """Give a command the options that choose a part of a network."""
    return functools.reduce(lambda so_far, option: option(so_far), reversed(_PART), command)


def measured(command: Command) -> Command:
    """Give a command the options that say how its network is measured."""
    return functools.reduce(lambda so_far, option: option(so_far), reversed(_MEASURED), command)


def read_network(
    session: Session, name: str, values: Sequence[str], chosen: dict[str, Any]
) -> nx.Graph[str]:
    """The network `name` of the catalogue, or of a .rq file, with values and options applied.

    A `name` such as "place=ราชบุรี" is a value for the default network.
    """
    name, asked = network_asked(session, name, values, chosen)
    graph = session.workspace.network(name, **asked)
    _look_through(session, name, graph)
    if by := chosen.get("roles"):
        from kg.network.brokerage import mark_roles

        mark_roles(graph, by)
    return graph


def measured_network(
    session: Session, name: str, values: Sequence[str], chosen: dict[str, Any], **wanted: bool
) -> nx.Graph[str]:
    """The same without its ties in full: all that tables of actors and lists of ids are made of.

    `cited`: its lines have ids and dates; `reasons`: what they count for, too.
    """
    name, asked = network_asked(session, name, values, chosen)
    found = session.workspace.read_network(name, cited=wanted["cited"], **asked)
    _look_through(session, name, found.graph)
    if chosen.get("roles") or wanted.get("reasons"):
        from kg.network.edges import give_reasons

        give_reasons(found.graph, found.selection, found.lines)
    if by := chosen.get("roles"):
        from kg.network.brokerage import mark_roles

        mark_roles(found.graph, by)
    return found.graph


def _look_through(session: Session, name: str, graph: nx.Graph[str]) -> None:
    """Say what may be wrong with a query of one's own that draws nothing."""
    if name.endswith(".rq") and not graph.number_of_nodes():
        from kg.cli.ask import query_text
        from kg.cli.lint import advise

        advise(session, query_text(name), name)


def network_asked(
    session: Session, name: str, values: Sequence[str], chosen: dict[str, Any]
) -> tuple[str, dict[str, Any]]:
    """The network's name, and what else `Workspace.network` takes, from words and options."""
    from kg.network.measures import Measuring
    from kg.network.selection import Choice

    if "=" in name and not name.endswith(".rq"):
        name, values = DEFAULT, (name, *values)
    read = read_values(values)
    if chosen["place"] and "place" in read:
        raise KgError("the place is given twice; leave out --place or place=")
    basis = tuple(code.strip() for code in (chosen["basis"] or "").split(",") if code.strip())
    choice = Choice(
        groups=chosen["groups"],
        basis=basis,
        kind=chosen["kind"] or "",
        place=chosen["place"] or "",
        focus=chosen["focus"] or "",
        steps=chosen["steps"],
        max_parties=chosen["max_parties"] or 0,
        backbone=chosen["backbone"] or 0.0,
        measuring=Measuring(
            weights=chosen.get("weights", "count"),
            lengths=chosen.get("lengths", False),
            backend=chosen.get("backend", "sparse"),
            consensus=chosen.get("consensus", False),
            null=chosen.get("null"),
        ),
    )
    return name, {
        "filters": session.filters,
        "choice": choice,
        "lang": session.lang,
        "values": read,
    }


HELP = """Measure a network: its size, its parts and each actor's place in it.

\b
degree          to how many others it is joined
strength        the sum of its lines' weights
closeness       harmonic: the mean of 1/distance from all others, 0 to 1
betweenness     the share of shortest paths between two others through it, 0 to 1
betweenness_error  its standard error where it is sampled (very large networks)
eigenvector     joined to those who are well joined themselves (Bonacich); undirected
pagerank        the same for any network (damping 0.85); all add up to 1
core            in a set whose members have so many lines each to one another
constraint      Burt's: near 0 where its contacts are not joined to each other
effective_size  Burt's: its contacts less what they repeat of each other
cut_point       without it, what hangs together falls apart (bridge: the same of a line)
cluster         its cluster by Leiden, consensus of 50 runs up to 10,000 actors
                and 100,000 lines
stability       how firmly it belongs to its cluster over these runs, 0 to 1

\b
With --roles, over paths a-b-c whose ends are not joined and that do not run within one
context (Gould and Fernandez): how many it stands in the middle of as
coordinator     all three are of one group (kind, province or side)
itinerant       the ends are of one group, it is not
gatekeeper      it is of the group of one end (of the end, where lines have directions)
representative  it is of the group of the beginning (only where lines have directions)
liaison         all three are of different groups

The table shows the main ones; CSV, JSON and the exports have them all.

\b
Examples:
  kg network --list
  kg network collaboration
  kg network funding place=ราชบุรี
  kg network my-network.rq --as-of 2566-02-28 --format json
  kg network collaboration --max-parties 10
  kg network collaboration --weights newman --lengths --format csv
  kg network co-presence --null 500
  kg network co-presence --backbone 0.1
"""


@click.command(help=HELP)
@click.argument("name", metavar="[NAME|FILE.rq]", default=DEFAULT)
@click.argument("values", nargs=-1, metavar="[KEY=VALUE]...")
@click.option("--list", "listed", is_flag=True, help="List the networks.")
@part
@measured
@compared
@connecting
@session(formats=ROWS, filters=True)
def network(
    name: str, values: tuple[str, ...], listed: bool, session: Session, **chosen: Any
) -> None:
    """Measure a network, and show the measures of its actors."""
    from kg.network.measures import MEASURES
    from kg.network.report import MAIN, MAIN_WITH_ROLES, actors_table, as_json

    if listed:
        session.put_catalogue("networks")
        return
    graph = measured_network(session, name, values, chosen, cited=session.format == "json")
    if session.format == "json":
        session.put_json(as_json(graph, session.lang))
        return
    for line in _caption(graph, session.lang):
        session.say(line)
    main = MAIN_WITH_ROLES if chosen["roles"] else MAIN
    measures = main if session.format == "table" else MEASURES
    columns, rows = actors_table(graph, session.lang, measures)
    session.put_rows(columns, rows, graph.graph[f"title_{session.lang}"], worded=True)


def _caption(graph: nx.Graph[str], lang: str) -> list[str]:
    """What the page says under the picture, and the two figures only this command gives."""
    from kg.network.measures import summary
    from kg.page.captions import caption, hints
    from kg.page.comparing import comparing
    from kg.page.measuring import measuring

    size = summary(graph)
    words = (
        f"ความหนาแน่น {size['density']:.3f} · แยกเป็น {size['components']} ส่วน"
        if lang == "th"
        else f"Density {size['density']:.3f} · components: {size['components']}"
    )
    how = measuring(graph.graph["measures"], lang)
    said = caption(graph, lang)
    about = graph.graph[f"about_{lang}"]
    options = hints(graph, lang)
    facts = ["; ".join(filter(None, (fact, options.get(fact)))) for fact in said.facts]
    facts = [fact for fact in facts if fact != about]
    beside = comparing(graph.graph["chance"], lang) if "chance" in graph.graph else []
    return [said.title, *facts, words, how, *beside, said.version]


def given(names: Mapping[str, str]) -> list[str]:
    """Which of these options (by parameter) were typed, as they are typed."""
    context = click.get_current_context()
    return [
        option
        for name, option in names.items()
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE
    ]
