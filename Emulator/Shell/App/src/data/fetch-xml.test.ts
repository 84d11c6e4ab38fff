import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { quickFindValue } from "./fetch-xml.js";

describe("Quick find", () => {
  it("looks for any text inside texts", () => {
    assert.equal(quickFindValue("{0}", "RF-1"), "%RF-1%");
  });
  it("leaves out conditions of a kind that the text is not", () => {
    assert.deepEqual(["{1}", "{2}", "{3}"].map((kind) => quickFindValue(kind, "RF-1")), [undefined, undefined, undefined]);
  });
  it("compares numbers and dates with columns of their kind", () => {
    assert.deepEqual([quickFindValue("{1}", "12"), quickFindValue("{2}", "12.5"), quickFindValue("{3}", "2026-11-21")], ["12", "12.5", "2026-11-21"]);
  });
});
