// The search in the top line and in the panel.
import { h } from "./h.ts";
import { words } from "./words.ts";

/** PLACEHOLDER until finding/box.ts. */
export function finder(into: HTMLElement, choose: (id: string) => void): HTMLInputElement {
  const input = h("input", { type: "search", placeholder: words("atlas.search"), "aria-label": words("atlas.search"), change: () => choose(input.value) });
  into.replaceChildren(input);
  return input;
}
