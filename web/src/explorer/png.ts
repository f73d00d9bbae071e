// The picture as a PNG of twice the pixels, with its caption beneath it.
import { caption } from "./caption.ts";
import { compose } from "./compose.ts";
import { CanvasSurface, FAMILY } from "./draw/surface.ts";
import { lookAround } from "./palette.ts";
import { Stage } from "./stage.ts";
import type { View } from "./view.ts";

const TWICE = 2;
const MARGIN = 40;
const LETTERS = 22;
const LEADING = 36;

/** What is seen on `canvas` by `stage`, drawn anew; a failure where the browser has no room. */
export async function png(view: View, canvas: HTMLCanvasElement, stage: Stage): Promise<Blob> {
  const [width, height] = [canvas.clientWidth * TWICE, canvas.clientHeight * TWICE];
  const drawn = document.createElement("canvas");
  drawn.className = "offstage";
  drawn.style.width = `${width}px`;
  drawn.style.height = `${height}px`;
  document.body.append(drawn);
  const own = new Stage(drawn);
  try {
    own.show(compose(view));
    own.camera = { ...stage.camera, k: stage.camera.k * TWICE };
    await settled(own);
    return await framed(view, drawn, width, height);
  } finally {
    own.end();
    drawn.remove();
  }
}

/** When all is drawn and sharp, but after some seconds in any case. */
async function settled(stage: Stage): Promise<void> {
  const until = performance.now() + 4000;
  do await new Promise((done) => setTimeout(done, 120));
  while (!stage.settled && performance.now() < until);
}

async function framed(view: View, drawn: HTMLCanvasElement, width: number, height: number): Promise<Blob> {
  const paper = document.createElement("canvas");
  const ctx = paper.getContext("2d");
  if (!ctx) throw new Error("no canvas");
  const look = lookAround(document.body);
  const said = caption(view);
  const type = `400 ${LETTERS}px ${FAMILY}`;
  ctx.font = type;
  const lines = [...said.facts, ...said.reading, said.version].filter(Boolean).flatMap((text) => wrapped(ctx, text, width - 2 * MARGIN));
  const top = MARGIN + 56;
  [paper.width, paper.height] = [width, top + height + MARGIN + lines.length * LEADING];
  new CanvasSurface(ctx).box(0, 0, paper.width, paper.height, look.paper, 1);
  ctx.drawImage(drawn, 0, top, width, height);
  ctx.globalAlpha = 1;
  ctx.fillStyle = look.ink;
  ctx.textAlign = "left";
  ctx.font = `650 36px ${FAMILY}`;
  ctx.fillText(said.title, MARGIN, MARGIN + 28);
  ctx.font = type;
  ctx.fillStyle = look.soft;
  lines.forEach((line, at) => ctx.fillText(line, MARGIN, top + height + LEADING * (at + 1)));
  return new Promise((take, fail) => paper.toBlob((blob) => (blob ? take(blob) : fail(new Error("no picture"))), "image/png"));
}

/** A text in lines no wider than `most`, broken where words end. */
function wrapped(ctx: CanvasRenderingContext2D, text: string, most: number): string[] {
  const found = [""];
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)) {
    const longer = `${found.at(-1) ?? ""}${segment}`;
    if (ctx.measureText(longer).width <= most) found[found.length - 1] = longer;
    else found.push(segment.trimStart());
  }
  return found;
}
