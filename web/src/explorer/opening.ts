// Networks as they are opened: read once, and reckoned anew with every choice.
import { around, FAR } from "./around.ts";
import type { IndexFile, PictureFile, TiesFile } from "./files.ts";
import { load } from "./load.ts";
import { read } from "./network.ts";
import type { Network } from "./network.ts";
import { paths } from "./paths.ts";
import { countActors, needsTies, Showing } from "./shown.ts";
import type { Shown } from "./shown.ts";
import { leaving } from "./state.ts";
import type { State } from "./state.ts";
import type { Camera } from "./scene.ts";
import { gains, turned, turnedCamera } from "./turn.ts";
import type { View } from "./view.ts";

export class Opened {
  readonly net: Network;
  /** Whether the picture stands upright here that lies in its file. */
  readonly isTurned: boolean;
  ties: TiesFile | null = null;
  private showing: Showing;
  private last: { key: string; shown: Shown } | null = null;

  /** For a screen of this size. */
  constructor(file: PictureFile, width: number, height: number) {
    this.isTurned = gains(file, width, height);
    this.net = read(this.isTurned ? turned(file) : file);
    this.showing = new Showing(this.net, null);
  }

  /** Read the claims, once; the picture is reckoned from them from then on. */
  async readTies(): Promise<TiesFile> {
    const ties = await load<TiesFile>(`${this.net.file.name}-ties`);
    if (!this.ties) {
      this.ties = ties;
      this.showing = new Showing(this.net, ties);
      this.last = null;
    }
    return ties;
  }

  /** Whether a state can be shown as it is only with the claims. */
  needs(state: State): boolean {
    return !this.ties && needsTies(expanded(this.net, state), this.net.file.usual);
  }

  /** What a state shows. */
  view(index: IndexFile, state: State): View {
    const { net, ties } = this;
    const shown = this.shown(expanded(net, state));
    const focus = net.at(state.focus);
    const near = focus < 0 ? null : around(net, shown.line, [focus], state.steps).map((steps) => (steps === FAR ? 0 : 1));
    const ends: [number, number] = [net.at(state.from), net.at(state.to)];
    const asked = ends[0] >= 0 && ends[1] >= 0;
    const free = state.focus && state.by.length ? this.showing.of({ ...state, by: [] }).line : shown.line;
    const counted = near ? { ...shown, counts: { ...shown.counts, ...countActors(net, shown.node.map((each, node) => each & (near[node] as number))) } } : shown;
    return { state, index, net, ties, shown: counted, free, near, paths: asked ? paths(net, shown, ends) : null };
  }

  /** A camera of an address as it is here, and one of here as it is in an address. */
  turn(camera: Camera): Camera {
    return this.isTurned ? turnedCamera(camera) : camera;
  }

  /** Only what changes lines has them reckoned again. */
  private shown(state: State): Shown {
    const { on, modalities, without, minSources, maxParties, strict } = state;
    const key = JSON.stringify([on, modalities, without, minSources, maxParties, strict]);
    if (this.last?.key !== key) this.last = { key, shown: this.showing.of(state) };
    return this.last.shown;
  }
}

/** Around an actor by some kinds of tie alone: the others are left out. */
function expanded({ file }: Network, state: State): State {
  if (!state.focus || !state.by.length) return state;
  const others = file.bases.filter(({ code }) => !state.by.includes(code)).map(({ code }) => leaving("basis", code));
  return { ...state, without: [...new Set([...state.without, ...others])] };
}
