// A whole picture without its names: grounds, lines, marks, and what stands out above the rest.
import { type Art, type Front, frontOf } from "./art.ts";
import { drawLines, frontWeight, linesOnPaper, weightOf } from "./lines.ts";
import { drawMarks, nodesOnPaper } from "./marks.ts";

/** How much of what does not stand out is taken back by paper laid over it. */
export const VEIL = 0.8;

/** Draws paper and all that is there; what stands out is drawn above it where `baked`. */
export function* drawPicture(art: Art, baked: boolean): Generator<void> {
  const { surface, view, look } = art;
  surface.box(0, 0, view.width, view.height, look.paper, 1);
  const lines = linesOnPaper(art, null);
  yield* drawLines(art, lines, weightOf(lines.length));
  yield* drawMarks(art, nodesOnPaper(art, null));
  const front = baked ? frontOf(art.scene) : null;
  if (!front) return;
  surface.box(0, 0, view.width, view.height, look.paper, VEIL);
  yield;
  yield* drawFront(art, front);
}

/** What stands out, above a veil. */
export function* drawFront(art: Art, front: Front): Generator<void> {
  const lines = linesOnPaper(art, front.lines);
  yield* drawLines(art, lines, frontWeight(lines.length, art.view));
  yield* drawMarks(art, nodesOnPaper(art, front.nodes));
}
