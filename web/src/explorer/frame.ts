// The page's furniture: built by script, so that it speaks another language when that is chosen.
import { button, h, icon, part, refill } from "./h.ts";
import type { IndexFile } from "./files.ts";
import { both } from "./view.ts";
import { words } from "./words.ts";

/** What the furniture's buttons do. */
export interface Deeds {
  network: (name: string) => void;
  structure: () => void;
  table: () => void;
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
  legendButton: HTMLElement;
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
}

/** Build it into the page; the canvas of an earlier time is kept, with the picture on it. */
export function frame(index: IndexFile, deeds: Deeds): Frame {
  const canvas = (document.getElementById("picture") as HTMLCanvasElement | null) ?? h("canvas", { id: "picture", tabindex: 0, role: "application" });
  canvas.setAttribute("aria-label", words("picture"));
  canvas.setAttribute("aria-describedby", "how");
  const chooser = h("select", { id: "network", change: () => deeds.network(chooser.value) }, index.networks.map(({ name, title }) => h("option", { value: name }, both(title))));
  const find = h("div", { class: "finder" });
  top(chooser, find);
  const made: Frame = {
    canvas,
    chooser,
    find,
    structure: button("", deeds.structure, { class: "tool", icon: "picture" }),
    table: button("", deeds.table, { class: "tool", icon: "table" }),
    legendButton: button(words("atlas.legend"), deeds.legend, { class: "tool legend-button", icon: "legend", "aria-controls": "legend" }),
    legend: h("aside", { id: "legend", class: "card", "aria-label": words("atlas.legend"), tabindex: -1 }),
    panel: h("aside", { id: "panel", class: "card", "aria-label": words("details"), hidden: true, tabindex: -1 }),
    rows: h("section", { id: "rows", "aria-label": words("table"), hidden: true, tabindex: -1 }),
    chips: h("div", { class: "chips" }),
    tip: h("p", { id: "tip", hidden: true, "aria-hidden": "true" }),
    nobody: h("p", { id: "nobody", hidden: true }, words("nobody")),
    busy: h("p", { id: "busy", hidden: true }, words("atlas.reading")),
    said: h("p", { id: "said", class: "unseen", role: "status", "aria-live": "polite" }),
    time: h("section", { id: "time", "aria-label": words("time.title") }),
    caption: h("details", { id: "caption" }),
  };
  refill(part("atlas"), stage(made, deeds), made.time, made.caption, made.said);
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
  const tools = h(
    "div",
    { class: "tools", role: "group", "aria-label": words("atlas.tools") },
    made.structure,
    made.table,
    button(words("atlas.take"), deeds.take, { class: "tool", icon: "take" }),
    button(words("atlas.keys"), deeds.keys, { class: "tool keys", icon: "keys", bare: true }),
  );
  return h("section", { id: "stage", "aria-label": words("picture") }, made.canvas, h("p", { id: "how", class: "unseen" }, words("atlas.how")), made.nobody, made.busy, h("div", { class: "left" }, made.legendButton, made.legend), made.chips, tools, zoom, made.rows, made.tip, made.panel);
}

/** The chooser and the search stand in the page's own top line. */
function top(chooser: HTMLSelectElement, find: HTMLElement): void {
  const line = document.querySelector("header.top");
  line?.querySelectorAll(".chooser, .finder").forEach((each) => each.remove());
  const label = h("label", { class: "chooser" }, h("span", { class: "unseen" }, words("atlas.network")), chooser, icon("down"));
  line?.querySelector(".name")?.after(label, find);
}
