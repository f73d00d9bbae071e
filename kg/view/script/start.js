// ---- beginning

redrawWords = () => {
  order = new Intl.Collator(CODES[lang]);
  nameYears();
  listNames();
  if (!byId("panel").hidden) fill();
  unfold(false);
  network.redraw();
};
setLanguage(root.lang);
// On a phone the picture comes first and the filters open when asked for.
if (narrow.matches) byId("filters").removeAttribute("open");

/** For tests and for whoever embeds the page: the same things a reader can do. */
window.kgView = {
  pick: (key) => pick(actors.findIndex((actor) => actor.key === key)),
  pickTie,
  close,
  seen: () => ({
    actors: actors.filter((_, i) => actorShown(i)).map((actor) => actor.key),
    ties: ties.map((_, i) => i).filter(tieShown),
    labels: labelAt.map((box) => actors[box.i].key),
    boxes: labelAt.map(({ left, top, right, bottom }) => ({ left, top, right, bottom })),
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
