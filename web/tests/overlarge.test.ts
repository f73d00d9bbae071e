import assert from "node:assert/strict";
import { test } from "node:test";
import type { PictureFile, TiesFile } from "../src/explorer/files.ts";
import { NEVER } from "../src/explorer/files.ts";
import { read } from "../src/explorer/network.ts";
import { overlarge, tooMany } from "../src/explorer/overlarge.ts";
import { Showing } from "../src/explorer/shown.ts";
import type { State } from "../src/explorer/state.ts";
import { START } from "../src/explorer/state.ts";
import type { View } from "../src/explorer/view.ts";

// An agreement of twelve, the first of them alone on its side, the others on the other; the last
// party is never drawn. A second agreement joins the first two.
const IDS = Array.from({ length: 11 }, (_, at) => `n${at}`);
const TIES = 14;
const PICTURE = {
  name: "test", kinds: [{ code: "council", group: 0 }], groups: [{ code: "community" }], provinces: [], usual: ["asserted"],
  bases: [{ code: "agreement" }], modalities: [{ code: "asserted" }],
  clusters: { name: [], size: [], x: [], y: [], r: [], outline: [], hue: [] },
  nodes: { id: IDS, kind: IDS.map(() => 0), province: IDS.map(() => -1), cluster: IDS.map(() => -1), person: IDS.map(() => 0), rank: IDS.map((_, at) => at), x: IDS.map(() => 0), y: IDS.map(() => 0), measures: {} },
  lines: { a: IDS.slice(1).map(() => 0), b: IDS.slice(1).map((_, at) => at + 1), weight: IDS.slice(1).map(() => 1), families: IDS.slice(1).map(() => 1), modality: IDS.slice(1).map(() => 0), derived: IDS.slice(1).map(() => 0) },
} as unknown as PictureFile;
const all = Array.from({ length: TIES }, (_, at) => at);
const FILE = {
  name: "test",
  sources: { family: [0] },
  ties: { id: all.map(String), since: all.map((at) => (at === 11 ? 400 : 0)), until: all.map(() => NEVER), statedUntil: all.map(() => NEVER), seenUntil: all.map(() => NEVER), durable: all.map(() => 0), modality: all.map(() => 0), cited: all.map(() => [[0, "1"]]), support: all.map(() => 1) },
  contexts: { basis: [0, 0], thing: [7, 8], at: [-1, -1], years: [[], []], when: ["", ""], members: [12, 2] },
  members: { node: [...IDS.keys(), -1, 0, 1], rows: all.map(() => 1) },
  rows: { tie: all, side: [0, ...all.slice(1, 12).map(() => 1), 0, 1], direct: all.map(() => 1) },
  direct: { line: [], tie: [], basis: [], fact: [], weight: [], derived: [], years: [] },
  apart: { line: [], one: [], other: [] },
} as unknown as TiesFile;
const net = read(PICTURE);

function view(change: Partial<State> = {}): View {
  const state = { ...START, ...change };
  const shown = new Showing(net, FILE).of(state);
  return { state, index: { networks: [], years: [] }, net, ties: FILE, shown, free: shown.line, near: null, paths: null };
}

test("what joins more than ten is told with how many it joins, drawn or not, and its lines", () => {
  const found = overlarge(view());
  assert.deepEqual(found.map(({ thing, parties, lines }) => [thing, parties, lines.length]), [[7, 12, 10]]);
});

test("who is not in it on the day asked about is no party to it", () => {
  assert.deepEqual(overlarge(view({ on: "1970-06-01" })).map(({ parties }) => parties), [11]);
});

test("left out, it is told as left out and no more as joining many; it can be counted again", () => {
  const without = view({ maxParties: 11 });
  assert.deepEqual(overlarge(without), []);
  assert.deepEqual([...tooMany(without)], [["agreement", 1]]);
  assert.equal(without.shown.lines, 1);
  assert.deepEqual([...tooMany(view())], []);
  assert.deepEqual([...tooMany(view({ maxParties: 12 }))], []);
});
