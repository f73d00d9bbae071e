import assert from "node:assert/strict";
import { test } from "node:test";
import { around, FAR } from "../src/explorer/around.ts";
import { partial } from "../src/explorer/days.ts";
import type { PictureFile, TiesFile } from "../src/explorer/files.ts";
import { NEVER } from "../src/explorer/files.ts";
import { between, read } from "../src/explorer/network.ts";
import { paths } from "../src/explorer/paths.ts";
import { Showing } from "../src/explorer/shown.ts";
import type { State } from "../src/explorer/state.ts";
import { leaving, START } from "../src/explorer/state.ts";

const day = (iso: string): number => partial(iso)?.first ?? NEVER;

// Five actors a to e. An agreement of 2020 joins a (side 0), b and c (side 1); a stated tie joins a
// and b from 2018 to 2019, told by two sources of one family as one fact; a planned programme joins
// c and d; d and e work together but belong together from 2021 on. Tie 7 is a's planned row on side 1.
const IDS = ["a", "b", "c", "d", "e"];
const LINES: readonly (readonly [number, number, number])[] = [[0, 1, 2], [0, 2, 1], [2, 3, 0], [3, 4, 0]];

const PICTURE = {
  name: "test",
  kinds: [{ code: "council", group: 0, name: ["", ""] }, { code: "university", group: 1, name: ["", ""] }],
  groups: ["community", "academic"].map((code) => ({ code, name: ["", ""], shape: "dot", colour: "#000", hollow: false })),
  provinces: [{ code: "70", name: ["", ""] }],
  bases: ["agreement", "works-with", "programme"].map((code) => ({ code, name: ["", ""], title: ["", ""] })),
  modalities: ["asserted", "planned"].map((code) => ({ code, name: ["", ""], ties: 0 })),
  usual: ["asserted"],
  clusters: { name: [["", ""]], size: [5], x: [0], y: [0], r: [1], outline: [[]], hue: [0] },
  nodes: { id: IDS, th: IDS, en: IDS, short: IDS, kind: [0, 0, 1, 1, 0], province: [0, -1, 0, -1, -1], cluster: [0, 0, 0, 0, 0], person: [0, 0, 0, 0, 0], x: [0, 1, 2, 3, 4], y: [0, 0, 0, 0, 0], measures: {}, rank: [0, 1, 2, 3, 4] },
  lines: { a: LINES.map(([a]) => a), b: LINES.map(([, b]) => b), weight: LINES.map(([, , weight]) => weight), families: [2, 1, 0, 0], modality: [0, 0, 1, 0], derived: [0, 0, 0, 0] },
} as unknown as PictureFile;

interface Tie {
  since: number;
  until?: number;
  seen?: number;
  durable?: 1;
  modality?: number;
  source?: number;
  support?: number;
}
const TIES: readonly Tie[] = [
  { since: day("2020-05-01") },
  { since: day("2020-05-01") },
  { since: day("2020-06-01"), support: 2 },
  { since: day("2018-01-01"), until: day("2019-12-31"), seen: day("2018-06-01"), durable: 1, source: 1 },
  { since: day("2018-01-01"), until: day("2019-12-31"), seen: day("2018-06-01"), durable: 1, source: 2 },
  { since: day("2022-01-01"), modality: 1 },
  { since: day("2022-01-01"), modality: 1 },
  { since: day("2020-05-01"), modality: 1 },
  { since: day("2017-01-01"), durable: 1, seen: day("2017-01-01") },
  { since: day("2021-01-01"), durable: 1, seen: day("2021-01-01") },
];

const FILE = {
  name: "test",
  things: { id: [], th: [], en: [], page: [] },
  sources: { id: ["s0", "s1", "s2"], th: [], en: [], date: [], family: [0, 1, 1], url: [] },
  ties: {
    since: TIES.map((tie) => tie.since),
    until: TIES.map((tie) => tie.until ?? NEVER),
    statedUntil: TIES.map(() => NEVER),
    seenUntil: TIES.map((tie) => tie.seen ?? NEVER),
    durable: TIES.map((tie) => tie.durable ?? 0),
    modality: TIES.map((tie) => tie.modality ?? 0),
    cited: TIES.map((tie) => [[tie.source ?? 0, "1"]]),
    support: TIES.map((tie) => tie.support ?? 1),
  },
  contexts: { basis: [0, 2], thing: [0, 1], at: [-1, -1], years: [[2020], []], members: [4, 2] },
  members: { node: [0, 1, 2, -1, 2, 3], rows: [2, 1, 1, 1, 1, 1] },
  rows: { tie: [0, 7, 1, 2, 2, 5, 6], side: [0, 1, 1, 1, -1, -1, -1], direct: [1, 1, 0, 1, 1, 1, 1] },
  direct: { line: [0, 0, 3], tie: [3, 4, 8], basis: [1, 1, 1], fact: [0, 0, 1], weight: [1, 2, 1], derived: [0, 0, 0], years: [[], [], []] },
  apart: { line: [3], one: [9], other: [-1] },
} as unknown as TiesFile;

const net = read(PICTURE);
const showing = new Showing(net, FILE);
const lines = (change: Partial<State>): [string, number][] => {
  const { line, weight } = showing.of({ ...START, ...change });
  return LINES.flatMap(([a, b], at) => (line[at] ? [[`${IDS[a] ?? ""}${IDS[b] ?? ""}`, weight[at] ?? 0] as [string, number]] : []));
};

test("asserted ties of any day count; a pair that belongs together on any day has left", () => {
  assert.deepEqual(lines({}), [["ab", 3], ["ac", 1]]);
});

test("of the rows of one fact the heaviest counts, once", () => {
  assert.deepEqual(lines({ on: "2018-03-01" }), [["ab", 2], ["de", 1]]);
});

test("on a day what has begun and not ended counts, and what belongs together then has left", () => {
  assert.deepEqual(lines({ on: "2017" }), [["de", 1]]);
  assert.deepEqual(lines({ on: "2020-05-15" }), [["ab", 1], ["de", 1]]);
  assert.deepEqual(lines({ on: "2020-07" }), [["ab", 1], ["ac", 1], ["de", 1]]);
  assert.deepEqual(lines({ on: "2021" }), [["ab", 1], ["ac", 1]]);
});

test("strict leaves out what is only assumed on the day, and nothing where no day is asked for", () => {
  assert.deepEqual(lines({ on: "2019-01-01", strict: true }), []);
  assert.deepEqual(lines({ on: "2018-06-01", strict: true }), [["ab", 2]]);
  assert.deepEqual(lines({ strict: true }), lines({}));
});

test("who stands on the same side is not joined, and a row that does not count sets nobody on a side", () => {
  assert.deepEqual(lines({ modalities: ["asserted", "planned"] }), [["ab", 2], ["cd", 1]]);
  assert.deepEqual(lines({ modalities: ["planned"] }), [["cd", 1]]);
});

test("a context of too many parties joins nobody; those who are never drawn are parties, too", () => {
  assert.deepEqual(lines({ maxParties: 3 }), [["ab", 2]]);
  assert.deepEqual(lines({ maxParties: 4 }), [["ab", 3], ["ac", 1]]);
  assert.deepEqual(lines({ maxParties: 3, on: "2020-05-15" }), [["ab", 1], ["de", 1]]);
});

test("a tie needs as many independent families as are asked for", () => {
  assert.deepEqual(lines({ minSources: 2 }), []);
});

test("families are counted once a line, and a line is derived where every reason is", () => {
  const { families, derived } = showing.of(START);
  assert.deepEqual([...families.subarray(0, 2)], [2, 1]);
  assert.deepEqual([...derived.subarray(0, 2)], [0, 0]);
  const later = showing.of({ ...START, on: "2020-05-15" });
  assert.deepEqual([later.families[0], later.derived[0]], [1, 1]);
});

test("the legend leaves out bases, kinds and provinces; its numbers do not go with them", () => {
  assert.deepEqual(lines({ without: [leaving("basis", "works-with")] }), [["ab", 1], ["ac", 1]]);
  const all = showing.of(START);
  const some = showing.of({ ...START, without: [leaving("kind", "university")] });
  assert.deepEqual([some.nodes, some.lines], [2, 1]);
  assert.deepEqual(some.counts, all.counts);
  assert.deepEqual([...all.counts.kind], [2, 1]);
  assert.deepEqual([...all.counts.province], [2, 1]);
  assert.deepEqual([...all.counts.basis], [2, 1, 0]);
  assert.deepEqual([...all.counts.modality], [2, 1]);
  assert.deepEqual(lines({ without: [leaving("group", "academic")] }), [["ab", 3]]);
  assert.equal(showing.of({ ...START, without: [leaving("province", "")] }).nodes, 2);
});

test("without the ties the picture as it opens is shown, and says where it is not what was asked", () => {
  const before = new Showing(net, null);
  assert.deepEqual([before.of(START).lines, before.of(START).exact], [2, true]);
  assert.equal(before.of({ ...START, on: "2020" }).exact, false);
});

test("steps go along shown lines alone", () => {
  const { line } = showing.of({ ...START, modalities: ["asserted", "planned"], on: "2022" });
  assert.equal(line[1], 0);
  assert.deepEqual([...around(net, Uint8Array.of(1, 1, 1, 0), [0], 2)], [0, 1, 1, 2, FAR]);
  assert.deepEqual([...around(net, Uint8Array.of(1, 0, 1, 0), [0], 9)], [0, 1, FAR, FAR, FAR]);
});

test("all shortest ways between two are found, the heaviest lines first, and none where there is none", () => {
  // A square: 0-1-3 and 0-2-3.
  const square = read({ ...PICTURE, nodes: { ...PICTURE.nodes, id: IDS }, lines: { ...PICTURE.lines, a: [0, 0, 1, 2], b: [1, 2, 3, 3] } });
  const shown = { line: Uint8Array.of(1, 1, 1, 1), weight: Float32Array.of(1, 5, 1, 1) };
  assert.deepEqual(paths(square, shown, [0, 3]).map((path) => path.nodes), [[0, 2, 3], [0, 1, 3]]);
  assert.deepEqual(paths(square, shown, [0, 3], 1).map((path) => path.lines), [[1, 3]]);
  assert.deepEqual(paths(square, shown, [0, 4]), []);
  assert.equal(between(square, 3, 2), 3);
  assert.equal(between(square, 1, 2), -1);
});
