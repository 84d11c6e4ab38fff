import type { Parameter } from "../platform/custom-api.js";
import type { Draft, Input } from "./state.js";
import { asks } from "./state.js";

type Parameters = Readonly<Record<string, Parameter>>;

/** The request a dialog sends. <c>key</c>: made once for a dialog, so that a repeated press is the same try. */
export function callOf({ action, id }: Input, draft: Draft, key: string): { readonly api: string; readonly parameters: Parameters } {
  switch (action) {
    case "Retry": return { api: "cpay_RetryCharge", parameters: { TransactionId: ["Edm.Guid", id], IdempotencyKey: ["Edm.String", key], ...comment(draft), ...(draft.confirmed && { ConfirmUnusual: ["Edm.Boolean", true] as const }) } };
    case "Offer": return { api: "cpay_OfferAlternative", parameters: { RecoveryCaseId: ["Edm.Guid", id], Kind: ["Edm.Int32", draft.kind ?? 0], NotifyCustomer: ["Edm.Boolean", draft.notify], ...comment(draft), ...terms(draft) } };
    case "Promise": return { api: "cpay_PromisePayment", parameters: { RecoveryCaseId: ["Edm.Guid", id], PayOn: ["Edm.DateTimeOffset", endOfDay(draft.on)], ...comment(draft) } };
    case "Pause": return { api: "cpay_PauseRecovery", parameters: { RecoveryCaseId: ["Edm.Guid", id], ...comment(draft), ...(draft.on !== "" && { Until: ["Edm.DateTimeOffset", endOfDay(draft.on)] as const }) } };
    case "Resume":
    case "Close": return { api: `cpay_${action}Recovery`, parameters: { RecoveryCaseId: ["Edm.Guid", id], ...comment(draft) } };
  }
}

const comment = ({ comment: typed }: Draft): Parameters => (typed.trim() === "" ? {} : { Comment: ["Edm.String", typed.trim()] });

/** Only what the chosen kind asks for. */
function terms(draft: Draft): Parameters {
  const needs = asks(draft.kind);
  return {
    ...(needs.on && { PayOn: ["Edm.DateTimeOffset", endOfDay(draft.on)] as const }),
    ...(needs.discount && { DiscountPercent: ["Edm.Decimal", Number(draft.discount)] as const }),
    ...(needs.instalments && { Instalments: ["Edm.Int32", Number(draft.instalments)] as const }),
    ...(needs.firstAmount && Number(draft.firstAmount) > 0 && { FirstAmount: ["Edm.Decimal", Number(draft.firstAmount)] as const }),
  };
}

/** A day that was chosen lasts to its last minute where the user is. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:00`).toISOString();
