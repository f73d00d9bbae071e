import assert from "node:assert/strict";
import { test } from "node:test";
import { spanOf } from "../src/finding/span.ts";
import { asked } from "../src/explorer/days.ts";
import { asking, askedOf } from "../src/page/asked.ts";
import { counts } from "../src/page/day.ts";
import { inOrder } from "../src/page/sorting.ts";

test("the day asked about stands after ? or after #, in either calendar", () => {
  assert.equal(askedOf({ search: "?on=2566-02-28", hash: "" }).day, "2023-02-28");
  assert.equal(askedOf({ search: "", hash: "#focus=a&on=2023" }).day, "2023");
  assert.equal(askedOf({ search: "?on=<b>", hash: "" }).day, "");
});

test("links within the site carry the day, others and those with a day of their own do not", () => {
  assert.equal(asking("id/a.html#p1", "2023"), "id/a.html?on=2023#p1");
  assert.equal(asking("../things.html?q=x", "2023"), "../things.html?q=x&on=2023");
  assert.equal(asking("../network.html#focus=a", "2023"), "../network.html#focus=a&on=2023");
  assert.equal(asking("network.html", "2023"), "network.html#on=2023");
  for (const href of ["https://example.org/a.html", "#top", "mailto:a@b.c", "id/a.html?on=2020", "network.html#on=2020"]) {
    assert.equal(asking(href, "2023"), href);
  }
  assert.equal(asking("id/a.html", ""), "id/a.html");
});

test("a row counts from its first day to its last", () => {
  const on = asked("2023-02-28") ?? 0;
  assert.equal(counts({ since: String(on) }, on), true);
  assert.equal(counts({ since: String(on), until: String(on) }, on), true);
  assert.equal(counts({ since: String(on + 1) }, on), false);
  assert.equal(counts({ since: "0", until: String(on - 1) }, on), false);
});

test("columns are sorted by value: dates, numbers, names as in a dictionary, what is empty last", () => {
  const sorted = (values: string[], down = false): string[] => [...values].sort((a, b) => inOrder(a, b, down, "th"));
  assert.deepEqual(sorted(["2023", "", "2022-12-31", "2023-02"]), ["2022-12-31", "2023", "2023-02", ""]);
  assert.deepEqual(sorted(["10", "9", ""], true), ["10", "9", ""]);
  assert.deepEqual(sorted(["ขา", "เกา", "กา"]), ["กา", "เกา", "ขา"]);
});

test("what was typed is marked in the name with the signs that belong to its letters", () => {
  const marked = (name: string, key: string): string => name.slice(...(spanOf(name, key) ?? [0, 0]));
  assert.equal(marked("อบต. เตา ปูน", "เตาปูน"), "เตา ปูน");
  assert.equal(marked("สถาบัน (CODI)", "codi"), "CODI");
  assert.equal(marked("น้ำใส", "น้ำ"), "น้ำ");
  assert.equal(marked("กี่", "กี"), "กี่");
  assert.equal(spanOf("กา", "ขา"), null);
});
