// src/ → dist/<web resource name>. Under a second; run by the emulator when an input changed.
import { cp, mkdir, readFile, rm } from "node:fs/promises";
import { build } from "esbuild";

/** The texts of a RESX file as an object, so that the English ones also travel inside the scripts. */
const resx = {
  name: "resx",
  setup(plugin) {
    plugin.onLoad({ filter: /\.resx$/ }, async ({ path }) => ({ contents: JSON.stringify(textsOf(await readFile(path, "utf8"))), loader: "json" }));
  },
};

function textsOf(xml) {
  const entries = [...xml.matchAll(/<data name="([^"]+)"[^>]*>\s*<value>([^<]*)<\/value>/g)];
  return Object.fromEntries(entries.map(([, name, value]) => [name, value.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&")]));
}

const script = { bundle: true, format: "iife", target: "es2022", minify: true, charset: "utf8", legalComments: "none", plugins: [resx], loader: { ".css": "text" } };

await rm("dist", { recursive: true, force: true });
await mkdir("dist/cpay_", { recursive: true });
await Promise.all([
  build({ ...script, entryPoints: ["src/ribbon/index.ts"], outfile: "dist/cpay_/js/refund.js" }),
  build({ ...script, entryPoints: ["src/refund-dialog/main.ts"], outfile: "dist/cpay_/js/refund-dialog.js" }),
  build({ ...script, entryPoints: ["src/refund-decision/main.ts"], outfile: "dist/cpay_/js/refund-decision.js" }),
  build({ ...script, entryPoints: ["src/refund-end/main.ts"], outfile: "dist/cpay_/js/refund-end.js" }),
  build({ ...script, entryPoints: ["src/recovery-ribbon/index.ts"], outfile: "dist/cpay_/js/recovery.js" }),
  build({ ...script, entryPoints: ["src/recovery-action/main.ts"], outfile: "dist/cpay_/js/recovery-action.js" }),
  build({ ...script, entryPoints: ["src/recovery-ladder/main.ts"], outfile: "dist/cpay_/js/recovery-ladder.js" }),
  build({ ...script, entryPoints: ["src/recovery-task/main.ts"], outfile: "dist/cpay_/js/recovery-task.js" }),
  build({ ...script, entryPoints: ["src/try-policy/main.ts"], outfile: "dist/cpay_/js/try-policy.js" }),
  build({ ...script, entryPoints: ["src/separation/main.ts"], outfile: "dist/cpay_/js/separation.js" }),
  cp("src/html", "dist/cpay_/html", { recursive: true }),
  cp("src/icons", "dist/cpay_/icons", { recursive: true }),
  cp("src/strings", "dist/cpay_/strings", { recursive: true }),
]);
