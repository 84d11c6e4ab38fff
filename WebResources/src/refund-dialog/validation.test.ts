import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { someOptions } from "./builders.js";
import type { Draft, RefundOptions } from "./model.js";
import { otherReason } from "./model.js";
import { problemsOf } from "./validation.js";
import { willHappen } from "./will-happen.js";
import { stagesOf } from "./stages.js";
import { RefundStatus } from "./model.js";
import { reasonsOf } from "./choices.js";
import { failureOf } from "./failure.js";

const draft = (change: Partial<Draft>): Draft => ({ amount: "12.50", reason: 192700000, notes: "", payOut: 192700000, notifyCustomer: true, ...change });
const problems = (change: Partial<Draft>, options: Partial<RefundOptions> = {}) => Object.fromEntries(problemsOf(draft(change), someOptions(options)));

describe("A draft", () => {
  it("without fault has no problem", () => { assert.deepEqual(problems({}), {}); });
  it("needs an amount", () => { assert.deepEqual(problems({ amount: "" }), { amount: "AmountMissing" }); });
  it("needs an amount above zero", () => { assert.deepEqual(problems({ amount: "0.00" }), { amount: "AmountNotAboveZero" }); });
  it("keeps to the currency's decimals", () => { assert.deepEqual(problems({ amount: "1.234" }), { amount: "AmountTooManyDecimals" }); });
  it("keeps to the user's maximum, to the cent", () => {
    assert.deepEqual([problems({ amount: "50.00" }), problems({ amount: "50.01" })], [{}, { amount: "AmountAboveMaximum" }]);
  });
  it("takes the whole where no part is allowed", () => {
    assert.deepEqual([problems({ amount: "50" }, { partialAllowed: false }), problems({ amount: "49" }, { partialAllowed: false })], [{}, { amount: "AmountMustBeWhole" }]);
  });
  it("needs a reason, and notes for the reason Other", () => {
    assert.deepEqual(problems({ reason: undefined }), { reason: "ReasonMissing" });
    assert.deepEqual(problems({ reason: otherReason, notes: "  " }), { notes: "NotesMissing" });
    assert.deepEqual(problems({ reason: otherReason, notes: "Said so on the phone" }), {});
  });
  it("has room for 2000 characters of notes", () => {
    assert.deepEqual([problems({ notes: "x".repeat(2000) }), problems({ notes: "x".repeat(2001) })], [{}, { notes: "NotesTooLong" }]);
  });
});

describe("What will happen", () => {
  const keys = (amount: string, options: Partial<RefundOptions>) => willHappen(draft({ amount }), someOptions(options)).map((sentence) => sentence.key);
  it("is a refund with its days", () => { assert.deepEqual(keys("10", {}), ["Will.Refund", "Will.Days"]); });
  it("is a void before settlement, without days", () => { assert.deepEqual(keys("50", { kind: "Void" }), ["Will.Void"]); });
  it("tells of the approval only above its limit", () => {
    assert.deepEqual([keys("20.00", { approvalAbove: 2000 }).includes("Will.Approval"), keys("20.01", { approvalAbove: 2000 }).includes("Will.Approval")], [false, true]);
  });
  it("tells of the customer check and the code only above their limits", () => {
    const limits = { customerCheckAbove: 2000, stepUpAbove: 3000 };
    assert.deepEqual(["20.00", "20.01", "30.01"].map((amount) => keys(amount, limits).slice(1, -1)), [[], ["Will.CustomerCheck"], ["Will.CustomerCheck", "Will.StepUp"]]);
  });
  it("is another way of paying out, with approval whatever the amount", () => {
    const sentences = willHappen(draft({ amount: "10", payOut: 192700001 }), someOptions());
    assert.deepEqual(sentences.slice(0, 2), [{ key: "Will.PayOut", values: { amount: "10.00\u00a0USD", way: "Store credit" } }, { key: "Will.Approval.PayOut", values: {} }]);
  });
  it("leaves days and limits to the server's sentence where there is one", () => {
    assert.deepEqual(keys("10", { message: "Up to 30.00 USD; 5 to 10 business days.", maximum: 3000 }), ["Will.Refund"]);
    assert.deepEqual(keys("10", { explanations: ["You may give back 30.00 USD at once."], maximum: 3000 }), ["Will.Refund"]);
  });
  it("tells the user's own limit where it is below what is left", () => { assert.ok(keys("10", { maximum: 3000 }).includes("Will.Limit")); });
});

describe("The stages", () => {
  const states = (status: number | undefined, approval = false) => stagesOf(status, approval).map((stage) => stage.state).join(" ");
  it("move with the refund", () => {
    assert.equal(states(undefined), "done current waiting");
    assert.equal(states(RefundStatus.Submitted), "done done current");
    assert.equal(states(RefundStatus.Succeeded), "done done done");
    assert.equal(states(RefundStatus.Failed), "done done stopped");
    assert.equal(states(RefundStatus.Unknown), "done done current");
  });
  it("have an approval where one takes part", () => {
    assert.equal(states(RefundStatus.AwaitingApproval, true), "done current waiting waiting");
    assert.equal(states(RefundStatus.Rejected, true), "done stopped waiting waiting");
  });
});

describe("Reasons", () => {
  const allowed = ["192700001", "192700000"];
  it("take their labels from documented metadata", () => {
    const options = [{ Value: 192700000, Label: { UserLocalizedLabel: { Label: "Duplicate" } } }, { Value: 192700001, Label: "Billing" }];
    assert.deepEqual(reasonsOf(allowed, options).map((reason) => reason.label), ["Billing", "Duplicate"]);
  });
  it("take their labels from what the unified client delivers", () => {
    const options = { 192700000: { value: 192700000, text: "Duplicate" }, 192700001: { value: 192700001, text: "Billing" } };
    assert.deepEqual(reasonsOf(allowed, options).map((reason) => reason.label), ["Billing", "Duplicate"]);
  });
});

describe("A call that did not succeed", () => {
  it("recorded nothing when the platform answered with its own code", () => {
    assert.deepEqual(failureOf({ errorCode: -2147220891, message: "The amount is zero." }), { kind: "rejected", message: "The amount is zero." });
  });
  it("leaves it open in every other case", () => {
    for (const error of [new TypeError("Failed to fetch"), { errorCode: 0, message: "x" }, { status: 502 }, undefined, "timeout"]) assert.equal(failureOf(error).kind, "noAnswer");
  });
});
