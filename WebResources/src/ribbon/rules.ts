/** cpay_transaction.cpay_status of a charge whose money was taken or is held. */
const authorized = 192700001, captured = 192700002, settled = 192700003;

/** cpay_refund.cpay_status of a refund that waits for an approver. */
const awaitingApproval = 192700001;

/** cpay_refund.cpay_status of a refund that the gateway did not make. */
const failed = 192700008;

/** The gateway or a person is at it: Submitted, Processing, Unknown. */
const underway: readonly unknown[] = [192700005, 192700006, 192700009];

/** cpay_refund.cpay_status of a request that nobody has decided on. */
const undecided: readonly unknown[] = [192700000, awaitingApproval];

/** cpay_refund.cpay_payout: through the gateway. */
const originalMethod = 192700000;

const inactive = 1;

/** Paid another way than through the gateway; a form without the column knows no other way. */
export const isPaidOut = (payOut: unknown): boolean => typeof payOut === "number" && payOut !== originalMethod;

/** Taking back one's own request, while nobody has decided. */
export const mayCancel = (status: unknown, requestedBy: string | undefined, me: string): boolean => undecided.includes(status) && requestedBy !== undefined && plainId(requestedBy) === plainId(me);

/** Asking the gateway now; it knows nothing of what is paid another way. */
export const mayCheck = (status: unknown, payOut: unknown): boolean => underway.includes(status) && !isPaidOut(payOut);

/** Ending a refund by hand: never one's own request. */
export const mayResolve = (status: unknown, requestedBy: string | undefined, me: string): boolean => underway.includes(status) && (requestedBy === undefined || plainId(requestedBy) !== plainId(me));

export const plainId = (id: string): string => id.replace(/[{}]/g, "").toLowerCase();

/** What a failed refund asked for can be asked for again; the server decides anew. */
export const mayTryAgain = (status: unknown): boolean => status === failed;

/** What the dry run is told about the policy it is opened from. */
export const openerOf = (policyId: string, state: unknown, isDirty: boolean, name: string): string =>
  [plainId(policyId), state === inactive ? "draft" : "active", isDirty ? "unsaved" : "saved", name].join(":");

/** Whether this person could decide about the refund: it waits, and somebody else asked for it. The server decides again. */
export function mayDecide(status: unknown, requestedBy: string | undefined, me: string): boolean {
  return status === awaitingApproval && requestedBy !== undefined && plainId(requestedBy) !== plainId(me);
}

/** False only where it is certain; columns that are not on the form leave it open, and the dialog then says why not. */
export function mayBeRefundable(status: unknown, refundable: unknown): boolean {
  const holdsMoney = status === undefined || status === null || [authorized, captured, settled].includes(Number(status));
  const somethingLeft = typeof refundable !== "number" || refundable > 0;
  return holdsMoney && somethingLeft;
}
