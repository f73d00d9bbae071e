"""A network: a question's rows, filtered, projected, described and measured."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.errors import KgError, NotFoundError
from kg.network.actors import actors
from kg.network.links import Link, read_links
from kg.network.measures import measure
from kg.network.ties import TieWriter
from kg.query.asking import Asker, document_kinds
from kg.query.binding import bind, defaults, iri
from kg.query.claims import Claim, read_claims
from kg.query.filters import Filters
from kg.query.labels import chunks
from kg.schema.codes import code_list
from kg.vocabulary import curie, kg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kg.query.question import Question
    from kg.store.engine import Term

    Graph = nx.Graph[str]

ENDS = ("source", "target", "actor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which part of a network: by basis and kind codes, place, and steps around an actor.

    `groups`: with the sets that sources describe without names, which are left out otherwise.
    """

    groups: bool = False
    basis: tuple[str, ...] = ()
    kind: str = ""
    place: str = ""
    focus: str = ""
    steps: int = 1


def build_network(
    asker: Asker,
    question: Question,
    filters: Filters,
    choice: Choice,
    find: Callable[[str], Question],
) -> Graph:
    """The network of a question as a NetworkX graph, directed if its header says so.

    Node keys are CURIEs in sorted order; `find` gives the network that a header's `without`
    names, whose pairs leave this one. Graph attributes say what was asked and what was left
    out. A query without ?tie works and is marked uncited.
    """
    links, claims, left_out, uncited = _links(asker, question, filters, choice)
    if other := question.header.get("without", ""):
        pairs = _pairs(_links(asker, find(other), filters, Choice())[0])
        kept = [link for link in links if frozenset({link.source, link.target}) not in pairs]
        left_out.update({other: len(_pairs(links)) - len(_pairs(kept))})
        links = kept
    graph = _graph(asker, links, claims, filters, directed=question.header.get("directed") == "yes")
    _restrict(asker, graph, choice, left_out)
    measure(graph)
    graph.graph.update(_about(asker, question, filters, choice))
    graph.graph["left_out"] = {reason: count for reason, count in sorted(left_out.items()) if count}
    graph.graph["uncited"] = uncited
    return graph


def _links(
    asker: Asker, question: Question, filters: Filters, choice: Choice
) -> tuple[list[Link], dict[str, Claim], Counter[str], bool]:
    """The links of the question, the claims behind them, what is left out, if it is uncited."""
    filters = replace(filters, modality=filters.modality or modality_of(question))
    values = {"place": choice.place} if choice.place else {}
    answer = asker.store.query(bind(question, asker.terms(question, values, filters)))
    uncited = "tie" not in answer.columns
    if uncited and _needs_ties(question, filters):
        raise KgError(
            f"{question.path or question.name}: without ?tie its rows have no dates and sources "
            "to choose by; select ?tie"
        )
    found = read_claims(asker.store, {row["tie"].value for row in answer.rows if "tie" in row})
    kept, reasons = filters.choose(found.values())
    claims = {claim.iri: claim for claim in kept}
    left_out = Counter(reasons) + _never_asked(asker, question, values, filters, set(found))
    rows = answer.rows
    if not choice.groups:
        described = _groups(asker, rows)
        rows = [row for row in rows if not any(_end(row, name) in described for name in ENDS)]
        left_out["groups"] += len(described)
    links = read_links(answer.columns, rows, claims, question.name)
    loops = [link for link in links if link.source == link.target]
    left_out["self"] += len(loops)
    links = [link for link in links if link.source != link.target]
    if choice.basis:
        there = {link.basis for link in links}
        for name in choice.basis:
            if links and name not in there:
                raise NotFoundError("basis", name, how=f"there are {', '.join(sorted(there))}")
        chosen = [link for link in links if link.basis in choice.basis]
        left_out["basis"] += len(links) - len(chosen)
        links = chosen
    return links, claims, left_out, uncited


def modality_of(question: Question) -> tuple[str, ...]:
    """The modality that the query's own VALUES row binds, else asserted."""
    term = defaults(question).get("modality", "asserted")
    return (term.rpartition("modality-")[2].rstrip(">"),)


def _takes(question: Question, name: str) -> bool:
    return any(param.name == name for param in question.params)


def _needs_ties(question: Question, filters: Filters) -> bool:
    by_day = filters.as_of and not _takes(question, "asOf")
    return bool(filters.during or filters.strict or filters.min_sources > 1 or by_day)


def _never_asked(
    asker: Asker, question: Question, values: Mapping[str, str], filters: Filters, asked: set[str]
) -> Counter[str]:
    """Why ties the same query finds for any day and modality are not among those `asked`."""
    terms = asker.terms(question, values, Filters())
    if _takes(question, "modality"):
        terms["modality"] = [iri(code.iri) for code in code_list(kg("Modality")).values()]
    rows = asker.store.query(bind(question, terms)).rows
    others = read_claims(asker.store, {row["tie"].value for row in rows if "tie" in row} - asked)
    return Counter(filters.choose(others.values())[1])


def _end(row: Mapping[str, Term], name: str) -> str:
    return row[name].value if name in row else ""


def _groups(asker: Asker, rows: Iterable[Mapping[str, Term]]) -> set[str]:
    """The ends of rows that are sets described without names."""
    ends = {_end(row, name) for row in rows for name in ENDS} - {""}
    found: set[str] = set()
    for values in chunks(each for each in ends if each.startswith(("http:", "https:"))):
        query = f"SELECT ?thing {{ VALUES (?thing) {{ {values} }} ?thing a kg:Group }}"
        found |= {row["thing"].value for row in asker.store.query(query).rows}
    return found


def _pairs(links: list[Link]) -> set[frozenset[str]]:
    return {frozenset({link.source, link.target}) for link in links}


def _graph(
    asker: Asker,
    links: list[Link],
    claims: Mapping[str, Claim],
    filters: Filters,
    *,
    directed: bool,
) -> Graph:
    base = asker.store.base
    described = actors(asker.store, {end for link in links for end in (link.source, link.target)})
    graph: Graph = nx.DiGraph() if directed else nx.Graph()
    for name in sorted(described, key=lambda each: curie(each, base)):
        graph.add_node(curie(name, base), **described[name])
    by_pair: dict[tuple[str, str], list[Link]] = {}
    for link in links:
        ends = (curie(link.source, base), curie(link.target, base))
        by_pair.setdefault(ends if directed else (min(ends), max(ends)), []).append(link)
    used = {tie: claims[tie] for link in links for tie in link.ties}
    writer = TieWriter(asker.store, asker.labels, used, filters.as_of)
    written = {tie: writer.write(claim) for tie, claim in used.items()}
    for source, target in sorted(by_pair):
        graph.add_edge(source, target, **_edge(by_pair[source, target], used, written))
    return graph


def _edge(
    links: list[Link], claims: Mapping[str, Claim], written: Mapping[str, dict[str, Any]]
) -> dict[str, Any]:
    """One line: distinct contexts and facts count, never claims."""
    reasons = {
        (link.basis, link.reason): link
        for link in sorted(links, key=lambda each: (each.derived, each.newman))
    }
    ties = sorted({tie for link in links for tie in link.ties})
    starts = sorted(claims[tie].one("start") or claims[tie].one("earliest") for tie in ties)
    ends = [claims[tie].one("end") for tie in ties]
    basis = Counter(basis for basis, _ in reasons)
    return {
        "weight": float(sum(link.weight for link in reasons.values())),
        "newman": round(sum(link.newman for link in reasons.values()), 12),
        "basis": dict(sorted(basis.items())),
        "kinds": tuple(sorted({written[tie]["kind"] for tie in ties})),
        "roles": tuple(sorted({written[tie]["role"] for tie in ties} - {""})),
        "start": next((start for start in starts if start), ""),
        "end": max(ends) if ends and all(ends) else "",
        "derived": all(link.derived for link in links),
        "amount": _amount(links),
        "ties": tuple(written[tie] for tie in ties),
        "sources": tuple(
            sorted({source["source"] for tie in ties for source in written[tie]["sources"]})
        ),
    }


def _amount(links: list[Link]) -> str:
    """The sum of distinct facts' amounts; a total stands for its parts where both are here."""
    from decimal import Decimal

    from kg.values.money import plain_decimal

    here = {tie for link in links for tie in link.ties}
    amounts = {
        link.reason: Decimal(link.amount)
        for link in links
        if link.amount and link.part_of not in here
    }
    return plain_decimal(sum(amounts.values(), Decimal(0))) if amounts else ""


def _restrict(asker: Asker, graph: Graph, choice: Choice, left_out: Counter[str]) -> None:
    if choice.kind:
        code = asker.names.code(choice.kind, "OrganisationKind").iri
        _keep(asker, graph, f"?thing kg:kind/skos:broader* {iri(code)}", "kind", left_out)
    if choice.focus:
        centre = curie(asker.names.find(choice.focus, "thing"), asker.store.base)
        if centre not in graph:
            graph.clear()
            return
        near = nx.single_source_shortest_path_length(
            graph.to_undirected(as_view=True), centre, cutoff=choice.steps
        )
        left_out["focus"] += graph.number_of_nodes() - len(near)
        graph.remove_nodes_from([node for node in graph if node not in near])


def _keep(asker: Asker, graph: Graph, pattern: str, reason: str, left_out: Counter[str]) -> None:
    found = asker.store.query(f"SELECT DISTINCT ?thing {{ {pattern} }}").rows
    kept = {curie(row["thing"].value, asker.store.base) for row in found}
    out = [node for node in graph if node not in kept]
    left_out[reason] += len(out)
    graph.remove_nodes_from(out)


def _about(asker: Asker, question: Question, filters: Filters, choice: Choice) -> dict[str, Any]:
    kinds = tuple(document_kinds(asker.store))
    first, last = filters.during or (None, None)
    return {
        "network": question.name,
        "title_en": question.title("en"),
        "title_th": question.title("th"),
        "about_en": question.header.get("about_en", ""),
        "about_th": question.header.get("about_th", ""),
        "as_of": filters.as_of.isoformat() if filters.as_of else "",
        "during": f"{first or ''}..{last or ''}" if filters.during else "",
        "strict": filters.strict,
        "modality": filters.modality or modality_of(question),
        "documents": sum(count for _, count in kinds),
        "document_kinds": kinds,
        "focus": curie(asker.names.find(choice.focus, "thing"), asker.store.base)
        if choice.focus
        else "",
    }
