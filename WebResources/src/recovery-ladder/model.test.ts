import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nextOf, percentOf, readRecovery } from "./model.js";

const step = (status: string) => ({ on: "2026-11-28T06:10:00Z", action: "Retry", status, text: "Next try" });

describe("The ladder of a case", () => {
  it("is what the server tells, step by step", () => {
    const { steps } = readRecovery({ Plan: JSON.stringify([step("Done"), step("Planned"), step("Planned")]) });
    assert.deepEqual([steps.length, nextOf(steps)], [3, 1]);
  });
  it("is empty where the plan cannot be read, and leaves out what is no step", () => {
    for (const Plan of ["", "{", "7", JSON.stringify([null, 7, { text: 1 }, step("Perhaps")])]) assert.deepEqual(readRecovery({ Plan }).steps, []);
  });
  it("has nothing next when all is done", () => { assert.equal(nextOf(readRecovery({ Plan: JSON.stringify([step("Done")]) }).steps), -1); });
  it("says its chance in whole percent", () => { assert.deepEqual([percentOf(0.551), percentOf(0.01)], [55, 1]); });
});
