import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ActionState, Draft } from "./state.js";
import { asks, emptyDraft, missing, next, offerKinds, readInput, writeInput } from "./state.js";

const draft = (change: Partial<Draft>): Draft => ({ ...emptyDraft, ...change });
const asking: ActionState = { kind: "asking", draft: emptyDraft };
const sending = next(asking, { kind: "submitted", draft: draft({ comment: "typed" }) });
const answer = (outcome: string): ActionState => next(sending, { kind: "answered", outcome, message: "Why.", link: "" });

describe("A dialog about a failed charge", () => {
  it("sends once for a double press", () => { assert.equal(next(sending, { kind: "submitted", draft: emptyDraft }), sending); });
  it("keeps what was typed when it is refused", () => { assert.deepEqual(answer("Denied"), { kind: "asking", draft: draft({ comment: "typed" }), refusal: "Why." }); });
  it("asks once more about what is unusual, and the second time says that it is meant", () => {
    assert.deepEqual(answer("ConfirmationRequired"), { kind: "asking", draft: draft({ comment: "typed", confirmed: true }), question: "Why." });
  });
  it("ends with the server's sentence", () => { assert.deepEqual(answer("Accepted"), { kind: "ended", message: "Why.", link: "" }); });
  it("does not claim that nothing happened when no answer came", () => { assert.deepEqual(next(sending, { kind: "noAnswer" }), { kind: "unsure" }); });
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
