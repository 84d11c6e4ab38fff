import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { callOf } from "./service.js";
import type { EndState, Draft } from "./state.js";
import { emptyDraft, next, readInput } from "./state.js";

const draft: Draft = { ...emptyDraft, comment: "Agreed." };
const asking: EndState = { kind: "asking", draft: emptyDraft };
const sending = next(asking, { kind: "submitted", draft });

describe("The end of a refund by a person", () => {
  it("is sent once however often the button is pressed", () => {
    assert.deepEqual(sending, { kind: "sending", draft });
    assert.equal(next(sending, { kind: "submitted", draft }), sending);
  });
  it("ends with the server's sentence", () => {
    assert.deepEqual(next(sending, { kind: "answered", outcome: "Accepted", message: "Approved." }), { kind: "ended", message: "Approved." });
  });
  it("that is not allowed says why and keeps what was typed", () => {
    const refused: EndState = { kind: "asking", draft, refusal: "Somebody else asked for it." };
    assert.deepEqual(next(sending, { kind: "answered", outcome: "Denied", message: "Somebody else asked for it." }), refused);
    assert.deepEqual(next(sending, { kind: "rejected", message: "Somebody else asked for it." }), refused);
  });
  it("without an answer is not claimed to be taken or lost", () => {
    assert.deepEqual(next(sending, { kind: "noAnswer" }), { kind: "unsure" });
  });
  it("that was taken changes no more", () => {
    const ended: EndState = { kind: "ended", message: "Approved." };
    assert.equal(next(ended, { kind: "submitted", draft }), ended);
    assert.equal(next(ended, { kind: "noAnswer" }), ended);
  });
  it("is told by the ribbon, and nothing else is taken for one", () => {
    assert.deepEqual(readInput("Cancel:00000000-0000-0000-0000-0000000000aa"), { ending: "Cancel", refundId: "00000000-0000-0000-0000-0000000000aa", isPaidOut: false });
    assert.equal(readInput("Resolve:1:payout").isPaidOut, true);
    for (const data of ["", "Cancel", "Cancel:", "Approve:1"]) assert.throws(() => readInput(data));
  });
});

describe("What ending a refund sends", () => {
  const shared = { RefundId: ["Edm.Guid", "r1"], Comment: ["Edm.String", "Agreed."] };
  it("is a request taken back, with the comment", () => {
    assert.deepEqual(callOf(readInput("Cancel:r1"), draft), { api: "cpay_CancelRefund", parameters: shared });
  });
  it("is how it ended, with the id at the gateway or the reference of the payment", () => {
    const seen: Draft = { ...draft, resolution: "Succeeded", evidence: " re_1 " };
    const resolution = { ...shared, Resolution: ["Edm.String", "Succeeded"] };
    assert.deepEqual(callOf(readInput("Resolve:r1"), seen).parameters, { ...resolution, GatewayRefundId: ["Edm.String", "re_1"] });
    assert.deepEqual(callOf(readInput("Resolve:r1:payout"), seen).parameters, { ...resolution, Reference: ["Edm.String", "re_1"] });
    assert.deepEqual(callOf(readInput("Resolve:r1"), { ...draft, resolution: "NotBooked" }).parameters, { ...shared, Resolution: ["Edm.String", "NotBooked"] });
  });
});
