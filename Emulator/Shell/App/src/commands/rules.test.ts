import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Rule } from "../base/model.js";
import type { RuleFacts } from "./rules.js";
import { allHold } from "./rules.js";

const rule = (kind: string, attributes: Rule["attributes"] = {}): Rule => ({ id: "a.rule", kind, attributes, parameters: [] });
const complaints: string[] = [];
const facts = (change: Partial<RuleFacts> = {}): RuleFacts => ({
  selected: 1, formState: "Existing", may: () => true, value: () => undefined, custom: () => Promise.resolve(true), complain: (sentence) => complaints.push(sentence), ...change,
});
const one = rule("SelectionCountRule", { Minimum: "1", Maximum: "1" });

describe("Ribbon rules", () => {
  it("count the selected rows", async () => {
    assert.deepEqual(await Promise.all([0, 1, 2].map((selected) => allHold([one], facts({ selected })))), [false, true, false]);
  });
  it("ask for the privilege at its depth", async () => {
    const asked: unknown[] = [];
    const may: RuleFacts["may"] = (...what) => { asked.push(what); return false; };
    assert.equal(await allHold([rule("EntityPrivilegeRule", { EntityName: "contact", PrivilegeType: "Write", PrivilegeDepth: "Global" })], facts({ may })), false);
    assert.deepEqual(asked, [["Write", "contact", 8]]);
  });
  it("compare a value of the form", async () => {
    const status = rule("ValueRule", { Field: "statuscode", Value: "1" });
    assert.deepEqual(await Promise.all(["1", "2"].map((value) => allHold([status], facts({ value: () => value })))), [true, false]);
  });
  it("may be inverted", async () => {
    assert.equal(await allHold([rule("FormStateRule", { State: "Create", InvertResult: "true" })], facts()), true);
  });
  it("do not run a script that a rule before it already refused", async () => {
    const custom = (): Promise<boolean> => { throw new Error("must not run"); };
    assert.equal(await allHold([one, rule("CustomRule")], facts({ selected: 0, custom })), false);
  });
  it("that are unknown hide the button and say so by name", async () => {
    assert.equal(await allHold([rule("OutlookVersionRule")], facts()), false);
    assert.match(complaints.join(), /a\.rule is a OutlookVersionRule/);
  });
});
