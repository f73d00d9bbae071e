import assert from "node:assert/strict";
import { test } from "node:test";
import { NEVER } from "../src/explorer/files.ts";

test("a day that is not known lies before every other", () => {
  assert.ok(NEVER < Date.UTC(1, 0) / 86_400_000);
});
