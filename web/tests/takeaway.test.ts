import assert from "node:assert/strict";
import test from "node:test";
import { csv } from "../src/explorer/csv.ts";
import type { PictureFile } from "../src/explorer/files.ts";
import { command, sparql } from "../src/explorer/query.ts";
import { START } from "../src/explorer/state.ts";
import { contactLink, webLink } from "../src/explorer/ways.ts";

const FILE = {
  name: "collaboration",
  title: ["ใคร", "Who works with whom"],
  version: "abc",
  usual: ["asserted"],
  bases: [{ code: "agreement" }, { code: "event" }],
  modalities: [{ code: "asserted" }, { code: "planned" }],
  sparql: { pieces: ["A { ", " } B { ", " } C"], slots: ["asOf", "modality"] },
} as unknown as PictureFile;

test("a cell that a spreadsheet would compute is a text, and quotes are doubled", () => {
  assert.equal(csv([["a", 'b "c"'], ["=1+1", -5]]), '\uFEFFa,"b ""c"""\n\'=1+1,-5\n');
});

test("the query of a view holds its day and its certainty, and tells as comments what comes after", () => {
  const said = sparql(FILE, { ...START, on: "2023", modalities: ["asserted", "planned"], minSources: 2 });
  assert.match(said, /A \{ \("2023-12-31"\^\^<[^>]*#date>\) \} B \{ \(<[^>]*#modality-asserted>\) \(<[^>]*#modality-planned>\) \} C/);
  assert.match(said, /^# .*--min-sources 2$/m);
  assert.match(sparql(FILE, START), /A \{ \(UNDEF\) \} B/);
});

test("a title with a line end cannot leave its comment", () => {
  const hostile: PictureFile = { ...FILE, title: ["x", "x\nDROP ALL"] };
  assert.doesNotMatch(sparql(hostile, START), /^DROP/m);
});

test("the command has the options that differ from how the network opens, quoted for a shell", () => {
  assert.equal(command(FILE, START), "kg network collaboration");
  const state = { ...START, on: "2023-02-28", without: ["basis:event"], focus: "a b", steps: 2 };
  assert.equal(command(FILE, state), "kg network collaboration --as-of 2023-02-28 --basis agreement --focus 'id:a b' --steps 2");
});

test("only what opens a web page or a letter becomes a link", () => {
  assert.equal(webLink("javascript:alert(1)"), "");
  assert.equal(webLink("https://example.org/a"), "https://example.org/a");
  assert.match(contactLink("a@b.org", "s", "b&c"), /^mailto:a@b\.org\?subject=s&body=b%26c$/);
  assert.equal(contactLink("ask us", "s", "b"), "");
});
