const fontFamily = getComputedStyle(document.body).fontFamily;
const widths = new Map();
const ruler = document.createElement("canvas").getContext("2d");
/** Width of a line in ems, measured once. */
function advance(text) {
  if (!widths.has(text)) {
    ruler.font = `600 100px ${fontFamily}`;
    widths.set(text, ruler.measureText(text).width / 100);
  }
  return widths.get(text);
}
const letterSize = (scale) => Math.max(12, Math.min(18, 14 * scale));

/** Names in order of importance, each only where it covers no other name and no mark. */
function labels(context) {
  const scale = network.getScale();
  const size = letterSize(scale);
  const line = size * 1.46;
  const { wide, tall } = clear();
  const spots = network.getPositions();
  const [taken, named] = [grid(120), grid(120)]; // marks and names; names alone
  const mostOver = actors.length > 40 || narrow.matches ? (wide * tall) / 50000 : 40;
  const shown = [];
  for (let i = 0; i < actors.length; i += 1) {
    if (!actorShown(i)) continue;
    const at = network.canvasToDOM(spots[i]);
    const r = sized(i) * scale;
    if (at.x < -200 || at.x > wide + 200 || at.y < -120 || at.y > tall + 60) continue;
    shown.push({ i, at, r });
    taken.add({ left: at.x - r, right: at.x + r, top: at.y - r, bottom: at.y + r, owner: i });
  }
  shown.sort((a, b) => weightOf(b.i) - weightOf(a.i) || actors[a.i].rank - actors[b.i].rank);
  labelAt.length = 0;
  context.save();
  const ratio = context.canvas.width / canvas.clientWidth;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.lineJoin = "round";
  for (const { i, at, r } of shown) {
    const lines = actors[i].lines[lang];
    const half = (Math.max(...lines.map((text) => advance(text))) * size) / 2 + 3;
    const high = lines.length * line;
    const place = (dx, top) => ({ left: at.x + dx - half, right: at.x + dx + half, top, bottom: top + high + 2, owner: i });
    // A name at the rim moves inwards rather than being cut off.
    const inside = at.x > 0 && at.x < wide && wide > 2 * half + 8;
    const inward = inside ? Math.max(half + 4 - at.x, Math.min(0, wide - half - 4 - at.x)) : 0;
    const [below, above] = [place(inward, at.y + r + 2), place(inward, at.y - r - 4 - high)];
    const beside = [half + r + 5, -half - r - 5].map((dx) => place(dx, at.y - high / 2));
    const must = i === hovered || i === picked.actor || (picked.tie >= 0 && ties[picked.tie].ends.includes(i));
    const sides = actors[i].above && !turned ? [above, below] : [below, above];
    const nudged = sides.flatMap((one) => [-half / 2, half / 2].map((dx) => ({ ...one, left: one.left + dx, right: one.right + dx })));
    // A name shows whole or not at all.
    const whole = (one) => one.left >= 2 && one.right <= wide - 2 && one.top >= 2 && one.bottom <= tall - 2;
    const [near, far] = [[...sides, ...nudged].filter(whole), beside.filter(whole)];
    let box = [...near.slice(0, 2), ...far, ...near.slice(2)].find((one) => taken.free(one));
    // The most important names may cover marks, the next a single one; never another name.
    const over = !box && (labelAt.length < mostOver || must);
    if (over) {
      const bare = [...near, ...far].filter((one) => named.free(one)).map((one) => ({ one, hides: taken.hits(one) }));
      const least = bare.sort((a, b) => a.hides - b.hides)[0];
      const worth = must || labelAt.length < 4 || least?.hides === 1;
      box = (worth && least?.one) || (must ? near[0] || sides[0] : null);
    }
    if (!box) continue;
    taken.add({ ...box, owner: -2 });
    named.add({ ...box, owner: -2 });
    labelAt.push({ ...box, i });
    if (over) veil(context, box);
    write(context, i, lines, (box.left + box.right) / 2, box.top, size, line, must);
  }
  context.restore();
}

/** Hovered, then picked, then their neighbours, then the rest, then the dimmed. */
function weightOf(i) {
  if (i === hovered) return 4;
  if (i === picked.actor) return 3;
  if (light) return light.actors.has(i) ? 2 : 0;
  return 1;
}

function veil(context, box) {
  context.fillStyle = "rgba(255,255,255,0.72)";
  context.beginPath();
  context.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, 5);
  context.fill();
}

function write(context, i, lines, x, top, size, line, must) {
  const dim = light && !light.actors.has(i) && i !== hovered;
  context.globalAlpha = dim ? 0.3 : 1;
  context.font = `${must ? 600 : 500} ${size}px ${fontFamily}`;
  context.strokeStyle = "rgba(255,255,255,0.94)";
  context.lineWidth = 4;
  context.fillStyle = "#1d2126";
  // All halos first: the second line's must not cut the marks under the first.
  const base = (k) => top + line * k + size * 1.12;
  lines.forEach((text, k) => context.strokeText(text, x, base(k)));
  lines.forEach((text, k) => context.fillText(text, x, base(k)));
  context.globalAlpha = 1;
}

/** Rectangles by the squares they touch. */
function grid(step) {
  const cells = new Map();
  const each = function* (box) {
    for (let x = Math.floor(box.left / step); x <= Math.floor(box.right / step); x += 1) {
      for (let y = Math.floor(box.top / step); y <= Math.floor(box.bottom / step); y += 1) yield `${x},${y}`;
    }
  };
  return {
    add(box) {
      for (const cell of each(box)) {
        if (!cells.has(cell)) cells.set(cell, []);
        cells.get(cell).push(box);
      }
    },
    /** How many of the others a box covers. */
    hits(box) {
      const found = new Set();
      for (const cell of each(box)) {
        for (const other of cells.get(cell) || []) {
          if (other.owner === box.owner) continue;
          if (box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top) found.add(other);
        }
      }
      return found.size;
    },
    free(box) { return this.hits(box) === 0; },
  };
}
