/** cpay_transaction.cpay_status of a charge whose money was taken or is held. */
const authorized = 192700001, captured = 192700002, settled = 192700003;

/** cpay_refund.cpay_status of a refund that waits for an approver. */
const awaitingApproval = 192700001;

/** Whether this person could decide about the refund: it waits, and somebody else asked for it. The server decides again. */
export function mayDecide(status: unknown, requestedBy: string | undefined, me: string): boolean {
  const plain = (id: string): string => id.replace(/[{}]/g, "").toLowerCase();
  return status === awaitingApproval && requestedBy !== undefined && plain(requestedBy) !== plain(me);
}

/** False only where it is certain; columns that are not on the form leave it open, and the dialog then says why not. */
export function mayBeRefundable(status: unknown, refundable: unknown): boolean {
  const holdsMoney = status === undefined || status === null || [authorized, captured, settled].includes(Number(status));
  const somethingLeft = typeof refundable !== "number" || refundable > 0;
  return holdsMoney && somethingLeft;
}
