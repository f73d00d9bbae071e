// A cluster: who is in it, and who joins it to others.
import { button, h } from "../h.ts";
import type { Child } from "../h.ts";
import { firsts } from "../network.ts";
import { both, lineIn, nameOf } from "../view.ts";
import type { Atlas, View } from "../view.ts";
import { number, words } from "../words.ts";
import { end } from "./line.ts";
import { unfolding } from "./list.ts";

export function clusterTitle({ net }: View, cluster: number): Child {
  return [h("p", { class: "kind" }, words("panel.cluster")), h("h2", { tabindex: -1 }, both(net.file.clusters.name[cluster]))];
}

export function cluster(view: View, atlas: Atlas, at: number): Child {
  const { net } = view;
  const { file } = net;
  const rank = (node: number): number => file.nodes.rank[node] ?? 0;
  const members = file.nodes.cluster.map((of, node) => (of === at ? node : -1)).filter((node) => node >= 0 && view.shown.node[node]);
  members.sort((one, other) => rank(one) - rank(other));
  const { within, between, across } = joins(view, at);
  const joining = [...across].sort(([one, count], [other, others]) => others - count || rank(one) - rank(other));
  const neighbours = [...between].sort(([one, count], [other, others]) => others - count || one - other);
  return [
    h("p", { class: "hint" }, words("panel.cluster_hint", { n: members.length, m: within })),
    h("section", {}, h("h3", {}, words("panel.members"), h("span", { class: "n" }, ` ${number(members.length)}`)), unfolding(members.map((node) => () => h("li", {}, end(view, atlas, node))), 10, "panel.all_members")),
    h(
      "section",
      {},
      h("h3", {}, words("panel.joiners"), h("span", { class: "n" }, ` ${number(joining.length)}`)),
      joining.length ? unfolding(joining.map(([node, count]) => () => h("li", {}, joiner(view, atlas, node, count))), 8, "panel.all_joiners") : h("p", { class: "hint" }, words("panel.no_joiners")),
    ),
    neighbours.length > 0 && h("section", {}, h("h3", {}, words("panel.neighbours")), unfolding(neighbours.map(([other, count]) => () => h("li", {}, neighbour(view, atlas, other, count))), 8, "panel.all_neighbours")),
  ];
}

/** Its lines within, and those that lead out: by cluster, and by the member they start from. */
function joins(view: View, at: number): { within: number; between: Map<number, number>; across: Map<number, number> } {
  const { net } = view;
  const { cluster: of } = net.file.nodes;
  const [between, across] = [new Map<number, number>(), new Map<number, number>()];
  let within = 0;
  for (let line = 0; line < net.lines; line++) {
    const [a, b] = [net.a[line] as number, net.b[line] as number];
    if ((of[a] !== at && of[b] !== at) || !lineIn(view, line)) continue;
    if (of[a] === of[b]) within++;
    else {
      const [own, other] = of[a] === at ? [a, of[b] as number] : [b, of[a] as number];
      across.set(own, (across.get(own) ?? 0) + 1);
      if (other >= 0) between.set(other, (between.get(other) ?? 0) + 1);
    }
  }
  return { within, between, across };
}

function joiner(view: View, atlas: Atlas, node: number, count: number): HTMLElement {
  const row = end(view, atlas, node);
  row.insertBefore(h("span", { class: "counts" }, words("panel.lines_out", { n: count })), row.lastChild);
  return row;
}

function neighbour({ net }: View, atlas: Atlas, other: number, count: number): HTMLElement {
  const pick = `~${net.file.nodes.id[(firsts(net)[other] ?? -1)] ?? ""}`;
  return h("button", { type: "button", class: "row", click: () => atlas.go({ pick }) }, h("span", { class: "name" }, both(net.file.clusters.name[other]) || nameOf(net, (firsts(net)[other] ?? -1))), h("span", { class: "counts" }, words("panel.lines", { n: count })));
}

/** What can be done with a cluster where clusters are drawn as one: look into it, or close it. */
export function unfold(view: View, atlas: Atlas, at: number): Child {
  const { net, state } = view;
  if (state.view !== "structure") return null;
  const of = (id: string): number => net.file.nodes.cluster[net.at(id)] ?? -1;
  const open = state.open.some((id) => of(id) === at);
  const then = open ? state.open.filter((id) => of(id) !== at) : [...state.open, net.file.nodes.id[(firsts(net)[at] ?? -1)] ?? ""];
  return button(words(open ? "panel.fold" : "panel.unfold"), () => atlas.go({ open: then }));
}
