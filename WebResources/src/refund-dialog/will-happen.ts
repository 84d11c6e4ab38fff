import { parseAmount, showAmount } from "./amount.js";
import type { Draft, RefundOptions } from "./model.js";
import { originalMethod } from "./model.js";

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
  const sentences: Sentence[] = [first(show(minor), draft, options)];
  if (draft.payOut !== originalMethod) sentences.push({ key: "Will.Approval.PayOut", values: {} });
  else if (needsApproval(minor, draft, options)) sentences.push({ key: "Will.Approval", values: { limit: show(options.approvalAbove ?? 0) } });
  if (isAbove(minor, options.customerCheckAbove)) sentences.push({ key: "Will.CustomerCheck", values: { limit: show(options.customerCheckAbove ?? 0) } });
  if (isAbove(minor, options.stepUpAbove)) sentences.push({ key: "Will.StepUp", values: { limit: show(options.stepUpAbove ?? 0) } });
  if (options.message !== "" || options.explanations.length > 0) return sentences; // they tell days and limits themselves
  if (options.kind === "Refund" && options.expectedDays > 0) sentences.push({ key: "Will.Days", values: { days: options.expectedDays } });
  if (options.maximum < options.refundable) sentences.push({ key: "Will.Limit", values: { refundable: show(options.refundable), maximum: show(options.maximum) } });
  return sentences;
}

function first(amount: string, { payOut }: Draft, { kind, payOuts }: RefundOptions): Sentence {
  if (payOut !== originalMethod) return { key: "Will.PayOut", values: { amount, way: payOuts.find(({ value }) => value === payOut)?.label ?? "" } };
  return { key: kind === "Void" ? "Will.Void" : "Will.Refund", values: { amount } };
}

/** Another person decides: above the user's limit, and whenever the money does not go back the way it came. */
export function needsApproval(minor: number, { payOut }: Draft, { approvalAbove }: RefundOptions): boolean {
  return payOut !== originalMethod || isAbove(minor, approvalAbove);
}

const isAbove = (minor: number, limit: number | undefined): boolean => limit !== undefined && minor > limit;
