// Bundles every entry of src/ into the folder given, with the licences of what went into it.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const out = process.argv[2] ?? "built";
const ENTRIES = ["src/editor.ts", "src/editor.css"];

await build({
  entryPoints: ENTRIES,
  outdir: out,
  bundle: true,
  format: "iife",
  target: ["es2022", "chrome109", "firefox115", "safari16.4"],
  charset: "utf8",
  minify: true,
  legalComments: "none",
  logLevel: "warning",
  // What a page shows has addresses of its own; whatever a style needs stands in it.
  loader: { ".svg": "dataurl", ".png": "dataurl", ".gif": "dataurl" },
  plugins: [{ name: "prefixes", setup: ownPrefixes }],
});
writeFileSync(join(out, "licences.txt"), licences());

// YASGUI carries prefix.cc's whole list, in which anybody may enter what they like (100 kB). The
// pages hand the editor the prefixes that their store knows.
function ownPrefixes({ onLoad }) {
  onLoad({ filter: /@zazuko[\\/]yasgui[\\/]build[\\/]yasgui\.esm\.js$/ }, ({ path }) => {
    const text = readFileSync(path, "utf8");
    const own = text.replace(/\bmadsrdf = "[^]*?\bprefixes_default = \{[^{}]*\}/, "prefixes_default = {}");
    if (own === text) throw new Error(`${path}: the list of prefixes is not where it was`);
    return { contents: own, loader: "js" };
  });
}

// YASGUI comes bundled with its parts, so every package that npm put here may be in the file.
function licences() {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const parts = [];
  for (const [path, { version, license, dev, optional }] of Object.entries(lock.packages)) {
    if (!path || dev || optional || path === "node_modules/esbuild") continue;
    const name = path.replace(/^.*node_modules\//, "");
    const file = readdirSync(path).find((each) => /^(licen[sc]e|copying)/i.test(each));
    const text = file ? readFileSync(join(path, file), "utf8").replace(/\r\n/g, "\n").trim() : "";
    parts.push(`${name} ${version} (${license ?? "see below"})\n${text}`.trim());
  }
  return `${parts.join(`\n\n${"-".repeat(72)}\n\n`)}\n`;
}
