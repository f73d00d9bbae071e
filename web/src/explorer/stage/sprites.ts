// Names drawn once and copied after that: setting Thai letters with a halo takes longer than all
// else on a frame.
import { drawName, type Name, rimOf } from "../draw/names.ts";
import { CanvasSurface } from "../draw/surface.ts";

interface Sprite {
  readonly canvas: HTMLCanvasElement;
  readonly rim: number;
  readonly scale: number;
}

const MOST = 900;

export class Sprites {
  private readonly drawn = new Map<string, Sprite>();

  clear(): void {
    this.drawn.clear();
  }

  /** Draw a name whose box begins at x, y. */
  draw(ctx: CanvasRenderingContext2D, name: Name, x: number, y: number, anchor: 0 | 0.5 | 1, alpha: number): void {
    const sprite = this.of(name, anchor);
    ctx.globalAlpha = alpha;
    const snap = (at: number) => Math.round((at - sprite.rim) * sprite.scale) / sprite.scale;
    ctx.drawImage(sprite.canvas, snap(x), snap(y), sprite.canvas.width / sprite.scale, sprite.canvas.height / sprite.scale);
  }

  private of(name: Name, anchor: 0 | 0.5 | 1): Sprite {
    const { type } = name;
    const scale = devicePixelRatio || 1;
    const key = `${scale} ${anchor} ${type.size} ${type.weight} ${type.spacing} ${type.colour} ${type.halo} ${name.note} ${name.lines.join("\n")}`;
    const known = this.drawn.get(key);
    // Those asked for last stay.
    if (known) this.drawn.delete(key);
    const sprite = known ?? drawnOn(name, anchor, scale);
    this.drawn.set(key, sprite);
    if (this.drawn.size > MOST) this.drawn.delete(this.drawn.keys().next().value ?? "");
    return sprite;
  }
}

function drawnOn(name: Name, anchor: 0 | 0.5 | 1, scale: number): Sprite {
  const canvas = document.createElement("canvas");
  const rim = rimOf(name);
  canvas.width = Math.ceil((name.width + 2 * rim) * scale);
  canvas.height = Math.ceil((name.height + 2 * rim) * scale);
  const ctx = canvas.getContext("2d");
  if (ctx) {
    ctx.scale(scale, scale);
    drawName(new CanvasSurface(ctx), name, rim, rim, anchor);
  }
  return { canvas, rim, scale };
}
