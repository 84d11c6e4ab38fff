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

/** A refund to decide about. */
export interface Chosen {
  readonly id: string;
  readonly name: string;
}

export interface DecisionInput {
  readonly decision: Decision;
  readonly refunds: readonly Chosen[];
}

/** How the ribbon command hands the dialog what to decide: "Approve:<refund id>|<its number>,…". */
export const writeInput = ({ decision, refunds }: DecisionInput): string => `${decision}:${refunds.map(({ id, name }) => `${id}|${encodeURIComponent(name)}`).join(",")}`;

/** The other way round. @throws for anything else: a bug in the caller. */
export function readInput(data: string): DecisionInput {
  const [decision, list = ""] = data.split(":");
  const refunds = list.split(",").map((entry) => { const [id = "", name = ""] = entry.split("|"); return { id, name: decodeURIComponent(name) }; });
  if ((decision !== "Approve" && decision !== "Reject") || refunds.some(({ id }) => id === "")) throw new Error(`"${data}" is no decision about refunds.`);
  return { decision, refunds };
}
