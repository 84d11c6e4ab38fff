import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Draft } from "./state.js";
import { asks, emptyDraft, missing, offerKinds, readInput, writeInput } from "./state.js";

const draft = (change: Partial<Draft>): Draft => ({ ...emptyDraft, ...change });

describe("A dialog about a failed charge", () => {
  it("asks for what each offer needs", () => {
    assert.equal(missing("Offer", emptyDraft), "Recovery.ChooseKind");
    assert.equal(missing("Offer", draft({ kind: offerKinds.LaterDate })), "Recovery.ChooseDate");
    assert.equal(missing("Offer", draft({ kind: offerKinds.Discount })), "Recovery.EnterDiscount");
    assert.equal(missing("Offer", draft({ kind: offerKinds.Instalments, instalments: "1" })), "Recovery.EnterInstalments");
    assert.equal(missing("Offer", draft({ kind: offerKinds.PaymentLink })), undefined);
    assert.equal(missing("Promise", emptyDraft), "Recovery.ChooseDate");
    assert.equal(missing("Retry", emptyDraft), undefined);
  });
  it("shows only the fields of the chosen kind", () => {
    assert.deepEqual(asks(offerKinds.PartNow), { on: true, discount: false, instalments: false, firstAmount: true });
    assert.deepEqual(asks(offerKinds.BankTransfer), { on: false, discount: false, instalments: false, firstAmount: false });
  });
  it("is told what to do in one word, and refuses anything else", () => {
    assert.deepEqual(readInput(writeInput({ action: "Offer", of: "case", id: "7" })), { action: "Offer", of: "case", id: "7" });
    for (const wrong of ["", "Retry", "Retry:case", "Pay:case:7", "Retry:customer:7"]) assert.throws(() => readInput(wrong));
  });
});
