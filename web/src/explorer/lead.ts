// The first thing to read: what the picture shows, how much of it there is, and what to do with it.
import { drawn } from "./caption.ts";
import { h, refill } from "./h.ts";
import type { View } from "./view.ts";
import { words } from "./words.ts";

/** Fill the words under the network's name. */
export function lead(box: HTMLElement, view: View): void {
  const { file } = view.net;
  const own = `lead.${file.name}`;
  const said = words(own);
  refill(
    box,
    h("p", { class: "says" }, said === own ? words("lead") : said),
    h("p", { class: "sum" }, [...drawn(view), words("lead.documents", { n: file.documents })].map((each, at) => [at > 0 && " · ", h("span", {}, each)])),
    h("p", { class: "do" }, words("lead.do")),
  );
}
