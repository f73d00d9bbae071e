// The page's furniture: built by script, so that it speaks another language when that is chosen.
import { button, h, icon, part, refill } from "./h.ts";
import type { IndexFile } from "./files.ts";
import { both } from "./view.ts";
import { words } from "./words.ts";

/** Up to so many pixels the page is a phone's, as in its style. */
export const PHONE = 760;

/** What the furniture's buttons do. */
export interface Deeds {
  network: (name: string) => void;
  structure: () => void;
  table: () => void;
  time: () => void;
  take: () => void;
  keys: () => void;
  legend: () => void;
  zoom: (factor: number) => void;
  fit: () => void;
}

export interface Frame {
  canvas: HTMLCanvasElement;
  chooser: HTMLSelectElement;
  find: HTMLElement;
  structure: HTMLElement;
  table: HTMLElement;
  /** Above the legend, and in the bar of a phone. */
  legendButtons: HTMLElement[];
  timeButton: HTMLElement;
  lead: HTMLElement;
  legend: HTMLElement;
  panel: HTMLElement;
  rows: HTMLElement;
  chips: HTMLElement;
  tip: HTMLElement;
  nobody: HTMLElement;
  busy: HTMLElement;
  said: HTMLElement;
  time: HTMLElement;
  caption: HTMLElement;
  report: HTMLElement;
}

/** Build it into the page; the canvas of an earlier time is kept, with the picture on it. */
export function frame(index: IndexFile, deeds: Deeds): Frame {
  const canvas = (document.getElementById("picture") as HTMLCanvasElement | null) ?? h("canvas", { id: "picture", tabindex: 0, role: "application" });
  canvas.setAttribute("aria-label", words("picture"));
  canvas.setAttribute("aria-describedby", "how");
  const chooser = h("select", { id: "network", change: () => deeds.network(chooser.value) }, index.networks.map(({ name, title }) => h("option", { value: name }, both(title))));
  const find = h("div", { class: "finder" });
  top(find);
  const made: Frame = {
    canvas,
    chooser,
    find,
    structure: button("", deeds.structure, { class: "tool structure", icon: "picture" }),
    table: button("", deeds.table, { class: "tool", icon: "table" }),
    legendButtons: ["legend-button", "tool on-phone"].map((name) => button(words(name === "legend-button" ? "atlas.legend" : "atlas.key"), deeds.legend, { class: name, icon: name === "legend-button" ? "down" : "legend", "aria-controls": "legend", "aria-expanded": "false" })),
    timeButton: button(words("time.title"), deeds.time, { class: "tool on-phone", icon: "time", "aria-controls": "time", "aria-expanded": "false" }),
    lead: h("div", { class: "told" }),
    legend: h("aside", { id: "legend", "aria-label": words("atlas.legend"), tabindex: -1 }),
    panel: h("aside", { id: "panel", class: "card", "aria-label": words("details"), hidden: true, tabindex: -1 }),
    rows: h("section", { id: "rows", "aria-label": words("table"), hidden: true, tabindex: -1 }),
    chips: h("div", { class: "chips" }),
    tip: h("p", { id: "tip", hidden: true, "aria-hidden": "true" }),
    nobody: h("p", { id: "nobody", hidden: true }, words("nobody")),
    busy: h("p", { id: "busy", hidden: true }, words("atlas.reading")),
    said: h("p", { id: "said", class: "unseen", role: "status", "aria-live": "polite" }),
    time: h("section", { id: "time", "aria-label": words("time.title") }),
    caption: h("details", { id: "caption" }),
    report: h("div", { class: "report" }),
  };
  refill(part("atlas"), stage(made, deeds), tools(made, deeds), made.time, h("div", { class: "foot" }, made.caption, made.report), made.said);
  return made;
}

function stage(made: Frame, deeds: Deeds): HTMLElement {
  const zoom = h(
    "div",
    { class: "zoom", role: "group", "aria-label": words("atlas.zoom") },
    button(words("zoom_in"), () => deeds.zoom(1.5), { icon: "plus", bare: true }),
    button(words("zoom_out"), () => deeds.zoom(1 / 1.5), { icon: "minus", bare: true }),
    button(words("fit"), deeds.fit, { icon: "fit", bare: true }),
  );
  const field = h("div", { id: "field" }, made.canvas, h("p", { id: "how", class: "unseen" }, words("atlas.how")), made.nobody, made.busy, made.chips, zoom, made.rows, made.tip);
  const title = h("label", { class: "chooser" }, h("span", { class: "unseen" }, words("atlas.network")), made.chooser, icon("down"));
  const key = h("div", { class: "left card" }, h("div", { class: "intro" }, title, made.lead), made.legendButtons[0], made.legend);
  return h("section", { id: "stage", "aria-label": words("picture") }, key, field, made.panel);
}

function tools(made: Frame, deeds: Deeds): HTMLElement {
  return h(
    "div",
    { class: "tools", role: "group", "aria-label": words("atlas.tools") },
    made.legendButtons[1],
    made.timeButton,
    made.structure,
    made.table,
    button(words("atlas.take"), deeds.take, { class: "tool take", icon: "take" }),
    button(words("atlas.keys"), deeds.keys, { class: "tool keys", icon: "keys", bare: true }),
  );
}

/** The search stands in the page's own top line. */
function top(find: HTMLElement): void {
  const line = document.querySelector("header.top");
  line?.querySelectorAll(".finder").forEach((each) => each.remove());
  line?.querySelector(".name")?.after(find);
}
