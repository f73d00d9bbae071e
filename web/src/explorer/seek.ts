// The search of the explorer: a field of its own, made the box that every page of a site has.
import { Box } from "../finding/box.ts";
import { PHONE } from "./frame.ts";
import { h, refill } from "./h.ts";
import { words } from "./words.ts";

/**
 * A search field in `into`. `choose` is given the local id of what was chosen; `only` says which ids
 * may be (all where it is left out).
 */
export function finder(into: HTMLElement, choose: (id: string) => void, only?: (id: string) => boolean): void {
  // Two searches on one page need two names.
  const said = words(only ? "panel.paths_to" : "atlas.search");
  const input = h("input", { type: "search", "aria-label": said, placeholder: words(innerWidth > PHONE ? "atlas.search" : "atlas.search_short") });
  refill(into, h("form", { class: "find", role: "search", "aria-label": said, submit: (event) => event.preventDefault() }, input));
  new Box(input, only ? { choose, only } : { choose });
}
