// One script for each peer, as its users would ship it.
import { build } from "esbuild";

await build({
  entryPoints: ["vis.js", "sigma.js", "force.js"],
  outdir: "built",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  legalComments: "none",
});
