// On paper: the part of the picture that nothing lies on, its legend, its whole caption and its rows.
import type { Frame } from "./frame.ts";
import type { Stage } from "./stage.ts";

/** Lay all of it open before the page is printed, and put it back afterwards. `rows` fills the table. */
export function printing({ canvas, caption, rows }: Frame, stage: Stage, fill: () => void): void {
  let before: { open: boolean; hidden: boolean } | null = null;
  addEventListener("beforeprint", () => {
    const details = caption as HTMLDetailsElement;
    before ??= { open: details.open, hidden: rows.hidden };
    details.open = true;
    rows.hidden = false;
    fill();
    stage.restyle(true);
    const { left, right } = stage.insets;
    canvas.style.setProperty("--shape", `${canvas.clientWidth - left - right} / ${canvas.clientHeight}`);
    canvas.style.setProperty("--from", `${left + right ? (100 * left) / (left + right) : 0}%`);
  });
  addEventListener("afterprint", () => {
    if (!before) return;
    (caption as HTMLDetailsElement).open = before.open;
    rows.hidden = before.hidden;
    before = null;
    stage.restyle();
  });
}
