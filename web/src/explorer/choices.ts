// The choices at the foot of the legend: what colour and size mean, and what is left out.
import { h } from "./h.ts";
import type { Child } from "./h.ts";
import { both } from "./view.ts";
import type { Atlas, View } from "./view.ts";
import type { State } from "./state.ts";
import { words } from "./words.ts";

/** What joins more than so many can be left out. */
const PARTIES = [0, 3, 5, 10, 20, 50];

export function choices(view: View, atlas: Atlas): Child {
  const { file } = view.net;
  const { state } = view;
  const sizes = [["", words("legend.same_size")], ...file.measures.map(({ code, name }) => [code, both(name)])] as [string, string][];
  const colours = (["kind", "province", "cluster"] as const).filter((each) => each !== "province" || file.provinces.length).filter((each) => each !== "cluster" || file.clusters.size.length);
  const about = file.measures.find(({ code }) => code === state.size)?.about;
  return h(
    "section",
    { class: "part choices" },
    h("h3", {}, words("legend.drawn")),
    pick("colour", colours.map((each) => [each, words(`legend.colour.${each}`)]), state.colour, (colour) => atlas.go({ colour: colour as State["colour"] })),
    pick("size", sizes, state.size, (size) => atlas.go({ size })),
    about && h("p", { class: "hint" }, both(about)),
    file.clusters.size.length > 1 && check("structure", state.view === "structure", (on) => atlas.go({ view: on ? "structure" : "all", open: [] })),
    check("grounds", state.grounds, (grounds) => atlas.go({ grounds })),
    h("h3", {}, words("legend.counted")),
    pick("parties", PARTIES.map((most) => [String(most), most ? words("legend.parties", { n: most }) : words("legend.parties_any")]), String(state.maxParties), (most) => atlas.go({ maxParties: Number(most) })),
    check("strict", state.strict, (strict) => atlas.go({ strict })),
  );
}

function pick(key: string, options: readonly (readonly [value: string, name: string])[], value: string, choose: (value: string) => void): HTMLElement {
  const change = (event: Event): void => choose((event.target as HTMLSelectElement).value);
  return h(
    "label",
    { class: "pick" },
    h("span", {}, words(`legend.by.${key}`)),
    h("select", { change, "data-key": `by:${key}` }, options.map(([code, name]) => h("option", { value: code, selected: code === value }, name))),
  );
}

function check(key: string, on: boolean, choose: (on: boolean) => void): HTMLElement {
  const change = (event: Event): void => choose((event.target as HTMLInputElement).checked);
  return h("label", { class: "check" }, h("input", { type: "checkbox", checked: on, change, "data-key": `by:${key}` }), h("span", {}, words(`legend.${key}`)));
}
