// Drawing as SVG: the same picture with shapes and letters of its own, that refers to nothing else.
import type { Box } from "./boxes.ts";
import { FAMILY, haloWidth, type Stroke, type Surface, type Type } from "./surface.ts";

export class SvgSurface implements Surface {
  private readonly parts: string[] = [];
  private path: string[] = [];
  private clips = 0;

  begin(): void {
    this.path = [];
  }

  move(x: number, y: number): void {
    this.path.push(`M${short(x)} ${short(y)}`);
  }

  line(x: number, y: number): void {
    this.path.push(`L${short(x)} ${short(y)}`);
  }

  quad(cx: number, cy: number, x: number, y: number): void {
    this.path.push(`Q${short(cx)} ${short(cy)} ${short(x)} ${short(y)}`);
  }

  ring(x: number, y: number, r: number): void {
    const [radius, wide] = [short(r), short(2 * r)];
    this.path.push(`M${short(x + r)} ${short(y)}a${radius} ${radius} 0 1 1 -${wide} 0a${radius} ${radius} 0 1 1 ${wide} 0`);
  }

  close(): void {
    this.path.push("Z");
  }

  fill(colour: string, alpha: number): void {
    if (this.path.length) this.parts.push(`<path d="${this.path.join("")}" fill="${colour}"${opacity("fill", alpha)}/>`);
  }

  stroke({ colour, width, alpha, dash }: Stroke): void {
    if (!this.path.length) return;
    const dashes = dash?.length ? ` stroke-dasharray="${dash.map(short).join(" ")}"` : "";
    this.parts.push(`<path d="${this.path.join("")}" fill="none" stroke="${colour}" stroke-width="${short(width)}"${opacity("stroke", alpha)}${dashes}/>`);
  }

  box(x: number, y: number, width: number, height: number, colour: string, alpha: number): void {
    this.parts.push(`<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${colour}"${opacity("fill", alpha)}/>`);
  }

  words(text: string, x: number, y: number, type: Type, anchor: 0 | 0.5 | 1): void {
    const stands = anchor ? ` text-anchor="${anchor === 1 ? "end" : "middle"}"` : "";
    const halo = type.halo ? ` stroke="${type.halo}" stroke-width="${short(2 * haloWidth(type))}" paint-order="stroke"` : "";
    const spacing = type.spacing ? ` letter-spacing="${short(type.spacing)}"` : "";
    this.parts.push(
      `<text x="${short(x)}" y="${short(y)}" font-size="${short(type.size)}" font-weight="${type.weight}" fill="${type.colour}"${stands}${spacing}${halo}>${escaped(text)}</text>`,
    );
  }

  within({ x, y, width, height }: Box, draw: () => void): void {
    const id = `frame-${++this.clips}`;
    this.parts.push(`<clipPath id="${id}"><rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"/></clipPath>`);
    this.parts.push(`<g clip-path="url(#${id})"><g transform="translate(${short(x)} ${short(y)})">`);
    draw();
    this.parts.push("</g></g>");
  }

  /** The whole file, of this size in pixels; `title` and `about` tell what it is to who cannot see it. */
  file(size: { width: number; height: number; lang: string }, title: string, about: string): string {
    const [width, height] = [short(size.width), short(size.height)];
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" xml:lang="${escaped(size.lang)}" font-family="${escaped(FAMILY)}" stroke-linejoin="round" role="img">`,
      `<title>${escaped(title)}</title>`,
      `<desc>${escaped(about)}</desc>`,
      ...this.parts,
      "</svg>\n",
    ].join("\n");
  }
}

/** A tenth of a pixel is fine enough. */
function short(value: number): string {
  const found = Math.round(value * 10) / 10;
  return Number.isFinite(found) ? String(found === 0 ? 0 : found) : "0";
}

function opacity(what: "fill" | "stroke", alpha: number): string {
  return alpha < 1 ? ` ${what}-opacity="${Math.round(Math.max(0, alpha) * 100) / 100}"` : "";
}

/** A text as XML holds it; characters that XML has no way to write are left out. */
export function escaped(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the very characters that XML forbids
  const allowed = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "");
  return allowed.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
