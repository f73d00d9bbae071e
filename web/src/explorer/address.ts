// The address after #: every state can be sent. What is as `fallback` has it is left out.
import { parse as parseDate } from "./days.ts";
import type { State } from "./state.ts";
import { START } from "./state.ts";

type Keys = Exclude<keyof State, "camera">;

/** The name of each part of a state in an address, in the order they are written. */
const NAMES: readonly [name: string, key: Keys][] = [
  ["lang", "lang"],
  ["network", "network"],
  ["on", "on"],
  ["modality", "modalities"],
  ["without", "without"],
  ["min", "minSources"],
  ["parties", "maxParties"],
  ["strict", "strict"],
  ["colour", "colour"],
  ["size", "size"],
  ["grounds", "grounds"],
  ["view", "view"],
  ["open", "open"],
  ["pick", "pick"],
  ["focus", "focus"],
  ["steps", "steps"],
  ["by", "by"],
  ["from", "from"],
  ["to", "to"],
  ["table", "table"],
];

const CHOICES: Partial<Record<Keys, readonly string[]>> = {
  lang: ["th", "en"],
  colour: ["kind", "province", "cluster"],
  view: ["structure", "all"],
};
const LEAST: Partial<Record<Keys, number>> = { minSources: 1, maxParties: 0, steps: 1 };

/** The state an address tells; whatever it does not tell, or tells wrongly, is as in `fallback`.
 *  A day may be written in either calendar ("2566-02-28", "2566"); the state holds it as ISO CE. */
export function parse(hash: string, fallback: State = START): State {
  const told = pairs(hash);
  const found: Record<string, unknown> = { ...fallback };
  for (const [name, key] of NAMES) {
    const text = told.get(name);
    if (text === undefined) continue;
    const value = valueOf(key, text, fallback[key]);
    if (value !== undefined) found[key] = value;
  }
  const at = (told.get("at") ?? "").split(",").map(Number);
  const [x, y, k] = at;
  if (at.length === 3 && at.every(Number.isFinite) && (k as number) > 0) found["camera"] = { x, y, k };
  return found as unknown as State;
}

/** The address of a state without "#", "" where it is as `fallback`; the same for equal states. */
export function write(state: State, fallback: State = START): string {
  const told: string[] = [];
  for (const [name, key] of NAMES) {
    const text = textOf(state[key]);
    if (text !== textOf(fallback[key])) told.push(`${name}=${text}`);
  }
  if (state.camera) {
    const { x, y, k } = state.camera;
    told.push(`at=${[x, y].map((each) => Math.round(each * 10) / 10).join(",")},${Math.round(k * 1000) / 1000}`);
  }
  return told.join("&");
}

function pairs(hash: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of hash.replace(/^[#?]/, "").split("&")) {
    const cut = part.indexOf("=");
    if (cut > 0) found.set(part.slice(0, cut), part.slice(cut + 1));
  }
  return found;
}

function textOf(value: State[Keys]): string {
  if (Array.isArray(value)) return value.map(coded).join(",");
  return typeof value === "boolean" ? (value ? "1" : "0") : coded(String(value));
}

// As encodeURIComponent, but for what an address after # may hold as it is and a reader can read.
function coded(text: string): string {
  return encodeURIComponent(text).replace(/%3A/g, ":").replace(/%2F/g, "/");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray % in an address written by hand
  }
}

function valueOf(key: Keys, text: string, fallback: State[Keys]): State[Keys] | undefined {
  if (Array.isArray(fallback)) return text.split(",").map(decoded).filter(Boolean);
  if (typeof fallback === "boolean") return text === "1" ? true : text === "0" ? false : undefined;
  if (typeof fallback === "number") {
    const value = Number(text);
    return Number.isInteger(value) && value >= (LEAST[key] ?? 0) && value < 1e6 ? value : undefined;
  }
  const value = decoded(text);
  if (key === "on") return value ? (parseDate(value)?.iso ?? undefined) : "";
  const choices = CHOICES[key];
  return !choices || choices.includes(value) ? value : undefined;
}
