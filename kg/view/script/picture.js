// ---- the picture, by vis-network

const drawing = JSON.parse(byId("drawing").textContent);
// A phone has positions of its own.
const turned = narrow.matches;
const home = drawing.nodes.map((node, i) => (turned ? { ...node, x: actors[i].upright[0], y: actors[i].upright[1] } : node));
const canvas = byId("canvas");
const stage = byId("stage");
let network, nodes, edges;
let light = null;
let boost = 1; // how much larger the smallest marks are drawn when zoomed far out
let outline = 1; // how much thinner their outlines are, which vis-network does not scale
const labelAt = [];

function start() {
  root.classList.add("live");
  // Names are drawn by labels() below, so that they keep their size and never collide.
  nodes = new vis.DataSet(home.map((node) => ({ ...node, label: undefined })));
  edges = new vis.DataSet(drawing.edges);
  network = new vis.Network(canvas, { nodes, edges }, drawing.options);
  canvas.querySelector(".vis-network").tabIndex = -1;
  network.on("beforeDrawing", grounds);
  network.on("beforeDrawing", ring);
  network.on("afterDrawing", labels);
  network.on("click", ({ pointer }) => onPoint(pointer.DOM));
  network.on("hoverNode", ({ node }) => hover(node));
  network.on("blurNode", () => hover(-1));
  network.on("hoverEdge", () => canvas.classList.add("over"));
  network.on("blurEdge", () => canvas.classList.remove("over"));
  network.on("zoom", keepInReach);
  for (const gesture of ["dragEnd", "zoom"]) network.on(gesture, () => { before = null; moved = true; });
  network.on("beforeDrawing", () => {
    const scale = network.getScale();
    const wanted = Math.max(1, Math.min(4, Math.round((3.2 / (8 * scale)) * 2) / 2));
    const fine = Math.max(0.25, Math.min(1, Math.round(scale * wanted * 4) / 4));
    if (wanted !== boost || fine !== outline) {
      [boost, outline] = [wanted, fine];
      setTimeout(paint); // not while drawing
    }
  });
  let known = 0;
  new ResizeObserver(() => {
    const now = canvas.clientWidth;
    if (now && now !== known) {
      known = now;
      if (picked.actor < 0 && picked.tie < 0) requestAnimationFrame(() => fit(false));
    }
  }).observe(canvas);
  const who = fromAddress();
  showChoice();
  paint();
  fit(false);
  redrawWords();
  if (who >= 0) pick(who, { focus: false });
}

/** A mark's radius in the picture: the small are never too small to be hit. */
const sized = (i) => Math.max(actors[i].radius, 8 * boost);

function hover(i) {
  hovered = i;
  canvas.classList.toggle("over", i >= 0);
  network.redraw();
}

/** A pale ground under each cluster, so that it is seen as one. */
function grounds(context) {
  const members = new Map();
  actors.forEach((actor, i) => {
    if (actor.cluster && actorShown(i)) members.set(actor.cluster, [...(members.get(actor.cluster) || []), i]);
  });
  context.save();
  context.lineJoin = "round";
  context.fillStyle = context.strokeStyle = "#f3f0e8";
  context.lineWidth = 64;
  for (const some of members.values()) {
    if (some.length < 4) continue;
    const corners = hull(some.map((i) => network.getPosition(i)));
    context.beginPath();
    corners.forEach(({ x, y }) => context.lineTo(x, y));
    context.closePath();
    context.stroke();
    context.fill();
  }
  context.restore();
}
/** The corners of the smallest convex shape around points, by Andrew's monotone chain. */
function hull(points) {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const turn = (o, a, b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
  const half = (some) => {
    const chain = [];
    for (const point of some) {
      while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function ring(context) {
  for (const i of [picked.actor, ...(picked.tie >= 0 ? ties[picked.tie].ends : [])]) {
    if (i < 0) continue;
    const { x, y } = network.getPosition(i);
    context.beginPath();
    context.arc(x, y, sized(i) * 1.15 + 8, 0, 2 * Math.PI);
    context.fillStyle = `${kinds[actors[i].kind].colour}2b`;
    context.fill();
  }
}

/** Colours, widths and hiding of everything, after a change of filter or pick. */
function paint() {
  light = spotlight();
  nodes.update(home.map((node, i) => {
    return { id: i, hidden: !actorShown(i), opacity: light && !light.actors.has(i) ? 0.22 : 1, size: sized(i), borderWidth: node.borderWidth * outline };
  }));
  edges.update(drawing.edges.map((edge, i) => {
    const lit = light && light.ties.has(i);
    const color = { color: lit ? "#3f4854" : edge.color.color, hover: "#1d2126", opacity: light && !lit ? 0.22 : 1 };
    return { id: i, hidden: !tieShown(i), width: (edge.width + (lit ? 0.8 : 0)) * Math.min(boost, 2.5), color };
  }));
}
