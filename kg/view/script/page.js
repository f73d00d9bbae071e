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
