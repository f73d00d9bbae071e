// What is seen as files: a PNG of twice the pixels, and SVG.
import { SvgSurface } from "./draw/svg.ts";
import { CanvasSurface } from "./draw/surface.ts";
import { type Plate, plateOf } from "./plate.ts";
import type { Stage } from "./stage.ts";
import type { View } from "./view.ts";
import { lang } from "./words.ts";

const TWICE = 2;

/** What `stage` shows, as a PNG; a failure where the browser has no room. */
export async function png(view: View, stage: Stage): Promise<Blob> {
  const plate = shownBy(view, stage);
  const paper = document.createElement("canvas");
  [paper.width, paper.height] = [Math.round(plate.width * TWICE), plate.height * TWICE];
  const ctx = paper.getContext("2d", { alpha: false });
  if (!ctx) throw new Error("no canvas");
  ctx.scale(TWICE, TWICE);
  plate.draw(new CanvasSurface(ctx));
  return new Promise((take, fail) => paper.toBlob((blob) => (blob ? take(blob) : fail(new Error("no picture"))), "image/png"));
}

/** What `stage` shows, as SVG. */
export function svg(view: View, stage: Stage): Blob {
  const plate = shownBy(view, stage);
  const surface = new SvgSurface();
  plate.draw(surface);
  return new Blob([surface.file({ ...plate, lang: lang() }, plate.title, plate.about)], { type: "image/svg+xml" });
}

function shownBy(view: View, stage: Stage): Plate {
  const taken = stage.taken();
  if (!taken) throw new Error("nothing is shown");
  return plateOf(view, taken);
}
