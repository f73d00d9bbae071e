// What lies over the picture: nothing is written beneath it.
import { type Box, overlap } from "./draw/boxes.ts";

const LIDS = "#stage > .left, #panel, .tools, .zoom, .chip-button";

/** The boxes of what the page has laid over `canvas` now, in its pixels. */
export function lidsOver(canvas: HTMLCanvasElement): Box[] {
  const area = canvas.getBoundingClientRect();
  const found: Box[] = [];
  for (const each of document.querySelectorAll(LIDS)) {
    const { x, y, width, height } = each.getBoundingClientRect();
    const box = { x: x - area.x, y: y - area.y, width, height };
    if (width && height && overlap(box, { x: 0, y: 0, width: area.width, height: area.height })) found.push(box);
  }
  return found;
}
