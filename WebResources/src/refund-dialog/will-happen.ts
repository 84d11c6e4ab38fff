import { parseAmount, showAmount } from "./amount.js";
import type { Draft, RefundOptions } from "./model.js";

/** A sentence by its key in the RESX files. */
export interface Sentence {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What happens when the user sends the draft as it is; with an impossible amount, what would happen to the most possible. */
export function willHappen(draft: Draft, options: RefundOptions): readonly Sentence[] {
  const show = (minor: number): string => showAmount(minor, options.format, options.currency);
  const parsed = parseAmount(draft.amount, options.format, options.currency.decimals);
  const minor = parsed.kind === "amount" && parsed.minor > 0 && parsed.minor <= options.maximum ? parsed.minor : options.maximum;
  const sentences: Sentence[] = [{ key: options.kind === "Void" ? "Will.Void" : "Will.Refund", values: { amount: show(minor) } }];
  if (needsApproval(minor, options)) sentences.push({ key: "Will.Approval", values: { limit: show(options.approvalAbove ?? 0) } });
  if (options.message !== "") return sentences; // it tells days and limits itself
  if (options.kind === "Refund" && options.expectedDays > 0) sentences.push({ key: "Will.Days", values: { days: options.expectedDays } });
  if (options.maximum < options.refundable) sentences.push({ key: "Will.Limit", values: { refundable: show(options.refundable), maximum: show(options.maximum) } });
  return sentences;
}

export function needsApproval(minor: number, options: RefundOptions): boolean {
  return options.approvalAbove !== undefined && minor > options.approvalAbove;
}
