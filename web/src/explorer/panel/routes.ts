// Paths between two actors, in words: who is joined to whom and why, step by step.
import { reasonsOf } from "../claims.ts";
import { button, h } from "../h.ts";
import type { Child } from "../h.ts";
import { mark } from "../marks.ts";
import { pickOf } from "../picked.ts";
import type { Path } from "../paths.ts";
import { MOST } from "../paths.ts";
import { both, nameOf } from "../view.ts";
import type { Atlas, View } from "../view.ts";
import { words } from "../words.ts";
import { unfolding } from "./list.ts";

export function routesTitle(view: View): Child {
  const { net, state } = view;
  const [from, to] = [net.at(state.from), net.at(state.to)];
  const name = (node: number): string => (node < 0 ? "" : nameOf(net, node));
  return [
    h("p", { class: "kind" }, words("panel.paths_title")),
    h("h2", { tabindex: -1 }, to < 0 ? words("panel.paths_from", { who: name(from) }) : `${name(from)} ${words("and")} ${name(to)}`),
  ];
}

/** `search` is a field that finds actors of this network. */
export function routes(view: View, atlas: Atlas, search: HTMLElement): Child {
  const { paths, state } = view;
  const other = [h("p", { class: "label" }, words(state.to ? "panel.paths_other" : "panel.paths_to")), search];
  if (!state.to || !paths) return other;
  const steps = paths[0]?.lines.length ?? 0;
  const said = !paths.length ? words("panel.no_path") : words(paths.length < MOST ? "panel.paths_found" : "panel.paths_most", { n: paths.length, m: steps });
  return [
    h("p", { class: "summary" }, said),
    paths.length > 0 && unfolding(paths.map((path) => () => h("li", {}, route(view, atlas, path))), 5, "panel.all_paths"),
    other,
    button(words("panel.paths_end"), () => atlas.go({ from: "", to: "" }), { class: "quiet routes-end" }),
  ];
}

function route(view: View, atlas: Atlas, path: Path): HTMLElement {
  const { net } = view;
  const { file } = net;
  const stops = path.nodes.map((node, at) => {
    const group = file.groups[file.kinds[file.nodes.kind[node] ?? -1]?.group ?? -1];
    const line = path.lines[at];
    return h(
      "li",
      {},
      h("span", { class: "stop" }, mark(group), h("span", { class: "name" }, nameOf(net, node))),
      line !== undefined && h("button", { type: "button", class: "hop", click: () => atlas.go({ pick: pickOf(net, { what: "line", at: line }) }) }, why(view, line)),
    );
  });
  return h("ol", { class: "route" }, stops);
}

/** Why two are joined, in a few words. */
function why(view: View, line: number): string {
  const { net, shown } = view;
  const found = new Set(reasonsOf(view, line).map(({ basis }) => both(net.file.bases[basis]?.name)));
  return [...found].join(", ") || words("panel.things", { n: shown.weight[line] ?? 0 });
}
