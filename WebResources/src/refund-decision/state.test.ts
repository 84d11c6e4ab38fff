import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DecisionState } from "./state.js";
import { next, readInput, writeInput } from "./state.js";

const asking: DecisionState = { kind: "asking", comment: "" };
const sending = next(asking, { kind: "submitted", comment: "Agreed." });

describe("A decision about a refund", () => {
  it("is sent once however often the button is pressed", () => {
    assert.deepEqual(sending, { kind: "sending", comment: "Agreed." });
    assert.equal(next(sending, { kind: "submitted", comment: "Agreed." }), sending);
  });
  it("ends with the server's sentence", () => {
    assert.deepEqual(next(sending, { kind: "answered", outcome: "Accepted", message: "Approved." }), { kind: "decided", message: "Approved." });
  });
  it("that is not allowed says why and keeps the comment", () => {
    const refused: DecisionState = { kind: "asking", comment: "Agreed.", refusal: "It is your own request." };
    assert.deepEqual(next(sending, { kind: "answered", outcome: "Denied", message: "It is your own request." }), refused);
    assert.deepEqual(next(sending, { kind: "rejected", message: "It is your own request." }), refused);
  });
  it("without an answer is not claimed to be taken or lost", () => {
    assert.deepEqual(next(sending, { kind: "noAnswer" }), { kind: "unsure" });
  });
  it("that was taken changes no more", () => {
    const decided: DecisionState = { kind: "decided", message: "Approved." };
    assert.equal(next(decided, { kind: "submitted", comment: "Again" }), decided);
    assert.equal(next(decided, { kind: "noAnswer" }), decided);
  });
  it("is told by the ribbon, and nothing else is taken for one", () => {
    const refunds = [{ id: "00000000-0000-0000-0000-0000000000aa", name: "RF-000001" }, { id: "00000000-0000-0000-0000-0000000000bb", name: "Ñ, |:退款" }];
    assert.deepEqual(readInput(writeInput({ decision: "Reject", refunds })), { decision: "Reject", refunds });
    for (const data of ["", "Approve", "Approve:", "Approve:1,", "Delete:1"]) assert.throws(() => readInput(data));
  });
});
