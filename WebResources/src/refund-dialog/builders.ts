import type { CustomerFacts, Draft, RefundAnswer, RefundOptions, RefundProgress } from "./model.js";
import type { Editing, RefundDialogEvent, RefundDialogState } from "./state.js";
import { next, opened } from "./state.js";

/** Test builders: valid values, of which a test changes what it is about. */
export const someOptions = (change: Partial<RefundOptions> = {}): RefundOptions => ({
  kind: "Refund", currency: { code: "USD", decimals: 2 }, format: { decimal: ".", group: "," }, refundable: 5000, maximum: 5000, approvalAbove: undefined,
  partialAllowed: true, reasons: [{ value: 192700000, label: "Duplicate charge" }, { value: 192700016, label: "Other" }], expectedDays: 5, message: "",
  stepUpAbove: undefined, customerCheckAbove: undefined, explanations: [], payOuts: [{ value: 192700000, label: "Back to the payment method" }, { value: 192700001, label: "Store credit" }],
  channels: [{ value: 192700000, label: "Phone" }], customerEmail: "ana@example.com", ...change,
});

export const validDraft: Partial<Draft> = { amount: "12.50", reason: 192700000 };

export const accepted: RefundAnswer = { outcome: "Accepted", refundId: "00000000-0000-0000-0000-0000000000aa", message: "The refund is recorded." };

export const progressAt = (status: number): RefundProgress => ({ status, name: "RF-000001", amount: "$12.50", error: "", expectedOn: "" });

/** An answer that demands something before the refund is recorded. */
export const demanding = (outcome: RefundAnswer["outcome"], change: Partial<RefundAnswer> = {}): RefundAnswer => ({ outcome, refundId: undefined, message: `${outcome}: why.`, ...change });

export const someFacts: CustomerFacts = { lastFour: "4242", orderReference: "", email: "", phone: "", postalCode: "28001", channel: 192700000 };

/** The state after events, from a dialog that has just opened with key "key-1". */
export const after = (...events: readonly RefundDialogEvent[]): RefundDialogState => events.reduce(next, opened("key-1"));

export const editing = (options: Partial<RefundOptions> = {}, draft: Partial<Draft> = validDraft): Editing => {
  const state = after({ kind: "loaded", options: someOptions(options) }, { kind: "edited", change: draft });
  if (state.kind !== "editing") throw new Error(`These options lead to ${state.kind}, not to editing.`);
  return state;
};
