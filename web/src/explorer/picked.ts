// What an address calls picked: "ID" an actor, "ID~ID" a line, "~ID" the cluster of an actor.
import { between, firsts } from "./network.ts";
import type { Network } from "./network.ts";
import type { Spot } from "./scene.ts";

export type Picked = Spot;

/** What is picked, null where this network has no such thing. */
export function picked(net: Network, pick: string): Picked {
  const cut = pick.indexOf("~");
  if (!pick) return null;
  if (cut < 0) return found("node", net.at(pick));
  const [one, other] = [pick.slice(0, cut), pick.slice(cut + 1)];
  const at = net.at(other);
  if (!one) return found("cluster", at < 0 ? -1 : (net.file.nodes.cluster[at] ?? -1));
  const from = net.at(one);
  return from < 0 || at < 0 ? null : found("line", lineFrom(net, from, at));
}

/** How an address calls a spot. */
export function pickOf(net: Network, spot: Spot): string {
  const { id } = net.file.nodes;
  if (!spot) return "";
  if (spot.what === "node") return id[spot.at] ?? "";
  if (spot.what === "line") return `${id[net.a[spot.at] as number]}~${id[net.b[spot.at] as number]}`;
  return `~${id[firsts(net)[spot.at] ?? -1] ?? ""}`;
}

/** The line from one to another, else the one that leads back, -1 for none. */
function lineFrom(net: Network, from: number, to: number): number {
  const lines = net.near.subarray(net.begins[from], net.begins[from + 1]);
  const straight = lines.find((line) => net.a[line] === from && net.b[line] === to);
  return straight ?? between(net, from, to);
}

function found(what: "node" | "line" | "cluster", at: number): Picked {
  return at < 0 ? null : { what, at };
}
