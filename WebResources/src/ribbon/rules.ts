/** cpay_transaction.cpay_status of a charge whose money was taken or is held. */
const authorized = 192700001, captured = 192700002, settled = 192700003;

/** False only where it is certain; columns that are not on the form leave it open, and the dialog then says why not. */
export function mayBeRefundable(status: unknown, refundable: unknown): boolean {
  const holdsMoney = status === undefined || status === null || [authorized, captured, settled].includes(Number(status));
  const somethingLeft = typeof refundable !== "number" || refundable > 0;
  return holdsMoney && somethingLeft;
}
