// What every picture is drawn on: a canvas and an SVG (svg.ts) behind one interface, so that what
// is taken away looks as what is seen. Lengths are CSS pixels from the left top corner.

import type { Box } from "./boxes.ts";

export interface Stroke {
  colour: string;
  width: number;
  alpha: number;
  dash?: readonly number[];
}

export interface Type {
  size: number;
  weight: number;
  colour: string;
  /** The colour around the letters, "" for none. */
  halo: string;
  /** Space between letters, in pixels. */
  spacing: number;
}

export interface Surface {
  /** Begin an outline; what follows adds to it until it is filled or stroked. */
  begin(): void;
  move(x: number, y: number): void;
  line(x: number, y: number): void;
  quad(cx: number, cy: number, x: number, y: number): void;
  ring(x: number, y: number, r: number): void;
  close(): void;
  fill(colour: string, alpha: number): void;
  stroke(stroke: Stroke): void;
  box(x: number, y: number, width: number, height: number, colour: string, alpha: number): void;
  /** Words whose baseline begins at x, y (anchor 0), has its middle (0.5) or its end (1) there. */
  words(text: string, x: number, y: number, type: Type, anchor: 0 | 0.5 | 1): void;
  /** What `draw` draws, measured from the left top corner of a box and cut off at its edges. */
  within(box: Box, draw: () => void): void;
}

export const FAMILY = '"KG Noto Sans Thai", "Noto Sans Thai", system-ui, sans-serif';

/** The CSS font of a type. */
export function font(type: Type): string {
  return `${type.weight} ${type.size}px ${FAMILY}`;
}

/** How far the halo reaches beyond the letters. */
export function haloWidth(type: Type): number {
  return type.halo ? Math.max(2.4, type.size * 0.2) : 0;
}

export class CanvasSurface implements Surface {
  private readonly ctx: CanvasRenderingContext2D;

  constructor(ctx: CanvasRenderingContext2D) {
    this.ctx = ctx;
    ctx.lineJoin = "round";
    ctx.lineCap = "butt";
  }

  begin(): void {
    this.ctx.beginPath();
  }

  move(x: number, y: number): void {
    this.ctx.moveTo(x, y);
  }

  line(x: number, y: number): void {
    this.ctx.lineTo(x, y);
  }

  quad(cx: number, cy: number, x: number, y: number): void {
    this.ctx.quadraticCurveTo(cx, cy, x, y);
  }

  ring(x: number, y: number, r: number): void {
    this.ctx.moveTo(x + r, y);
    this.ctx.arc(x, y, r, 0, 2 * Math.PI);
  }

  close(): void {
    this.ctx.closePath();
  }

  fill(colour: string, alpha: number): void {
    this.ctx.globalAlpha = alpha;
    this.ctx.fillStyle = colour;
    this.ctx.fill();
  }

  stroke({ colour, width, alpha, dash }: Stroke): void {
    this.ctx.globalAlpha = alpha;
    this.ctx.strokeStyle = colour;
    this.ctx.lineWidth = width;
    this.ctx.setLineDash(dash ? [...dash] : []);
    this.ctx.stroke();
  }

  box(x: number, y: number, width: number, height: number, colour: string, alpha: number): void {
    this.ctx.globalAlpha = alpha;
    this.ctx.fillStyle = colour;
    this.ctx.fillRect(x, y, width, height);
  }

  words(text: string, x: number, y: number, type: Type, anchor: 0 | 0.5 | 1): void {
    const { ctx } = this;
    ctx.font = font(type);
    ctx.letterSpacing = `${type.spacing}px`;
    ctx.textAlign = anchor === 0 ? "left" : anchor === 1 ? "right" : "center";
    ctx.textBaseline = "alphabetic";
    ctx.globalAlpha = 1;
    if (type.halo) {
      ctx.strokeStyle = type.halo;
      ctx.lineWidth = 2 * haloWidth(type);
      ctx.setLineDash([]);
      ctx.strokeText(text, x, y);
    }
    ctx.fillStyle = type.colour;
    ctx.fillText(text, x, y);
  }
  within({ x, y, width, height }: Box, draw: () => void): void {
    const { ctx } = this;
    ctx.save();
    ctx.beginPath();
    ctx.rect(x, y, width, height);
    ctx.clip();
    ctx.translate(x, y);
    draw();
    ctx.restore();
  }
}
