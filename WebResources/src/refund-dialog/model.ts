import type { Currency, MinorUnits, NumberFormat } from "./amount.js";

/** One option of a choice, in the user's language. */
export interface Choice {
  readonly value: number;
  readonly label: string;
}

/** One option of the global choice cpay_refundreason. */
export type Reason = Choice;

/** cpay_refund.cpay_payout: the money goes back the way it came. Every other way is recorded by accounting, with approval. */
export const originalMethod = 192700000;

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
  /** Above this a code that only the user receives is needed; undefined: never. */
  readonly stepUpAbove: MinorUnits | undefined;
  /** Above this the user first makes sure that the customer is asking; undefined: never. */
  readonly customerCheckAbove: MinorUnits | undefined;
  readonly partialAllowed: boolean;
  readonly reasons: readonly Reason[];
  /** Ways the money can go; the original method alone where the CRM knows no other. */
  readonly payOuts: readonly Choice[];
  /** How the user can be in contact with the customer: options of cpay_verification.cpay_channel. */
  readonly channels: readonly Choice[];
  /** Where the customer is told about the refund; undefined: no address is known. */
  readonly customerEmail: string | undefined;
  /** Sentences of the server's: own limits and what is left of them, until when, when the money arrives. */
  readonly explanations: readonly string[];
  /** Business days until the customer has the money; 0: at once or unknown. */
  readonly expectedDays: number;
  readonly message: string;
}

/** What the user has entered so far. */
export interface Draft {
  readonly amount: string;
  readonly reason: number | undefined;
  readonly notes: string;
  /** An option of cpay_payout. */
  readonly payOut: number;
  readonly notifyCustomer: boolean;
}

/** One request, exactly as it is sent; sent again unchanged, it is the same refund (same key). */
export interface RefundRequest {
  readonly amount: MinorUnits;
  readonly currency: Currency;
  readonly reason: number;
  readonly notes: string;
  readonly payOut: number;
  readonly notifyCustomer: boolean;
  readonly idempotencyKey: string;
  /** The user has seen that the same was refunded minutes ago, and wants another one. */
  readonly confirmDuplicate: boolean;
  /** Six digits, once the user has them. */
  readonly stepUpCode: string | undefined;
}

export type Outcome = "Accepted" | "AwaitingApproval" | "ConfirmationRequired" | "CustomerCheckRequired" | "StepUpRequired" | "CheckingCode" | "Denied" | "Duplicate";

/** What cpay_RequestRefund answered. */
export interface RefundAnswer {
  readonly outcome: Outcome;
  /** With ConfirmationRequired the earlier refund. */
  readonly refundId: string | undefined;
  readonly message: string;
}

/** What cpay_RequestStepUp answered. */
export interface StepUpAnswer {
  readonly outcome: "Sent" | "NotNeeded" | "Denied";
  /** Milliseconds since 1970. */
  readonly expiresOn: number;
  readonly message: string;
}

/** What the customer said; an empty text was not asked. Lives only while it is on its way to the server. */
export interface CustomerFacts {
  readonly lastFour: string;
  readonly orderReference: string;
  readonly email: string;
  readonly phone: string;
  readonly postalCode: string;
  /** An option of cpay_verification.cpay_channel. */
  readonly channel: number;
}

/** What cpay_CheckCustomer answered. */
export interface CustomerCheckAnswer {
  readonly outcome: "Matched" | "NotMatched" | "Denied";
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
