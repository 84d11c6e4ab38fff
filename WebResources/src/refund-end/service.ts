import { answerOf } from "../ask/service.js";
import type { Answer } from "../ask/state.js";
import type { Parameter } from "../platform/custom-api.js";
import type { Draft, Input } from "./state.js";

/** Which custom API ends it, and with what. */
export function callOf({ ending, refundId, isPaidOut }: Input, { comment, resolution, evidence }: Draft): { readonly api: string; readonly parameters: Readonly<Record<string, Parameter>> } {
  const shared: Readonly<Record<string, Parameter>> = { RefundId: ["Edm.Guid", refundId], Comment: ["Edm.String", comment] };
  if (ending === "Cancel") return { api: "cpay_CancelRefund", parameters: shared };
  const proof = evidence.trim() === "" ? {} : { [isPaidOut ? "Reference" : "GatewayRefundId"]: ["Edm.String", evidence.trim()] as const };
  return { api: "cpay_ResolveRefund", parameters: { ...shared, Resolution: ["Edm.String", resolution ?? ""], ...proof } };
}

export async function end(xrm: Xrm.XrmStatic, input: Input, draft: Draft): Promise<Answer> {
  const { api, parameters } = callOf(input, draft);
  return answerOf(xrm, api, parameters);
}
