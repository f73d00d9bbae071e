import assert from "node:assert/strict";
import { test } from "node:test";
import type { SearchFile } from "../src/explorer/files.ts";
import type { Hit } from "../src/finding/find.ts";
import { Finder } from "../src/finding/find.ts";
import { mistakesIn, Near } from "../src/finding/near.ts";

/** [Thai, English, other names, kind, ties] */
type Thing = readonly [th: string, en: string, also: string, kind: string, ties: number];

const KINDS = ["province", "subdistrict", "council", "agency", "person", "post", "group"];
const THINGS: readonly Thing[] = [
  ["จังหวัดราชบุรี", "Ratchaburi Province", "Ratchaburi\nราชบุรี", "province", 9],
  ["ตำบลเตาปูน", "Tao Pun Subdistrict", "เตาปูน\nTao Pun\nตำบลเตาปูน อำเภอโพธาราม จังหวัดราชบุรี", "subdistrict", 4],
  ["สภาองค์กรชุมชนตำบลเตาปูน", "Tao Pun Community Organisation Council", "", "council", 2],
  ["องค์การบริหารส่วนตำบลเตาปูน", "Tao Pun Subdistrict Administrative Organization", "", "agency", 1],
  ["สถาบันพัฒนาองค์กรชุมชน (องค์การมหาชน)", "Community Organizations Development Institute", "CODI\nพอช.", "agency", 90],
  ["สำนักงานภาคเหนือ พอช.", "CODI Northern Regional Office", "", "agency", 5],
  ["ศิริพร ใจดี", "Siriphon Chaidi", "", "person", 1],
  ["สิริพร ใจดี", "Siriphon Chaidee", "", "person", 1],
  ["ผู้ว่าราชการจังหวัดราชบุรี", "Governor of Ratchaburi", "", "post", 3],
  ["เทศบาลเมืองราชบุรี", "Mueang Ratchaburi Municipality", "", "agency", 30],
  ["พอช. และภาคี", "CODI and others", "", "group", 99],
  ["มหาวิทยาลัยราชภัฏหมู่บ้านจอมบึง", "Muban Chombueng Rajabhat University", "MCRU", "agency", 8],
  ["อบต.บ้านเลือก", "", "", "agency", 1],
];

const FILE: SearchFile = {
  kinds: KINDS.map((code) => ({ code, group: 0, name: [code, code] })),
  groups: [{ code: "other", name: ["", ""], shape: "dot", colour: "#000", hollow: false }],
  id: THINGS.map(([, en]) => en),
  th: THINGS.map(([th]) => th),
  en: THINGS.map(([, en]) => en),
  also: THINGS.map(([, , also]) => also),
  kind: THINGS.map(([, , , kind]) => KINDS.indexOf(kind)),
  hint: THINGS.map(() => -1),
  hints: [],
  ties: THINGS.map(([, , , , ties]) => ties),
};

const finder = new Finder(FILE);
finder.prepare();

const named = (hits: readonly Hit[]): string[] => hits.map(({ thing }) => FILE.th[thing] ?? "");
const found = (query: string): string[] => named(finder.find(query).hits);

function nearly(query: string): string[] {
  const search = finder.nearly(query);
  for (;;) {
    const next = search.next();
    if (next.done) return named(next.value);
  }
}

test("a name by itself comes before names that begin with it or hold it, however well known", () => {
  assert.deepEqual(found("ราชบุรี").slice(0, 3), ["จังหวัดราชบุรี", "เทศบาลเมืองราชบุรี", "ตำบลเตาปูน"]);
  assert.equal(finder.find("ราชบุรี").hits[0]?.how, "exact");
  assert.equal(found("ratchaburi")[0], "จังหวัดราชบุรี");
});

test("an abbreviation finds what it stands for, with and without its dots, in any case", () => {
  for (const query of ["codi", "CODI", "พอช", "พอช.", "พ อ ช"]) assert.equal(found(query)[0], "สถาบันพัฒนาองค์กรชุมชน (องค์การมหาชน)", query);
});

test("what sources only describe comes after what has a name of its own", () => {
  assert.equal(found("codi").at(-1), "พอช. และภาคี");
});

test("the other name that answers is told", () => {
  assert.equal(finder.find("mcru").hits[0]?.name, "MCRU");
});

test("short forms of kinds of bodies find their long ones, and the long ones the short", () => {
  assert.equal(found("อบต.เตาปูน")[0], "องค์การบริหารส่วนตำบลเตาปูน");
  assert.equal(found("อบต เตาปูน")[0], "องค์การบริหารส่วนตำบลเตาปูน");
  assert.equal(found("ต.เตาปูน")[0], "ตำบลเตาปูน");
  assert.equal(found("ผู้ว่าฯ ราชบุรี")[0], "ผู้ว่าราชการจังหวัดราชบุรี");
  assert.equal(found("องค์การบริหารส่วนตำบลบ้านเลือก")[0], "อบต.บ้านเลือก");
});

test("words are found in any order, and where what stands between was left out", () => {
  assert.equal(found("เตาปูน สภา")[0], "สภาองค์กรชุมชนตำบลเตาปูน");
  assert.equal(found("สภาองค์กรชุมชนเตาปูน")[0], "สภาองค์กรชุมชนตำบลเตาปูน");
  assert.equal(found("มรภ.จอมบึง")[0], "มหาวิทยาลัยราชภัฏหมู่บ้านจอมบึง");
  assert.equal(found("codi สถาบัน")[0], "สถาบันพัฒนาองค์กรชุมชน (องค์การมหาชน)");
  assert.deepEqual(found("เตาปูน มหาวิทยาลัย"), []);
});

test("titles before a person's name do not matter", () => {
  assert.deepEqual(found("นางสาวศิริพร"), ["ศิริพร ใจดี"]);
});

test("a mistake or two still find a name, marked as near", () => {
  assert.deepEqual(found("สถาบนพัฒนาองคกร"), []);
  assert.equal(nearly("สถาบนพัฒนาองคกร")[0], "สถาบันพัฒนาองค์กรชุมชน (องค์การมหาชน)");
  assert.equal(nearly("เตาปุน")[0], "ตำบลเตาปูน");
  assert.equal(nearly("Ratcahburi")[0], "จังหวัดราชบุรี");
  assert.equal(nearly("อบต.เตาปุน")[0], "องค์การบริหารส่วนตำบลเตาปูน");
});

test("two people whose names differ in one letter stay two: the other is only near", () => {
  assert.deepEqual(found("ศิริพร"), ["ศิริพร ใจดี"]);
  assert.deepEqual(nearly("ศิริพร"), ["สิริพร ใจดี"]);
});

test("what is in no document is not found, nor is nothing", () => {
  assert.deepEqual([found("หน่วยงานที่ไม่มีอยู่"), nearly("หน่วยงานที่ไม่มีอยู่")], [[], []]);
  for (const query of ["", " . ", "()"]) assert.equal(finder.find(query).total, 0, query);
});

test("words of names in both scripts are found together, and the last of them is marked", () => {
  const [hit] = finder.find("tao องค์การบริหารส่วนตำบล administrative ปูน").hits;
  assert.equal(FILE.th[hit?.thing ?? -1], "องค์การบริหารส่วนตำบลเตาปูน");
  assert.equal(hit?.key, "ปูน");
});

test("among many thousand names the answers are there before a reader sees the letter", () => {
  const many = Array.from({ length: 50_000 }, (_, at) => at);
  const numbered = (at: number): string => `กลุ่มอาชีพบ้านที่ ${at % 99} ตำบลที่ ${at % 7_000} อำเภอที่ ${at % 800} จังหวัดที่ ${at % 77}`;
  const large = new Finder({ ...FILE, id: many.map(String), th: many.map(numbered), en: many.map((at) => `Group ${at}`), also: many.map(() => ""), kind: many.map(() => 3), hint: many.map(() => -1), ties: many.map(() => 1) });
  large.prepare();
  const took = [numbered(44_444), "จังหวัดที่ 9 กลุ่มอาชีพ ตำบลที่ 4321", "group 31234", "กลุ่ม"].map((query) => {
    const began = performance.now();
    assert.ok(large.find(query).total > 0, query);
    return performance.now() - began;
  });
  assert.ok(took.sort((one, other) => one - other)[2] as number < 100, took.join(" "));
});

test("how many answer is told even where not all are shown", () => {
  const { hits, total } = finder.find("ร", 2);
  assert.equal(hits.length, 2);
  assert.ok(total > 2);
});

test("names are prepared piece by piece, and what is prepared by then is searched", () => {
  const slow = new Finder(FILE);
  assert.equal(slow.find("codi").whole, false);
  assert.equal(slow.prepare(0), false);
  assert.equal(slow.prepare(), true);
  assert.equal(slow.find("codi").whole, true);
});

test("the number of mistakes in a text is that of the table of edit distances", () => {
  const plain = (key: string, text: string): number => {
    let row = Array.from({ length: text.length + 1 }, () => 0);
    for (const [at, letter] of key.split("").entries()) {
      const next = [at + 1];
      for (let i = 1; i <= text.length; i++) {
        next.push(Math.min((row[i - 1] as number) + (text[i - 1] === letter ? 0 : 1), (row[i] as number) + 1, (next[i - 1] as number) + 1));
      }
      row = next;
    }
    return Math.min(...row);
  };
  let seed = 7;
  const random = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % below;
  const word = (letters: number): string => Array.from({ length: letters }, () => "กขคabc"[random(6)]).join("");
  for (let i = 0; i < 300; i++) {
    const key = word(6 + random(40));
    const text = word(random(60));
    const near = new Near(key, 3);
    assert.equal(near.mistakes(text, 0, text.length), Math.min(plain(key, text), 4), `${key} ${text}`);
  }
  assert.deepEqual([3, 4, 8, 15].map(mistakesIn), [0, 1, 2, 3]);
});
