import type { CustomerCheckAnswer, CustomerFacts, RefundAnswer, RefundRequest, StepUpAnswer } from "./model.js";
import type { Editing, RefundDialogEvent, RefundDialogState } from "./state.js";

/** One request on its way through what the server demands before it records it. Its key stays the same through all rounds. */
export interface Round {
  readonly editing: Editing;
  readonly request: RefundRequest;
  /** The code that was sent last. */
  readonly code?: SentCode;
}

export interface SentCode {
  /** Milliseconds since 1970, as all times here. */
  readonly expiresOn: number;
  /** From then another one can be sent. */
  readonly resendFrom: number;
  /** Where it went, in the server's words. */
  readonly message: string;
}

/** The same was refunded minutes ago: the answer says by whom. */
export interface Confirming extends Round { readonly kind: "confirming"; readonly answer: RefundAnswer }

/** A code is needed. Without <c>code</c> none has been sent yet. */
export interface StepUp extends Round {
  readonly kind: "stepUp";
  readonly now: number;
  /** Why it is needed, in the server's words. */
  readonly why: string;
  readonly problem?: string;
}

export interface RequestingCode extends Round { readonly kind: "requestingCode"; readonly why: string }

/** The user asks the customer. The answers are in the form's fields only, never in a state. */
export interface CustomerCheck extends Round { readonly kind: "customerCheck"; readonly why: string; readonly problem?: string }

export interface CheckingCustomer extends Round { readonly kind: "checkingCustomer"; readonly why: string }

export interface CustomerMatched extends Round { readonly kind: "customerMatched"; readonly message: string }

export type RoundState = Confirming | StepUp | RequestingCode | CustomerCheck | CheckingCustomer | CustomerMatched;

export type RoundEvent =
  | { readonly kind: "confirmed" } // yes, another refund; or: go on after the customer was checked
  | { readonly kind: "codeWanted" }
  | { readonly kind: "codeAnswered"; readonly answer: StepUpAnswer; readonly now: number }
  | { readonly kind: "codeFailed"; readonly message: string; readonly now: number }
  | { readonly kind: "codeEntered"; readonly code: string }
  | { readonly kind: "ticked"; readonly now: number }
  | { readonly kind: "factsGiven"; readonly facts: CustomerFacts }
  | { readonly kind: "customerChecked"; readonly answer: CustomerCheckAnswer }
  | { readonly kind: "checkFailed"; readonly message: string };

/** How long after a code the next one can be asked for. */
export const resendAfter = 30_000;

/** The state of a demand after one event; as pure as the dialog's. */
export function nextRound(state: RoundState, event: RefundDialogEvent): RefundDialogState {
  if (event.kind === "changeWanted") return isWaiting(state) ? state : state.editing;
  switch (state.kind) {
    case "confirming": return event.kind === "confirmed" ? send(state, { confirmDuplicate: true }) : state;
    case "customerMatched": return event.kind === "confirmed" ? send(state, {}) : state;
    case "customerCheck": return event.kind === "factsGiven" ? { ...roundOf(state), kind: "checkingCustomer", why: state.why } : state;
    case "checkingCustomer": return whileChecking(state, event);
    case "stepUp": return whileStepUp(state, event);
    case "requestingCode": return whileRequesting(state, event);
  }
}

/** What an answer demands before the request can be recorded; undefined: nothing. */
export function demandOf(round: Round, answer: RefundAnswer): RefundDialogState | undefined {
  const { request } = round;
  switch (answer.outcome) {
    case "ConfirmationRequired": return { ...roundOf(round), kind: "confirming", answer };
    case "CustomerCheckRequired": return { ...roundOf(round), kind: "customerCheck", why: answer.message };
    case "StepUpRequired": return stepUp(round, answer.message, request.stepUpCode === undefined ? undefined : answer.message);
    default: return undefined;
  }
}

/** The code that was refused is taken out of the request: the next one is typed anew. */
export function stepUp(round: Round, why: string, problem: string | undefined): StepUp {
  const { editing, request, code } = round;
  return { kind: "stepUp", editing, request: { ...request, stepUpCode: undefined }, ...(code && { code }), now: 0, why, ...(problem !== undefined && { problem }) };
}

function whileStepUp(state: StepUp, event: RefundDialogEvent): RefundDialogState {
  switch (event.kind) {
    case "ticked": return { ...state, now: event.now };
    case "codeWanted": return state.code !== undefined && state.now < state.code.resendFrom ? state : { ...roundOf(state), kind: "requestingCode", why: state.why };
    case "codeEntered": return state.code === undefined || codeDigits(event.code) === undefined ? state : send(state, { stepUpCode: codeDigits(event.code) });
    default: return state;
  }
}

function whileRequesting(state: RequestingCode, event: RefundDialogEvent): RefundDialogState {
  if (event.kind === "codeFailed") return { ...stepUp(state, state.why, event.message), now: event.now };
  if (event.kind !== "codeAnswered") return state;
  const { answer, now } = event;
  if (answer.outcome === "NotNeeded") return send(state, {});
  if (answer.outcome === "Denied") return { ...stepUp(state, state.why, answer.message), now };
  const code: SentCode = { expiresOn: answer.expiresOn, resendFrom: now + resendAfter, message: answer.message };
  return { ...stepUp({ ...state, code }, state.why, undefined), now };
}

function whileChecking(state: CheckingCustomer, event: RefundDialogEvent): RefundDialogState {
  if (event.kind === "checkFailed") return { ...roundOf(state), kind: "customerCheck", why: state.why, problem: event.message };
  if (event.kind !== "customerChecked") return state;
  const { outcome, message } = event.answer;
  return outcome === "Matched" ? { ...roundOf(state), kind: "customerMatched", message } : { ...roundOf(state), kind: "customerCheck", why: state.why, problem: message };
}

const roundOf = ({ editing, request, code }: Round): Round => ({ editing, request, ...(code && { code }) });

const send = (round: Round, change: Partial<RefundRequest>): RefundDialogState => ({ ...roundOf(round), kind: "sending", request: { ...round.request, ...change }, again: false });

/** An answer is on its way: there is nothing to go back from. */
const isWaiting = (state: RoundState): boolean => state.kind === "requestingCode" || state.kind === "checkingCustomer";

/** Six digits, however they were typed or pasted; undefined: these are not six. */
export function codeDigits(typed: string): string | undefined {
  const digits = typed.replace(/[\s-]/g, "");
  return /^\d{6}$/.test(digits) ? digits : undefined;
}

/** Whole seconds until then, at least 0. */
export const secondsUntil = (then: number, now: number): number => Math.max(0, Math.ceil((then - now) / 1000));
