import { customApi } from "../platform/custom-api.js";
import { numberFormat } from "../platform/number-format.js";
import type { Row } from "../platform/rows.js";
import type { Currency, NumberFormat } from "./amount.js";
import { currencyOf, toMinor } from "./amount.js";
import { choicesOf, reasonsOf } from "./choices.js";
import type { Choice, RefundOptions } from "./model.js";

/** The answer of cpay_GetRefundOptions, as the Web API writes it: an amount that the server left out arrives as 0. */
interface OptionsAnswer {
  readonly RefundableAmount: number;
  readonly CurrencyCode: string;
  readonly Kind: RefundOptions["kind"];
  readonly PartialAllowed: boolean;
  readonly MaximumAmount: number;
  readonly ApprovalAbove: number | null;
  readonly NeedsApproval: boolean;
  readonly NeedsStepUp?: boolean;
  readonly StepUpAbove?: number | null;
  readonly CustomerCheckAbove?: number | null;
  readonly Reasons: readonly string[];
  readonly Explanations?: readonly string[] | null;
  readonly ExpectedDays: number | null;
  readonly Message: string | null;
}

/** What the charge's row tells beside the server's answer. */
interface ChargeFacts {
  readonly decimals: number | undefined;
  readonly customerEmail: string | undefined;
}

const chargeQuery = "?$select=cpay_name&$expand=transactioncurrencyid($select=currencyprecision),cpay_CustomerId_contact($select=emailaddress1),cpay_CustomerId_account($select=emailaddress1)";

/** What the user could do with the charge, with the labels and numbers that the dialog shows it in. */
export async function readOptions(xrm: Xrm.XrmStatic, transactionId: string): Promise<RefundOptions> {
  const [answer, format, choices, charge] = await Promise.all([
    customApi<OptionsAnswer>(xrm, "cpay_GetRefundOptions", { TransactionId: ["Edm.Guid", transactionId] }),
    numberFormat(xrm),
    refundChoices(xrm),
    chargeFacts(xrm, transactionId),
  ]);
  // a refused charge may come without a currency
  const currency = currencyOf(answer.CurrencyCode === "" ? "USD" : answer.CurrencyCode, charge.decimals);
  return toOptions(answer, currency, format, { ...choices, reasons: reasonsOf(answer.Reasons, choices.reasons), customerEmail: charge.customerEmail });
}

function toOptions(answer: OptionsAnswer, currency: Currency, format: NumberFormat, rest: Pick<RefundOptions, "reasons" | "payOuts" | "channels" | "customerEmail">): RefundOptions {
  return {
    ...rest,
    kind: answer.Kind,
    currency,
    format,
    refundable: toMinor(answer.RefundableAmount, currency),
    maximum: toMinor(answer.MaximumAmount, currency),
    approvalAbove: answer.NeedsApproval ? toMinor(answer.ApprovalAbove ?? 0, currency) : undefined,
    stepUpAbove: answer.NeedsStepUp === true ? toMinor(answer.StepUpAbove ?? 0, currency) : undefined,
    customerCheckAbove: (answer.CustomerCheckAbove ?? 0) > 0 ? toMinor(answer.CustomerCheckAbove ?? 0, currency) : undefined, // always: the server says so when it is asked
    partialAllowed: answer.PartialAllowed,
    explanations: answer.Explanations ?? [],
    expectedDays: answer.ExpectedDays ?? 0,
    message: answer.Message ?? "",
  };
}

/** A charge that cannot be read is explained by the server's answer. */
async function chargeFacts(xrm: Xrm.XrmStatic, transactionId: string): Promise<ChargeFacts> {
  try {
    const charge: unknown = await xrm.WebApi.retrieveRecord("cpay_transaction", transactionId, chargeQuery);
    const { transactioncurrencyid, cpay_CustomerId_contact, cpay_CustomerId_account } = charge as Readonly<Record<string, Row | null | undefined>>;
    const decimals = transactioncurrencyid?.currencyprecision, email = (cpay_CustomerId_contact ?? cpay_CustomerId_account)?.emailaddress1;
    return { decimals: typeof decimals === "number" ? decimals : undefined, customerEmail: typeof email === "string" && email !== "" ? email : undefined };
  } catch {
    return { decimals: undefined, customerEmail: undefined };
  }
}

async function refundChoices(xrm: Xrm.XrmStatic): Promise<{ readonly reasons: object; readonly payOuts: readonly Choice[]; readonly channels: readonly Choice[] }> {
  const [refund, verification] = await Promise.all([xrm.Utility.getEntityMetadata("cpay_refund", ["cpay_reason", "cpay_payout"]), xrm.Utility.getEntityMetadata("cpay_verification", ["cpay_channel"])]);
  const optionsOf = (table: Xrm.Metadata.EntityMetadata, column: string): object => table.Attributes.get(column)?.OptionSet ?? {};
  return { reasons: optionsOf(refund, "cpay_reason"), payOuts: choicesOf(optionsOf(refund, "cpay_payout")), channels: choicesOf(optionsOf(verification, "cpay_channel")) };
}
