import type { Failure } from "../refund-dialog/failure.js";

/** What a person does with a failed charge, or with the case that recovers it. */
export type Action = "Retry" | "Offer" | "Promise" | "Pause" | "Resume" | "Close";

/** What the command that opened the dialog told. */
export interface Input {
  readonly action: Action;
  /** The case; for Retry of a charge without one, the charge. */
  readonly id: string;
  readonly of: "case" | "charge";
}

/** A way to pay that can be offered now, with the server's sentence about it. */
export interface OfferChoice {
  readonly kind: number;
  readonly label: string;
}

export interface Draft {
  readonly comment: string;
  /** Promise, Pause, Offer of a later date: as the browser's date field holds it; empty: none. */
  readonly on: string;
  /** Offer only: an option of cpay_offerkind. */
  readonly kind: number | undefined;
  readonly discount: string;
  readonly instalments: string;
  readonly firstAmount: string;
  readonly notify: boolean;
  /** Retry only: the person was told that the amount is unusual, and means it. */
  readonly confirmed: boolean;
}

/** A refusal leaves what was typed; a question asks for a second yes. */
export type ActionState =
  | { readonly kind: "asking"; readonly draft: Draft; readonly refusal?: string; readonly question?: string }
  | { readonly kind: "sending"; readonly draft: Draft }
  | { readonly kind: "ended"; readonly message: string; readonly link: string }
  | { readonly kind: "unsure" };

export type ActionEvent =
  | { readonly kind: "submitted"; readonly draft: Draft }
  | { readonly kind: "answered"; readonly outcome: string; readonly message: string; readonly link: string }
  | Failure;

export const emptyDraft: Draft = { comment: "", on: "", kind: undefined, discount: "", instalments: "", firstAmount: "", notify: true, confirmed: false };

/** The dialog after one event. Pure; an event that does not fit the state changes nothing, so a second press sends nothing. */
export function next(state: ActionState, event: ActionEvent): ActionState {
  if (event.kind === "submitted") return state.kind === "asking" ? { kind: "sending", draft: event.draft } : state;
  if (state.kind !== "sending") return state;
  switch (event.kind) {
    case "answered": return answered(state.draft, event);
    case "rejected": return { kind: "asking", draft: state.draft, refusal: event.message };
    case "noAnswer": return { kind: "unsure" };
  }
}

function answered(draft: Draft, { outcome, message, link }: Extract<ActionEvent, { kind: "answered" }>): ActionState {
  if (outcome === "Denied") return { kind: "asking", draft, refusal: message };
  if (outcome === "ConfirmationRequired") return { kind: "asking", draft: { ...draft, confirmed: true }, question: message };
  return { kind: "ended", message, link };
}

export const offerKinds = { PaymentLink: 192700000, OtherMethod: 192700001, BankTransfer: 192700002, CashOnDelivery: 192700003, PartNow: 192700004, Instalments: 192700005, Discount: 192700006, LaterDate: 192700007, CancelAndRefund: 192700008 } as const;

/** What a kind of offer asks for besides. */
export function asks(kind: number | undefined): { readonly on: boolean; readonly discount: boolean; readonly instalments: boolean; readonly firstAmount: boolean } {
  const { LaterDate, PartNow, Discount, Instalments } = offerKinds;
  return { on: kind === LaterDate || kind === PartNow, discount: kind === Discount, instalments: kind === Instalments, firstAmount: kind === PartNow || kind === Instalments };
}

/** The text that asks for what is missing; undefined: all is there. */
export function missing(action: Action, draft: Draft): string | undefined {
  if (action === "Promise" && draft.on === "") return "Recovery.ChooseDate";
  if (action !== "Offer") return undefined;
  if (draft.kind === undefined) return "Recovery.ChooseKind";
  const needs = asks(draft.kind);
  if (needs.on && draft.on === "") return "Recovery.ChooseDate";
  if (needs.discount && !(Number(draft.discount) > 0)) return "Recovery.EnterDiscount";
  return needs.instalments && !(Number(draft.instalments) >= 2) ? "Recovery.EnterInstalments" : undefined;
}

const actions: readonly string[] = ["Retry", "Offer", "Promise", "Pause", "Resume", "Close"] satisfies readonly Action[];

export const writeInput = ({ action, of, id }: Input): string => `${action}:${of}:${id}`;

/** "Retry:charge:<id>". @throws for anything else: a bug in the caller. */
export function readInput(data: string): Input {
  const [action = "", of = "", id = ""] = data.split(":");
  if (!actions.includes(action) || (of !== "case" && of !== "charge") || id === "") throw new Error(`"${data}" is nothing to do with a failed charge.`);
  return { action: action as Action, of, id };
}
