import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { accepted, after, editing, progressAt, someOptions } from "./builders.js";
import { RefundStatus } from "./model.js";
import type { RefundDialogEvent, RefundDialogState } from "./state.js";
import { mustWarnOnClose, next, requestOf } from "./state.js";

const sending = (): RefundDialogState => next(editing(), { kind: "submitted" });
const key = (state: RefundDialogState): string => (state.kind === "sending" || state.kind === "unsure" ? state.request.idempotencyKey : "none");

describe("The refund dialog", () => {
  it("opens with the most that may be refunded, in the user's format", () => {
    const state = after({ kind: "loaded", options: someOptions({ maximum: 123450, refundable: 123450, format: { decimal: ",", group: "." } }) });
    assert.equal(state.kind === "editing" && state.draft.amount, "1234,50");
  });

  it("says why when nothing can be refunded", () => {
    for (const options of [someOptions({ kind: "None", message: "It is disputed." }), someOptions({ maximum: 0 })])
      assert.equal(after({ kind: "loaded", options }).kind, "impossible");
  });

  it("can be loaded again after the options could not be read", () => {
    assert.equal(after({ kind: "loadFailed", message: "x" }, { kind: "reload" }).kind, "loading");
  });

  it("sends what was entered, with the key it opened with", () => {
    assert.deepEqual(requestOf(editing({}, { amount: "12.50", reason: 192700000, notes: " late " })), {
      amount: 1250, currency: { code: "USD", decimals: 2 }, reason: 192700000, notes: "late", idempotencyKey: "key-1",
      payOut: 192700000, notifyCustomer: true, confirmDuplicate: false, stepUpCode: undefined,
    });
  });

  it("shows every problem instead of sending when something is missing", () => {
    const state = next(editing({}, { amount: "" }), { kind: "submitted" });
    assert.deepEqual(state.kind === "editing" && state.visited, ["amount", "reason", "notes"]);
  });

  it("ignores a second press while it sends", () => {
    const first = sending();
    assert.equal(next(first, { kind: "submitted" }), first);
  });

  it("is unsure when no answer comes, and checks again with the very same request", () => {
    const sent = sending(), unsure = next(sent, { kind: "noAnswer" }), again = next(unsure, { kind: "checkedAgain" });
    assert.deepEqual([unsure.kind, again.kind, key(unsure), key(again)], ["unsure", "sending", "key-1", "key-1"]);
    assert.deepEqual(again.kind === "sending" && again.request, sent.kind === "sending" && sent.request);
  });

  it("never goes back to the form from unsure", () => {
    const unsure = next(sending(), { kind: "noAnswer" });
    const others: readonly RefundDialogEvent[] = [{ kind: "submitted" }, { kind: "edited", change: { amount: "1" } }, { kind: "changeWanted" }, { kind: "reload" }];
    for (const event of others) assert.equal(next(unsure, event), unsure);
  });

  it("returns to the form with the server's sentence when the platform refused the request", () => {
    const state = next(sending(), { kind: "rejected", message: "The notes hold a card number." });
    assert.equal(state.kind === "editing" && state.refusal, "The notes hold a card number.");
  });

  it("forgets the old sentence when it sends again", () => {
    const refused = next(sending(), { kind: "rejected", message: "No." });
    const state = next(next(refused, { kind: "submitted" }), { kind: "noAnswer" });
    assert.equal(state.kind === "unsure" && state.editing.refusal, undefined);
  });

  it("explains a refusal, and lets the request be changed under the same key", () => {
    const refused = next(sending(), { kind: "answered", answer: { ...accepted, outcome: "Denied" } });
    const changed = next(refused, { kind: "changeWanted" });
    assert.deepEqual([refused.kind, changed.kind === "editing" && changed.idempotencyKey], ["refused", "key-1"]);
  });

  it("tells the customer unless there is no address", () => {
    const notified = (customerEmail: string | undefined): boolean => editing({ customerEmail }).draft.notifyCustomer;
    assert.deepEqual([notified("ana@example.com"), notified(undefined)], [true, false]);
  });

  it("asks for a failed refund again with what it asked for, under a key of its own", () => {
    const failed = next(next(sending(), { kind: "answered", answer: accepted }), { kind: "progressed", progress: progressAt(RefundStatus.Failed) });
    const again = next(next(failed, { kind: "triedAgain", idempotencyKey: "key-2" }), { kind: "loaded", options: someOptions() });
    assert.deepEqual(again.kind === "editing" && [again.idempotencyKey, again.draft.amount, again.draft.reason], ["key-2", "12.50", 192700000]);
  });

  it("tries nothing again that has not failed", () => {
    const following = next(sending(), { kind: "answered", answer: accepted });
    for (const status of [RefundStatus.Succeeded, RefundStatus.Unknown, RefundStatus.Processing]) {
      const shown = next(following, { kind: "progressed", progress: progressAt(status) });
      assert.equal(next(shown, { kind: "triedAgain", idempotencyKey: "key-2" }), shown);
    }
  });

  it("asks again only for what is still possible", () => {
    const earlier = { ...editing().draft, amount: "80.00", reason: 192700008, notes: "late", payOut: 192700003 };
    const state = after({ kind: "loaded", options: someOptions({ maximum: 3000 }), earlier });
    assert.deepEqual(state.kind === "editing" && [state.draft.amount, state.draft.reason, state.draft.notes, state.draft.payOut], ["30.00", undefined, "late", 192700000]);
  });

  for (const outcome of ["Accepted", "AwaitingApproval", "Duplicate"] as const)
    it(`follows the refund after ${outcome}`, () => {
      const state = next(sending(), { kind: "answered", answer: { ...accepted, outcome } });
      assert.equal(state.kind === "following" && state.refundId, accepted.refundId);
    });

  it("watches until the refund is at rest", () => {
    const following = next(sending(), { kind: "answered", answer: accepted });
    const watching = (status: number): boolean => {
      const state = next(following, { kind: "progressed", progress: progressAt(status) });
      return state.kind === "following" && state.watching;
    };
    assert.deepEqual([RefundStatus.Requested, RefundStatus.Approved, RefundStatus.Submitted].map(watching), [true, true, true]);
    assert.deepEqual([RefundStatus.Processing, RefundStatus.Succeeded, RefundStatus.Failed, RefundStatus.Unknown, RefundStatus.AwaitingApproval].map(watching), [false, false, false, false, false]);
  });

  it("warns on closing only while an answer is missing", () => {
    assert.deepEqual([editing(), sending(), next(sending(), { kind: "noAnswer" })].map(mustWarnOnClose), [false, true, true]);
    assert.equal(mustWarnOnClose(next(sending(), { kind: "answered", answer: accepted })), false);
  });
});
