// Wheel, pinch, drag, tap and keys on the canvas, told as cameras and points.
import { select, type Selection } from "d3-selection";
import { zoom, type ZoomBehavior, zoomIdentity, type ZoomTransform } from "d3-zoom";
import type { Camera } from "../scene.ts";

export interface Host {
  /** The camera has moved by hand. */
  moved(camera: Camera): void;
  /** A click or a tap at x, y of the canvas; `touch` when by finger. */
  tapped(x: number, y: number, touch: boolean): void;
  /** A second click or tap at the same place soon after. */
  opened(x: number, y: number, touch: boolean): void;
  /** A pointer that can hover is at x, y; null when it has left. */
  hovered(at: { x: number; y: number } | null): void;
  /** Arrows: a share of the view to move by; + and -: a factor; 0: the whole picture. */
  panned(x: number, y: number): void;
  zoomed(factor: number): void;
  fitted(): void;
}

/** A second tap counts within so many milliseconds and pixels. */
const SOON = 380;
const NEAR = 26;

export class Gestures {
  private readonly canvas: HTMLCanvasElement;
  private readonly host: Host;
  private readonly selected: Selection<HTMLCanvasElement, unknown, null, undefined>;
  private readonly zooming: ZoomBehavior<HTMLCanvasElement, unknown>;
  private readonly ended = new AbortController();
  private setting = false;
  private dragging = false;
  private last = { at: 0, x: 0, y: 0 };
  private touch = false;

  constructor(canvas: HTMLCanvasElement, host: Host) {
    this.canvas = canvas;
    this.host = host;
    this.selected = select(canvas);
    this.zooming = zoom<HTMLCanvasElement, unknown>()
      .filter((event: Event) => this.counts(event))
      .wheelDelta((event: WheelEvent) => -event.deltaY * (event.deltaMode === 1 ? 0.05 : event.deltaMode ? 1 : 0.0022) * (event.ctrlKey ? 6 : 1))
      .clickDistance(5)
      .tapDistance(14)
      .on("zoom", ({ transform }: { transform: ZoomTransform }) => {
        if (!this.setting) host.moved(this.camera(transform));
      });
    this.selected.call(this.zooming).on("dblclick.zoom", null);
    this.listen();
    this.resized();
  }

  /** The scale may go from `least` to `most`. */
  limit(least: number, most: number): void {
    this.zooming.scaleExtent([least, most]);
  }

  /** Continue from this camera. */
  set(camera: Camera): void {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    this.setting = true;
    const to = zoomIdentity.translate(width / 2 - camera.x * camera.k, height / 2 - camera.y * camera.k).scale(camera.k);
    this.selected.call((each) => this.zooming.transform(each, to));
    this.setting = false;
  }

  /** One finger moves the picture where the page itself has nowhere to scroll, else two do. */
  resized(): void {
    this.canvas.style.touchAction = pageScrolls() ? "pan-x pan-y" : "none";
  }

  end(): void {
    this.ended.abort();
    this.selected.on(".zoom", null);
  }

  private camera({ k, x, y }: ZoomTransform): Camera {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    return { k, x: (width / 2 - x) / k, y: (height / 2 - y) / k };
  }

  private counts(event: Event): boolean {
    if (typeof TouchEvent !== "undefined" && event instanceof TouchEvent) {
      this.touch = true;
      return event.touches.length > 1 || !pageScrolls();
    }
    const { ctrlKey, button } = event as MouseEvent;
    return (!ctrlKey || event.type === "wheel") && !button;
  }

  private listen(): void {
    const { canvas, host } = this;
    const { signal } = this.ended;
    canvas.addEventListener("click", (event) => this.clicked(event), { signal });
    canvas.addEventListener("pointerdown", (event) => {
      this.touch = event.pointerType === "touch";
      this.dragging = !this.touch;
    }, { signal });
    canvas.addEventListener("pointermove", (event) => {
      if (event.pointerType === "touch" || this.dragging && event.buttons) return;
      host.hovered(pointOn(canvas, event));
    }, { signal });
    addEventListener("pointerup", () => (this.dragging = false), { signal });
    canvas.addEventListener("pointerleave", () => host.hovered(null), { signal });
    canvas.addEventListener("keydown", (event) => this.pressed(event), { signal });
  }

  private clicked(event: MouseEvent): void {
    const { x, y } = pointOn(this.canvas, event);
    const { last, touch } = this;
    const again = event.timeStamp - last.at < SOON && Math.hypot(x - last.x, y - last.y) < NEAR;
    this.last = again ? { at: 0, x, y } : { at: event.timeStamp, x, y };
    if (again) this.host.opened(x, y, touch);
    else this.host.tapped(x, y, touch);
  }

  private pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { host } = this;
    const step = event.shiftKey ? 0.5 : 0.12;
    const deeds: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => host.panned(-step, 0),
      ArrowRight: () => host.panned(step, 0),
      ArrowUp: () => host.panned(0, -step),
      ArrowDown: () => host.panned(0, step),
      "+": () => host.zoomed(1.4),
      "=": () => host.zoomed(1.4),
      "-": () => host.zoomed(1 / 1.4),
      _: () => host.zoomed(1 / 1.4),
      "0": () => host.fitted(),
    };
    const deed = deeds[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  }
}

function pageScrolls(): boolean {
  const page = document.scrollingElement;
  return page !== null && page.scrollHeight > innerHeight + 4;
}

function pointOn(canvas: HTMLCanvasElement, { clientX, clientY }: MouseEvent): { x: number; y: number } {
  const { left, top } = canvas.getBoundingClientRect();
  return { x: clientX - left - canvas.clientLeft, y: clientY - top - canvas.clientTop };
}
