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
  const lines = ties.filter((_, i) => tieShown(i)).length;
  byId("showing").textContent = say("showing", { n: seen.length, m: actors.length, k: lines, t: ties.length });
  byId("show-all").hidden = !choosing();
  byId("chosen").textContent = inWords();
  byId("chosen").hidden = !choosing();
  byId("nobody").hidden = seen.length > 0;
  markNames();
}
function markNames() {
  for (const button of byId("names").querySelectorAll("button")) {
    button.setAttribute("aria-current", String(Number(button.dataset.actor) === picked.actor));
  }
}
/** What is chosen, said in the page's language. */
function inWords() {
  const parts = [];
  const { from, to } = choice;
  if (from || to) parts.push(from === to ? yearName(from) : `${yearName(from || facts.years[0][0])} – ${yearName(to || facts.years.at(-1)[0])}`);
  if (choice.least) parts.push(`${say("least")} ${weights[choice.least]}`);
  const groups = facts.groups.map((group, g) => ({ names: group.names, kinds: kindsOf(g) }));
  const whole = groups.filter((group) => group.kinds.every((i) => choice.kinds.has(i)));
  const gone = whole.map((group) => group.names[lang]);
  const single = [...choice.kinds].filter((i) => !whole.some((group) => group.kinds.includes(i)));
  gone.push(...single.map((i) => kinds[i].names[lang]), ...[...choice.bases].map((code) => facts.bases_in_words[code][lang]));
  if (!choice.undated) gone.push(say("undated"));
  if (!choice.many) gone.push(say("many", { n: facts.overlarge }));
  if (gone.length) parts.push(say("without", { what: gone.join(", ") }));
  return parts.join(" · ");
}
const kindsOf = (g) => kinds.map((_, i) => i).filter((i) => kinds[i].group === g);
/** A Common Era year as the page's language counts. */
const yearName = (year) => String(lang ? year : year + 543);

function filtered() {
  sift();
  const gone = picked.actor >= 0 ? !actorShown(picked.actor) : picked.tie >= 0 && !tieShown(picked.tie);
  if (gone) close();
  else if (!byId("panel").hidden) fill();
  showChoice();
  listNames();
  paint();
  if (!moved && byId("panel").hidden) fit();
  address();
}
/** Every control as the choice has it: after a link was followed, or all was shown again. */
function showChoice() {
  for (const box of document.querySelectorAll("input[data-kind]")) box.checked = !choice.kinds.has(Number(box.dataset.kind));
  for (const box of document.querySelectorAll("input[data-basis]")) box.checked = !choice.bases.has(box.dataset.basis);
  for (const box of document.querySelectorAll("input[data-group]")) {
    const off = kindsOf(Number(box.dataset.group)).map((i) => choice.kinds.has(i));
    box.checked = !off.every(Boolean);
    box.indeterminate = box.checked && off.some(Boolean);
  }
  for (const name of ["undated", "many"]) if (byId(name)) byId(name).checked = choice[name];
  if (byId("least")) {
    byId("least").value = String(choice.least);
    byId("least-now").textContent = String(weights[choice.least]);
  }
  if (byId("from")) {
    byId("from").value = String(choice.from || facts.years[0][0]);
    byId("to").value = String(choice.to || facts.years.at(-1)[0]);
    for (const bar of document.querySelectorAll("[data-year]")) bar.classList.toggle("off", !inYears([Number(bar.dataset.year)]));
  }
}
function onChange(selector, change) {
  for (const box of document.querySelectorAll(selector)) box.addEventListener("change", () => { change(box); filtered(); });
}
const put = (set, value, off) => set[off ? "add" : "delete"](value);
onChange("input[data-kind]", (box) => put(choice.kinds, Number(box.dataset.kind), !box.checked));
onChange("input[data-group]", (box) => kindsOf(Number(box.dataset.group)).forEach((i) => put(choice.kinds, i, !box.checked)));
onChange("input[data-basis]", (box) => put(choice.bases, box.dataset.basis, !box.checked));
onChange("#undated", (box) => { choice.undated = box.checked; });
onChange("#many", (box) => { choice.many = box.checked; });
byId("least")?.addEventListener("input", () => { choice.least = Number(byId("least").value); filtered(); });
byId("show-all").addEventListener("click", () => {
  Object.assign(choice, { kinds: new Set(), bases: new Set(), from: 0, to: 0, undated: true, many: true, least: 0 });
  filtered();
});

/** From the first year to the last means every year; the two never cross. */
function setYears(from, to) {
  const [first, last] = [facts.years[0][0], facts.years.at(-1)[0]];
  choice.from = from === first && to === last ? 0 : from;
  choice.to = from === first && to === last ? 0 : to;
}
onChange("#from", (box) => setYears(Number(box.value), Math.max(Number(box.value), Number(byId("to").value))));
onChange("#to", (box) => setYears(Math.min(Number(box.value), Number(byId("from").value)), Number(box.value)));
for (const bar of document.querySelectorAll("[data-year]")) {
  const year = Number(bar.dataset.year);
  const most = Math.max(...facts.years.map(([, lines]) => lines));
  bar.firstElementChild.style.height = `${Math.max(6, (100 * facts.years.find(([one]) => one === year)[1]) / most)}%`;
  bar.addEventListener("click", () => {
    if (choice.from === year && choice.to === year) setYears(facts.years[0][0], facts.years.at(-1)[0]);
    else setYears(year, year);
    filtered();
  });
}
function nameYears() {
  for (const option of document.querySelectorAll("#from option, #to option")) option.textContent = yearName(Number(option.value));
  for (const bar of document.querySelectorAll("[data-year]")) {
    const [year, lines] = facts.years.find(([one]) => one === Number(bar.dataset.year));
    bar.title = `${yearName(year)}: ${say(lines === 1 ? "tie_count_one" : "tie_count", { n: lines })}`;
  }
}
