// vis-network, as pyvis uses it, of today: lines straight, nothing moving by itself.
import { Network } from "vis-network/standalone/esm/vis-network.js";

const { nodes, lines } = window.GRAPH;
const network = new Network(
  document.getElementById("picture"),
  {
    nodes: nodes.map((node, id) => ({
      id,
      x: node.x,
      y: node.y,
      size: node.size,
      color: node.colour,
      label: node.named ? node.label : undefined,
    })),
    edges: lines.map(([from, to, width], id) => ({ id, from, to, width })),
  },
  {
    physics: false,
    interaction: { dragNodes: false },
    layout: { improvedLayout: false },
    nodes: { shape: "dot", borderWidth: 0, font: { size: 13, face: "Noto Sans Thai", vadjust: 0 } },
    edges: { smooth: false, color: { color: "#b8b8b8", inherit: false } },
  },
);
network.fit({ animation: false });
