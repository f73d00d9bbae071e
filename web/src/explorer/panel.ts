// The panel at the side: what is picked, told in words.
import { button, h, refill } from "./h.ts";
import type { Child } from "./h.ts";
import { actor, actorTitle, onwards } from "./panel/actor.ts";
import { cluster, clusterTitle, unfold } from "./panel/cluster.ts";
import { line, lineTitle } from "./panel/line.ts";
import { routes, routesTitle } from "./panel/routes.ts";
import { pickedOf } from "./view.ts";
import type { Atlas, View } from "./view.ts";
import { words } from "./words.ts";

export class Panel {
  private readonly atlas: Atlas;
  private readonly box: HTMLElement;
  /** A field that finds actors of this network, for the other end of a path. */
  private readonly search: (into: HTMLElement) => void;
  private shown = "";

  constructor(box: HTMLElement, atlas: Atlas, search: (into: HTMLElement) => void) {
    this.atlas = atlas;
    this.box = box;
    this.search = search;
  }

  /** Tell of what is picked; hidden where nothing is. */
  update(view: View): void {
    const { state } = view;
    const key = [state.network, state.pick, state.from, state.to].join(" ");
    const held = this.box.contains(document.activeElement);
    const parts = this.parts(view);
    this.box.hidden = !parts;
    document.body.classList.toggle("telling", Boolean(parts));
    if (!parts) {
      this.shown = "";
      if (held) document.getElementById("picture")?.focus();
      return;
    }
    const { scrollTop } = this.box;
    const [title, body, foot] = parts;
    refill(this.box, h("header", {}, h("div", {}, this.back(view), title), button(words("close"), () => this.close(view), { icon: "close", bare: true, class: "round" })), h("div", { class: "body" }, body), foot && h("footer", {}, foot));
    const same = this.shown === key;
    this.shown = key;
    this.box.scrollTop = same ? scrollTop : 0;
    if (held) this.box.querySelector<HTMLElement>("h2")?.focus({ preventScroll: same });
  }

  close(view: View): void {
    this.atlas.go(view.state.pick ? { pick: "" } : { from: "", to: "" });
  }

  private parts(view: View): [title: Child, body: Child, foot: Child] | null {
    const spot = pickedOf(view);
    const { atlas } = this;
    if (spot?.what === "node") return [actorTitle(view, spot.at), actor(view, atlas, spot.at), onwards(view, atlas, spot.at)];
    if (spot?.what === "line") return [lineTitle(view, atlas, spot.at), line(view, spot.at), null];
    if (spot?.what === "cluster") return [clusterTitle(view, spot.at), cluster(view, atlas, spot.at), unfold(view, atlas, spot.at)];
    if (view.net.at(view.state.from) >= 0) return [routesTitle(view), routes(view, atlas, this.field()), null];
    return null;
  }

  private field(): HTMLElement {
    const box = h("div", { class: "finder" });
    this.search(box);
    return box;
  }

  /** From a line of a path back to the paths. */
  private back({ state }: View): Child {
    return state.from && state.pick && button(words("panel.paths_back"), () => this.atlas.go({ pick: "" }), { icon: "back", class: "back" });
  }
}
