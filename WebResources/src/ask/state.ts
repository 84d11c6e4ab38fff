import type { Failure } from "../refund-dialog/failure.js";

/** What a custom API answered. */
export interface Answer {
  readonly outcome: string;
  readonly message: string;
  /** A page that came of it; empty: none. */
  readonly link: string;
}

/** A dialog waits for a person. A refusal leaves what was typed; a question asks for a second yes. */
export interface Asking<Draft> {
  readonly kind: "asking";
  readonly draft: Draft;
  readonly refusal?: string;
  readonly question?: string;
}

/** A dialog that asks a person for something, sends it once, and tells what came of it. */
export type AskState<Draft> =
  | Asking<Draft>
  | { readonly kind: "sending"; readonly draft: Draft }
  | { readonly kind: "ended"; readonly message: string; readonly link: string }
  | { readonly kind: "unsure" };

export type AskEvent<Draft> =
  | { readonly kind: "submitted"; readonly draft: Draft }
  | ({ readonly kind: "answered" } & Answer)
  | Failure;

/** The dialog after one event. Pure; an event that does not fit the state changes nothing, so a second press sends nothing. */
export function next<Draft>(state: AskState<Draft>, event: AskEvent<Draft>): AskState<Draft> {
  if (event.kind === "submitted") return state.kind === "asking" ? { kind: "sending", draft: event.draft } : state;
  if (state.kind !== "sending") return state;
  switch (event.kind) {
    case "answered": return answered(state.draft, event);
    case "rejected": return { kind: "asking", draft: state.draft, refusal: event.message };
    case "noAnswer": return { kind: "unsure" };
  }
}

function answered<Draft>(draft: Draft, { outcome, message, link }: Answer): AskState<Draft> {
  if (outcome === "Denied") return { kind: "asking", draft, refusal: message };
  if (outcome === "ConfirmationRequired") return { kind: "asking", draft, question: message };
  return { kind: "ended", message, link };
}
