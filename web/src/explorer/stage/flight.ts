// A camera on its way to another.
import type { Camera } from "../scene.ts";

/** Where a flight of a camera is at a share of its way, 0 to 1. Slow at both ends. */
export function flown(from: Camera, to: Camera, share: number): Camera {
  const eased = share < 0.5 ? 4 * share ** 3 : 1 - (-2 * share + 2) ** 3 / 2;
  if (share >= 1) return to;
  const k = from.k * (to.k / from.k) ** eased;
  if (Math.abs(to.k / from.k - 1) < 1e-3) {
    return { k, x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased };
  }
  // The one point of the picture that stays where it is on the paper.
  const x = (to.x * to.k - from.x * from.k) / (to.k - from.k);
  const y = (to.y * to.k - from.y * from.k) / (to.k - from.k);
  return { k, x: x + ((from.x - x) * from.k) / k, y: y + ((from.y - y) * from.k) / k };
}

/** A camera of scale `k`, so that what is seen at x, y from the middle stays where it is. */
export function nearer(from: Camera, k: number, x: number, y: number): Camera {
  return { k, x: from.x + x / from.k - x / k, y: from.y + y / from.k - y / k };
}
