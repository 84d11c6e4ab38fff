import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { callOf } from "./service.js";
import type { Draft } from "./state.js";
import { emptyDraft, readInput } from "./state.js";

const draft: Draft = { ...emptyDraft, comment: "Agreed." };

describe("The end of a refund by a person", () => {
  it("is told by the ribbon, and nothing else is taken for one", () => {
    assert.deepEqual(readInput("Cancel:00000000-0000-0000-0000-0000000000aa"), { ending: "Cancel", id: "00000000-0000-0000-0000-0000000000aa", isPaidOut: false });
    assert.equal(readInput("Resolve:1:payout").isPaidOut, true);
    for (const data of ["", "Cancel", "Cancel:", "Approve:1"]) assert.throws(() => readInput(data));
  });
});

describe("What ending a charge in doubt sends", () => {
  const shared = { TransactionId: ["Edm.Guid", "c1"], Comment: ["Edm.String", "Agreed."] };
  it("is that it was charged, with the id at the gateway, or that it was not", () => {
    const call = callOf(readInput("ResolveCharge:c1"), { ...draft, resolution: "Succeeded", evidence: " pi_1 " });
    assert.deepEqual(call, { api: "cpay_ResolveCharge", parameters: { ...shared, Resolution: ["Edm.String", "Charged"], GatewayTransactionId: ["Edm.String", "pi_1"] } });
    assert.deepEqual(callOf(readInput("ResolveCharge:c1"), { ...draft, resolution: "NotBooked" }).parameters, { ...shared, Resolution: ["Edm.String", "NotCharged"] });
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
