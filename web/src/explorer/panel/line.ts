// A line: why two are joined, claim by claim.
import { reasonsOf } from "../claims.ts";
import { h, icon } from "../h.ts";
import type { Child } from "../h.ts";
import { mark } from "../marks.ts";
import { nameOf } from "../view.ts";
import type { Atlas, View } from "../view.ts";
import { words } from "../words.ts";
import { counted } from "./actor.ts";
import { reason } from "./claim.ts";

export function lineTitle(view: View, atlas: Atlas, line: number): Child {
  const { net } = view;
  const [a, b] = [net.a[line] as number, net.b[line] as number];
  return [
    h("p", { class: "kind" }, words("panel.why")),
    h("h2", { tabindex: -1, class: "ends" }, end(view, atlas, a), " ", h("span", { class: "and" }, words(net.file.directed ? "to" : "and")), " ", end(view, atlas, b)),
  ];
}

export function line(view: View, at: number): Child {
  const { ties, shown } = view;
  const found = reasonsOf(view, at);
  return [
    h("p", { class: "hint" }, counted(view, at, shown.weight[at] ?? 0)),
    shown.derived[at] === 1 && h("p", { class: "notice" }, words("derived")),
    !ties && h("p", { class: "hint" }, words("atlas.reading")),
    ties && !found.length && h("p", { class: "hint" }, words("panel.not_now")),
    ties && found.map((each) => reason(view, ties, each)),
  ];
}

/** An end of a line, as a way to it. */
export function end(view: View, atlas: Atlas, node: number): HTMLElement {
  const { file } = view.net;
  const group = file.groups[file.kinds[file.nodes.kind[node] ?? -1]?.group ?? -1];
  return h("button", { type: "button", class: "row", click: () => atlas.go({ pick: file.nodes.id[node] ?? "" }) }, mark(group), h("span", { class: "name" }, nameOf(view.net, node)), icon("next"));
}
