// A picture as it is taken away: what is seen beside all that lies over the canvas, as large as
// the canvas.
import type { Front } from "../draw/art.ts";
import { type Insets, type Measure, type View, viewOf } from "../draw/view.ts";
import type { Camera, Scene } from "../scene.ts";

export interface Taken {
  readonly scene: Scene;
  readonly view: View;
  readonly front: Front | null;
}

/** The view of a camera whose canvas is covered at its edges, moved and enlarged to what is not. */
export function uncovered({ x, y, k }: Camera, size: readonly [number, number], insets: Insets, measure: Measure): View {
  const [width, height] = size;
  const { left, top, right, bottom } = insets;
  const larger = Math.min(width / Math.max(40, width - left - right), height / Math.max(40, height - top - bottom));
  const camera = { k: k * larger, x: x + (left - right) / 2 / k, y: y + (top - bottom) / 2 / k };
  return viewOf(camera, width, height, { ...measure, whole: measure.whole * larger });
}
