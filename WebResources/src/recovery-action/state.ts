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
  readonly value: number;
  readonly label: string;
}

/** What the server says before anything is asked. */
export interface Facts {
  /** What is owed, or why nothing can be offered; empty: nothing to say. */
  readonly told: string;
  /** False: the sentence is all there is. */
  readonly isPossible: boolean;
  /** Offer only: the best way first. */
  readonly kinds: readonly OfferChoice[];
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

export const emptyDraft: Draft = { comment: "", on: "", kind: undefined, discount: "", instalments: "", firstAmount: "", notify: true, confirmed: false };

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
