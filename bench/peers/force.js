// force-graph: a canvas; every place is given, so that its simulation has nothing to do.
import ForceGraph from "force-graph";

const { nodes, lines, wide, tall } = window.GRAPH;
const NAMED = (node) => (node.named ? "after" : undefined);
const scale = Math.min(innerWidth / wide, innerHeight / tall);
new ForceGraph(document.getElementById("picture"))
  .cooldownTicks(0)
  .enableNodeDrag(false)
  .nodeRelSize(1)
  .nodeVal((node) => (node.size / scale) ** 2)
  .nodeColor((node) => node.colour)
  .linkColor(() => "#b8b8b8")
  .linkWidth((line) => line.width)
  .nodeCanvasObjectMode(NAMED)
  .nodeCanvasObject((node, context, zoom) => {
    context.font = `${13 / zoom}px "Noto Sans Thai"`;
    context.fillStyle = "#222";
    context.textAlign = "center";
    context.textBaseline = "top";
    context.fillText(node.label, node.x, node.y + (node.size + 2) / zoom);
  })
  .graphData({
    nodes: nodes.map((node, id) => ({ id, fx: node.x, fy: node.y, ...node })),
    links: lines.map(([source, target, width]) => ({ source, target, width })),
  })
  .zoom(scale * 0.95)
  .centerAt(0, 0);
