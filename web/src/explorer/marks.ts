// The marks of the legend and of lists: the picture's own, as small drawings beside words.
import { drawing } from "./h.ts";
import type { Group } from "./files.ts";
import { darkened } from "./colours.ts";

/** Each shape around (0, 0), some seven units to every side, as kg/page/looks.py has it. */
const OUTLINES: Record<string, string> = {
  dot: "M-6 0a6 6 0 1012 0 6 6 0 10-12 0",
  square: "M-5.5-5.5h11v11h-11z",
  diamond: "M0-7L7 0 0 7-7 0z",
  triangle: "M0-6.5L6.5 5h-13z",
  triangleDown: "M0 6.5L6.5-5h-13z",
  hexagon: "M3-5.5L6.5 0 3 5.5h-6L-6.5 0-3-5.5z",
  star: "M0-7L1.7-2.3 6.8-2.2 2.7.9 4.2 5.8 0 2.9-4.2 5.8-2.7.9-6.8-2.2-1.7-2.3z",
};

export interface Tint {
  light: string;
  dark: string;
}

/** The mark of a group of kinds, in another colour than its own where one is given. */
export function mark(group: Group | undefined, tint?: Tint): SVGSVGElement {
  const svg = drawing("mark look", "-10 -10 20 20", OUTLINES[group?.shape ?? "dot"] ?? (OUTLINES["dot"] as string));
  if (group?.hollow) svg.classList.add("hollow");
  return tinted(svg, tint ?? darkened(group?.colour ?? "#6a6f76"));
}

/** A patch of a colour. */
export function patch(tint: Tint): SVGSVGElement {
  return tinted(drawing("mark look", "-10 -10 20 20", "M-7-7h14v14h-14z"), tint);
}

/** A line as the picture draws it. */
export function stroke(dash: readonly number[], width: number): SVGSVGElement {
  const svg = drawing("stroke", "0 0 34 10", "M1 5h32");
  svg.style.setProperty("stroke-width", String(width));
  svg.style.setProperty("stroke-dasharray", dash.join(" ") || "none");
  return svg;
}

function tinted(svg: SVGSVGElement, { light, dark }: Tint): SVGSVGElement {
  svg.style.setProperty("--light", light);
  svg.style.setProperty("--dark", dark);
  return svg;
}
