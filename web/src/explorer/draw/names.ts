// Names as they are set: in lines, measured once for each text and type.
import { font, haloWidth, type Surface, type Type } from "./surface.ts";
import { wrapped } from "./wrap.ts";

/** A text in lines; the box of its ink is `width` by `height`, halo not counted. */
export interface Name {
  readonly text: string;
  readonly lines: readonly string[];
  readonly type: Type;
  readonly width: number;
  readonly height: number;
  /** From the top of the box down to the first baseline, and from one baseline to the next. */
  readonly ascent: number;
  readonly leading: number;
  /** A word beneath it, smaller and quieter; "" for none. */
  readonly note: string;
}

const types = new Map<string, Type>();

/** One and the same type for the same looks. */
export function typed(size: number, weight: number, colour: string, halo: string, spacing = 0): Type {
  const key = `${size} ${weight} ${colour} ${halo} ${spacing}`;
  const found = types.get(key) ?? { size, weight, colour, halo, spacing };
  types.set(key, found);
  return found;
}

/** As the width of a name: that which its type has as a rule. */
export const OWN = 0;
const LETTERS = 12.5;
/** What is set heavier than this may have a third line: a name that matters is not cut short. */
const PLAIN = 500;

/** Measures what it is asked for with a canvas of its own; keeps what it has measured. */
export class Names {
  /** By type, then by width and text. */
  private readonly known = new Map<Type, Map<string, Name>>();
  /** Whether some could not be measured in time, since this was last set to false. */
  late = false;
  private readonly ctx: CanvasRenderingContext2D | null;

  constructor() {
    this.ctx = document.createElement("canvas").getContext("2d");
  }

  /** Forget all, as when the typeface has come. */
  clear(): void {
    this.known.clear();
  }

  /** Whether a name is measured or there is time to do so until then (performance.now()); what is
   *  put off makes `late` true. */
  ready(text: string, type: Type, width: number, until: number, note = ""): boolean {
    const found = this.known.get(type)?.has(keyOf(text, width, note)) === true || performance.now() <= until;
    this.late ||= !found;
    return found;
  }

  /** `text` in two lines at most, in three where it is set heavy, each at most `width` wide; types are told apart by identity. */
  of(text: string, type: Type, width: number, note = ""): Name {
    let known = this.known.get(type);
    if (!known) this.known.set(type, (known = new Map<string, Name>()));
    const key = keyOf(text, width, note);
    const found = known.get(key) ?? this.noted(this.measured(text, type, width), note);
    if (known.size > 20_000) known.clear();
    known.set(key, found);
    return found;
  }

  private noted(name: Name, note: string): Name {
    const { ctx } = this;
    if (!note || !ctx) return { ...name, note };
    const type = noteOf(name.type);
    ctx.font = font(type);
    ctx.letterSpacing = "0px";
    return { ...name, note, width: Math.max(name.width, ctx.measureText(note).width), height: name.height + type.size * 1.3 };
  }

  private measured(text: string, type: Type, width: number): Name {
    const { ctx } = this;
    // Thai marks stand above and below others: never less than these, whatever the font says.
    const [leastUp, leastDown] = [type.size * 0.98, type.size * 0.34];
    const leading = Math.round(type.size * 1.42);
    if (!ctx) return { text, lines: [text], type, width, height: leading, ascent: leastUp, leading, note: "" };
    ctx.font = font(type);
    ctx.letterSpacing = `${type.spacing}px`;
    const most = type.weight > PLAIN ? 3 : 2;
    const lines = wrapped(text, (each) => ctx.measureText(each).width, width || type.size * LETTERS, most);
    const sizes = lines.map((line) => ctx.measureText(line));
    const ascent = Math.max(leastUp, sizes[0]?.actualBoundingBoxAscent ?? 0);
    const descent = Math.max(leastDown, sizes.at(-1)?.actualBoundingBoxDescent ?? 0);
    return {
      text,
      lines,
      type,
      width: Math.max(...sizes.map((each) => Math.max(each.width, each.actualBoundingBoxRight))),
      height: ascent + leading * (lines.length - 1) + descent,
      ascent,
      leading,
      note: "",
    };
  }
}

/** How a name's note is set. */
function noteOf(type: Type): Type {
  return { ...type, size: Math.max(12, Math.round(type.size * 0.84)), weight: 430, spacing: 0 };
}

function keyOf(text: string, width: number, note: string): string {
  return width === OWN && !note ? text : `${width} ${note} ${text}`;
}

/** The same name with another halo. */
export function haloed(name: Name, halo: string): Name {
  const { size, weight, colour, spacing } = name.type;
  return { ...name, type: typed(size, weight, colour, halo, spacing) };
}

/** Draws a name whose box begins at x, y; its lines begin (0), have their middle (0.5) or end (1) together. */
export function drawName(surface: Surface, name: Name, x: number, y: number, anchor: 0 | 0.5 | 1): void {
  // Spacing is added after the last letter too.
  const middle = x + name.width * anchor + (anchor * name.type.spacing) / 2;
  name.lines.forEach((line, at) => surface.words(line, middle, y + name.ascent + at * name.leading, name.type, anchor));
  if (!name.note) return;
  const type = noteOf(name.type);
  surface.words(name.note, x + name.width * anchor, y + name.height - type.size * 0.34, type, anchor);
}

/** How much larger than its box a name is drawn, on every side. */
export function rimOf(name: Name): number {
  return Math.ceil(haloWidth(name.type) + 1);
}
