import { answerOf } from "../ask/service.js";
import type { Answer } from "../ask/state.js";
import type { Parameter } from "../platform/custom-api.js";
import type { Draft, Input, Resolution } from "./state.js";

/** Which custom API ends it, and with what. */
export function callOf({ ending, id, isPaidOut }: Input, { comment, resolution, evidence }: Draft): { readonly api: string; readonly parameters: Readonly<Record<string, Parameter>> } {
  if (ending === "ResolveCharge") return { api: "cpay_ResolveCharge", parameters: ofCharge(id, comment, resolution, evidence.trim()) };
  const shared: Readonly<Record<string, Parameter>> = { RefundId: ["Edm.Guid", id], Comment: ["Edm.String", comment] };
  if (ending === "Cancel") return { api: "cpay_CancelRefund", parameters: shared };
  const proof = evidence.trim() === "" ? {} : { [isPaidOut ? "Reference" : "GatewayRefundId"]: ["Edm.String", evidence.trim()] as const };
  return { api: "cpay_ResolveRefund", parameters: { ...shared, Resolution: ["Edm.String", resolution ?? ""], ...proof } };
}

const ofCharge = (id: string, comment: string, resolution: Resolution | undefined, evidence: string): Readonly<Record<string, Parameter>> => ({
  TransactionId: ["Edm.Guid", id],
  Comment: ["Edm.String", comment],
  Resolution: ["Edm.String", resolution === "Succeeded" ? "Charged" : "NotCharged"],
  ...(evidence === "" ? {} : { GatewayTransactionId: ["Edm.String", evidence] as const }),
});

export async function end(xrm: Xrm.XrmStatic, input: Input, draft: Draft): Promise<Answer> {
  const { api, parameters } = callOf(input, draft);
  return answerOf(xrm, api, parameters);
}
