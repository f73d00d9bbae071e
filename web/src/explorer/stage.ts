// The picture of a network on a canvas: what is seen, moved and pointed at.
//
//   const stage = new Stage(canvas);
//   stage.onpick = (spot) => …;          // a click or a tap: a node, a line, a cluster or nothing
//   stage.show(scene);                   // the first time, the whole picture is fitted in
//
// The canvas takes its size from CSS; role, label and tabindex are the page's to give.
import type { Box } from "./draw/boxes.ts";
import { type Art, type Front, frontOf } from "./draw/art.ts";
import { drawFront, drawPicture, veilOf } from "./draw/picture.ts";
import { drawRing } from "./draw/marks.ts";
import { CanvasSurface, FAMILY } from "./draw/surface.ts";
import { fitted, type Insets, type Measure, roomAmong, unitOf, type View, viewOf } from "./draw/view.ts";
import { LIGHT, type Look, lookAround } from "./palette.ts";
import { type Camera, type Scene, type Spot } from "./scene.ts";
import { flown, nearer } from "./stage/flight.ts";
import { Gestures } from "./stage/gestures.ts";
import { finish, framed, frontAround, mustBeNamed, sameSpot, signature, spotsOnPaper } from "./stage/reading.ts";
import { Sheets } from "./stage/sheets.ts";
import { Spots } from "./stage/spots.ts";
import { type Taken, uncovered } from "./stage/taken.ts";
import { type Label, Writing } from "./stage/writing.ts";

/** More than this is drawn into the sheets; less is drawn anew with every frame, above a veil. */
const LIVE = 1800;
const SETTLED = 140;
const FADE = 110;

export class Stage {
  /** A pointer is over something else now (null: over nothing), at x, y of the canvas. */
  onhover: (spot: Spot, x: number, y: number) => void = () => undefined;
  onpick: (spot: Spot) => void = () => undefined;
  onopen: (spot: Spot) => void = () => undefined;
  /** The camera has come to rest somewhere else. */
  onmove: (camera: Camera) => void = () => undefined;
  /** What lies over the canvas at its edges, in pixels: pictures are fitted beside it. */
  insets: Insets = { left: 0, top: 0, right: 0, bottom: 0 };

  /** Where the page has laid something over the canvas, in its pixels: no name is written there. */
  lids: () => readonly Box[] = () => [];

  private scene: Scene | null = null;
  private front: Front | null = null;
  private live = true;
  private shown = "";
  private measure: Measure = { unit: 1, room: 1, whole: 1 };
  private eye: Camera = { x: 0, y: 0, k: 0 };
  private look: Look;
  private hover: { spot: Spot; front: Front; since: number; until: number } | null = null;
  private flight: { from: Camera; to: Camera; began: number; long: number } | null = null;
  private movedAt = -1e9;
  private told = true;
  private frame = 0;
  private readonly canvas: HTMLCanvasElement;
  private readonly ctx: CanvasRenderingContext2D;
  private readonly gestures: Gestures;
  private readonly spots = new Spots();
  private readonly writing = new Writing();
  private readonly sheets: Sheets;
  private readonly watching: ResizeObserver;
  private readonly ended = new AbortController();

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
    const ctx = canvas.getContext("2d", { alpha: false });
    if (!ctx) throw new Error("This browser has no canvas to draw on");
    this.ctx = ctx;
    this.look = lookAround(canvas);
    this.sheets = new Sheets((surface, camera, width, height) => this.painted(surface, camera, width, height));
    this.gestures = new Gestures(canvas, {
      moved: (camera) => this.steered(camera),
      tapped: (x, y, touch) => this.onpick(this.spotAt(x, y, touch)),
      opened: (x, y, touch) => this.doubled(x, y, touch),
      hovered: (at) => this.pointed(at),
      panned: (x, y) => this.fly({ ...this.eye, x: this.eye.x + (x * this.width) / this.eye.k, y: this.eye.y + (y * this.height) / this.eye.k }, 160),
      zoomed: (factor) => this.zoom(factor),
      fitted: () => this.fit(),
    });
    this.watching = new ResizeObserver(() => this.resized());
    this.watching.observe(canvas);
    this.watch();
  }

  /** Draw this from now on. Of another network the whole is fitted in, unless a camera was set. */
  show(scene: Scene): void {
    const other = this.scene?.net !== scene.net;
    const first = this.scene === null;
    this.scene = scene;
    this.front = frontOf(scene);
    this.live = this.front === null || this.front.nodes.length + this.front.lines.length <= LIVE;
    const shown = signature(scene, this.live);
    if (shown !== this.shown) {
      this.sheets.invalidate();
      this.spots.forget();
    }
    this.shown = shown;
    this.measure = { ...this.measure, room: roomAmong(scene) };
    if (other) {
      this.sheets.clear();
      this.writing.clear();
      this.hover = null;
      this.limit();
      if (!first || this.eye.k === 0) this.fit(undefined, false);
    }
    this.writing.asked();
    this.draw();
  }

  /** Where the reader looks: the point in the middle, and pixels for a picture unit. */
  get camera(): Camera {
    return { ...this.eye };
  }

  set camera(camera: Camera) {
    this.flight = null;
    this.steered({ ...camera });
    this.gestures.set(this.eye);
  }

  /** Show these nodes whole, or all there are; at once where the reader wants no motion. */
  fit(which?: readonly number[], animate = true): void {
    const { scene } = this;
    if (!scene) return;
    const frame = framed(scene, which);
    const air = Math.min(scene.grounds || scene.structure ? 40 : 64, this.width * 0.07);
    const { left, top, right, bottom } = this.insets;
    const insets = { left: left + air, top: top + air, right: right + air, bottom: bottom + air };
    const to = fitted(frame, this.width, this.height, insets, this.nearest());
    if (animate) this.fly(to, 420);
    else this.camera = to;
  }

  /** Move no farther than it takes for what is at x, y of the picture to be seen well. */
  reveal(x: number, y: number): void {
    const { k } = this.eye;
    const { left, top, right, bottom } = this.insets;
    const air = Math.min(160, this.width * 0.16, this.height * 0.2);
    const off = (at: number, from: number, to: number) => Math.max(0, at - to) - Math.max(0, from - at);
    const { dx, dy } = this.view();
    const away = off(x * k + dx, left + air, this.width - right - air);
    const down = off(y * k + dy, top + air, this.height - bottom - air);
    if (away || down) this.fly({ k, x: this.eye.x + away / k, y: this.eye.y + down / k }, 300);
  }

  /** Nearer (above 1) or farther by a factor, the middle staying where it is. */
  zoom(factor: number): void {
    const from = this.flight?.to ?? this.eye;
    const [least, most] = this.limits();
    this.fly({ ...from, k: Math.min(most, Math.max(least, from.k * factor)) }, 200);
  }

  /** Let something stand out as if the pointer were on it (null: nothing). */
  touch(spot: Spot): void {
    if (sameSpot(spot, this.hover?.until === Infinity ? this.hover.spot : null)) return;
    const now = performance.now();
    const front = spot && this.scene ? frontAround(this.scene, spot) : null;
    if (spot && front) {
      const since = this.hover ? Math.min(this.hover.since, now - FADE) : now;
      this.hover = { spot, front, since: this.hover ? since : now, until: Infinity };
    } else if (this.hover) this.hover.until = now + FADE;
    this.writing.asked();
    this.draw();
  }

  /** What is at x, y of the canvas; within a finger's reach where it was touched. */
  spotAt(x: number, y: number, touch = false): Spot {
    const art = this.art();
    if (!art) return null;
    const node = this.spots.node(art, x, y, touch ? 20 : 5);
    if (node >= 0) return { what: "node", at: node };
    const named = this.writing.spotAt(x, y);
    if (named) return named;
    const line = this.spots.line(art, null, x, y, touch ? 12 : 4.5);
    if (line >= 0) return { what: "line", at: line };
    return art.scene.structure || art.scene.grounds ? this.spots.cluster(art, x, y) : null;
  }

  /** What is on the canvas now, the one to be named first at the beginning: clusters where they are
   *  what is drawn, else nodes. */
  visible(): NonNullable<Spot>[] {
    const art = this.art();
    return art ? spotsOnPaper(art) : [];
  }

  /** The names drawn now and the boxes they fill, in pixels of the canvas. */
  labels(): Label[] {
    const art = this.art();
    return art ? this.writing.written(art) : [];
  }

  /** Where a node stands now, in pixels of the canvas. */
  point(at: number): { x: number; y: number } {
    const { k, dx, dy } = this.view();
    const { x = [], y = [] } = this.scene?.net ?? {};
    return { x: (x[at] ?? 0) * k + dx, y: (y[at] ?? 0) * k + dy };
  }

  /** What there is to take away; null where nothing is shown yet. */
  taken(): Taken | null {
    const { scene, front, width, height } = this;
    return scene && { scene, front, view: uncovered(this.eye, [width, height], this.insets, this.measure) };
  }

  /** Take the page's colours anew; on paper, light ones and at once, for a printer waits for no frame. */
  restyle(paper = false): void {
    this.look = paper ? LIGHT : lookAround(this.canvas);
    this.sheets.invalidate();
    this.writing.clear();
    this.draw();
    if (!paper || this.eye.k === 0) return;
    this.sheets.want(this.eye, this.width, this.height, false);
    this.sheets.work(Infinity);
    for (const later of [0, 1000]) this.compose(performance.now() + later, false); // names come gently
  }

  end(): void {
    cancelAnimationFrame(this.frame);
    this.gestures.end();
    this.watching.disconnect();
    this.ended.abort();
  }

  private get width(): number {
    return Math.max(1, this.canvas.clientWidth);
  }

  private get height(): number {
    return Math.max(1, this.canvas.clientHeight);
  }

  private view(): View {
    return viewOf(this.eye, this.width, this.height, this.measure);
  }

  private art(): Art | null {
    const { scene, look, ctx } = this;
    return scene && { surface: new CanvasSurface(ctx), scene, look, view: this.view() };
  }

  private *painted(surface: Art["surface"], camera: Camera, width: number, height: number): Generator<void> {
    const { scene, look } = this;
    if (!scene) return;
    yield* drawPicture({ surface, scene, look, view: viewOf(camera, width, height, this.measure) }, !this.live);
  }

  private limits(): [number, number] {
    return [this.whole() * 0.5, Math.max(this.whole() * 3, this.nearest() * 2.2)];
  }

  private limit(): void {
    const { scene } = this;
    if (scene) this.measure = { unit: unitOf(scene.net), room: roomAmong(scene), whole: 1 };
    this.measure = { ...this.measure, whole: this.whole() };
    this.gestures.limit(...this.limits());
  }

  /** The scale of the whole picture, and that at which actors stand far apart. */
  private whole(): number {
    return fitted(this.scene ? framed(this.scene) : [0, 0, 1, 1], this.width, this.height, this.insets, this.nearest()).k;
  }

  private nearest(): number {
    return 190 / this.measure.unit;
  }

  private steered(camera: Camera): void {
    this.eye = camera;
    this.movedAt = performance.now();
    this.told = false;
    this.draw();
  }

  private fly(to: Camera, long: number): void {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches || this.eye.k === 0) {
      this.camera = to;
      return;
    }
    this.flight = { from: this.eye, to, began: performance.now(), long };
    this.draw();
  }

  private doubled(x: number, y: number, touch: boolean): void {
    const spot = this.spotAt(x, y, touch);
    if (spot) this.onopen(spot);
    else this.fly(nearer(this.eye, Math.min(this.limits()[1], this.eye.k * 2), x - this.width / 2, y - this.height / 2), 260);
  }

  private pointed(at: { x: number; y: number } | null): void {
    const spot = at && this.spotAt(at.x, at.y);
    this.canvas.style.cursor = spot ? "pointer" : "";
    const before = this.hover?.until === Infinity ? this.hover.spot : null;
    if (sameSpot(spot, before)) return;
    this.touch(spot);
    this.onhover(spot, at?.x ?? 0, at?.y ?? 0);
  }

  private watch(): void {
    const { signal } = this.ended;
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.restyle(), { signal });
    // Names are measured in the typeface that they are set in.
    const face = FAMILY.split(",")[0] ?? "";
    void Promise.all([430, 650].map((weight) => document.fonts.load(`${weight} 16px ${face}`, "กA"))).then((found) => {
      if (found.flat().length === 0) return;
      this.writing.clear();
      this.draw();
    });
  }

  private resized(): void {
    this.gestures.resized();
    // The first time it is told of the size that has just been drawn.
    if (!this.fitCanvas() && this.eye.k > 0) return;
    if (this.eye.k === 0) this.fit(undefined, false);
    else this.gestures.set(this.eye);
    this.limit();
    this.writing.asked();
    // In the same frame: a canvas that changes its size is empty until it is drawn.
    this.step(performance.now());
  }

  private draw(): void {
    this.frame ||= requestAnimationFrame((now) => this.step(now));
  }

  private step(now: number): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (!this.scene) return;
    this.fitCanvas();
    const moving = this.steer(now);
    this.sheets.want(this.eye, this.width, this.height, moving);
    this.sheets.work(moving ? 7 : 12);
    const fading = this.compose(now, moving);
    if (moving || fading || this.sheets.busy || !this.told) this.draw();
  }

  /** Device pixels for the size that CSS gives; whether there are more or fewer than before. */
  private fitCanvas(): boolean {
    const scale = devicePixelRatio || 1;
    const [wide, high] = [Math.round(this.width * scale), Math.round(this.height * scale)];
    const other = this.canvas.width !== wide || this.canvas.height !== high;
    if (other) [this.canvas.width, this.canvas.height] = [wide, high];
    this.ctx.setTransform(wide / this.width, 0, 0, high / this.height, 0, 0);
    return other;
  }

  /** Move on where a flight is under way; whether the camera is moving. */
  private steer(now: number): boolean {
    const { flight } = this;
    if (flight) {
      const share = Math.min(1, (now - flight.began) / flight.long);
      if (share >= 1) this.flight = null;
      this.steered(flown(flight.from, flight.to, Math.max(0, share)));
      this.gestures.set(this.eye);
    }
    const moving = now - this.movedAt < SETTLED;
    if (!moving && !this.told) {
      this.told = true;
      this.writing.asked();
      this.onmove(this.camera);
    }
    return moving;
  }

  /** Put a frame together; whether something on it is still changing. */
  private compose(now: number, moving: boolean): boolean {
    const art = this.art();
    if (!art) return false;
    const { ctx, look } = this;
    ctx.globalAlpha = 1;
    ctx.fillStyle = look.paper;
    if (!this.sheets.sharp(this.eye)) ctx.fillRect(0, 0, this.width, this.height);
    this.sheets.lay(ctx, this.eye, this.width, this.height);
    const share = this.stand(art, now);
    const writing = this.writing.write(art, {
      now,
      moving,
      must: mustBeNamed(art.scene, this.front, this.hover?.spot ?? null),
      front: this.hover?.front ?? this.front,
      lids: this.lids,
      ctx,
    });
    return writing || (this.hover !== null && share < 1);
  }

  /** Draw what stands out above all else; how far it has come to do so, 0 to 1. */
  private stand(art: Art, now: number): number {
    if (this.hover && now > this.hover.until) this.hover = null;
    const { hover } = this;
    const front = hover ? hover.front : this.live ? this.front : null;
    const share = hover ? Math.min(1, (now - hover.since + 16) / FADE, (hover.until - now) / FADE) : 1;
    if (!front) return 1;
    art.surface.box(0, 0, this.width, this.height, art.look.paper, veilOf(art, front) * Math.max(0, share));
    finish(drawFront(art, front));
    if (hover?.spot?.what === "node") drawRing(art, hover.spot.at);
    return share;
  }
}
