import assert from "node:assert/strict";
import { test } from "node:test";
import { asked, isoOf, parse, partial, written, writtenSpan } from "../src/explorer/days.ts";

const iso = (text: string): string | undefined => parse(text)?.iso;

test("a date is read in either calendar, as Python's parse_date does", () => {
  for (const [text, expected] of [
    ["๒๘ กุมภาพันธ์ ๒๕๖๖", "2023-02-28"],
    ["28 ก.พ. 2566", "2023-02-28"],
    ["28 ก.พ. 66", "2023-02-28"],
    ["28/2/2566", "2023-02-28"],
    ["2566-02-28", "2023-02-28"],
    ["วันที่ 28 กพ 2566", "2023-02-28"],
    ["ก.พ. 2566", "2023-02"],
    ["Feb 2023", "2023-02"],
    ["28 Feb 2023", "2023-02-28"],
    ["February 28, 2023", "2023-02-28"],
    ["Sept. 2023", "2023-09"],
    ["ปี 2540", "1997"],
    ["พ.ศ. 2540", "1997"],
    ["2540 BE", "1997"],
    ["ค.ศ. 2540", "2540"],
    ["2023", "2023"],
  ] as const) {
    assert.equal(iso(text), expected, text);
  }
});

test("what is no date, or a day that does not exist, is none", () => {
  for (const text of ["", "ปีงบประมาณ 2566", "31/2/2566", "2566-13", "66", "28 foo 2566", "พ.ศ. 2566 CE", "0000"]) {
    assert.equal(iso(text), undefined, text);
  }
});

test("a partial date spans all the days it can mean", () => {
  assert.deepEqual(partial("1970"), { iso: "1970", first: 0, last: 364 });
  const february = partial("2024-02");
  assert.ok(february);
  assert.equal(isoOf(february.first), "2024-02-01");
  assert.equal(isoOf(february.last), "2024-02-29");
  assert.equal(partial("2023-02-29"), null);
  assert.equal(isoOf(partial("0099-01-01")?.first ?? 0), "0099-01-01");
});

test("a year asked about means its last day", () => {
  assert.equal(isoOf(asked("2023") ?? 0), "2023-12-31");
  assert.equal(asked(""), null);
});

test("dates are worded in the reader's calendar, at the precision stated", () => {
  assert.equal(written("2023-02-28", "th"), "28 ก.พ. 2566");
  assert.equal(written("2023-02", "en"), "Feb 2023");
  assert.equal(written("1997", "th"), "2540");
  assert.equal(written("someday", "th"), "someday");
  assert.equal(writtenSpan("2022", "2023-09-30", "en"), "2022 – 30 Sep 2023");
  assert.equal(writtenSpan("", "2023", "th"), "ถึง 2566");
});
