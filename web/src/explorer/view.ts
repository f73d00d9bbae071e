// What every part of the page is shown: one network as one choice leaves it.
import { lang } from "./words.ts";
import type { Both, IndexFile, TiesFile } from "./files.ts";
import type { Network } from "./network.ts";
import type { Path } from "./paths.ts";
import type { Shown } from "./shown.ts";
import type { State } from "./state.ts";
import { picked } from "./picked.ts";
import type { Picked } from "./picked.ts";

export interface View {
  readonly state: State;
  readonly index: IndexFile;
  readonly net: Network;
  /** null until something needs what lines rest on. */
  readonly ties: TiesFile | null;
  readonly shown: Shown;
  /** 1 for each line that counts, by whichever kinds of tie the focus was expanded. */
  readonly free: Uint8Array;
  /** 1 for the nodes within `steps` of the focus; null without one. */
  readonly near: Uint8Array | null;
  /** Shortest paths between `from` and `to`; null where none are asked for. */
  readonly paths: readonly Path[] | null;
}

/** What a part of the page may ask of the whole. */
export interface Atlas {
  view(): View;
  /** Change what is shown; "replace" leaves no step to go back to. */
  go(change: Partial<State>, how?: "push" | "replace"): void;
  /** What lines rest on, read if need be; the page is shown anew when it is there. */
  needTies(): void;
  /** Bring these nodes into sight. */
  fly(nodes: readonly number[]): void;
  /** Say a sentence to who cannot see the page change. */
  say(text: string): void;
}

/** Whether a line is drawn: left by the choice and within the steps asked for. */
export function lineIn({ shown, near, net }: View, line: number): boolean {
  if (!shown.line[line]) return false;
  return !near || (near[net.a[line] as number] === 1 && near[net.b[line] as number] === 1);
}

/** Whether a node is drawn. */
export function nodeIn({ shown, near }: View, node: number): boolean {
  return shown.node[node] === 1 && (!near || near[node] === 1);
}

/** The lines of a node that are left by the choice. */
export function linesOf({ net, shown }: View, node: number): number[] {
  const all = net.near.subarray(net.begins[node], net.begins[node + 1]);
  return Array.from(all).filter((line) => shown.line[line]);
}

/** The name of a node in the language spoken. */
export function nameOf({ file }: Network, node: number): string {
  return (lang() === "th" ? file.nodes.th[node] : file.nodes.en[node]) ?? "";
}

/** Its name in the other language, "" where that is the same. */
export function otherName(net: Network, node: number): string {
  const other = (lang() === "th" ? net.file.nodes.en[node] : net.file.nodes.th[node]) ?? "";
  return other === nameOf(net, node) ? "" : other;
}

/** The name of a thing that ties name. */
export function thingName({ things }: TiesFile, thing: number): string {
  return (lang() === "th" ? things.th[thing] : things.en[thing]) ?? "";
}

/** In dictionary order of the language spoken. */
export function byName(one: string, other: string): number {
  return ORDER[lang()].compare(one, other);
}

const ORDER = { th: new Intl.Collator("th"), en: new Intl.Collator("en") };

export function both(pair: Both | undefined): string {
  return pair ? pair[lang() === "th" ? 0 : 1] : "";
}

export function pickedOf(view: View): Picked {
  return picked(view.net, view.state.pick);
}

/** The nodes of an actor or a line that is picked, and those that show what it is about: an actor with whom it is joined. */
export function nodesPicked(view: View): { own: number[]; around: number[] } {
  const { net } = view;
  const spot = pickedOf(view);
  if (spot?.what === "node") {
    const ends = linesOf(view, spot.at).flatMap((line) => [net.a[line] as number, net.b[line] as number]);
    return { own: [spot.at], around: [spot.at, ...ends] };
  }
  const own = spot?.what === "line" ? [net.a[spot.at] as number, net.b[spot.at] as number] : [];
  return { own, around: own };
}
