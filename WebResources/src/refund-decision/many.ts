import type { Failure } from "../refund-dialog/failure.js";
import type { Chosen } from "./state.js";

/** What came of one of several refunds. "open": it was not asked about. */
export interface Result {
  readonly refund: Chosen;
  readonly kind: "decided" | "refused" | "unsure" | "open";
  /** The server's sentence; empty where there is none. */
  readonly message: string;
}

/** The dialog in which an approver decides about several refunds, one after the other. */
export type ManyState =
  | { readonly kind: "asking" }
  | { readonly kind: "working"; readonly comment: string; readonly results: readonly Result[]; readonly left: readonly Chosen[]; readonly stopping: boolean }
  | { readonly kind: "ended"; readonly results: readonly Result[] };

export type ManyEvent =
  | { readonly kind: "submitted"; readonly comment: string; readonly refunds: readonly Chosen[] }
  | { readonly kind: "answered"; readonly outcome: string; readonly message: string }
  | { readonly kind: "stopped" }
  | Failure;

/** The dialog after one event. Pure; an event that does not fit the state changes nothing. The first of `left` is being decided. */
export function next(state: ManyState, event: ManyEvent): ManyState {
  if (event.kind === "submitted")
    return state.kind === "asking" ? { kind: "working", comment: event.comment, results: [], left: event.refunds, stopping: false } : state;
  if (state.kind !== "working") return state;
  switch (event.kind) {
    case "stopped": return { ...state, stopping: true };
    case "answered": return after(state, event.outcome === "Denied" ? "refused" : "decided", event.message);
    case "rejected": return after(state, "refused", event.message);
    // Nobody knows what the connection does with the rest: they stay as they are.
    case "noAnswer": return after({ ...state, stopping: true }, "unsure", "");
  }
}

function after(state: Extract<ManyState, { kind: "working" }>, kind: Result["kind"], message: string): ManyState {
  const [refund, ...left] = state.left;
  if (refund === undefined) return state;
  const results = [...state.results, { refund, kind, message }];
  if (left.length > 0 && !state.stopping) return { ...state, results, left };
  return { kind: "ended", results: [...results, ...left.map((open): Result => ({ refund: open, kind: "open", message: "" }))] };
}

/** How many of each kind. */
export const count = (results: readonly Result[], kind: Result["kind"]): number => results.filter((result) => result.kind === kind).length;
