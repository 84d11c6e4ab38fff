import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readReport } from "./report.js";

const row = (name: string, conflict: string) => ({ userId: "u1", name, conflict, why: "Role A and role B." });

describe("The report of duties that should be separate", () => {
  it("is in the order of names, then of conflicts", () => {
    const rows = readReport(JSON.stringify([row("Zoe", "a"), row("Ana", "b"), row("Ana", "a")]));
    assert.deepEqual(rows.map(({ name, conflict }) => `${name} ${conflict}`), ["Ana a", "Ana b", "Zoe a"]);
  });
  it("may be empty", () => { assert.deepEqual(readReport("[]"), []); });
  it("is nothing else than a list", () => {
    for (const json of ["", "{}", "null"]) assert.throws(() => readReport(json));
  });
});
