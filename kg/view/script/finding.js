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
