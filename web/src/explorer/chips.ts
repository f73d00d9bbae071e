// What narrows the picture, each with a way to be rid of it.
import { asOf } from "./caption.ts";
import { h, icon, refill } from "./h.ts";
import { both, nameOf } from "./view.ts";
import type { Atlas, View } from "./view.ts";
import { words } from "./words.ts";

/** Fill the row of chips over the picture. */
export function chips(box: HTMLElement, atlas: Atlas, { net, state }: View): void {
  const [focus, from, to] = [state.focus, state.from, state.to].map((id) => net.at(id)) as [number, number, number];
  const name = (node: number): string => nameOf(net, node);
  refill(
    box,
    focus >= 0 && chip(words("atlas.around", { who: name(focus), n: state.steps }), () => atlas.go({ focus: "", by: [], steps: 1 })),
    from >= 0 && to >= 0 && chip(words("atlas.paths", { one: name(from), other: name(to) }), () => atlas.go({ from: "", to: "" })),
    // Beside the time line there is no need of it; on a phone that is put away.
    state.on && h("div", { class: "on-phone" }, chip(asOf(state.on), () => atlas.go({ on: "" }))),
    state.maxParties > 0 && chip(words("filter.max_parties", { v: state.maxParties }), () => atlas.go({ maxParties: 0 })),
    state.minSources > 1 && chip(words("filter.min_sources", { v: state.minSources }), () => atlas.go({ minSources: 1 })),
    state.modalities.join() !== net.file.usual.join() && chip(words("atlas.counting", { what: net.file.modalities.filter(({ code }) => state.modalities.includes(code)).map(({ name }) => both(name)).join(", ") }), () => atlas.go({ modalities: net.file.usual })),
    state.without.length > 0 && chip(words("atlas.without", { n: state.without.length }), () => atlas.go({ without: [] })),
  );
}

function chip(text: string, end: () => void): HTMLElement {
  return h("button", { type: "button", class: "chip-button", click: end, title: words("atlas.end", { what: text }) }, h("span", {}, text), icon("close"), h("span", { class: "unseen" }, words("atlas.remove")));
}
