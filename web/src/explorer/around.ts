// What lies around an actor: how many steps away everybody is, along the lines that are shown.
import type { Network } from "./network.ts";
import { across } from "./network.ts";

/** What is not reached. */
export const FAR = 255;

/** How many lines away each node is from any of `from`, FAR from `most` + 1 lines on. Only lines
 *  with a 1 in `line` are walked, whatever their direction. */
export function around(net: Network, line: Uint8Array, from: readonly number[], most: number): Uint8Array {
  const steps = new Uint8Array(net.nodes).fill(FAR);
  let edge = from.filter((node) => node >= 0);
  for (const node of edge) steps[node] = 0;
  for (let step = 1; step <= Math.min(most, FAR - 1) && edge.length; step++) {
    const next: number[] = [];
    for (const node of edge) {
      for (let at = net.begins[node] as number; at < (net.begins[node + 1] as number); at++) {
        const by = net.near[at] as number;
        const other = across(net, by, node);
        if (!line[by] || steps[other] !== FAR) continue;
        steps[other] = step;
        next.push(other);
      }
    }
    edge = next;
  }
  return steps;
}

/** The shown lines of a node. */
export function linesOf(net: Network, line: Uint8Array, node: number): number[] {
  return [...net.near.subarray(net.begins[node], net.begins[node + 1])].filter((at) => line[at]);
}
