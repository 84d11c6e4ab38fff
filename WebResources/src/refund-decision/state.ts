import type { Failure } from "../refund-dialog/failure.js";

export type Decision = "Approve" | "Reject";

/** The dialog in which an approver decides. A refusal (one's own request, above the own limit) leaves what was typed. */
export type DecisionState =
  | { readonly kind: "asking"; readonly comment: string; readonly refusal?: string }
  | { readonly kind: "sending"; readonly comment: string }
  | { readonly kind: "decided"; readonly message: string }
  | { readonly kind: "unsure" };

export type DecisionEvent =
  | { readonly kind: "submitted"; readonly comment: string }
  | { readonly kind: "answered"; readonly outcome: string; readonly message: string }
  | Failure;

/** The dialog after one event. Pure; an event that does not fit the state changes nothing, so a second press sends nothing. */
export function next(state: DecisionState, event: DecisionEvent): DecisionState {
  if (event.kind === "submitted") return state.kind === "asking" ? { kind: "sending", comment: event.comment } : state;
  if (state.kind !== "sending") return state;
  switch (event.kind) {
    case "answered": return event.outcome === "Denied" ? { kind: "asking", comment: state.comment, refusal: event.message } : { kind: "decided", message: event.message };
    case "rejected": return { kind: "asking", comment: state.comment, refusal: event.message };
    case "noAnswer": return { kind: "unsure" };
  }
}

/** "Approve:<refund id>", as the ribbon command passes it. @throws for anything else: a bug in the caller. */
export function readInput(data: string): { readonly decision: Decision; readonly refundId: string } {
  const [decision, refundId = ""] = data.split(":");
  if ((decision !== "Approve" && decision !== "Reject") || refundId === "") throw new Error(`"${data}" is no decision about a refund.`);
  return { decision, refundId };
}
