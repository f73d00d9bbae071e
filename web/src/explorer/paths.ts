// Shortest ways from one actor to another along the lines that are shown.
import { around, FAR } from "./around.ts";
import type { Network } from "./network.ts";
import { across } from "./network.ts";

/** A way: nodes from first to last, and the lines between them (one fewer). */
export interface Path {
  nodes: number[];
  lines: number[];
}

export const MOST = 20;

/** All shortest ways from one to the other, the heaviest lines first, at most `most`; [] where no
 *  line leads there. Directions do not matter: a tie can be followed both ways. */
export function paths(net: Network, shown: { line: Uint8Array; weight: Float32Array }, ends: [number, number], most = MOST): Path[] {
  const [from, to] = ends;
  if (from < 0 || to < 0 || from === to) return [];
  const left = around(net, shown.line, [to], FAR);
  if (left[from] === FAR) return [];
  const found: Path[] = [];
  const walk = (path: Path): void => {
    const here = path.nodes.at(-1) as number;
    if (here === to) {
      found.push(path);
      return;
    }
    for (const line of onwards(net, shown, left, here)) {
      if (found.length >= most) return;
      walk({ nodes: [...path.nodes, across(net, line, here)], lines: [...path.lines, line] });
    }
  };
  walk({ nodes: [from], lines: [] });
  return found;
}

function onwards(net: Network, shown: { line: Uint8Array; weight: Float32Array }, left: Uint8Array, node: number): number[] {
  const closer = (left[node] as number) - 1;
  return [...net.near.subarray(net.begins[node], net.begins[node + 1])]
    .filter((line) => shown.line[line] && left[across(net, line, node)] === closer)
    .sort((a, b) => (shown.weight[b] as number) - (shown.weight[a] as number) || a - b);
}
