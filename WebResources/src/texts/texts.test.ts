import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fill } from "./fill.js";

const source = new URL("../", import.meta.url);
const languages = [1033, 3082, 1049, 2052];

/** The texts of one language, by key. */
function textsOf(lcid: number): ReadonlyMap<string, string> {
  const xml = readFileSync(new URL(`strings/CrmPayments.${String(lcid)}.resx`, source), "utf8");
  return new Map([...xml.matchAll(/<data name="([^"]+)"[^>]*>\s*<value>([^<]*)<\/value>/g)].map(([, key = "", text = ""]) => [key, text]));
}

const english = textsOf(1033);
const places = (text: string): string => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort().join(" ");

describe("The texts", () => {
  for (const lcid of languages)
    it(`have every key and place in ${String(lcid)} that English has`, () => {
      const texts = textsOf(lcid);
      assert.deepEqual([...texts].map(([key, text]) => `${key} ${places(text)}`), [...english].map(([key, text]) => `${key} ${places(text)}`));
      assert.deepEqual([...texts].filter(([, text]) => text.trim() === ""), []);
    });

  it("hold every key that the code names", () => {
    const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
    const named = files.flatMap((name) => [...readFileSync(new URL(name, source), "utf8").matchAll(/text\(\s*"([\w.]+)"/g)].map(([, key = ""]) => key));
    assert.ok(named.length > 20);
    assert.deepEqual(named.filter((key) => !english.has(key)), []);
  });

  it("are filled, and show a place that got no value", () => {
    assert.equal(fill("Up to {maximum} of {left}", { maximum: 5 }), "Up to 5 of {left}");
  });
});
