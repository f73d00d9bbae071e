// ---- the panel

const SVG = "http://www.w3.org/2000/svg";
/** The legend's own mark of a kind, copied. */
const swatch = (kind) => document.querySelector(`[data-group="${kinds[kind].group}"] + .mark`).cloneNode(true);

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
  const over = [...new Set(tie.reasons.map((reason) => reason.many))].filter((i) => i >= 0).map((i) => facts.many[i]);
  if (tie.reasons.every((reason) => reason.many >= 0)) for (const { names, parties } of over) found.push(make("p", "claim dotted many", say("many_note", { what: names[lang], n: parties })));
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
