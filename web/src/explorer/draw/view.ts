// How picture units become pixels.
import type { Network } from "../network.ts";
import { type Camera, GONE, type Scene } from "../scene.ts";

/** A camera on a piece of paper: a point x, y of the picture stands at x * k + dx, y * k + dy. */
export interface View {
  readonly k: number;
  readonly dx: number;
  readonly dy: number;
  readonly width: number;
  readonly height: number;
  /** How large marks and lines are drawn: 1 where there is room for names, less from afar. */
  readonly growth: number;
  /** How far from one actor to the next as a rule, in pixels. */
  readonly gap: number;
  /** No mark is larger than this, in pixels; larger ones for who comes near. */
  readonly largest: number;
  /** The scale at which the whole picture is seen. */
  readonly whole: number;
  /** Whether the reader is near enough to see the members of clusters in a structure. */
  readonly near: boolean;
}

/** What scales mean in a picture. */
export interface Measure {
  /** How far it is from one actor to the next as a rule, in picture units. */
  readonly unit: number;
  /** The same among those who are shown, who may be few. */
  readonly room: number;
  readonly whole: number;
}

const ROOMY = 92;
const LARGEST = 12.5;
/** Members of clusters are seen from so many pixels between them, and when the reader has come so
 *  much nearer than where the whole is seen. */
const NEAR = 13;
const NEARER = 1.7;

/** `camera` looking at the middle of a paper of this size. */
export function viewOf(camera: Camera, width: number, height: number, { unit, room, whole }: Measure): View {
  const gap = camera.k * room;
  return {
    whole,
    largest: LARGEST * Math.min(1.8, Math.max(1, Math.sqrt(camera.k / whole))),
    near: camera.k * unit >= Math.max(NEAR, whole * unit * NEARER),
    k: camera.k,
    dx: width / 2 - camera.x * camera.k,
    dy: height / 2 - camera.y * camera.k,
    width,
    height,
    gap,
    growth: Math.min(2.1, Math.max(0.3, Math.sqrt(gap / ROOMY))),
  };
}

/** How far it is from one actor to the next as a rule, in picture units; never 0. */
export function unitOf(net: Network): number {
  const [left, top, right, bottom] = net.file.frame;
  const area = Math.max(0, right - left) * Math.max(0, bottom - top);
  return net.nodes > 1 && area > 0 ? Math.sqrt(area / net.nodes) : ROOMY;
}

/** How far it is from one of those who are shown to the next; they may stand together in places. */
export function roomAmong({ net, node }: Pick<Scene, "net" | "node">): number {
  const unit = unitOf(net);
  let count = 0;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < net.nodes; at++) {
    if (node[at] === GONE) continue;
    count++;
    const [x, y] = [net.x[at] as number, net.y[at] as number];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  }
  const own = count > 1 ? Math.sqrt(((right - left) * (bottom - top)) / count) : unit;
  return own > unit ? Math.sqrt(own * unit) : unit;
}

/** Whether a disc is anywhere on the paper. */
export function onPaper(view: View, x: number, y: number, r: number): boolean {
  return x + r >= 0 && y + r >= 0 && x - r <= view.width && y - r <= view.height;
}

export interface Insets {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The camera that shows a frame of the picture whole, inside the insets of a paper. */
export function fitted(
  frame: readonly [number, number, number, number],
  width: number,
  height: number,
  insets: Insets,
  nearest: number,
): Camera {
  const [left, top, right, bottom] = frame;
  const wide = Math.max(40, width - insets.left - insets.right);
  const high = Math.max(40, height - insets.top - insets.bottom);
  const k = Math.min(wide / Math.max(1e-6, right - left), high / Math.max(1e-6, bottom - top), nearest);
  return {
    k,
    x: (left + right) / 2 - (insets.left - insets.right) / 2 / k,
    y: (top + bottom) / 2 - (insets.top - insets.bottom) / 2 / k,
  };
}
