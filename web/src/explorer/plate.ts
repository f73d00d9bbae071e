// A plate: the picture as it is printed in a paper, with its title, its legend and its caption.
// The same is drawn on a canvas for a PNG and as SVG; on light paper, wherever it was looked at.
import { caption } from "./caption.ts";
import type { Art } from "./draw/art.ts";
import { placed } from "./draw/labels.ts";
import { drawNames, onGrounds, roomOf, wantedNames } from "./draw/lettering.ts";
import { nodesOnPaper } from "./draw/marks.ts";
import { Names, typed } from "./draw/names.ts";
import { drawPicture } from "./draw/picture.ts";
import { font, type Surface, type Type } from "./draw/surface.ts";
import { pieces } from "./draw/wrap.ts";
import { facts } from "./facts.ts";
import { type Entry, entriesOf } from "./key.ts";
import { LIGHT } from "./palette.ts";
import { clustersOf, finish, mustBeNamed } from "./stage/reading.ts";
import type { Taken } from "./stage/taken.ts";
import type { View } from "./view.ts";

const MARGIN = 24;
const TITLE: Type = typed(19, 650, LIGHT.ink, "");
const KEY: Type = typed(12.5, 430, LIGHT.ink, "");
const SMALL: Type = typed(11.5, 430, LIGHT.soft, "");
const [KEY_LEADING, SMALL_LEADING] = [22, 18.5];
/** Space for an entry's mark, and between entries. */
const [SAMPLE, APART] = [22, 22];

/** Where everything of a plate stands; in pixels. */
export interface Plate {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** All that is said beneath the picture. */
  readonly about: string;
  /** Draws it all. */
  draw(surface: Surface): void;
}

/** The plate of a view as `taken` shows it. */
export function plateOf(view: View, taken: Taken): Plate {
  const said = caption(view);
  const { width } = taken.view;
  const measure = measurer();
  const entries = entriesOf(view, taken).map((each) => ({ ...each, name: each.name.replace(/^[a-z]/, (letter) => letter.toUpperCase()) }));
  const key = rowsOf(entries, measure(KEY), width - 2 * MARGIN);
  const texts = [said.facts.join(" · "), said.reading.join(" · ").replaceAll(". · ", ". "), [facts().title, said.version].filter(Boolean).join(" · ")];
  const lines = texts.filter(Boolean).flatMap((text) => lined(text, measure(SMALL), width - 2 * MARGIN));
  const top = MARGIN + 36;
  const bottom = top + taken.view.height + 14;
  const under = bottom + key.length * KEY_LEADING + 12;
  return {
    width,
    height: Math.ceil(under + lines.length * SMALL_LEADING + MARGIN - 4),
    title: said.title,
    about: texts.filter(Boolean).join("\n"),
    draw(surface) {
      surface.box(0, 0, width, this.height, LIGHT.paper, 1);
      surface.words(said.title, MARGIN, MARGIN + 18, TITLE, 0);
      surface.within({ x: 0, y: top, width, height: taken.view.height }, () => drawTaken(surface, taken));
      surface.box(MARGIN, bottom - 8, width - 2 * MARGIN, 1, LIGHT.rule, 1);
      key.forEach((row, at) => drawRow(surface, row, bottom + (at + 0.72) * KEY_LEADING));
      lines.forEach((line, at) => surface.words(line, MARGIN, under + (at + 0.5) * SMALL_LEADING, SMALL, 0));
    },
  };
}

/** The picture with its names, all at once. */
function drawTaken(surface: Surface, { scene, view, front }: Taken): void {
  const art: Art = { surface, scene, view, look: LIGHT };
  finish(drawPicture(art, true));
  const lettering = {
    names: new Names(),
    size: view.width < 620 ? 16 : 13.5,
    nodes: nodesOnPaper(art, null).reverse(),
    must: mustBeNamed(scene, front, null),
    front: front && front.cluster === undefined ? new Set(front.nodes) : null,
    clusters: clustersOf(scene, front),
    lids: [],
    until: Infinity,
  };
  drawNames(art, onGrounds(art, placed(wantedNames(art, lettering, new Set()), roomOf(art, lettering), new Map()), lettering));
}

type Measured = (text: string) => number;

function measurer(): (type: Type) => Measured {
  const ctx = document.createElement("canvas").getContext("2d");
  return (type) => (text) => {
    if (!ctx) return text.length * type.size * 0.6;
    ctx.font = font(type);
    return ctx.measureText(text).width;
  };
}

type Row = { readonly entry: Entry; readonly x: number }[];

/** Entries one after the other, in rows no wider than `most`. */
function rowsOf(entries: readonly Entry[], measure: Measured, most: number): Row[] {
  const rows: Row[] = [];
  let x = Infinity;
  for (const entry of entries) {
    const wide = (entry.draw ? SAMPLE + (entry.wide ?? 0) : 0) + measure(entry.name);
    if (entry.first || x + wide > most) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)?.push({ entry, x: MARGIN + x });
    x += wide + APART;
  }
  return rows;
}

function drawRow(surface: Surface, row: Row, y: number): void {
  for (const { entry, x } of row) {
    entry.draw?.(surface, x + 7, y - 4.5);
    surface.words(entry.name, x + (entry.draw ? SAMPLE + (entry.wide ?? 0) : 0), y, KEY, 0);
  }
}

/** A text in lines no wider than `most`, broken where words end. */
export function lined(text: string, measure: Measured, most: number): string[] {
  const found: string[] = [];
  let line = "";
  for (const piece of pieces(text)) {
    if (line && measure((line + piece).trimEnd()) > most) {
      found.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return [...found, line.trimEnd()].filter(Boolean);
}
