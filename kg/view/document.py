"""One HTML file that shows a network and cites every line of it, offline."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.page.captions import Caption, caption
from kg.page.escape import json_block
from kg.page.fonts import FAMILY, face
from kg.page.looks import LOOKS, Look
from kg.page.words import LANGS, WORDS, say
from kg.view import details, library
from kg.view.choices import choices
from kg.view.drawing import Drawing, drawing
from kg.view.picture import THREAD, mark_path, still, thread

if TYPE_CHECKING:
    import networkx as nx
    from jinja2 import Environment

_SCRIPTS = (
    *("page", "shown", "picture", "labels", "moving", "picking", "panel", "finding"),
    *("filters", "address", "start"),
)
_MANY = 1500  # ties from which moving the picture hides them to stay smooth


def render(graph: nx.Graph[Any], lang: str) -> bytes:
    """The page of `graph`, UTF-8, opening in `lang` ("th" or "en") and switchable to the other.

    It loads nothing, keeps title, caption, picture and the table of ties when scripts are off,
    and treats every label as text. Equal graphs give equal bytes, whatever their order.
    """
    drawn = drawing(graph)
    said = {one: caption(graph, one) for one in LANGS}
    facts = _facts(graph, drawn, lang)
    env = _environment()
    shown = (json_block(facts), _text("template.html.j2"), *map(repr, said.values()))
    css = [_text("view.css").replace("FAMILY", FAMILY), face("".join((*shown, *_all_words())))]
    js = [_script()]
    if drawn.marks:
        css.insert(0, library.style())
        js.insert(0, library.script())
    env.globals["page"] = {
        "lang": lang,
        "captions": [said[one] for one in LANGS],
        "summary": [_summary(said[one]) for one in LANGS],
        "facts": facts,
        "kinds": drawn.kinds,
        "looks": LOOKS,
        "sources": {one["id"]: one for one in facts["sources"]},
        "still": still(drawn, graph, lang) if drawn.marks else "",
        "css": css,
        "js": js,
        "policy": _policy(js, css),
    }
    return _network(drawn, env).encode("utf-8")


def _facts(graph: nx.Graph[Any], drawn: Drawing, lang: str) -> dict[str, Any]:
    """What the script knows besides the picture."""
    ties, claims = details.ties(graph, drawn)
    chosen = choices(graph, drawn.kinds, ties)
    groups = [group["code"] for group in chosen["groups"]]
    return {
        **chosen,
        "lang": lang,
        "directed": drawn.directed,
        "uncited": bool(graph.graph.get("uncited")),
        "words": details.page_words(),
        "titles": [caption(graph, one).title for one in LANGS],
        "kinds": [
            {
                "code": kind.code,
                "names": list(kind.names),
                "group": groups.index(kind.group),
                "colour": kind.look.colour,
                "shape": kind.look.shape,
                "hollow": kind.look.hollow,
            }
            for kind in drawn.kinds
        ],
        "actors": details.actors(graph, drawn),
        "ties": ties,
        "claims": claims,
        "weights": sorted({tie["weight"] for tie in ties}) or [1],
        "sources": details.sources(graph),
    }


def _network(drawn: Drawing, env: Environment) -> str:
    """The page as pyvis renders it, with our template in the place of its own."""
    from pyvis.network import Network

    # pyvis compares each undirected edge with all before it; ours are already distinct, and
    # only the arrows tell a directed network.
    net = Network(directed=True, cdn_resources="in_line")
    net.templateEnv, net.path = env, "template.html.j2"
    # Not set_options(): it deletes the spaces of every value.
    net.options = _options(drawn)
    index = {mark.key: i for i, mark in enumerate(drawn.marks)}
    for mark in drawn.marks:
        paper = "#ffffff" if mark.look.hollow else mark.look.colour
        edge = mark.look.colour if mark.look.hollow else "#ffffff"
        net.add_node(
            index[mark.key],
            label=mark.names[0],
            shape=mark.look.shape,
            color={"background": paper, "border": edge},
            borderWidth=round(max(2.0, mark.radius / 4), 1) if mark.look.hollow else 1.5,
            size=mark.radius,
            x=mark.at[0],
            y=mark.at[1],
        )
    for i, line in enumerate(drawn.lines):
        net.add_edge(
            index[line.source],
            index[line.target],
            id=i,
            width=line.width,
            dashes=[2, 4] if line.faint else [6, 5] if line.dashed else False,
            color={"color": thread(line), "hover": "#1d2126"},
            arrows="to" if drawn.directed else "",
        )
    return str(net.generate_html())


def _options(drawn: Drawing) -> dict[str, Any]:
    """vis-network's options: nothing moves by itself, the reader may move everything."""
    curved = {"enabled": True, "type": "curvedCW", "roundness": 0.1}
    return {
        "autoResize": True,
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False, "randomSeed": 1},
        "interaction": {
            "hover": True,
            "hoverConnectedEdges": False,
            "selectConnectedEdges": False,
            "dragNodes": True,
            "dragView": True,
            "zoomView": True,
            "zoomSpeed": 0.6,
            "hideEdgesOnDrag": len(drawn.lines) > _MANY,
            "keyboard": {"enabled": False},
        },
        "nodes": {"chosen": False, "shapeProperties": {"borderRadius": 2}},
        "edges": {
            "smooth": curved if drawn.directed else False,
            "color": {"inherit": False, "color": THREAD, "hover": "#1d2126"},
            "arrowStrikethrough": False,
            "hoverWidth": 1,
            "selectionWidth": 0,
            "arrows": {"to": {"scaleFactor": 0.6}},
        },
    }


def _environment() -> Environment:
    """Jinja as pyvis uses it, but with every value escaped and none missing."""
    from jinja2 import DictLoader, Environment, StrictUndefined
    from markupsafe import Markup

    env = Environment(
        loader=DictLoader({"template.html.j2": _text("template.html.j2")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def block(value: object) -> Markup:
        return Markup(json_block(value))  # noqa: S704 - json_block leaves nothing to escape

    def swatch(look: Look) -> Markup:
        mark = mark_path(look, 7.5)
        return Markup(  # noqa: S704 - colours and numbers of our own
            f'<svg class="mark" viewBox="-10 -10 20 20" aria-hidden="true">{mark}</svg>'
        )

    env.filters |= {"block": block, "swatch": swatch, "parsed": json.loads}
    env.globals |= {"say": say, "both": lambda key, **v: [say(key, one, **v) for one in LANGS]}
    env.globals["trusted"] = partial(Markup)
    return env


def _summary(said: Caption) -> tuple[str, ...]:
    """The first facts of a caption, for the line under the title: counts, dates, documents."""
    return said.facts[:4]


def _policy(scripts: list[str], styles: list[str]) -> str:
    """A Content-Security-Policy under which only this page's own parts run and nothing loads."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "font-src data:",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _all_words() -> list[str]:
    return [word for pair in WORDS.values() for word in pair]


def _script() -> str:
    """The page's behaviour as one function: nothing of it is seen from outside but kgView."""
    parts = "\n".join(_text(f"script/{name}.js") for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


def _text(name: str) -> str:
    """A file of this package."""
    return (files("kg.view") / name).read_text(encoding="utf-8").replace("\r\n", "\n")
