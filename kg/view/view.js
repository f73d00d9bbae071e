/* The page's behaviour. Text from documents enters the page through textContent only. */
(() => {
  "use strict";
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const facts = JSON.parse(byId("facts").textContent);
  const { words, actors, ties, kinds, weights } = facts;
  const sources = new Map(facts.sources.map((source) => [source.id, source]));
  let lang = facts.lang === "th" ? 0 : 1;
  const CODES = ["th", "en"];
  const say = (key, values = {}) =>
    Object.entries(values).reduce((text, [k, v]) => text.replace(`{${k}}`, () => v), words[key][lang]);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = matchMedia("(max-width: 860px)");

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  function setLanguage(code) {
    lang = CODES.indexOf(code);
    root.lang = code;
    document.title = facts.titles[lang];
    for (const button of document.querySelectorAll("[data-lang]")) {
      button.setAttribute("aria-pressed", String(button.dataset.lang === code));
    }
    for (const element of document.querySelectorAll("[data-label-th]")) {
      element.setAttribute("aria-label", lang ? element.dataset.labelEn : element.dataset.labelTh);
    }
    for (const element of document.querySelectorAll("[data-place-th]")) {
      element.placeholder = lang ? element.dataset.placeEn : element.dataset.placeTh;
    }
  }
  for (const button of document.querySelectorAll("[data-lang]")) {
    button.addEventListener("click", () => {
      setLanguage(button.dataset.lang);
      redrawWords();
    });
  }
  let redrawWords = () => {};
  if (!actors.length) {
    root.classList.add("live");
    return;
  }

  // ---- what is shown and what is picked

  const off = { kinds: new Set(), bases: new Set(), least: 0 };
  const picked = { actor: -1, tie: -1 };
  let hovered = -1;
  const tiesOf = actors.map(() => []);
  ties.forEach((tie, i) => {
    tiesOf[tie.ends[0]].push(i);
    if (tie.ends[1] !== tie.ends[0]) tiesOf[tie.ends[1]].push(i);
  });
  const actorShown = (i) => !off.kinds.has(actors[i].kind);
  const tieShown = (i) => {
    const tie = ties[i];
    return (
      actorShown(tie.ends[0]) && actorShown(tie.ends[1]) &&
      tie.weight >= weights[off.least] &&
      (!tie.basis.length || tie.basis.some((code) => !off.bases.has(code)))
    );
  };
  const otherEnd = (tie, i) => (tie.ends[0] === i ? tie.ends[1] : tie.ends[0]);

  /** The actors and ties in full colour: all, or what is picked with its neighbours. */
  function spotlight() {
    if (picked.tie >= 0) return { actors: new Set(ties[picked.tie].ends), ties: new Set([picked.tie]) };
    if (picked.actor < 0) return null;
    const near = tiesOf[picked.actor].filter(tieShown);
    const who = near.map((i) => otherEnd(ties[i], picked.actor));
    return { actors: new Set([picked.actor, ...who]), ties: new Set(near) };
  }

  // ---- the picture, by vis-network

  const drawing = JSON.parse(byId("drawing").textContent);
  // A picture wider than it is tall stands upright on a phone.
  const span = (axis) => Math.max(...drawing.nodes.map((node) => node[axis])) - Math.min(...drawing.nodes.map((node) => node[axis]));
  const turned = narrow.matches && span("x") > span("y") * 1.2;
  const home = drawing.nodes.map((node) => (turned ? { ...node, x: -node.y, y: node.x } : node));
  const canvas = byId("canvas");
  const stage = byId("stage");
  let network, nodes, edges;
  let light = null;
  let boost = 1; // how much larger marks are drawn when zoomed far out
  let outline = 1; // how much thinner their outlines are, which vis-network does not scale
  const labelAt = [];

  function start() {
    root.classList.add("live");
    // Names are drawn by labels() below, so that they keep their size and never collide.
    nodes = new vis.DataSet(home.map((node) => ({ ...node, label: undefined })));
    edges = new vis.DataSet(drawing.edges);
    network = new vis.Network(canvas, { nodes, edges }, drawing.options);
    canvas.querySelector(".vis-network").tabIndex = -1;
    network.on("beforeDrawing", ring);
    network.on("afterDrawing", labels);
    network.on("click", ({ pointer }) => onPoint(pointer.DOM));
    network.on("hoverNode", ({ node }) => hover(node));
    network.on("blurNode", () => hover(-1));
    network.on("hoverEdge", () => canvas.classList.add("over"));
    network.on("blurEdge", () => canvas.classList.remove("over"));
    network.on("zoom", keepInReach);
    for (const moved of ["dragEnd", "zoom"]) network.on(moved, () => { before = null; });
    network.on("beforeDrawing", () => {
      const scale = network.getScale();
      const wanted = Math.max(1, Math.min(4, Math.round((3.8 / (8 * scale)) * 2) / 2));
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
    fit(false);
    redrawWords();
    fromAddress();
  }

  function hover(i) {
    hovered = i;
    canvas.classList.toggle("over", i >= 0);
    network.redraw();
  }

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

  function ring(context) {
    for (const i of [picked.actor, ...(picked.tie >= 0 ? ties[picked.tie].ends : [])]) {
      if (i < 0) continue;
      const { x, y } = network.getPosition(i);
      context.beginPath();
      context.arc(x, y, actors[i].radius * boost * 1.15 + 8, 0, 2 * Math.PI);
      context.fillStyle = `${kinds[actors[i].kind].colour}2b`;
      context.fill();
    }
  }

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
      const r = actors[i].radius * scale * boost;
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
      // The most important names may cover marks, never another name.
      const over = !box && (labelAt.length < mostOver || must);
      if (over) box = near.find((one) => named.free(one)) || (must ? near[0] || sides[0] : null);
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
      free(box) {
        for (const cell of each(box)) {
          for (const other of cells.get(cell) || []) {
            if (other.owner === box.owner) continue;
            if (box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top) return false;
          }
        }
        return true;
      },
    };
  }

  /** Colours, widths and hiding of everything, after a change of filter or pick. */
  function paint() {
    light = spotlight();
    nodes.update(home.map((node, i) => {
      return { id: i, hidden: !actorShown(i), opacity: light && !light.actors.has(i) ? 0.22 : 1, size: node.size * boost, borderWidth: node.borderWidth * outline };
    }));
    edges.update(drawing.edges.map((edge, i) => {
      const lit = light && light.ties.has(i);
      const color = { color: lit ? "#3f4854" : "#948e83", hover: "#1d2126", opacity: light && !lit ? 0.22 : 1 };
      return { id: i, hidden: !tieShown(i), width: (edge.width + (lit ? 0.8 : 0)) * Math.min(boost, 2.5), color };
    }));
  }

  // ---- moving about

  let fitted = 1;
  /** Everything shown, names and all, as large as it goes. */
  function fit(animated = true) {
    const room = clear();
    const seen = actors.map((_, i) => i).filter(actorShown);
    if (!room.wide || !seen.length) return;
    const spots = network.getPositions();
    const [margin, over, under] = [12, 14, 62];
    let [scale, frame] = [1.35, null];
    for (let turn = 0; turn < 4; turn += 1) {
      frame = extent(seen, spots, scale);
      const share = Math.min((room.wide - 2 * margin) / (frame.right - frame.left), (room.tall - over - under) / (frame.bottom - frame.top));
      if (share >= 1) break;
      scale *= Math.max(0.2, share);
    }
    frame = extent(seen, spots, scale);
    fitted = scale;
    const x = (room.wide - canvas.clientWidth) / 2 - (frame.left + frame.right) / 2;
    const y = (room.tall + over - under - canvas.clientHeight) / 2 - (frame.top + frame.bottom) / 2;
    move({ x: 0, y: 0 }, scale, animated, { x, y });
  }
  /** What marks and names would cover at a scale, in screen units around the picture's (0, 0). */
  function extent(seen, spots, scale) {
    const size = letterSize(scale);
    const crowded = seen.length > 60; // then names at the rim may give way
    const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (const i of seen) {
      const lines = actors[i].lines[lang];
      const r = actors[i].radius * scale;
      const half = crowded ? r : Math.max(r, (Math.max(...lines.map((text) => advance(text))) * size) / 2);
      const high = r + 4 + lines.length * size * 1.46;
      const raised = actors[i].above && !turned;
      const [x, y] = [spots[i].x * scale, spots[i].y * scale];
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
      off.kinds.delete(actors[i].kind);
      document.querySelector(`[data-kind="${actors[i].kind}"]`).checked = true;
      listNames();
    }
    Object.assign(picked, { actor: i, tie: -1 });
    remember();
    opened(focus);
    if (centre || !inSight(i)) centreOn(i);
    address(`#${encodeURIComponent(actors[i].key)}`);
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
    address("");
    if (within) (cameFrom && cameFrom.isConnected && cameFrom !== document.body ? cameFrom : canvas).focus({ preventScroll: true });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  function address(hash) {
    try { history.replaceState(null, "", hash || location.pathname + location.search); } catch { /* a sandboxed page has no address */ }
  }
  function fromAddress() {
    let key = "";
    try { key = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const i = key ? actors.findIndex((actor) => actor.key === key) : -1;
    if (i >= 0) pick(i, { focus: false });
  }

  // ---- the panel

  const SVG = "http://www.w3.org/2000/svg";
  /** The legend's own mark of a kind, copied. */
  const swatch = (kind) => document.querySelector(`[data-kind="${kind}"] + .mark`).cloneNode(true);

  function goTo(i) {
    const button = make("button", "go");
    button.type = "button";
    button.append(swatch(actors[i].kind), make("span", "name", actors[i].names[lang]));
    button.addEventListener("click", () => pick(i));
    return button;
  }
  function closer() {
    const button = make("button", "close");
    button.type = "button";
    button.setAttribute("aria-label", say("close"));
    const cross = document.createElementNS(SVG, "svg");
    cross.setAttribute("viewBox", "0 0 20 20");
    cross.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", "M5 5l10 10M15 5L5 15");
    cross.append(path);
    button.append(cross);
    button.addEventListener("click", close);
    return button;
  }
  function citation([id, paragraph]) {
    const source = sources.get(id);
    const box = make("span", "from");
    const name = source.title[lang];
    if (source.url) {
      const link = make("a", "", name);
      link.href = source.url;
      link.rel = "noopener noreferrer";
      link.target = "_blank";
      box.append(link);
    } else box.append(make("bdi", "", name));
    if (paragraph) box.append(" ", make("span", "para", say("paragraph", { n: paragraph })));
    if (source.date[lang]) box.append(" · ", make("span", "para", source.date[lang]));
    return box;
  }
  function claim(said) {
    const box = make("div", "claim");
    const what = make("p", "what", said.what[lang]);
    if (said.context[lang]) what.append(": ", make("bdi", "", said.context[lang]));
    box.append(what, make("p", "when", `${said.when[lang]} · ${said.manner[lang]}`));
    if (said.who[lang]) box.append(make("p", "who", say("said_by", { who: said.who[lang] })));
    box.append(...said.sources.map(citation));
    return box;
  }
  function claims(tie) {
    const found = [];
    if (tie.amount) found.push(make("p", "claim amount", say("amount", { n: baht(tie.amount) })));
    found.push(...tie.said.map((i) => claim(facts.claims[i])));
    if (tie.derived) found.push(make("p", "claim dotted", say("derived")));
    if (!tie.said.length || facts.uncited) found.push(make("p", "claim dotted", say("uncited")));
    return found;
  }
  const baht = (amount) => amount.replace(/\B(?=(\d{3})+(?!\d))/g, ",");

  function fill() {
    const panel = byId("panel");
    panel.replaceChildren(...(picked.tie >= 0 ? tiePanel(ties[picked.tie]) : actorPanel(picked.actor)));
  }
  function top(title, second) {
    const head = make("div", "top");
    const text = make("div");
    const h2 = make("h2", "", title);
    h2.tabIndex = -1;
    text.append(h2);
    if (second) text.append(make("p", "second", second));
    head.append(text, closer());
    return head;
  }
  function actorPanel(i) {
    const actor = actors[i];
    const [name, other] = [actor.names[lang], actor.names[1 - lang]];
    const parts = [top(name, other === name ? "" : other)];
    const kind = make("p", "kind");
    kind.append(swatch(actor.kind), make("span", "", kinds[actor.kind].names[lang]));
    parts.push(kind);
    const list = make("dl");
    const rows = [["abbreviation", actor.short], ["also", actor.others.join(", ")]];
    for (const [key, text] of rows) if (text) list.append(make("dt", "", say(key)), make("dd", "", text));
    if (list.childElementCount) parts.push(list);
    const near = tiesOf[i].filter(tieShown);
    parts.push(make("p", "second", near.length ? say(near.length === 1 ? "tie_count_one" : "tie_count", { n: near.length }) : say("no_ties")));
    if (actor.person) parts.push(make("p", "note", say("person_note")));
    const byName = (a, b) => order.compare(actors[otherEnd(ties[a], i)].names[lang], actors[otherEnd(ties[b], i)].names[lang]);
    for (const t of [...near].sort(byName)) {
      const group = make("section", "group");
      group.append(goTo(otherEnd(ties[t], i)), ...claims(ties[t]));
      parts.push(group);
    }
    return parts;
  }
  function tiePanel(tie) {
    const [one, other] = tie.ends;
    const joint = say(facts.directed ? "to" : "and");
    const head = top(`${actors[one].names[lang]} ${joint} ${actors[other].names[lang]}`, "");
    const group = make("section", "group");
    group.append(goTo(one), goTo(other));
    const rest = make("section", "group");
    rest.append(...claims(tie));
    return [head, group, rest];
  }

  // ---- finding by name

  let order = new Intl.Collator("th");
  const search = byId("search");
  const results = byId("results");
  let hits = [];
  let current = -1;
  const fold = (text) => text.normalize("NFC").toLowerCase().replace(/[\s.\u200b]/g, "");

  function seek() {
    const wanted = fold(search.value);
    hits = [];
    if (wanted) {
      const score = (keys) => Math.min(...keys.map((key) => (key === wanted ? 0 : key.startsWith(wanted) ? 1 : key.includes(wanted) ? 2 : 9)));
      hits = actors.map((actor, i) => ({ i, at: score(actor.find) })).filter((hit) => hit.at < 9)
        .sort((a, b) => a.at - b.at || actors[a.i].rank - actors[b.i].rank).slice(0, 30).map((hit) => hit.i);
    }
    current = hits.length ? 0 : -1;
    results.replaceChildren(...hits.map((i, k) => {
      const item = make("li");
      item.id = `hit-${k}`;
      item.setAttribute("role", "option");
      item.append(swatch(actors[i].kind), make("span", "name", actors[i].names[lang]));
      item.addEventListener("mousedown", (event) => { event.preventDefault(); choose(k); });
      return item;
    }));
    if (wanted && !hits.length) {
      const none = make("li", "none", say("nothing_found"));
      none.setAttribute("role", "status");
      results.append(none);
    }
    unfold(Boolean(wanted));
    markHit();
  }
  function unfold(open) {
    results.hidden = !open;
    search.setAttribute("aria-expanded", String(open));
    if (!open) search.removeAttribute("aria-activedescendant");
  }
  function markHit() {
    [...results.children].forEach((item, k) => {
      item.setAttribute("aria-selected", String(k === current));
      if (k === current) {
        item.scrollIntoView({ block: "nearest" });
        search.setAttribute("aria-activedescendant", item.id);
      }
    });
  }
  function choose(k) {
    if (k < 0 || k >= hits.length) return;
    unfold(false);
    pick(hits[k]);
  }
  search.addEventListener("input", seek);
  search.addEventListener("focus", () => { if (search.value) seek(); });
  search.addEventListener("blur", () => unfold(false));
  search.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!hits.length) return;
      current = (current + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
      markHit();
    } else if (event.key === "Enter") choose(current);
    else if (event.key === "Escape" && !results.hidden) { unfold(false); event.stopPropagation(); }
    else return;
    event.preventDefault();
  });

  // ---- filters and the list of names

  function listNames() {
    const seen = actors.map((_, i) => i).filter(actorShown).sort((a, b) => order.compare(actors[a].names[lang], actors[b].names[lang]));
    byId("names").replaceChildren(...seen.map((i) => {
      const item = make("li");
      const button = make("button");
      button.type = "button";
      button.dataset.actor = String(i);
      button.append(swatch(actors[i].kind), make("span", "name", actors[i].names[lang]), make("span", "count", String(tiesOf[i].filter(tieShown).length)));
      button.addEventListener("click", () => pick(i));
      item.append(button);
      return item;
    }));
    byId("showing").textContent = say("showing", { n: seen.length, m: actors.length });
    byId("show-all").hidden = !(off.kinds.size || off.bases.size || off.least);
    markNames();
  }
  function markNames() {
    for (const button of byId("names").querySelectorAll("button")) {
      button.setAttribute("aria-current", String(Number(button.dataset.actor) === picked.actor));
    }
  }
  function filtered() {
    const gone = picked.actor >= 0 ? !actorShown(picked.actor) : picked.tie >= 0 && !tieShown(picked.tie);
    if (gone) close();
    else if (!byId("panel").hidden) fill();
    listNames();
    paint();
  }
  function toggles(name, into, read) {
    for (const box of document.querySelectorAll(`input[data-${name}]`)) {
      box.checked = true; // a browser may remember another state across a reload
      box.addEventListener("change", () => {
        into[box.checked ? "delete" : "add"](read(box.dataset[name]));
        filtered();
      });
    }
  }
  toggles("kind", off.kinds, Number);
  toggles("basis", off.bases, String);
  const least = byId("least");
  if (least) {
    least.value = "0";
    least.addEventListener("input", () => {
      off.least = Number(least.value);
      byId("least-now").textContent = String(weights[off.least]);
      filtered();
    });
  }
  byId("show-all").addEventListener("click", () => {
    off.kinds.clear();
    off.bases.clear();
    off.least = 0;
    if (least) { least.value = "0"; byId("least-now").textContent = String(weights[0]); }
    for (const box of document.querySelectorAll(".side input[type=checkbox]")) box.checked = true;
    filtered();
  });

  redrawWords = () => {
    order = new Intl.Collator(CODES[lang]);
    listNames();
    if (!byId("panel").hidden) fill();
    unfold(false);
    network.redraw();
  };
  setLanguage(root.lang);

  /** For tests and for whoever embeds the page: the same things a reader can do. */
  window.kgView = {
    pick: (key) => pick(actors.findIndex((actor) => actor.key === key)),
    pickTie,
    close,
    seen: () => ({
      actors: actors.filter((_, i) => actorShown(i)).map((actor) => actor.key),
      ties: ties.map((_, i) => i).filter(tieShown),
      labels: labelAt.map((box) => actors[box.i].key),
    }),
    nameSpot: (key) => labelAt.filter((box) => actors[box.i].key === key)
      .map((box) => ({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }))[0],
    spot: (key) => network.canvasToDOM(network.getPosition(actors.findIndex((actor) => actor.key === key))),
  };

  // A canvas does not redraw when a typeface arrives, so wait for it.
  const sample = "กลุ่มที่ปู่น้ำ Aa";
  const faces = ["500", "600"].map((weight) => document.fonts.load(`${weight} 16px ${fontFamily}`, sample));
  Promise.all(faces).then(start, start);
  byId("all")?.removeAttribute("open");
})();
