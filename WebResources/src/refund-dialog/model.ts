import type { Currency, MinorUnits, NumberFormat } from "./amount.js";

/** One option of the global choice cpay_refundreason. */
export interface Reason {
  readonly value: number;
  readonly label: string;
}

/** The reason that says nothing by itself: notes are obligatory. */
export const otherReason = 192700016;

/** Characters that cpay_notes holds. */
export const maximumNotes = 2000;

/** What cpay_GetRefundOptions answered, with the user's way of writing numbers. */
export interface RefundOptions {
  readonly kind: "Void" | "Refund" | "None";
  readonly currency: Currency;
  readonly format: NumberFormat;
  readonly refundable: MinorUnits;
  /** The most this user may refund of this charge now. */
  readonly maximum: MinorUnits;
  /** Above this an approver decides; undefined: nobody has to. */
  readonly approvalAbove: MinorUnits | undefined;
  readonly partialAllowed: boolean;
  readonly reasons: readonly Reason[];
  /** Business days until the customer has the money; 0: at once or unknown. */
  readonly expectedDays: number;
  readonly message: string;
}

/** What the user has entered so far. */
export interface Draft {
  readonly amount: string;
  readonly reason: number | undefined;
  readonly notes: string;
}

/** One request, exactly as it is sent; sent again unchanged, it is the same refund (same key). */
export interface RefundRequest {
  readonly amount: MinorUnits;
  readonly currency: Currency;
  readonly reason: number;
  readonly notes: string;
  readonly idempotencyKey: string;
}

export type Outcome = "Accepted" | "AwaitingApproval" | "StepUpRequired" | "Denied" | "Duplicate";

/** What cpay_RequestRefund answered. */
export interface RefundAnswer {
  readonly outcome: Outcome;
  readonly refundId: string | undefined;
  readonly message: string;
}

/** cpay_refund.cpay_status. */
export const RefundStatus = {
  Requested: 192700000,
  AwaitingApproval: 192700001,
  Approved: 192700002,
  Rejected: 192700003,
  Cancelled: 192700004,
  Submitted: 192700005,
  Processing: 192700006,
  Succeeded: 192700007,
  Failed: 192700008,
  Unknown: 192700009,
} as const;

/** The refund as the CRM has it now. */
export interface RefundProgress {
  readonly status: number;
  readonly name: string;
  readonly amount: string;
  readonly error: string;
  readonly expectedOn: string;
}
