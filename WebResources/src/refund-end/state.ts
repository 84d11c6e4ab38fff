import type { Failure } from "../refund-dialog/failure.js";

/** How a person ends a refund: takes back the own request, or says what became of one whose end the gateway did not tell. */
export type Ending = "Cancel" | "Resolve";

/** How a refund ended, as the person has seen it: cpay_ResolveRefund's words. */
export type Resolution = "Succeeded" | "NotBooked";

export interface Draft {
  readonly comment: string;
  /** Resolve only. */
  readonly resolution: Resolution | undefined;
  /** Resolve only: the refund's id at the gateway, or the number of the transfer, cheque or credit note. */
  readonly evidence: string;
}

/** The dialog in which a person ends a refund. A refusal (one's own request, above the own limit) leaves what was typed. */
export type EndState =
  | { readonly kind: "asking"; readonly draft: Draft; readonly refusal?: string }
  | { readonly kind: "sending"; readonly draft: Draft }
  | { readonly kind: "ended"; readonly message: string }
  | { readonly kind: "unsure" };

export type EndEvent =
  | { readonly kind: "submitted"; readonly draft: Draft }
  | { readonly kind: "answered"; readonly outcome: string; readonly message: string }
  | Failure;

export const emptyDraft: Draft = { comment: "", resolution: undefined, evidence: "" };

/** The dialog after one event. Pure; an event that does not fit the state changes nothing, so a second press sends nothing. */
export function next(state: EndState, event: EndEvent): EndState {
  if (event.kind === "submitted") return state.kind === "asking" ? { kind: "sending", draft: event.draft } : state;
  if (state.kind !== "sending") return state;
  switch (event.kind) {
    case "answered": return event.outcome === "Denied" ? { kind: "asking", draft: state.draft, refusal: event.message } : { kind: "ended", message: event.message };
    case "rejected": return { kind: "asking", draft: state.draft, refusal: event.message };
    case "noAnswer": return { kind: "unsure" };
  }
}

/** What the command that opened the dialog told. */
export interface Input {
  readonly ending: Ending;
  readonly refundId: string;
  /** The money goes another way than through the gateway. */
  readonly isPaidOut: boolean;
}

const endings: readonly string[] = ["Cancel", "Resolve"] satisfies readonly Ending[];

/** "Resolve:<refund id>", and behind it ":payout" where the gateway has no part. @throws for anything else: a bug in the caller. */
export function readInput(data: string): Input {
  const [ending = "", refundId = "", way] = data.split(":");
  if (!endings.includes(ending) || refundId === "") throw new Error(`"${data}" is no end of a refund.`);
  return { ending: ending as Ending, refundId, isPaidOut: way === "payout" };
}
