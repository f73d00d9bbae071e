// What colours mean in a picture: kinds, provinces or clusters, and what each is called.
import { both as lookOf, HUES } from "./palette.ts";
import type { Tint } from "./marks.ts";
import { firsts } from "./network.ts";
import { both } from "./view.ts";
import type { View } from "./view.ts";
import { words } from "./words.ts";

export interface Colouring {
  /** A place in `palette` for each node. */
  of: Uint8Array;
  palette: Tint[];
  /** What the colours are called, by how many are drawn; `place` in the list they are of. */
  entries: { code: string; name: string; tint: Tint; place: number }[];
}

const PLAIN: Tint = { light: "#7d7f80", dark: "#8f969b" };

/** The colours of a view; those that nobody could tell apart are one grey. */
export function colouring(view: View): Colouring {
  if (view.state.colour === "province") return provinces(view);
  return view.state.colour === "cluster" ? clusters(view) : kinds(view);
}

/** A colour as it is on light paper and on dark. */
export function darkened(light: string): Tint {
  return lookOf(light);
}

function kinds({ net: { file } }: View): Colouring {
  const palette = file.groups.map(({ colour }) => darkened(colour));
  return { of: Uint8Array.from(file.nodes.kind, (kind) => Math.max(file.kinds[kind]?.group ?? 0, 0)), palette, entries: [] };
}

/** The provinces of most actors have a colour each; the others, and nowhere, share one. */
function provinces({ net: { file }, shown }: View): Colouring {
  const counts = [...shown.counts.province].map((count, place) => ({ count, place }));
  const own = counts.filter(({ count, place }) => count && place < file.provinces.length);
  own.sort((one, other) => other.count - one.count || one.place - other.place);
  const hues = new Map(own.slice(0, HUES.length).map(({ place }, at) => [place, at + 1]));
  const tint = (place: number): Tint => [PLAIN, ...HUES][hues.get(place) ?? 0] ?? PLAIN;
  const entries = own.map(({ place }) => ({ code: file.provinces[place]?.code ?? "", name: both(file.provinces[place]?.name), tint: tint(place), place }));
  entries.push({ code: "", name: words("legend.nowhere"), tint: PLAIN, place: file.provinces.length });
  return { of: Uint8Array.from(file.nodes.province, (place) => hues.get(place) ?? 0), palette: [PLAIN, ...HUES], entries };
}

/** Clusters take turns with the hues, so that neighbours differ; who is in none is grey. */
function clusters({ net }: View): Colouring {
  const { file } = net;
  const hue = (cluster: number): number => (cluster < 0 ? 0 : 1 + ((file.clusters.hue[cluster] ?? 0) % HUES.length));
  const palette = [PLAIN, ...HUES];
  const entries = file.clusters.name.map((name, place) => ({ code: file.nodes.id[firsts(net)[place] ?? -1] ?? "", name: both(name), tint: palette[hue(place)] ?? PLAIN, place }));
  return { of: Uint8Array.from(file.nodes.cluster, hue), palette, entries };
}
