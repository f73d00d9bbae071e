// How a network opens where the address says nothing.
import { facts } from "./facts.ts";
import type { IndexFile } from "./files.ts";
import type { Network } from "./network.ts";
import { START } from "./state.ts";
import type { State } from "./state.ts";
import { lang } from "./words.ts";

/** More actors than a reader can take in at once: the network opens on its structure. */
export const MANY = 400;

/** What is left out of addresses; of a network that is not read yet, what does not depend on it. */
export function usual(index: IndexFile, net: Network | null): State {
  const first = { ...START, lang: facts().single ? START.lang : lang(), network: index.networks[0]?.name ?? "" };
  if (!net) return first;
  const { file } = net;
  const measured = file.measures.some(({ code }) => code === "degree");
  const drawn = file.clusters.size.reduce((sum, each) => sum + each, 0);
  return { ...first, modalities: file.usual, size: measured ? "degree" : "", view: drawn > MANY ? "structure" : "all" };
}
