import assert from "node:assert/strict";
import { test } from "node:test";
import { compose, lineWidth } from "../src/explorer/compose.ts";
import type { PictureFile } from "../src/explorer/files.ts";
import { read } from "../src/explorer/network.ts";
import { paths } from "../src/explorer/paths.ts";
import { FAINT, GONE, PLAIN, STRONG } from "../src/explorer/scene.ts";
import type { Scene } from "../src/explorer/scene.ts";
import { Showing } from "../src/explorer/shown.ts";
import type { State } from "../src/explorer/state.ts";
import { START } from "../src/explorer/state.ts";
import type { View } from "../src/explorer/view.ts";

// A chain of five, a to e, of which a, b, c are one cluster and d, e another; d is a university.
const IDS = ["a", "b", "c", "d", "e"];
const FILE = {
  name: "test",
  kinds: [{ code: "council", group: 0, name: ["", ""] }, { code: "university", group: 1, name: ["", ""] }],
  groups: [{ code: "community", shape: "dot", colour: "#0b7a6b", hollow: true }, { code: "academic", shape: "triangle", colour: "#6b46a8", hollow: false }].map((each) => ({ ...each, name: ["", ""] })),
  provinces: [{ code: "70", name: ["", ""] }, { code: "76", name: ["", ""] }],
  bases: [],
  modalities: [{ code: "asserted" }, { code: "planned" }],
  usual: ["asserted"],
  measures: [{ code: "degree", name: ["", ""], about: ["", ""] }],
  clusters: { name: [["", ""], ["", ""]], size: [3, 2], x: [0, 3], y: [0, 0], r: [1, 1], outline: [[], []], hue: [2, 0] },
  nodes: { id: IDS, th: IDS, en: IDS, short: IDS, kind: [0, 0, 0, 1, 0], province: [1, 1, 1, 0, -1], cluster: [0, 0, 0, 1, 1], person: [0, 0, 0, 0, 0], x: [0, 1, 2, 3, 4], y: [0, 0, 0, 0, 0], measures: { degree: [1, 4, null, 2, 0] }, rank: [1, 0, 2, 3, 4] },
  lines: { a: [0, 1, 2, 3], b: [1, 2, 3, 4], weight: [1, 1, 1, 1], families: [1, 3, 99, 0], modality: [0, 0, 1, 0], derived: [0, 0, 0, 0] },
} as unknown as PictureFile;
const net = read(FILE);

function scene(change: Partial<State> = {}, more: Partial<View> = {}): Scene {
  const state = { ...START, ...change };
  const shown = new Showing(net, null).of(state);
  const index = { networks: [], years: [] };
  return compose({ state, index, net, ties: null, shown, free: shown.line, near: null, paths: null, ...more });
}

test("nothing stands out until something is picked", () => {
  assert.deepEqual([...scene().node], [PLAIN, PLAIN, PLAIN, PLAIN, PLAIN]);
});

test("who is picked stands out with whom it is joined to, and all else stays as the ground", () => {
  const { node, line } = scene({ pick: "b" });
  assert.deepEqual([...node], [PLAIN, STRONG, PLAIN, FAINT, FAINT]);
  assert.deepEqual([...line], [PLAIN, PLAIN, FAINT, FAINT]);
});

test("of a line that is picked both ends stand out, from whichever of them it is named", () => {
  for (const pick of ["c~d", "d~c"]) {
    const { node, line } = scene({ pick });
    assert.deepEqual([...node], [FAINT, FAINT, STRONG, STRONG, FAINT]);
    assert.deepEqual([...line], [FAINT, FAINT, STRONG, FAINT]);
  }
});

test("a cluster that is picked stands out with the lines among its members alone", () => {
  const { node, line } = scene({ pick: "~b" });
  assert.deepEqual([...node], [PLAIN, PLAIN, PLAIN, FAINT, FAINT]);
  assert.deepEqual([...line], [PLAIN, PLAIN, FAINT, FAINT]);
});

test("what the legend leaves out is gone with its lines: a kind, a province, a cluster", () => {
  assert.deepEqual([...scene({ without: ["group:academic"] }).node], [PLAIN, PLAIN, PLAIN, GONE, PLAIN]);
  assert.deepEqual([...scene({ without: ["province:76"] }).node], [GONE, GONE, GONE, PLAIN, PLAIN]);
  assert.deepEqual([...scene({ without: ["cluster:b"] }).node], [GONE, GONE, GONE, PLAIN, PLAIN]);
  assert.deepEqual([...scene({ without: ["cluster:b"] }).line], [GONE, GONE, GONE, PLAIN]);
});

test("a path stands out in its own way, and the ends that no path joins do, too", () => {
  const shown = new Showing(net, null).of(START);
  const found = scene({ from: "a", to: "c" }, { paths: paths(net, shown, [0, 2]) });
  assert.deepEqual([...found.path], [0, 1]);
  assert.deepEqual([...found.node], [STRONG, STRONG, STRONG, FAINT, FAINT]);
  const none = scene({ from: "a", to: "e" }, { paths: [] });
  assert.deepEqual([...none.node], [STRONG, FAINT, FAINT, FAINT, STRONG]);
});

test("a line is as wide as it has independent sources, up to six, and dashed as it is sure", () => {
  const { lineWidth: wide, dash } = scene();
  const close = (one: number, other: number): boolean => Math.abs(one - other) < 1e-6;
  assert.ok(close(wide[0] ?? 0, lineWidth(1)) && close(wide[1] ?? 0, lineWidth(3)) && close(wide[2] ?? 0, lineWidth(6)));
  assert.ok(close(wide[3] ?? 0, 1));
  assert.deepEqual([...dash], [0, 0, 1, 0]);
});

test("the area of a mark grows with its measure; who has none is as small as nothing", () => {
  const { radius } = scene({ size: "degree" });
  const area = (at: number): number => (radius[at] ?? 0) ** 2 - (radius[4] ?? 0) ** 2;
  assert.ok(Math.abs(area(1) / area(3) - 2) < 1e-5);
  assert.equal(radius[2], radius[4]);
  assert.equal(new Set(scene({ size: "" }).radius).size, 1);
});

test("colours tell kinds, provinces or clusters; shapes always tell kinds", () => {
  const kinds = scene();
  assert.equal(kinds.palette[kinds.colour[3] ?? 0]?.light, "#6b46a8");
  const provinces = scene({ colour: "province" });
  assert.equal(provinces.colour[0], provinces.colour[2]);
  assert.equal(new Set([0, 3, 4].map((node) => provinces.colour[node])).size, 3);
  assert.equal(provinces.colour[4], 0);
  const clusters = scene({ colour: "cluster" });
  assert.notEqual(clusters.colour[0], clusters.colour[4]);
  for (const each of [kinds, provinces, clusters]) {
    assert.deepEqual([...each.shape].map((at) => each.shapes[at]), ["dot", "dot", "dot", "triangle", "dot"]);
    assert.deepEqual([...each.hollow], [1, 1, 1, 0, 1]);
  }
});

test("around an actor, and along paths, members are drawn and not clusters", () => {
  assert.equal(scene({ view: "structure" }).structure, true);
  assert.equal(scene({ view: "structure", focus: "b" }).structure, false);
  assert.equal(scene({ view: "structure", from: "a", to: "e" }, { paths: [] }).structure, false);
});
