// The keyboard: what the picture answers to, and the list of it.
import { button, h } from "./h.ts";
import { pickOf } from "./picked.ts";
import type { Spot } from "./scene.ts";
import { sameSpot } from "./stage/reading.ts";
import type { Atlas } from "./view.ts";
import type { Stage } from "./stage.ts";
import { tipOf } from "./tip.ts";
import { words } from "./words.ts";

const LIST: readonly [keys: string, what: string][] = [
  ["← ↑ → ↓", "keys.move"],
  ["+ −", "keys.zoom"],
  ["0", "keys.fit"],
  ["N  P", "keys.next"],
  ["Enter", "keys.open"],
  ["␣", "keys.play"],
  ["/", "keys.find"],
  ["L", "keys.legend"],
  ["T", "keys.table"],
  ["Esc", "keys.close"],
  ["?", "keys.help"],
];

/** What single letters do, wherever the focus is but in a field. */
export interface KeyDeeds {
  find(): void;
  legend(): void;
  table(): void;
  close(): void;
}

export class Keys {
  private readonly atlas: Atlas;
  private readonly stage: Stage;
  private readonly deeds: KeyDeeds;
  private at: Spot = null;

  constructor(atlas: Atlas, stage: Stage, canvas: HTMLCanvasElement, deeds: KeyDeeds) {
    this.atlas = atlas;
    this.stage = stage;
    this.deeds = deeds;
    canvas.addEventListener("keydown", (event) => this.onPicture(event));
    canvas.addEventListener("blur", () => this.stage.touch(null));
    document.addEventListener("keydown", (event) => this.anywhere(event));
  }

  /** A list of what keys do. */
  help(): void {
    const dialog = h(
      "dialog",
      { class: "sheet", "aria-labelledby": "keys-head", close: () => dialog.remove() },
      h("header", {}, h("h2", { id: "keys-head" }, words("keys.title")), button(words("close"), () => dialog.close(), { icon: "close", bare: true, class: "round" })),
      h("dl", { class: "keys" }, LIST.map(([keys, what]) => h("div", {}, h("dt", {}, keys.split(" ").filter(Boolean).map((key) => h("kbd", {}, key))), h("dd", {}, words(what))))),
    );
    document.body.append(dialog);
    dialog.showModal();
  }

  /** From name to name among what is seen, the best known first. */
  private onPicture(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { n: 1, N: 1, p: -1, P: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.walk(step);
    } else if (event.key === "Enter" && this.at) {
      event.preventDefault();
      if (this.at.what === "cluster") this.stage.onopen(this.at);
      else this.atlas.go({ pick: pickOf(this.atlas.view().net, this.at) });
      document.querySelector<HTMLElement>("#panel h2")?.focus();
    }
  }

  private walk(step: number): void {
    const view = this.atlas.view();
    const seen = this.stage.visible();
    if (!seen.length) return;
    const from = seen.findIndex((spot) => sameSpot(spot, this.at));
    this.at = seen[from < 0 ? (step > 0 ? 0 : seen.length - 1) : (from + step + seen.length) % seen.length] ?? null;
    this.stage.touch(this.at);
    this.atlas.say(tipOf(view, this.at));
  }

  private anywhere(event: KeyboardEvent): void {
    const { target } = event;
    const typing = target instanceof HTMLElement && target.matches("input:not([type=range], [type=checkbox]), select, textarea, [contenteditable]");
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") {
      if (!typing && !event.defaultPrevented) this.deeds.close();
      return;
    }
    const deed = typing ? undefined : { "?": () => this.help(), "/": () => this.deeds.find(), l: () => this.deeds.legend(), t: () => this.deeds.table() }[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  }
}
