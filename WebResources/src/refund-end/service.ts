import type { Parameter } from "../platform/custom-api.js";
import { customApi } from "../platform/custom-api.js";
import type { Draft, Input } from "./state.js";

export interface Answer { readonly outcome: string; readonly message: string }

/** Which custom API ends it, and with what. */
export function callOf({ ending, refundId, isPaidOut }: Input, { comment, resolution, evidence }: Draft): { readonly api: string; readonly parameters: Readonly<Record<string, Parameter>> } {
  const shared: Readonly<Record<string, Parameter>> = { RefundId: ["Edm.Guid", refundId], Comment: ["Edm.String", comment] };
  if (ending === "Cancel") return { api: "cpay_CancelRefund", parameters: shared };
  const proof = evidence.trim() === "" ? {} : { [isPaidOut ? "Reference" : "GatewayRefundId"]: ["Edm.String", evidence.trim()] as const };
  return { api: "cpay_ResolveRefund", parameters: { ...shared, Resolution: ["Edm.String", resolution ?? ""], ...proof } };
}

export async function end(xrm: Xrm.XrmStatic, input: Input, draft: Draft): Promise<Answer> {
  const { api, parameters } = callOf(input, draft);
  const answer = await customApi<{ readonly Outcome: string; readonly Message: string | null }>(xrm, api, parameters);
  return { outcome: answer.Outcome, message: answer.Message ?? "" };
}
