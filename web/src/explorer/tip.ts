// A word beside the pointer: what is under it.
import { both, nameOf } from "./view.ts";
import type { View } from "./view.ts";
import { linesOf } from "./view.ts";
import type { Spot } from "./scene.ts";
import { words } from "./words.ts";

/** What a spot is, in a few words. */
export function tipOf(view: View, spot: Spot): string {
  const { net, shown } = view;
  if (!spot) return "";
  if (spot.what === "cluster") return `${both(net.file.clusters.name[spot.at])} · ${words("panel.members_of", { n: net.file.clusters.size[spot.at] ?? 0 })}`;
  if (spot.what === "node") return `${nameOf(net, spot.at)} · ${words("with_count", { n: linesOf(view, spot.at).length })}`;
  const [a, b] = [net.a[spot.at] as number, net.b[spot.at] as number];
  return `${nameOf(net, a)} ${net.file.directed ? "→" : "–"} ${nameOf(net, b)} · ${words("panel.things", { n: shown.weight[spot.at] ?? 0 })}`;
}

/** Put the words beside x, y, on the side where there is room. */
export function place(box: HTMLElement, text: string, x: number, y: number): void {
  box.hidden = !text;
  if (!text) return;
  box.textContent = text;
  const { clientWidth: wide, clientHeight: high } = box.parentElement ?? box;
  const left = x + 16 + box.offsetWidth > wide ? Math.max(4, x - 16 - box.offsetWidth) : x + 16;
  const top = y + 18 + box.offsetHeight > high ? y - 12 - box.offsetHeight : y + 18;
  box.style.setProperty("transform", `translate(${Math.round(left)}px, ${Math.round(top)}px)`);
}
