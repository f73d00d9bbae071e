// sigma.js: WebGL for marks and lines, a canvas for names. It is given what it calls forced labels,
// for otherwise it would choose others.
import Graph from "graphology";
import Sigma from "sigma";

const { nodes, lines } = window.GRAPH;
const graph = new Graph({ type: "undirected", multi: true });
nodes.forEach((node, id) =>
  graph.addNode(id, {
    x: node.x,
    y: -node.y,
    size: node.size,
    color: node.colour,
    label: node.label,
    forceLabel: node.named,
  }),
);
for (const [from, to, width] of lines) graph.addEdge(from, to, { size: width, color: "#b8b8b8" });
new Sigma(graph, document.getElementById("picture"), {
  labelFont: "Noto Sans Thai",
  labelSize: 13,
  labelRenderedSizeThreshold: Infinity,
});
