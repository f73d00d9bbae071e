// ---- picking

function onPoint(point) {
  const node = network.getNodeAt(point);
  if (node !== undefined) return pick(node, { centre: false });
  const named = labelAt.find((box) => point.x > box.left && point.x < box.right && point.y > box.top && point.y < box.bottom);
  if (named) return pick(named.i, { centre: false });
  const edge = network.getEdgeAt(point);
  if (edge !== undefined) return pickTie(edge);
  return close();
}
let cameFrom = null;
let before = null; // the view to go back to, unless the reader has moved it since
function pick(i, { centre = true, focus = true } = {}) {
  if (!actorShown(i)) {
    // Who is asked for by name is shown, whatever was filtered out before.
    byId("show-all").click();
  }
  Object.assign(picked, { actor: i, tie: -1 });
  remember();
  opened(focus);
  if (centre || !inSight(i)) centreOn(i);
  address();
}
function pickTie(i, { focus = true } = {}) {
  Object.assign(picked, { actor: -1, tie: i });
  remember();
  opened(focus);
  if (!ties[i].ends.every(inSight)) centreOn(ties[i].ends[0]);
}
function inSight(i) {
  const at = network.canvasToDOM(network.getPosition(i));
  const { wide, tall } = clear();
  return at.x > 60 && at.x < wide - 60 && at.y > 40 && at.y < tall - 60;
}
function remember() {
  if (byId("panel").hidden) before = { position: network.getViewPosition(), scale: network.getScale() };
}
function opened(focus) {
  const panel = byId("panel");
  if (panel.hidden) cameFrom = document.activeElement;
  panel.hidden = false;
  byId("how").hidden = true; // it has been understood
  fill();
  panel.scrollTop = 0;
  paint();
  markNames();
  if (focus) panel.querySelector("h2").focus({ preventScroll: true });
}
function close() {
  const panel = byId("panel");
  if (panel.hidden) return;
  const within = panel.contains(document.activeElement);
  panel.hidden = true;
  Object.assign(picked, { actor: -1, tie: -1 });
  paint();
  markNames();
  if (before) move(before.position, before.scale, true);
  address();
  if (within) (cameFrom && cameFrom.isConnected && cameFrom !== document.body ? cameFrom : canvas).focus({ preventScroll: true });
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
