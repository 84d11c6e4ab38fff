import { customApi } from "../platform/custom-api.js";
import type { Failure } from "../refund-dialog/failure.js";
import { failureOf } from "../refund-dialog/failure.js";
import type { Decision } from "./state.js";

/** Decides about one refund; never rejects. */
export async function decide(xrm: Xrm.XrmStatic, refundId: string, decision: Decision, comment: string): Promise<{ readonly kind: "answered"; readonly outcome: string; readonly message: string } | Failure> {
  try {
    const answer = await customApi<{ readonly Outcome: string; readonly Message: string | null }>(xrm, "cpay_DecideRefund", {
      RefundId: ["Edm.Guid", refundId], Decision: ["Edm.String", decision], Comment: ["Edm.String", comment],
    });
    return { kind: "answered", outcome: answer.Outcome, message: answer.Message ?? "" };
  } catch (error) {
    return failureOf(error);
  }
}
