// Bundles every entry of src/ into the folder given, with the licences of what went into it.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const out = process.argv[2] ?? "built";
const ENTRIES = ["src/editor.ts", "src/editor.css", "src/explorer.ts", "src/page.ts"];

const { metafile } = await build({
  metafile: true,
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
  plugins: [{ name: "adapted", setup: adapted }],
});
writeFileSync(join(out, "licences.txt"), licences());
writeFileSync(join(out, "site-licences.txt"), licences(partsOf("explorer.js", "page.js")));

// The packages that are in some of the files built.
function partsOf(...files) {
  const built = Object.entries(metafile.outputs).filter(([path]) => files.some((file) => path.endsWith(`/${file}`)));
  const paths = built.flatMap(([, { inputs }]) => Object.keys(inputs));
  return new Set(paths.map((path) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[0]).filter(Boolean));
}

// What YASGUI brings that these pages do without. It carries prefix.cc's whole list, in which
// anybody may enter what they like (100 kB): the pages hand it the prefixes that their store knows.
// It adds a style of its own while it runs, which the pages' policy forbids: that goes into ours.
function adapted({ onLoad, onResolve }) {
  const YASGUI = "node_modules/@zazuko/yasgui/build/yasgui.esm.js";
  const OWN = /\bcreateStyle\(a, "([^"\\]*)"\)/;
  onLoad({ filter: /@zazuko[\\/]yasgui[\\/]build[\\/]yasgui\.esm\.js$/ }, () => {
    let text = readFileSync(YASGUI, "utf8");
    for (const [what, by] of [
      [/\bmadsrdf = "[^]*?\bprefixes_default = \{[^{}]*\}/, "prefixes_default = {}"],
      [/\(this, "createStyle", \(function\(e, n\) \{/, "$& return;"],
    ]) {
      if (!what.test(text)) throw new Error(`${YASGUI}: ${what} is not where it was`);
      text = text.replace(what, by);
    }
    return { contents: text, loader: "js" };
  });
  onResolve({ filter: /^yasgui:style$/ }, ({ path }) => ({ path, namespace: "yasgui" }));
  onLoad({ filter: /./, namespace: "yasgui" }, () => {
    const found = OWN.exec(readFileSync(YASGUI, "utf8"));
    if (!found) throw new Error(`${YASGUI}: the style of its own is not where it was`);
    return { contents: found[1], loader: "css" };
  });
}

// YASGUI comes bundled with its parts, so every package that npm put here may be in the file.
function licences(wanted) {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const parts = [];
  for (const [path, { version, license, dev, optional }] of Object.entries(lock.packages)) {
    if (!path || dev || optional || path === "node_modules/esbuild") continue;
    if (wanted && !wanted.has(path)) continue;
    const name = path.replace(/^.*node_modules\//, "");
    const file = readdirSync(path).find((each) => /^(licen[sc]e|copying)/i.test(each));
    const text = file ? readFileSync(join(path, file), "utf8").replace(/\r\n/g, "\n").trim() : "";
    parts.push(`${name} ${version} (${license ?? "see below"})\n${text}`.trim());
  }
  return `${parts.join(`\n\n${"-".repeat(72)}\n\n`)}\n`;
}
