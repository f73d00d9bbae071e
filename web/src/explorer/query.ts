// The same view for who works with queries: the SPARQL behind it, and the command that gives it.
import { asked, isoOf } from "./days.ts";
import type { PictureFile } from "./files.ts";
import type { State } from "./state.ts";

const VOCABULARY = "https://w3id.org/community-kg/ontology#";
const DATE = "http://www.w3.org/2001/XMLSchema#date";

/**
 * The query that gives the rows of this view, with the day and the certainty asked for in it. What
 * the page does with the rows afterwards stands before it as comments.
 */
export function sparql(file: PictureFile, state: State): string {
  const { pieces, slots } = file.sparql;
  const text = pieces.map((piece, at) => piece + (at < slots.length ? slot(slots[at] ?? "", file, state) : "")).join("");
  const said = [`${file.title[1]} (${file.name}), data version ${file.version}`, ...afterwards(file, state), `The same network: ${command(file, state)}`];
  return `${said.map((line) => `# ${oneLine(line)}\n`).join("")}${text.trim()}\n`;
}

function slot(name: string, { modalities }: PictureFile, state: State): string {
  if (name === "asOf") {
    const day = asked(state.on);
    return day === null ? "(UNDEF)" : `("${isoOf(day)}"^^<${DATE}>)`;
  }
  if (name !== "modality") return "(UNDEF)";
  const known = modalities.filter(({ code }) => state.modalities.includes(code));
  return known.map(({ code }) => `(<${VOCABULARY}modality-${code}>)`).join(" ") || "(UNDEF)";
}

/** What the page leaves out of the rows, in the words of the command line's options. */
function afterwards(file: PictureFile, state: State): string[] {
  const told = options(file, state).filter(([option]) => !["--as-of", "--modality"].includes(option));
  const lines = told.map(([option, value]) => `The page then leaves out what this option does: ${[option, value].filter(Boolean).join(" ")}`);
  const gone = state.without.filter((each) => !each.startsWith("basis:"));
  return gone.length ? [...lines, `The page then leaves out: ${gone.join(", ")}`] : lines;
}

/** The command that gives the same network, quoted for a shell. */
export function command(file: PictureFile, state: State): string {
  const words = options(file, state).flatMap(([option, value]) => (value ? [option, value] : [option]));
  return ["kg", "network", file.name, ...words].map(quoted).join(" ");
}

function options(file: PictureFile, state: State): [option: string, value: string][] {
  const found: [string, string][] = [];
  if (state.on) found.push(["--as-of", state.on]);
  if (state.strict) found.push(["--strict", ""]);
  if (state.modalities.join() !== file.usual.join()) found.push(["--modality", state.modalities.join(",")]);
  if (state.minSources > 1) found.push(["--min-sources", String(state.minSources)]);
  if (state.maxParties > 0) found.push(["--max-parties", String(Math.max(state.maxParties, 2))]);
  const bases = file.bases.map(({ code }) => code);
  const kept = bases.filter((code) => !state.without.includes(`basis:${code}`) && (!state.focus || !state.by.length || state.by.includes(code)));
  if (kept.length < bases.length && kept.length) found.push(["--basis", kept.join(",")]);
  if (state.focus) found.push(["--focus", `id:${state.focus}`], ["--steps", String(state.steps)]);
  return found;
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, " ");
}
