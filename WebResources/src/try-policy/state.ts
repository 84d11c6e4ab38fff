import type { Currency, NumberFormat } from "../refund-dialog/amount.js";
import { parseAmount } from "../refund-dialog/amount.js";
import type { Failure } from "../refund-dialog/failure.js";
import type { Choice, Outcome } from "../refund-dialog/model.js";

export interface Person { readonly id: string; readonly name: string; readonly detail: string }

export interface Charge { readonly id: string; readonly name: string; readonly detail: string; readonly currency: Currency }

/** What an administrator tries: this person, this charge. */
export interface Draft {
  readonly person: Person | undefined;
  readonly charge: Charge | undefined;
  /** As typed; empty is all that is left. */
  readonly amount: string;
  readonly reason: number | undefined;
}

/** What cpay_PreviewRefund answered. */
export interface Result {
  readonly outcome: Outcome;
  /** The row that decided; undefined: none applies. */
  readonly policyId: string | undefined;
  readonly policyName: string;
  readonly message: string;
  readonly explanations: readonly string[];
}

export interface Setting { readonly format: NumberFormat; readonly reasons: readonly Choice[] }

/** One try, as it is sent. */
export interface Trial { readonly userId: string; readonly transactionId: string; readonly amount: number | undefined; readonly currency: Currency; readonly reason: number | undefined }

export type Problem = "PersonMissing" | "ChargeMissing" | "AmountWrong";

export type TrialState =
  | { readonly kind: "asking"; readonly draft: Draft; readonly problems: readonly Problem[]; readonly failure?: string }
  | { readonly kind: "trying"; readonly draft: Draft; readonly trial: Trial }
  | { readonly kind: "answered"; readonly draft: Draft; readonly result: Result };

export type TrialEvent =
  | { readonly kind: "edited"; readonly change: Partial<Draft> }
  | { readonly kind: "submitted"; readonly format: NumberFormat }
  | { readonly kind: "answered"; readonly result: Result }
  | Failure;

export const started: TrialState = { kind: "asking", draft: { person: undefined, charge: undefined, amount: "", reason: undefined }, problems: [] };

/** The page after one event. Pure; what was answered goes away as soon as something else is asked. */
export function next(state: TrialState, event: TrialEvent): TrialState {
  switch (event.kind) {
    case "edited": return { kind: "asking", draft: { ...state.draft, ...event.change }, problems: [] };
    case "submitted": return state.kind === "trying" ? state : submit(state.draft, event.format);
    default: return state.kind === "trying" ? afterCall(state.draft, event) : state;
  }
}

function afterCall(draft: Draft, event: Exclude<TrialEvent, { kind: "edited" | "submitted" }>): TrialState {
  switch (event.kind) {
    case "answered": return { kind: "answered", draft, result: event.result };
    case "rejected": return { kind: "asking", draft, problems: [], failure: event.message };
    case "noAnswer": return { kind: "asking", draft, problems: [], failure: "" };
  }
}

function submit(draft: Draft, format: NumberFormat): TrialState {
  const { person, charge, reason } = draft, amount = amountOf(draft, format);
  const problems: readonly (Problem | undefined)[] = [person === undefined ? "PersonMissing" : undefined, charge === undefined ? "ChargeMissing" : undefined, amount === "wrong" ? "AmountWrong" : undefined];
  if (person === undefined || charge === undefined || amount === "wrong") return { kind: "asking", draft, problems: problems.filter((problem) => problem !== undefined) };
  return { kind: "trying", draft, trial: { userId: person.id, transactionId: charge.id, amount, currency: charge.currency, reason } };
}

/** Minor units; undefined for all that is left. */
function amountOf({ amount, charge }: Draft, format: NumberFormat): number | "wrong" | undefined {
  const parsed = parseAmount(amount, format, charge?.currency.decimals ?? 2);
  if (parsed.kind === "empty") return undefined;
  return parsed.kind === "amount" && parsed.minor > 0 ? parsed.minor : "wrong";
}

/** What the command that opened the page told: the policy whose form it is, whether it is a draft, and whether the form has unsaved changes. */
export interface Opener { readonly policyId: string | undefined; readonly isDraft: boolean; readonly isUnsaved: boolean; readonly policyName: string }

/** "<id>:<active|draft>:<saved|unsaved>:<name>", or nothing from a list without selection. */
export function readOpener(data: string): Opener {
  const [policyId = "", state = "", saved = "", ...name] = data.split(":");
  return { policyId: policyId === "" ? undefined : policyId, isDraft: state === "draft", isUnsaved: saved === "unsaved", policyName: name.join(":") };
}
