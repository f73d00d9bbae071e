// The explorer: one network as a picture with its legend, its time line and its words. What is
// shown follows the address after #, and the address follows the reader.
import { parse, write } from "./address.ts";
import { chips } from "./chips.ts";
import { compose } from "./compose.ts";
import { facts } from "./facts.ts";
import type { IndexFile, PictureFile } from "./files.ts";
import { foot, report } from "./foot.ts";
import { frame, PHONE } from "./frame.ts";
import type { Frame } from "./frame.ts";
import { icon, refill } from "./h.ts";
import { Keys } from "./keys.ts";
import { lead } from "./lead.ts";
import { Legend } from "./legend.ts";
import { lidsOver } from "./lids.ts";
import { load } from "./load.ts";
import { menu } from "./menu.ts";
import { Opened } from "./opening.ts";
import { Panel } from "./panel.ts";
import { pickOf } from "./picked.ts";
import { printing } from "./printing.ts";
import type { Spot } from "./scene.ts";
import { finder } from "./seek.ts";
import { Stage } from "./stage.ts";
import type { State } from "./state.ts";
import { Table } from "./table.ts";
import { takeAway } from "./takeaway.ts";
import { TimeLine } from "./timeline.ts";
import { place, tipOf } from "./tip.ts";
import { usual } from "./usual.ts";
import { both, nodeIn, nodesPicked, pickedOf } from "./view.ts";
import type { Atlas, View } from "./view.ts";
import { pageOf } from "./ways.ts";
import { words } from "./words.ts";

/** Claims are read unasked where there are no more lines than this. */
const LIGHT = 40_000;
/** From so many pixels on there is room for the legend beside the picture. */
const WIDE = 1000;
/** Titles of more letters are set smaller, so that they stand whole. */
const LONG = 28;

export class Explorer implements Atlas {
  private readonly index: IndexFile;
  private readonly opened = new Map<string, Promise<Opened>>();
  private readonly furniture: Frame;
  private readonly stage: Stage;
  private readonly keys: Keys;
  private readonly legend: Legend;
  private readonly panel: Panel;
  private readonly time: TimeLine;
  private readonly table: Table;
  private state: State;
  private here: Opened | null = null;
  private now: View | null = null;
  private turn = 0;
  /** The page is moving the camera itself: no part of the address. */
  private flying = true;

  constructor(index: IndexFile) {
    this.index = index;
    this.state = usual(index, null);
    this.furniture = this.furnish();
    const { legend, panel, time, rows, canvas } = this.furniture;
    this.stage = new Stage(canvas);
    this.legend = new Legend(legend, this, () => this.unfoldLegend());
    this.panel = new Panel(panel, this, (into) => finder(into, (id) => this.go({ to: id, pick: "" }), (id) => this.view().net.at(id) >= 0));
    this.time = new TimeLine(time, this);
    this.table = new Table(rows, this);
    this.keys = new Keys(this, this.stage, canvas, { find: () => this.search.focus(), legend: () => this.unfoldLegend(), table: () => this.go({ table: !this.state.table }), close: () => this.close() });
    this.listen();
    printing(this.furniture, this.stage, () => this.now && this.table.update(this.now));
    if (innerWidth > WIDE) this.unfoldLegend(false);
  }

  /** Show what the address says. */
  async open(): Promise<void> {
    const hash = location.hash.slice(1) || facts().opens;
    const known = usual(this.index, null);
    const { network } = parse(hash, known);
    const name = this.index.networks.some((each) => each.name === network) ? network : known.network;
    const opened = await this.network(name);
    const state = { ...parse(hash, usual(this.index, opened.net)), network: name };
    await this.show(opened, state);
    if (state.camera) this.stage.camera = opened.turn(state.camera);
  }

  /** What is on the screen, as it is at the moment of asking. */
  outside(): { stage: Stage; readonly view: View; readonly state: State } {
    const now = (): View => this.view();
    return {
      stage: this.stage,
      get view() { return now(); },
      get state() { return now().state; },
    };
  }

  view(): View {
    if (!this.now) throw new Error("nothing is shown yet");
    return this.now;
  }

  go(change: Partial<State>, how: "push" | "replace" = "push"): void {
    const network = change.network ?? this.state.network;
    if (network === this.state.network && this.here) {
      const moves = ["focus", "steps", "by", "from", "to", "view"].some((key) => key in change);
      const state = { ...this.state, ...(moves ? { camera: null } : {}), ...change };
      this.write(state, how);
      void this.show(this.here, state);
    } else void this.change(network, change);
  }

  needTies(): void {
    const { here } = this;
    if (!here || here.ties) return;
    void here.readTies().then(() => {
      if (this.here === here) void this.show(here, this.state);
    });
  }

  fly(nodes: readonly number[]): void {
    this.inset();
    this.flying = true;
    this.stage.fit(nodes);
  }

  say(text: string): void {
    this.furniture.said.textContent = text;
  }

  /** Another network: the day, the table and whom the reader looks at stay. */
  private async change(name: string, change: Partial<State>): Promise<void> {
    const opened = await this.network(name);
    const { on, table, colour, pick } = this.state;
    const kept = opened.net.at(pick) >= 0 ? pick : "";
    const state = { ...usual(this.index, opened.net), on, table, colour, pick: kept, ...change, network: name };
    this.write(state, "push");
    await this.show(opened, state);
  }

  private network(name: string): Promise<Opened> {
    const known = this.opened.get(name) ?? load<PictureFile>(name).then((file) => new Opened(file, innerWidth, innerHeight));
    this.opened.set(name, known);
    return known;
  }

  private write(state: State, how: "push" | "replace"): void {
    const opened = this.here?.net.file.name === state.network ? this.here.net : null;
    const hash = `#${write(state, usual(this.index, opened))}`;
    if (hash === (location.hash || "#")) return;
    history[how === "push" ? "pushState" : "replaceState"](null, "", hash === "#" ? location.pathname + location.search : hash);
  }

  /** Show a state, when what it needs is read; of two the later one. */
  private async show(opened: Opened, state: State): Promise<void> {
    const turn = ++this.turn;
    const before = this.now;
    this.state = state;
    if (opened.needs(state)) {
      this.furniture.busy.hidden = false;
      await opened.readTies();
    }
    if (turn !== this.turn) return;
    this.here = opened;
    const view = opened.view(this.index, state);
    this.now = view;
    this.draw(view);
    this.look(view, before);
    if (!opened.ties && (opened.net.lines <= LIGHT || state.pick || state.table || state.from)) requestIdle(() => this.needTies());
  }

  private draw(view: View): void {
    const { furniture: all, state } = this;
    all.busy.hidden = true;
    document.title = `${both(view.net.file.title)} · ${facts().title}`;
    refill(document.querySelector("h1") ?? all.said, both(view.net.file.title));
    all.chooser.value = state.network;
    all.chooser.classList.toggle("long", both(view.net.file.title).length > LONG);
    all.rows.hidden = !state.table;
    document.body.classList.toggle("tabled", state.table);
    this.legend.update(view);
    this.time.update(view);
    this.panel.update(view);
    this.table.update(view);
    lead(all.lead, view);
    chips(all.chips, this, view);
    foot(all.caption, this, view);
    report(all.report, view);
    this.tools(view);
    all.nobody.hidden = view.shown.node.some((there, node) => there && nodeIn(view, node));
    this.inset();
    this.stage.show(compose(view));
    const { shown, net } = view;
    Object.assign(globalThis, { kgExplorer: { net, stage: this.stage, state: view.state, view } });
    document.documentElement.dataset["ready"] = "yes";
    this.say(words("showing", { n: shown.nodes, m: net.nodes, k: shown.lines, t: net.lines }));
  }

  /** Bring what a change is about into sight. */
  private look(view: View, before: View | null): void {
    const { state, net } = view;
    const was = before?.net === net ? before.state : null;
    const changed = differ(was, state);
    if (!was && state.camera) this.stage.camera = this.here?.turn(state.camera) ?? state.camera;
    else if (view.paths && changed("from", "to")) this.fly([...new Set([net.at(state.from), net.at(state.to), ...view.paths.flatMap(({ nodes }) => nodes)])]);
    else {
      const anew = changed("focus", "steps", "by");
      if (anew) this.whole(view, was !== null);
      if (state.pick && (anew || changed("pick"))) this.reach(view);
      else if (!anew && changed("pick")) this.leave(view);
    }
  }

  /** All that is drawn. */
  private whole(view: View, animate = true): void {
    const nodes: number[] = [];
    for (let node = 0; node < view.net.nodes; node++) if (nodeIn(view, node)) nodes.push(node);
    this.inset();
    this.flying = true;
    this.stage.fit(nodes, animate);
  }

  /** What is picked, where it is out of sight or under the panel. */
  private reach(view: View): void {
    const spot = pickedOf(view);
    const middles = view.net.file.clusters;
    if (spot?.what === "cluster") {
      this.stage.reveal(middles.x[spot.at] as number, middles.y[spot.at] as number);
      return;
    }
    const { own, around } = nodesPicked(view);
    const { x, y, k } = this.stage.camera;
    const { clientWidth: wide, clientHeight: high } = this.furniture.canvas;
    const { left, right, top, bottom } = this.stage.insets;
    const seen = own.every((node) => {
      const [px, py] = [((view.net.x[node] as number) - x) * k + wide / 2, ((view.net.y[node] as number) - y) * k + high / 2];
      return px > left + 20 && px < wide - right - 20 && py > top + 20 && py < high - bottom - 20;
    });
    // On a phone little of the picture is left beside what is told: it shows what that is about.
    if (own.length && (!seen || bottom)) this.fly(around);
  }

  /** What the picture went to by itself on a phone, it leaves again. */
  private leave(view: View): void {
    if (innerWidth <= PHONE && !view.state.camera) this.whole(view);
  }

  private tools({ net, state }: View): void {
    const { structure, table } = this.furniture;
    const clustered = net.file.clusters.size.length > 1;
    structure.hidden = !clustered || state.table;
    refill(structure, icon(state.view === "structure" ? "picture" : "groups"), wrapped(state.view === "structure" ? words("atlas.everyone") : words("atlas.groups")));
    refill(table, icon(state.table ? "picture" : "table"), wrapped(state.table ? words("atlas.picture") : words("atlas.table")));
  }

  /** What lies over the picture at its edges. */
  private inset(): void {
    const { canvas, lead: told, panel } = this.furniture;
    const area = canvas.getBoundingClientRect();
    const narrow = innerWidth <= PHONE;
    const box = (of: HTMLElement): DOMRect | null => (of.hidden || !of.offsetWidth ? null : of.getBoundingClientRect());
    const [key, side] = [box(told), box(panel)];
    this.stage.insets = {
      left: innerWidth > WIDE && key ? Math.max(0, key.right - area.left) : 0,
      right: !narrow && side ? Math.max(0, area.right - side.left) : 0,
      top: narrow ? 8 : innerWidth > WIDE || !key ? 44 : key.bottom - area.top,
      bottom: narrow && side ? Math.max(0, area.bottom - side.top) : 0,
    };
  }

  private get search(): HTMLElement {
    return this.furniture.find.querySelector("input") ?? this.furniture.canvas;
  }

  private furnish(): Frame {
    const made = frame(this.index, {
      network: (network) => this.go({ network }),
      structure: () => this.go({ view: this.state.view === "structure" ? "all" : "structure", open: [] }),
      table: () => this.go({ table: !this.state.table }),
      time: () => this.unfoldTime(),
      take: () => void this.take(),
      keys: () => this.keys.help(),
      legend: () => this.unfoldLegend(),
      zoom: (factor) => this.stage.zoom(factor),
      fit: () => this.whole(this.view()),
    });
    finder(made.find, (id) => this.found(id));
    menu();
    return made;
  }

  /** Somebody was found: in this network it is shown, else its page is. */
  private found(id: string): void {
    const page = pageOf(id, this.state.on);
    if (this.view().net.at(id) >= 0) this.go({ pick: id });
    else if (page) location.assign(page);
  }

  private async take(): Promise<void> {
    const { here } = this;
    if (!here) return;
    await here.readTies();
    this.now = here.view(this.index, this.state);
    takeAway(this.now, this.stage);
  }

  private unfoldLegend(focus = true): void {
    document.body.classList.toggle("keyed");
    const open = document.body.classList.contains("keyed");
    for (const each of this.furniture.legendButtons) each.setAttribute("aria-expanded", String(open));
    if (open && focus) this.furniture.legend.focus();
    else if (focus) this.furniture.legendButtons.find((each) => each.offsetWidth)?.focus();
    this.inset();
  }

  /** On a phone the time line is put away until it is asked for. */
  private unfoldTime(): void {
    const open = document.body.classList.toggle("timed");
    this.furniture.timeButton.setAttribute("aria-expanded", String(open));
  }

  /** The innermost thing that is open. */
  private close(): void {
    const { state, furniture } = this;
    if (furniture.legend.contains(document.activeElement) && document.body.classList.contains("keyed")) {
      this.unfoldLegend();
    } else if (state.pick) this.go({ pick: "" });
    else if (state.from) this.go({ from: "", to: "" });
    else if (state.focus) this.go({ focus: "", by: [], steps: 1 });
  }

  private listen(): void {
    const { stage, furniture } = this;
    stage.lids = () => lidsOver(furniture.canvas);
    stage.onpick = (spot: Spot) => this.go({ pick: pickOf(this.view().net, spot) });
    stage.onopen = (spot: Spot) => this.into(spot);
    stage.onhover = (spot: Spot, x: number, y: number) => this.now && place(furniture.tip, tipOf(this.now, spot), x, y);
    stage.onmove = (camera) => {
      const own = this.flying;
      this.flying = false;
      this.state = { ...this.state, camera: own ? null : (this.here?.turn(camera) ?? camera) };
      this.write(this.state, "replace");
    };
    addEventListener("popstate", () => void this.open());
  }

  /** Into a cluster; around an actor. */
  private into(spot: Spot): void {
    const { net, state } = this.view();
    if (spot?.what === "node") this.go({ focus: net.file.nodes.id[spot.at] ?? "", steps: 1, by: [] });
    else if (spot?.what === "cluster") {
      const pick = pickOf(net, spot);
      const first = pick.slice(1);
      if (state.view === "structure" && !state.open.includes(first)) this.go({ open: [...state.open, first], pick });
      const members = net.file.nodes.cluster.map((of, node) => (of === spot.at ? node : -1)).filter((node) => node >= 0);
      this.fly(members);
    }
  }
}

/** Whether any of some parts of two states differ; whatever follows no state does. */
function differ(was: State | null, state: State): (...keys: (keyof State)[]) => boolean {
  return (...keys) => !was || keys.some((key) => JSON.stringify(was[key]) !== JSON.stringify(state[key]));
}

function wrapped(text: string): HTMLElement {
  const span = document.createElement("span");
  span.textContent = text;
  return span;
}

function requestIdle(then: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(then, { timeout: 1500 });
  else setTimeout(then, 300);
}
