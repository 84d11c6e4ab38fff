import { text } from "../texts/texts.js";
import { showAmount, writeAmount } from "./amount.js";
import type { RefundOptions } from "./model.js";
import { maximumNotes } from "./model.js";
import type { Problem } from "./validation.js";

/** The sentence of a problem, with the charge's own numbers in it. */
export function problemText(problem: Problem, { format, currency, maximum }: RefundOptions): string {
  return text(`Problem.${problem}`, {
    maximum: problem === "NotesTooLong" ? maximumNotes : showAmount(maximum, format, currency),
    example: writeAmount(maximum, format, currency.decimals),
    currency: currency.code,
    decimals: currency.decimals,
  });
}
