// Data files: JSON beside the page or inside it. fetch() fails on file://, so each is a script
// that calls kgTake(NAME, DATA), DATA being the object or the base64 of its gzipped JSON.
import { facts } from "./facts.ts";

interface Waiting {
  take(data: unknown): void;
  fail(why: Error): void;
}

const loaded = new Map<string, Promise<unknown>>();
const waiting = new Map<string, Waiting>();

declare global {
  var kgTake: ((name: string, data: unknown) => void) | undefined;
}

/** What file NAME holds ("index", "search", a network, "NETWORK-ties"): read once and kept. It
 *  fails with an Error where the file is not there, and may then be asked for again. */
export function load<T>(name: string): Promise<T> {
  let found = loaded.get(name);
  if (!found) {
    found = read(name).catch((why: unknown) => {
      loaded.delete(name);
      throw why;
    });
    loaded.set(name, found);
  }
  return found as Promise<T>;
}

/** Where file NAME stands, from the site's root. */
export function place(name: string): string {
  return name === "search" ? "search.js" : `networks/${encodeURIComponent(name)}.js`;
}

async function read(name: string): Promise<unknown> {
  const inside = document.getElementById(`data-${name}`)?.textContent;
  return inside ? unpack(JSON.parse(inside)) : unpack(await ask(name));
}

function ask(name: string): Promise<unknown> {
  globalThis.kgTake = taken;
  return new Promise((take, fail) => {
    waiting.set(name, { take, fail });
    const script = document.createElement("script");
    script.src = facts().up + place(name);
    // By then it has run: a file that took nothing is not the one it should be.
    script.onload = () => waiting.get(name)?.fail(new Error(`${place(name)} holds no ${name}`));
    script.onerror = () => waiting.get(name)?.fail(new Error(`${place(name)} cannot be read`));
    document.head.append(script);
  });
}

function taken(name: string, data: unknown): void {
  waiting.get(name)?.take(data);
  waiting.delete(name);
}

async function unpack(data: unknown): Promise<unknown> {
  if (typeof data !== "string") return data;
  const text = new Blob([bytes(data)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(text).json();
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const found = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) found[i] = text.charCodeAt(i);
  return found;
}
