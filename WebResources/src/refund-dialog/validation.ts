import { parseAmount } from "./amount.js";
import type { Draft, RefundOptions } from "./model.js";
import { maximumNotes, otherReason } from "./model.js";
import type { Field } from "./state.js";

/** Why a field cannot be sent as it is; each has its sentence in the RESX files under Problem.<name>. */
export type Problem =
  | "AmountMissing" | "AmountNotANumber" | "AmountTooManyDecimals" | "AmountNotAboveZero" | "AmountAboveMaximum" | "AmountMustBeWhole"
  | "ReasonMissing" | "NotesMissing" | "NotesTooLong";

/** The problems of a draft, by field. The server decides again: this only saves a round trip. */
export function problemsOf(draft: Draft, options: RefundOptions): ReadonlyMap<Field, Problem> {
  const problems: readonly [Field, Problem | undefined][] = [
    ["amount", amountProblem(draft.amount, options)],
    ["reason", draft.reason === undefined ? "ReasonMissing" : undefined],
    ["notes", notesProblem(draft)],
  ];
  return new Map(problems.filter((entry): entry is [Field, Problem] => entry[1] !== undefined));
}

function amountProblem(text: string, options: RefundOptions): Problem | undefined {
  const amount = parseAmount(text, options.format, options.currency.decimals);
  switch (amount.kind) {
    case "empty": return "AmountMissing";
    case "notANumber": return "AmountNotANumber";
    case "tooManyDecimals": return "AmountTooManyDecimals";
    case "tooLarge": return "AmountAboveMaximum";
    case "amount": return rangeProblem(amount.minor, options);
  }
}

function rangeProblem(minor: number, options: RefundOptions): Problem | undefined {
  if (minor <= 0) return "AmountNotAboveZero";
  if (minor > options.maximum) return "AmountAboveMaximum";
  return !options.partialAllowed && minor !== options.refundable ? "AmountMustBeWhole" : undefined;
}

function notesProblem(draft: Draft): Problem | undefined {
  if (draft.notes.length > maximumNotes) return "NotesTooLong";
  return draft.reason === otherReason && draft.notes.trim() === "" ? "NotesMissing" : undefined;
}
