import assert from "node:assert/strict";
import test from "node:test";
import { overlap } from "../src/explorer/draw/boxes.ts";
import { placed, type Room, type Wanted } from "../src/explorer/draw/labels.ts";
import { landOf, within } from "../src/explorer/draw/land.ts";
import { joinsOf, strongest } from "../src/explorer/draw/joins.ts";
import type { Name } from "../src/explorer/draw/names.ts";
import { escaped, SvgSurface } from "../src/explorer/draw/svg.ts";
import { roomAmong, unitOf, viewOf } from "../src/explorer/draw/view.ts";
import { lined } from "../src/explorer/plate.ts";
import { nearer } from "../src/explorer/stage/flight.ts";
import { uncovered } from "../src/explorer/stage/taken.ts";
import { gains, turned, turnedCamera } from "../src/explorer/turn.ts";
import { clustersInARow, random } from "./scenes.ts";

const TYPE = { size: 13, weight: 430, colour: "#000000", halo: "", spacing: 0 };

function name(text: string, width = text.length * 7): Name {
  return { text, lines: [text], type: TYPE, width, height: 18, ascent: 13, leading: 18, note: "" };
}

function crowd(count: number): { wanted: Wanted[]; room: Room } {
  const next = random(7);
  const wanted: Wanted[] = [];
  const marks = new Map<string, { x: number; y: number; width: number; height: number; rank: number }>();
  for (let at = 0; at < count; at++) {
    const [x, y] = [next() * 800, next() * 600];
    wanted.push({ key: `n${at}`, name: name(`name ${at}`), x, y, at: [x, y], gap: 5, must: at === 3 });
    marks.set(`n${at}`, { x: x - 5, y: y - 5, width: 10, height: 10, rank: at });
  }
  return { wanted, room: { width: 800, height: 600, marks, most: 200, air: 3, afar: false, lids: [{ x: 0, y: 0, width: 200, height: 200 }] } };
}

test("names never overlap, lie on the paper, and keep off what lies over it", () => {
  const { wanted, room } = crowd(400);
  const found = placed(wanted, room, new Map());
  assert.ok(found.length > 40);
  for (const [at, { box }] of found.entries()) {
    assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= 800 && box.y + box.height <= 600);
    assert.ok(!room.lids.some((lid) => overlap(lid, box)));
    for (const other of found.slice(at + 1)) assert.ok(!overlap(box, other.box));
  }
});

test("the best known are named in a crowd, and no name covers a mark of its own rank or above", () => {
  const { wanted, room } = crowd(1500);
  const open = { ...room, afar: true, lids: [] };
  const found = placed(wanted, open, new Map());
  const named = found.map(({ wanted: { key } }) => Number(key.slice(1)));
  for (const first of [0, 1, 2, 3, 4]) assert.ok(named.includes(first), `${first} has no name`);
  for (const { wanted: { key, must }, box } of found) {
    const rank = room.marks.get(key)?.rank ?? 0;
    const covered = [...room.marks.values()].filter((mark) => mark.rank < rank && overlap(mark, box));
    assert.ok(must || covered.length === 0);
  }
});

test("marks that can be told apart are covered by no name, which is rather shortened or left out", () => {
  const { wanted, room } = crowd(300);
  const brief = wanted.map((each) => ({ ...each, must: false, short: name("ab", 16) }));
  const found = placed(brief, room, new Map());
  assert.ok(found.some(({ wanted: { name: written } }) => written.text === "ab"));
  for (const { wanted: { key }, box } of found) {
    assert.ok(![...room.marks].some(([own, mark]) => own !== key && overlap(mark, box)));
  }
});

test("a country holds its members, and no two countries overlap", () => {
  const scene = clustersInARow(3, 12);
  const land = landOf(scene);
  const { net } = scene;
  for (let node = 0; node < net.nodes; node++) {
    const own = net.file.nodes.cluster[node];
    assert.equal(land.at(net.x[node] as number, net.y[node] as number), own);
  }
  const next = random(3);
  for (let tries = 0; tries < 4000; tries++) {
    const [x, y] = [next() * 1200 - 200, next() * 700 - 200];
    assert.ok(land.rings.filter((rings) => within(rings, x, y)).length <= 1);
  }
});

test("a country without anybody shown has no ground, and its name stands on it otherwise", () => {
  const scene = clustersInARow(3, 12);
  for (let node = 0; node < scene.net.nodes; node++) if (scene.net.file.nodes.cluster[node] === 1) scene.node[node] = 0;
  const land = landOf(scene);
  assert.deepEqual(land.rings[1], []);
  assert.equal(land.members[1], 0);
  const [x, y] = land.middle(0);
  assert.equal(land.at(x, y), 0);
});

test("the same members give the same borders", () => {
  assert.deepEqual(landOf(clustersInARow(3, 12)).rings, landOf(clustersInARow(3, 12)).rings);
});

test("what joins clusters is counted over lines that are there, the strongest first", () => {
  const scene = clustersInARow(3, 12);
  assert.deepEqual(joinsOf(scene), [{ one: 0, other: 1, count: 2 }, { one: 1, other: 2, count: 2 }]);
  const fewer = { ...clustersInARow(3, 12) };
  fewer.line[fewer.net.lines - 1] = 0;
  assert.deepEqual(joinsOf(fewer).map(({ count }) => count), [2, 1]);
  assert.equal(strongest(joinsOf(fewer)).length, 2);
});

test("an SVG is closed, refers to nothing outside, and holds hostile names as text", () => {
  const surface = new SvgSurface();
  surface.begin();
  surface.move(0, 0);
  surface.line(Number.NaN, 10.26);
  surface.stroke({ colour: "#000000", width: 1, alpha: 0.5, dash: [3, 2] });
  surface.within({ x: 0, y: 0, width: 10, height: 10 }, () => surface.words('</text><script>x("&")</script>\u0007', 1, 2, { ...TYPE, halo: "#ffffff" }, 0.5));
  const file = surface.file({ width: 10, height: 20, lang: "th" }, "<ก>", "& so on");
  assert.match(file, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.ok(file.includes("&lt;/text&gt;&lt;script&gt;x(&quot;&amp;&quot;)&lt;/script&gt;</text>"));
  assert.ok(!file.includes("<script") && !file.includes("\u0007") && !file.includes("NaN"));
  assert.ok(file.includes('stroke-dasharray="3 2"') && file.includes('stroke-opacity="0.5"'));
  assert.doesNotMatch(file.replace('xmlns="http://www.w3.org/2000/svg"', ""), /https?:|href|@import|<image|<style/);
  const open = [...file.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/gi)].filter(([, , , whole]) => !whole);
  const depth = open.reduce((sum, [, closes]) => sum + (closes ? -1 : 1), 0);
  assert.equal(depth, 0);
});

test("halves of letters and characters that XML cannot hold are left out", () => {
  assert.equal(escaped("a\ud800b\u0000c\ufffe😀"), "abc😀");
});

test("captions are broken where words end, and nothing of them is lost", () => {
  const text = "ไม่มีเส้น = ไม่พบในเอกสาร 61 ฉบับนี้ · A line means a document says so";
  const lines = lined(text, (each) => each.length * 7, 140);
  assert.ok(lines.length > 2 && lines.every((line) => line.length * 7 <= 140));
  assert.equal(lines.join("").replace(/\s/g, ""), text.replace(/\s/g, ""));
});

test("coming nearer leaves what is pointed at where it is", () => {
  const [from, x, y] = [{ x: 40, y: -10, k: 0.5 }, 130, -60] as const;
  const to = nearer(from, 2, x, y);
  assert.ok(Math.abs(from.x + x / from.k - (to.x + x / to.k)) < 1e-9);
  assert.ok(Math.abs(from.y + y / from.k - (to.y + y / to.k)) < 1e-9);
});

test("what is taken away has in its middle what the reader sees beside the legend", () => {
  const insets = { left: 300, top: 0, right: 0, bottom: 0 };
  const seen = viewOf({ x: 0, y: 0, k: 1 }, 1000, 600, { unit: 90, room: 90, whole: 1 });
  const taken = uncovered({ x: 0, y: 0, k: 1 }, [1000, 600], insets, { unit: 90, room: 90, whole: 1 });
  const middle = (650 - seen.dx) / seen.k;
  assert.ok(Math.abs(middle * taken.k + taken.dx - 500) < 1e-9);
});

test("a wide picture is turned for a tall screen, countries and cameras with it", () => {
  const { file } = clustersInARow(3, 12).net;
  assert.ok(gains(file, 390, 844) && !gains(file, 1280, 860) && !gains(turned(file), 390, 844));
  const outlined = { ...file, clusters: { ...file.clusters, outline: [[1, 2, 3, 4, 5, 6]] } };
  const found = turned(outlined);
  assert.deepEqual([found.nodes.x, found.frame, found.clusters.outline[0]], [file.nodes.y, [40, -110, 260, 710], [2, 1, 4, 3, 6, 5]]);
  assert.deepEqual(turned(found), outlined);
  assert.deepEqual(turnedCamera(turnedCamera({ x: 1, y: 2, k: 3 })), { x: 1, y: 2, k: 3 });
});

test("where few are shown, they are drawn as large as there is room for", () => {
  const scene = clustersInARow(6, 20);
  assert.equal(roomAmong(scene), unitOf(scene.net));
  scene.node.fill(0);
  for (const node of [5, 75, 114]) scene.node[node] = 2;
  assert.ok(roomAmong(scene) > 1.5 * unitOf(scene.net));
});
