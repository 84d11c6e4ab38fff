import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { callOf, endOfDay } from "./call.js";
import { emptyDraft, offerKinds } from "./state.js";

describe("What a dialog about a failed charge sends", () => {
  it("is one try under one key, and says that the unusual is meant only after it was asked", () => {
    const input = { action: "Retry", of: "charge", id: "7" } as const;
    assert.deepEqual(callOf(input, emptyDraft, "key-1").parameters, { TransactionId: ["Edm.Guid", "7"], IdempotencyKey: ["Edm.String", "key-1"] });
    assert.deepEqual(callOf(input, { ...emptyDraft, confirmed: true }, "key-1").parameters.ConfirmUnusual, ["Edm.Boolean", true]);
  });
  it("holds only the terms of the chosen kind", () => {
    const draft = { ...emptyDraft, kind: offerKinds.Discount, discount: "5", instalments: "3", on: "2026-12-01" };
    const { api, parameters } = callOf({ action: "Offer", of: "case", id: "9" }, draft, "k");
    assert.equal(api, "cpay_OfferAlternative");
    assert.deepEqual(Object.keys(parameters).sort(), ["DiscountPercent", "Kind", "NotifyCustomer", "RecoveryCaseId"]);
  });
  it("lets a promised day last to its end", () => { assert.equal(new Date(endOfDay("2026-12-01")).getMinutes(), 59); });
  it("pauses without an end when no day was chosen", () => {
    assert.deepEqual(callOf({ action: "Pause", of: "case", id: "9" }, emptyDraft, "k"), { api: "cpay_PauseRecovery", parameters: { RecoveryCaseId: ["Edm.Guid", "9"] } });
  });
});
