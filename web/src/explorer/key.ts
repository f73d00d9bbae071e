// What marks, colours and lines of a picture mean, in a few entries: the legend beneath a plate.
import { colouring } from "./colours.ts";
import { lineWidth } from "./compose.ts";
import { DASHES } from "./draw/lines.ts";
import { trace } from "./draw/marks.ts";
import type { Surface } from "./draw/surface.ts";
import { titlesFirst } from "./draw/titles.ts";
import type { Group } from "./files.ts";
import { LIGHT } from "./palette.ts";
import type { Taken } from "./stage/taken.ts";
import { both } from "./view.ts";
import type { View } from "./view.ts";
import { words } from "./words.ts";

export interface Entry {
  readonly name: string;
  /** It begins a row. */
  readonly first?: boolean;
  /** How much wider than a mark what it draws is, in pixels. */
  readonly wide?: number;
  /** Draws what it explains around x, y. */
  readonly draw?: Sample;
}

type Sample = (surface: Surface, x: number, y: number) => void;

const PROVINCES = 8;
const LINE = 22;

/** The entries of what is drawn now. */
export function entriesOf(view: View, taken: Taken): Entry[] {
  if (titlesFirst(taken)) return [{ name: words("plate.dots"), first: true, draw: dot }, { name: words("plate.joins"), wide: LINE, draw: stroke([], 4) }];
  return [...marks(view), ...colours(view), ...lines(view)];
}

function marks({ net: { file }, shown, state }: View): Entry[] {
  const there = file.groups.map((group, at) => ({ group, count: shown.counts.group[at] ?? 0 })).filter(({ count }) => count > 0);
  const entries = there.map(({ group }, at): Entry => ({ name: both(group.name), first: at === 0, draw: shape(group, state.colour === "kind" ? group.colour : LIGHT.soft) }));
  const measure = file.measures.find(({ code }) => code === state.size);
  if (measure) entries.push({ name: words("plate.size", { what: both(measure.name) }) });
  return entries;
}

/** What colours mean where they are not those of kinds. */
function colours(view: View): Entry[] {
  if (view.state.colour === "kind") return [];
  if (view.state.colour === "cluster") return [{ name: words("legend.clusters_hint"), first: true }];
  const { entries } = colouring(view);
  const listed = entries.slice(0, PROVINCES).map(({ name, tint }, at): Entry => ({
    name,
    first: at === 0,
    draw: (surface, x, y) => surface.box(x - 5, y - 5, 10, 10, tint.light, 1),
  }));
  const more = entries.length - listed.length;
  return more > 0 ? [...listed, { name: words("legend.provinces_more", { n: more }) }] : listed;
}

function lines({ net: { file }, state, shown }: View): Entry[] {
  const sure = file.modalities
    .map(({ code, name }, at) => ({ code, at, name: both(name) }))
    .filter(({ code, at }) => state.modalities.includes(code) && (shown.counts.modality[at] ?? 0) > 0)
    .map(({ at, name }, place): Entry => ({ name, first: place === 0, wide: LINE, draw: stroke(DASHES[at] ?? [], 1.6) }));
  const most = shown.families.reduce((found, each, line) => (shown.line[line] ? Math.max(found, each) : found), 0);
  if (most < 2) return sure;
  return [...sure, { name: words("plate.sources"), wide: LINE, draw: stroke([], lineWidth(Math.min(most, 4))) }];
}

function shape(group: Group, colour: string): Sample {
  return (surface, x, y) => {
    surface.begin();
    trace(surface, group.shape, x, y, 5.6);
    if (group.hollow) surface.stroke({ colour, width: 1.8, alpha: 1 });
    else surface.fill(colour, 1);
  };
}

function stroke(dash: readonly number[], width: number): Sample {
  return (surface, x, y) => {
    surface.begin();
    surface.move(x - 5, y);
    surface.line(x + LINE + 5, y);
    surface.stroke({ colour: LIGHT.soft, width, alpha: 1, dash });
  };
}

function dot(surface: Surface, x: number, y: number): void {
  surface.begin();
  for (const [dx, dy] of [[-4, 2], [0, -3], [4, 1.5]] as const) surface.ring(x + dx, y + dy, 1.5);
  surface.fill(LIGHT.soft, 1);
}
