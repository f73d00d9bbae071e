// The names on the view: placed for every frame, coming and going softly, drawn from sprites.
import type { Art, Front } from "../draw/art.ts";
import type { Box } from "../draw/boxes.ts";
import { type Placed, placed } from "../draw/labels.ts";
import { roomOf, wantedNames } from "../draw/lettering.ts";
import { nodesOnPaper } from "../draw/marks.ts";
import { Names } from "../draw/names.ts";
import type { Spot } from "../scene.ts";
import { Sprites } from "./sprites.ts";

export interface Moment {
  now: number;
  moving: boolean;
  must: readonly number[];
  front: Front | null;
  ctx: CanvasRenderingContext2D;
}

const COMES = 140;
/** Names not yet measured that a frame may measure while the reader moves, and at rest. */
const FRESH = 24;
const FRESH_AT_REST = 160;

export class Writing {
  private readonly names = new Names();
  private readonly sprites = new Sprites();
  private stands: Placed[] = [];
  private since = new Map<string, number>();
  private fresh = true;

  clear(): void {
    this.sprites.clear();
    this.names.clear();
    this.stands = [];
    this.since.clear();
    this.fresh = true;
  }

  /** Something has changed: names are placed anew, by rank alone. */
  asked(): void {
    this.fresh = true;
  }

  /** Write the names of this moment; whether some are still coming. */
  write(art: Art, moment: Moment): boolean {
    const before = this.names.size;
    if (this.fresh || moment.moving) this.place(art, moment);
    const measured = this.names.size - before;
    let coming = false;
    for (const each of this.stands) {
      const since = this.since.get(each.wanted.key) ?? moment.now;
      const share = Math.min(1, (moment.now - since + 30) / COMES);
      coming ||= share < 1;
      this.sprites.draw(moment.ctx, each.wanted.name, each.box.x, each.box.y, each.anchor, share);
    }
    // Where not all could be measured in time there is more to place.
    const more = measured >= (moment.moving ? FRESH : FRESH_AT_REST);
    this.fresh = more;
    return coming || more;
  }

  spotAt(x: number, y: number): Spot {
    const found = this.stands.find(({ box }) => x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height);
    if (!found) return null;
    const at = Number(found.wanted.key.slice(1));
    return { what: found.wanted.key.startsWith("n") ? "node" : "cluster", at };
  }

  visible(art: Art): number[] {
    return nodesOnPaper(art, null).reverse();
  }

  written(): { text: string; box: Box; what: "node" | "cluster"; at: number }[] {
    return this.stands.map(({ wanted, box }) => ({
      text: wanted.name.text,
      box,
      what: wanted.key.startsWith("n") ? "node" : "cluster",
      at: Number(wanted.key.slice(1)),
    }));
  }

  private place(art: Art, { now, moving, must, front }: Moment): void {
    const sides = new Map(this.stands.map(({ wanted, side }) => [wanted.key, side]));
    const held = moving ? new Set(sides.keys()) : new Set<string>();
    const lettering = {
      names: this.names,
      size: art.view.width < 620 ? 16 : 13.5,
      must,
      front: front && new Set(front.nodes),
      fresh: moving ? FRESH : FRESH_AT_REST,
    };
    this.stands = placed(wantedNames(art, lettering, held), roomOf(art, lettering.front), sides);
    const since = new Map<string, number>();
    for (const { wanted } of this.stands) since.set(wanted.key, this.since.get(wanted.key) ?? now);
    this.since = since;
  }
}
