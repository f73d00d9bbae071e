// Pictures drawn ahead on bitmaps larger than the view, as map programs do: while the reader moves,
// bitmaps are moved and scaled; a new one is drawn in slices and takes the old one's place.
import type { Camera } from "../scene.ts";
import { CanvasSurface } from "../draw/surface.ts";
import type { Surface } from "../draw/surface.ts";

export type Paint = (surface: Surface, camera: Camera, width: number, height: number) => Generator<void>;

interface Sheet {
  readonly canvas: HTMLCanvasElement;
  readonly camera: Camera;
  readonly width: number;
  readonly height: number;
}

/** Bitmaps hold at most so many device pixels: 48 MB. */
const MOST = 12e6;
const MARGIN = 0.32;
const STEPS = 3;

export class Sheets {
  private readonly paint: Paint;
  private current: Sheet | null = null;
  /** The whole picture from afar, under what the current sheet does not reach. */
  private overview: Sheet | null = null;
  private next: { sheet: Sheet; ctx: CanvasRenderingContext2D; work: Generator<void>; first: boolean } | null = null;
  private stale = true;
  private spare: HTMLCanvasElement | null = null;

  constructor(paint: Paint) {
    this.paint = paint;
  }

  /** What is drawn is no longer what there is to see; it stays until the new is ready. */
  invalidate(): void {
    this.stale = true;
    this.overview = null;
    this.next = null;
  }

  /** Forget everything drawn, as when another network is shown. */
  clear(): void {
    this.invalidate();
    this.current = null;
  }

  /** Whether something is being drawn. */
  get busy(): boolean {
    return this.next !== null;
  }

  /** Whether what is to be seen is on a sheet, at this very scale. */
  sharp(camera: Camera): boolean {
    return !this.stale && this.next === null && this.current?.camera.k === camera.k;
  }

  /** See that a sheet for this camera is there or being drawn. `moving`: not for every step. */
  want(camera: Camera, width: number, height: number, moving: boolean): void {
    const at = this.next?.sheet ?? (this.stale ? null : this.current);
    if (at && serves(at, camera, width, height, moving)) return;
    // What is being drawn is finished first while moving: half-drawn sheets help nobody.
    if (this.next && moving && !this.next.first) return;
    const first = this.current === null;
    const margin = first ? 0 : marginOf(width, height);
    const sheet = this.blank(camera, width * (1 + 2 * margin), height * (1 + 2 * margin));
    // Drawn by the processor, whatever there is: only so can its time be cut into slices.
    const ctx = sheet.canvas.getContext("2d", { alpha: false, willReadFrequently: true });
    if (!ctx) return;
    const scale = sheet.canvas.width / sheet.width;
    ctx.setTransform(scale, 0, 0, scale, 0, 0);
    this.next = { sheet, ctx, first, work: this.paint(new CanvasSurface(ctx), camera, sheet.width, sheet.height) };
    this.stale = false;
  }

  /** Draw for some milliseconds; true when a sheet has become ready. */
  work(milliseconds: number): boolean {
    if (!this.next) return false;
    const until = performance.now() + milliseconds;
    const { work, ctx } = this.next;
    while (performance.now() < until) {
      let done = false;
      for (let step = 0; step < STEPS && !done; step++) done = work.next().done === true;
      // Browsers keep what is to be drawn until it is needed: without this, all slices fall due at once.
      ctx.getImageData(0, 0, 1, 1);
      if (!done) continue;
      if (this.current && this.current !== this.overview) this.spare = this.current.canvas;
      this.current = this.next.sheet;
      this.overview ??= this.current;
      this.next = null;
      return true;
    }
    return false;
  }

  /** Lay what there is on the view. */
  lay(ctx: CanvasRenderingContext2D, camera: Camera, width: number, height: number): void {
    const { current, overview, next } = this;
    const top = current ?? next?.sheet;
    if (!top) return;
    if (overview && overview !== top && !covers(top, camera, width, height)) lay(ctx, overview, camera, width, height);
    lay(ctx, top, camera, width, height);
  }

  private blank(camera: Camera, width: number, height: number): Sheet {
    const scale = Math.min(devicePixelRatio || 1, Math.sqrt(MOST / (width * height)));
    const [wide, high] = [Math.ceil(width * scale), Math.ceil(height * scale)];
    const canvas = this.spare?.width === wide && this.spare.height === high ? this.spare : document.createElement("canvas");
    this.spare = null;
    if (canvas.width !== wide) canvas.width = wide;
    if (canvas.height !== high) canvas.height = high;
    return { canvas, camera: { ...camera }, width: wide / scale, height: high / scale };
  }
}

function marginOf(width: number, height: number): number {
  const pixels = width * height * (devicePixelRatio || 1) ** 2;
  return Math.max(0.06, Math.min(MARGIN, (Math.sqrt(MOST / pixels) - 1) / 2));
}

/** Whether a sheet will do for this camera; while the reader moves, less will do. */
function serves(sheet: Sheet, camera: Camera, width: number, height: number, moving: boolean): boolean {
  const ratio = camera.k / sheet.camera.k;
  if (moving ? ratio > 1.45 || ratio < 0.72 : ratio !== 1) return false;
  // A new sheet is begun when half of the margin is used up, to be ready before it is left.
  const [roomX, roomY] = [(sheet.width - width / ratio) / 2, (sheet.height - height / ratio) / 2];
  const away = Math.max(
    Math.abs(camera.x - sheet.camera.x) * sheet.camera.k - (roomX > 2 ? roomX * 0.5 : 0),
    Math.abs(camera.y - sheet.camera.y) * sheet.camera.k - (roomY > 2 ? roomY * 0.5 : 0),
  );
  return away <= (moving && ratio !== 1 ? Math.min(width, height) * 0.25 : 0.5);
}

function covers(sheet: Sheet, camera: Camera, width: number, height: number): boolean {
  const { x, y, wide, high } = lies(sheet, camera, width, height);
  return x <= 0.5 && y <= 0.5 && x + wide >= width - 0.5 && y + high >= height - 0.5;
}

function lies(sheet: Sheet, camera: Camera, width: number, height: number): { x: number; y: number; wide: number; high: number } {
  const ratio = camera.k / sheet.camera.k;
  const [wide, high] = [sheet.width * ratio, sheet.height * ratio];
  return {
    x: (sheet.camera.x - camera.x) * camera.k + (width - wide) / 2,
    y: (sheet.camera.y - camera.y) * camera.k + (height - high) / 2,
    wide,
    high,
  };
}

function lay(ctx: CanvasRenderingContext2D, sheet: Sheet, camera: Camera, width: number, height: number): void {
  const { x, y, wide, high } = lies(sheet, camera, width, height);
  ctx.globalAlpha = 1;
  if (Math.abs(wide - sheet.width) > 0.01) {
    ctx.drawImage(sheet.canvas, x, y, wide, high);
    return;
  }
  // Whole device pixels: nothing is blurred, and copying is quick.
  const scale = sheet.canvas.width / sheet.width;
  ctx.drawImage(sheet.canvas, Math.round(x * scale) / scale, Math.round(y * scale) / scale, sheet.width, sheet.height);
}
