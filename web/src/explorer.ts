// The explorer's entry: reads what networks there are and shows the one that the address asks for.
import { Explorer } from "./explorer/explorer.ts";
import type { IndexFile } from "./explorer/files.ts";
import { load } from "./explorer/load.ts";
import { tongue } from "./explorer/tongue.ts";
import { words } from "./explorer/words.ts";

async function begin(): Promise<void> {
  tongue();
  const index = await load<IndexFile>("index");
  // With no line in any network there is nothing to open: the page itself says so.
  if (index.networks.length) await open(index);
  else document.getElementById("still")?.style.setProperty("visibility", "visible");
  document.documentElement.dataset["ready"] = "yes";
}

async function open(index: IndexFile): Promise<void> {
  document.documentElement.classList.add("live");
  const explorer = new Explorer(index);
  await explorer.open();
  // For who drives the page from outside: its tests and benches.
  Object.assign(globalThis, { kgExplorer: explorer.outside() });
}

begin().catch((why: unknown) => {
  document.documentElement.classList.remove("live");
  document.getElementById("failed")?.append(`${words("atlas.failed")} (${why instanceof Error ? why.message : String(why)})`);
});
