import assert from "node:assert/strict";
import { test } from "node:test";
import { parse, write } from "../src/explorer/address.ts";
import type { State } from "../src/explorer/state.ts";
import { leaving, START } from "../src/explorer/state.ts";

test("the address of the opening state is empty", () => {
  assert.equal(write(START), "");
  assert.deepEqual(parse(""), START);
});

test("every state comes back from its address", () => {
  const state: State = {
    ...START,
    lang: "en",
    network: "ร่วม งาน&=,#%",
    on: "2023-02-28",
    modalities: ["asserted", "planned"],
    without: [leaving("kind", "university"), leaving("province", "")],
    minSources: 2,
    maxParties: 10,
    strict: true,
    colour: "province",
    size: "betweenness",
    grounds: false,
    view: "structure",
    open: ["a", "b"],
    pick: "a~b",
    focus: "x",
    steps: 3,
    by: ["agreement"],
    from: "a",
    to: "b",
    camera: { x: -12.5, y: 3, k: 1.25 },
    table: true,
  };
  const address = write(state);
  assert.deepEqual(parse(`#${address}`), state);
  assert.match(address, /^[\w~:%=&,./-]+$/);
});

test("a day in the address may be of the Buddhist Era", () => {
  assert.equal(parse("on=2566-02-28").on, "2023-02-28");
  assert.equal(parse("on=2566").on, "2023");
});

test("nonsense in an address leaves what there was", () => {
  for (const hash of ["on=never", "min=0", "min=1.5", "steps=x", "strict=yes", "colour=hue", "at=1,2", "at=1,2,0", "at=a,b,c", "=", "&&&", "x=1"]) {
    assert.deepEqual(parse(hash), START, hash);
  }
  assert.equal(parse("focus=%zz").focus, "%zz");
});

test("what a network opens with is left out of its address", () => {
  const fallback: State = { ...START, network: "funding", view: "structure", modalities: ["pledged"] };
  assert.equal(write(fallback, fallback), "");
  assert.equal(parse("min=2", fallback).network, "funding");
  assert.equal(parse(write({ ...fallback, modalities: ["asserted"] }, fallback), fallback).modalities[0], "asserted");
});
