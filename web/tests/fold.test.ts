import assert from "node:assert/strict";
import { test } from "node:test";
import { matchKey, nfc, wordStarts } from "../src/finding/fold.ts";
import { readings, wordsOf, writtenOut } from "../src/finding/said.ts";

// Keys as kg.values.names.match_key gives them.
const KEYS: readonly (readonly [text: string, key: string])[] = [
  ["\u0e2d\u0e1a\u0e15. \u0e40\u0e15\u0e32\u0e1b\u0e39\u0e19", "อบตเตาปูน"],
  ["\u0e2d\u0e1a\u0e15.\u0e40\u0e15\u0e32\u0e1b\u0e39\u0e19", "อบตเตาปูน"],
  ["U2T (\u0e23\u0e38\u0e48\u0e19 \u0e52)", "u2tรุ่น2"],
  ["\u0e23\u0e38\u0e48\u0e19 1.2", "รุ่น1-2"],
  ["1 - 2", "1-2"],
  ["1/2566", "1/2566"],
  ["\u0e19\u0e4d\u0e32", "นำ"],
  ["\u0e19\u0e4d\u0e49\u0e32", "น้ำ"],
  ["\u0e19\u0e32\u0e4d", "นาํ"],
  ["\u0e19\u0e49\u0e33", "น้ำ"],
  ["\u0e19\u0e4d\u0e32\u0e49", "น้ำ"],
  ["\u0e40\u0e40\u0e21\u0e48\u0e2e\u0e48\u0e2d\u0e07\u0e2a\u0e2d\u0e19", "แม่ฮ่องสอน"],
  ["\u0e17\u0e35\u0e48\u0e48", "ที่"],
  ["\u0e01\u0e48\u0e34", "กิ่"],
  ["\u0e24\u0e45\u0e29\u0e35", "ฤๅษี"],
  ["\u0e23\u0e32\u0e0a\u0e32\u0e45", "ราชาา"],
  ["\u0e28\u0e34\u0e23\u0e34", "ศิริ"],
  ["\u0e2a\u0e34\u0e23\u0e34", "สิริ"],
  ["\u0e17\u0e28\u0e1e\u0e25", "ทศพล"],
  ["\u0e17\u0e28\u0e1e\u0e23", "ทศพร"],
  ["CODI\u200b", "codi"],
  ["Stra\u00dfe", "strasse"],
  ["\u039f\u0394\u039f\u03a3", "οδοσ"],
  ["\u00c9", "é"],
  ["E\u0301", "é"],
  ["\u0e2a\u0e20\u0e32\u0e2d\u0e07\u0e04\u0e4c\u0e01\u0e23\u0e0a\u0e38\u0e21\u0e0a\u0e19\u00a0\u0e15\u0e33\u0e1a\u0e25\u201c\u0e40\u0e15\u0e32\u0e1b\u0e39\u0e19\u201d", "สภาองค์กรชุมชนตำบลเตาปูน"],
  ["(\u0e1e\u0e2d\u0e0a.)", "พอช"],
  ["\u2026", ""],
  ["", ""],
  ["\u0e01\u0e4c\u0e38", "กุ์"],
  ["\u0e1e\u0e31\u0e19\u0e18\u0e4c\u0e38", "พันธุ์"],
  ["\u0e01\u0e38\u0e4c", "กุ์"],
  ["\u0e52\u0e58 \u0e01.\u0e1e. \u0e52\u0e55\u0e56\u0e56", "28กพ2566"],
  ["a\u2013b", "ab"],
  ["3\u20134", "3-4"],
  ["x\u00b2-3", "x²-3"],
  ["\u0e01\u0e32\u0e48", "ก่า"],
  ["\u0e01\u0e30\u0e49", "ก้ะ"],
  ["\ufeff\u0e1e\u0e21.", "พม"],
  ["\u0e21.\u202e\u202c\u0e28\u0e34\u0e25\u0e1b\u0e32\u0e01\u0e23", "มศิลปากร"],
  ["\u0e01\u0e48\u0e4d\u0e32", "ก่ำ"],
  ["\u0e01\u0e4d\u0e4d\u0e32", "กำ"],
];

test("a key is that of Python", () => {
  for (const [text, key] of KEYS) assert.equal(matchKey(text), key, JSON.stringify(text));
});

test("the key of a key is itself", () => {
  for (const [text] of KEYS) assert.equal(matchKey(matchKey(text)), matchKey(text));
});

test("a name is kept without what a screen does not show", () => {
  assert.equal(nfc(" สภาองค์กร\u200bชุมชน \u00a0 ตำบลเตาปูน\n"), "สภาองค์กรชุมชน ตำบลเตาปูน");
});

test("words begin after separators and after the word for a kind of place", () => {
  const key = matchKey("สภาองค์กรชุมชน ตำบลเตาปูน");
  const starts = wordStarts("สภาองค์กรชุมชน ตำบลเตาปูน");
  assert.ok(starts.has(key.indexOf("ตำบล")));
  assert.ok(starts.has(key.indexOf("เตาปูน")));
  assert.ok(!starts.has(key.indexOf("ปูน")));
});

test("short forms of bodies and places are read as what they stand for", () => {
  for (const [typed, meant] of [
    ["ต.เตาปูน", "ตำบลเตาปูน"],
    ["อบต.เตาปูน", "องค์การบริหารส่วนตำบลเตาปูน"],
    ["อบต เตาปูน", "องค์การบริหารส่วนตำบลเตาปูน"],
    ["อ.บ.ต. เตาปูน", "องค์การบริหารส่วนตำบลเตาปูน"],
    ["อบจ.ราชบุรี", "องค์การบริหารส่วนจังหวัดราชบุรี"],
    ["รร.บ้านตะวันจาก", "โรงเรียนบ้านตะวันจาก"],
    ["มรภ.หมู่บ้านจอมบึง", "มหาวิทยาลัยราชภัฏหมู่บ้านจอมบึง"],
    ["จ.ราชบุรี", "จังหวัดราชบุรี"],
    ["อ. โพธาราม", "อำเภอโพธาราม"],
    ["สภาองค์กรชุมชน ต.เตาปูน", "สภาองค์กรชุมชนตำบลเตาปูน"],
    ["ผู้ว่าฯ ราชบุรี", "ผู้ว่าราชการจังหวัดราชบุรี"],
    ["ผู้ว่าราชการจังหวัดราชบุรี", "ผู้ว่าราชการจังหวัดราชบุรี"],
    ["นายก อบต.เตาปูน", "นายกองค์การบริหารส่วนตำบลเตาปูน"],
  ] as const) {
    assert.equal(matchKey(writtenOut(typed)), matchKey(meant), typed);
  }
});

test("a short form inside a word is no short form", () => {
  for (const text of ["เตาปูน", "จำลอง", "อบตำ", "สมพร", "ตลาด", "ชาวบ้าน"]) assert.equal(writtenOut(text), text);
});

test("titles before a name do not hide it", () => {
  for (const typed of ["นายสมชาย ใจดี", "ดร.สมชาย ใจดี", "ผศ. ดร. สมชาย ใจดี", "พล.ต.อ.สมชาย ใจดี", "ว่าที่ ร.ต.สมชาย ใจดี", "คุณ สมชาย ใจดี", "นพ.สมชาย ใจดี", "พันตำรวจเอก สมชาย ใจดี"]) {
    assert.ok(readings(typed).includes("สมชายใจดี"), `${typed}: ${readings(typed).join(" | ")}`);
  }
  assert.ok(readings("Dr. Somchai").includes("somchai"));
  assert.deepEqual(readings("นายกรัฐมนตรี"), ["นายกรัฐมนตรี"]);
  assert.deepEqual(readings("ศิริ"), ["ศิริ"]);
  assert.deepEqual(readings(" . "), []);
});

test("a query comes apart into words, also where what they stand around was left out", () => {
  assert.deepEqual(wordsOf("เตาปูน สภา"), ["เตาปูน", "สภา"]);
  assert.deepEqual(wordsOf("สภาองค์กรชุมชนเตาปูน"), ["สภาองค์กรชุมชน", "เตาปูน"]);
  assert.deepEqual(wordsOf("เทศบาลเตาปูน"), ["เทศบาล", "เตาปูน"]);
  assert.deepEqual(wordsOf("ราชบุรี"), []);
});
