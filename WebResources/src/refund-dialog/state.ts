import { parseAmount, writeAmount } from "./amount.js";
import type { Draft, RefundAnswer, RefundOptions, RefundProgress, RefundRequest } from "./model.js";
import { originalMethod, RefundStatus } from "./model.js";
import type { Round, RoundEvent, RoundState } from "./rounds.js";
import { demandOf, nextRound, stepUp } from "./rounds.js";
import { problemsOf } from "./validation.js";

/** The dialog. The idempotency key is made once, when it opens: one dialog is at most one refund, until a failed one is tried again. */
export type RefundDialogState =
  | Loading
  | (Omit<Loading, "kind"> & { readonly kind: "unavailable"; readonly message: string })
  | { readonly kind: "impossible"; readonly options: RefundOptions } // the charge cannot be refunded; the options say why
  | Editing
  | (Round & { readonly kind: "sending"; readonly again: boolean })
  | (Round & { readonly kind: "unsure" }) // no answer: offer "Check", never "Send again"
  | RoundState
  | { readonly kind: "refused"; readonly editing: Editing; readonly answer: RefundAnswer }
  | Following;

export type StateNamed<Kind extends RefundDialogState["kind"]> = Extract<RefundDialogState, { kind: Kind }>;

export interface Loading {
  readonly kind: "loading";
  readonly idempotencyKey: string;
  /** What a refund asked for that failed, to be asked for again. */
  readonly earlier?: Draft;
}

export interface Editing {
  readonly kind: "editing";
  readonly idempotencyKey: string;
  readonly options: RefundOptions;
  readonly draft: Draft;
  /** Fields the user has been in: only their problems are shown. */
  readonly visited: readonly Field[];
  /** The server's sentence about the last try, when it could not be recorded. */
  readonly refusal?: string;
}

export interface Following {
  readonly kind: "following";
  readonly draft: Draft;
  readonly answer: RefundAnswer;
  readonly refundId: string;
  readonly progress?: RefundProgress;
  /** The request with the code that is compared now: a wrong one is typed anew. */
  readonly entered?: Round;
  /** False when the dialog no longer asks: the refund goes on without it. */
  readonly watching: boolean;
}

export type Field = "amount" | "reason" | "notes";

export type RefundDialogEvent =
  | { readonly kind: "loaded"; readonly options: RefundOptions; readonly earlier?: Draft }
  | { readonly kind: "loadFailed"; readonly message: string }
  | { readonly kind: "reload" }
  | { readonly kind: "edited"; readonly change: Partial<Draft> }
  | { readonly kind: "left"; readonly field: Field }
  | { readonly kind: "submitted" }
  | { readonly kind: "answered"; readonly answer: RefundAnswer }
  | { readonly kind: "rejected"; readonly message: string } // the platform answered with an error: nothing was recorded
  | { readonly kind: "noAnswer" }
  | { readonly kind: "checkedAgain" }
  | { readonly kind: "changeWanted" }
  | RoundEvent
  | { readonly kind: "progressed"; readonly progress: RefundProgress }
  | { readonly kind: "watchEnded" }
  | { readonly kind: "triedAgain"; readonly idempotencyKey: string }; // a new refund, so a new key

export const opened = (idempotencyKey: string): RefundDialogState => loading(idempotencyKey);

/** The dialog after one event. Pure: no Xrm, no DOM, no clock. An event that does not fit the state changes nothing. */
export function next(state: RefundDialogState, event: RefundDialogEvent): RefundDialogState {
  switch (state.kind) {
    case "loading": return whileLoading(state, event);
    case "unavailable": return event.kind === "reload" ? loading(state.idempotencyKey, state.earlier) : state;
    case "impossible": return state;
    case "editing": return whileEditing(state, event);
    case "sending": return whileSending(state, event);
    case "unsure": return event.kind === "checkedAgain" ? { ...state, kind: "sending", again: true } : state;
    case "refused": return event.kind === "changeWanted" ? state.editing : state;
    case "following": return whileFollowing(state, event);
    default: return nextRound(state, event);
  }
}

const loading = (idempotencyKey: string, earlier?: Draft): Loading => ({ kind: "loading", idempotencyKey, ...(earlier && { earlier }) });

function whileLoading(state: Loading, event: RefundDialogEvent): RefundDialogState {
  if (event.kind === "loadFailed") return { ...state, kind: "unavailable", message: event.message };
  if (event.kind !== "loaded") return state;
  const { options } = event;
  if (options.kind === "None" || options.maximum <= 0) return { kind: "impossible", options };
  return { kind: "editing", idempotencyKey: state.idempotencyKey, options, draft: draftFor(options, state.earlier ?? event.earlier), visited: [] };
}

/** All that may be refunded; or what was asked for before, as far as it is still possible. */
function draftFor(options: RefundOptions, earlier: Draft | undefined): Draft {
  const notifyCustomer = options.customerEmail !== undefined;
  const all = writeAmount(options.maximum, options.format, options.currency.decimals);
  if (earlier === undefined) return { amount: all, reason: undefined, notes: "", payOut: originalMethod, notifyCustomer };
  const amount = parseAmount(earlier.amount, options.format, options.currency.decimals);
  const possible = options.partialAllowed && amount.kind === "amount" && amount.minor > 0 && amount.minor <= options.maximum;
  return {
    ...earlier,
    amount: possible ? earlier.amount : all,
    reason: options.reasons.some(({ value }) => value === earlier.reason) ? earlier.reason : undefined,
    payOut: options.kind === "Refund" && options.payOuts.some(({ value }) => value === earlier.payOut) ? earlier.payOut : originalMethod,
    notifyCustomer: earlier.notifyCustomer && notifyCustomer,
  };
}

function whileEditing(state: Editing, event: RefundDialogEvent): RefundDialogState {
  switch (event.kind) {
    case "edited": return { ...state, draft: { ...state.draft, ...event.change } };
    case "left": return state.visited.includes(event.field) ? state : { ...state, visited: [...state.visited, event.field] };
    case "submitted": return submit(state);
    default: return state;
  }
}

function submit(state: Editing): RefundDialogState {
  const request = requestOf(state);
  return request === undefined
    ? { ...state, visited: ["amount", "reason", "notes"] }
    : { kind: "sending", editing: withoutRefusal(state), request, again: false };
}

/** The request that the draft makes, or undefined while it is invalid. */
export function requestOf(state: Editing): RefundRequest | undefined {
  const { draft, options, idempotencyKey } = state;
  const amount = parseAmount(draft.amount, options.format, options.currency.decimals);
  if (amount.kind !== "amount" || draft.reason === undefined || problemsOf(draft, options).size > 0) return undefined;
  return {
    amount: amount.minor, currency: options.currency, reason: draft.reason, notes: draft.notes.trim(), idempotencyKey,
    payOut: draft.payOut, notifyCustomer: draft.notifyCustomer, confirmDuplicate: false, stepUpCode: undefined,
  };
}

function withoutRefusal({ kind, idempotencyKey, options, draft, visited }: Editing): Editing {
  return { kind, idempotencyKey, options, draft, visited };
}

function whileSending(state: RefundDialogState & { kind: "sending" }, event: RefundDialogEvent): RefundDialogState {
  switch (event.kind) {
    case "answered": return demandOf(state, event.answer) ?? afterAnswer(state, event.answer);
    case "noAnswer": return { ...state, kind: "unsure" };
    case "rejected": return { ...state.editing, refusal: event.message };
    default: return state;
  }
}

function afterAnswer({ editing, request, code }: Round, answer: RefundAnswer): RefundDialogState {
  if (answer.refundId === undefined || answer.outcome === "Denied") return { kind: "refused", editing, answer };
  const entered = request.stepUpCode === undefined ? undefined : { editing, request, ...(code && { code }) };
  return { kind: "following", draft: editing.draft, answer, refundId: answer.refundId, ...(entered && { entered }), watching: true };
}

function whileFollowing(state: Following, event: RefundDialogEvent): RefundDialogState {
  switch (event.kind) {
    case "progressed": return codeRefused(state, event.progress) ?? { ...state, progress: event.progress, watching: state.watching && !isAtRest(event.progress.status) };
    case "watchEnded": return { ...state, watching: false };
    case "triedAgain": return state.progress?.status === RefundStatus.Failed ? loading(event.idempotencyKey, state.draft) : state;
    default: return state;
  }
}

/** The code was wrong: nothing came of the request, and it can be sent again with another code. */
function codeRefused({ entered }: Following, { status, error }: RefundProgress): RefundDialogState | undefined {
  return entered !== undefined && status === RefundStatus.Cancelled && error !== "" ? stepUp(entered, error, error) : undefined;
}

const atRest: readonly number[] = [
  RefundStatus.AwaitingApproval, RefundStatus.Rejected, RefundStatus.Cancelled,
  RefundStatus.Processing, RefundStatus.Succeeded, RefundStatus.Failed, RefundStatus.Unknown,
];

/** Nothing will change within the minutes that somebody looks at a dialog. */
export const isAtRest = (status: number): boolean => atRest.includes(status);

/** Closing now would lose what the user should know. */
export const mustWarnOnClose = (state: RefundDialogState): boolean => state.kind === "sending" || state.kind === "unsure";
