// ---- moving about

let fitted = 1;
let moved = false; // whether the reader chose the view herself
/** Everything shown, names and all, as large as it goes. */
function fit(animated = true) {
  const room = clear();
  const seen = actors.map((_, i) => i).filter(actorShown);
  if (!room.wide || !seen.length) return;
  const spots = network.getPositions();
  const [margin, over, under] = [12, choosing() ? 48 : 14, 62];
  let [scale, frame] = [1.35, null];
  for (let turn = 0; turn < 4; turn += 1) {
    frame = extent(seen, spots, scale);
    const share = Math.min((room.wide - 2 * margin) / (frame.right - frame.left), (room.tall - over - under) / (frame.bottom - frame.top));
    if (share >= 1) break;
    scale *= Math.max(0.2, share);
  }
  frame = extent(seen, spots, scale);
  fitted = scale;
  moved = false;
  const x = (room.wide - canvas.clientWidth) / 2 - (frame.left + frame.right) / 2;
  const y = (room.tall + over - under - canvas.clientHeight) / 2 - (frame.top + frame.bottom) / 2;
  move({ x: 0, y: 0 }, scale, animated, { x, y });
}
/** What marks and names would cover at a scale, in screen units around the picture's (0, 0). */
function extent(seen, spots, scale) {
  const size = letterSize(scale);
  const crowded = seen.length > (narrow.matches ? 16 : 60); // then names at the rim may give way
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const i of seen) {
    const lines = actors[i].lines[lang];
    const r = actors[i].radius * scale;
    const half = crowded ? r : Math.max(r, (Math.max(...lines.map((text) => advance(text))) * size) / 2);
    const high = r + 4 + lines.length * size * 1.46;
    const raised = actors[i].above && !turned;
    const spot = spots[i] || network.getPosition(i);
    const [x, y] = [spot.x * scale, spot.y * scale];
    box.left = Math.min(box.left, x - half);
    box.right = Math.max(box.right, x + half);
    box.top = Math.min(box.top, y - (raised ? high : r));
    box.bottom = Math.max(box.bottom, y + (raised ? r : high));
  }
  return box;
}
function move(position, scale, animated, offset = { x: 0, y: 0 }) {
  const animation = animated && !calm.matches ? { duration: 320, easingFunction: "easeInOutQuad" } : false;
  network.moveTo({ position, scale, offset, animation });
}
function keepInReach({ scale }) {
  const kept = Math.max(Math.min(fitted * 0.5, 0.5), Math.min(6, scale));
  if (kept !== scale) network.moveTo({ scale: kept });
}
function zoomBy(factor) {
  moved = true;
  const scale = network.getScale() * factor;
  move(network.getViewPosition(), Math.max(Math.min(fitted * 0.5, 0.5), Math.min(6, scale)), true);
}
/** The part of the canvas that the panel leaves free: on a phone it rises from below. */
function clear() {
  const { clientWidth: wide, clientHeight: tall } = canvas;
  const panel = byId("panel");
  if (panel.hidden) return { wide, tall };
  if (!narrow.matches) return { wide: wide - panel.offsetWidth, tall };
  const left = panel.getBoundingClientRect().top - canvas.getBoundingClientRect().top;
  return { wide, tall: Math.max(140, Math.min(tall, left)) };
}
/** Shows an actor with its neighbours around it, or alone where they are too far for that. */
function centreOn(i) {
  const { wide, tall } = clear();
  const at = network.getPosition(i);
  const near = light ? [...light.actors].map((k) => network.getPosition(k)) : [];
  const far = (axis) => Math.max(1, ...near.map((one) => Math.abs(one[axis] - at[axis])));
  const around = Math.min((wide / 2 - 78) / far("x"), (tall / 2 - 60) / far("y"));
  const least = Math.min(0.62, Math.max(0.45, fitted));
  const scale = Math.max(least, Math.min(1.4, around));
  move(at, scale, true, { x: (wide - canvas.clientWidth) / 2, y: (tall - canvas.clientHeight) / 2 });
}
byId("zoom-in").addEventListener("click", () => zoomBy(1.4));
byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.4));
byId("fit").addEventListener("click", () => fit());
canvas.addEventListener("keydown", (event) => {
  const step = 60 / network.getScale();
  const { x, y } = network.getViewPosition();
  const to = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
  if (to) network.moveTo({ position: { x: x + to[0], y: y + to[1] } });
  else if (event.key === "+" || event.key === "=") zoomBy(1.4);
  else if (event.key === "-") zoomBy(1 / 1.4);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
});
