// src/ → dist/: what the shell serves at / and /app/. Under a second; run by the emulator when an input changed.
import { cp, mkdir, rm } from "node:fs/promises";
import { build } from "esbuild";

await rm("dist", { recursive: true, force: true });
await mkdir("dist", { recursive: true });
await Promise.all([
  build({ entryPoints: ["src/app.ts", "src/app.css"], outdir: "dist", bundle: true, format: "esm", target: "es2022", minify: true, charset: "utf8", legalComments: "none" }),
  cp("src/index.html", "dist/index.html"),
]);
