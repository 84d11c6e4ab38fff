import { customApi } from "../platform/custom-api.js";
import type { Currency, NumberFormat } from "./amount.js";
import { currencyOf, toMajor, toMinor } from "./amount.js";
import { reasonsOf } from "./choices.js";
import type { RefundService } from "./dialog.js";
import type { Outcome, Reason, RefundAnswer, RefundOptions, RefundProgress } from "./model.js";

/** The answer of cpay_GetRefundOptions, as the Web API writes it. */
interface OptionsAnswer {
  readonly RefundableAmount: number;
  readonly CurrencyCode: string;
  readonly Kind: RefundOptions["kind"];
  readonly PartialAllowed: boolean;
  readonly MaximumAmount: number;
  readonly ApprovalAbove: number | null;
  readonly NeedsApproval: boolean;
  readonly Reasons: readonly string[];
  readonly ExpectedDays: number | null;
  readonly Message: string | null;
}

interface RequestAnswer {
  readonly Outcome: Outcome;
  readonly RefundId: string | null;
  readonly Message: string | null;
}

type Row = Readonly<Record<string, string | number | null | undefined>>;

const formatted = "@OData.Community.Display.V1.FormattedValue";
const noId = "00000000-0000-0000-0000-000000000000";
const progressQuery = "?$select=cpay_name,cpay_status,cpay_amount,cpay_error,cpay_expectedon";

/** The CRM behind the dialog, for one charge. */
export function refundService(xrm: Xrm.XrmStatic, transactionId: string): RefundService {
  return {
    options: () => readOptions(xrm, transactionId),
    request: async (request) => toAnswer(await customApi<RequestAnswer>(xrm, "cpay_RequestRefund", {
      TransactionId: ["Edm.Guid", transactionId],
      Amount: ["Edm.Decimal", toMajor(request.amount, request.currency)],
      Reason: ["Edm.Int32", request.reason],
      Notes: ["Edm.String", request.notes],
      IdempotencyKey: ["Edm.String", request.idempotencyKey],
    })),
    progress: async (refundId) => toProgress(await row(xrm, "cpay_refund", refundId, progressQuery)),
  };
}

async function readOptions(xrm: Xrm.XrmStatic, transactionId: string): Promise<RefundOptions> {
  const [answer, format, optionSet, decimals] = await Promise.all([
    customApi<OptionsAnswer>(xrm, "cpay_GetRefundOptions", { TransactionId: ["Edm.Guid", transactionId] }),
    numberFormat(xrm),
    reasonOptions(xrm),
    currencyDecimals(xrm, transactionId),
  ]);
  // a refused charge may come without a currency
  return toOptions(answer, currencyOf(answer.CurrencyCode === "" ? "USD" : answer.CurrencyCode, decimals), format, reasonsOf(answer.Reasons, optionSet));
}

function toOptions(answer: OptionsAnswer, currency: Currency, format: NumberFormat, reasons: readonly Reason[]): RefundOptions {
  return {
    kind: answer.Kind,
    currency,
    format,
    refundable: toMinor(answer.RefundableAmount, currency),
    maximum: toMinor(answer.MaximumAmount, currency),
    approvalAbove: answer.NeedsApproval ? toMinor(answer.ApprovalAbove ?? 0, currency) : undefined,
    partialAllowed: answer.PartialAllowed,
    reasons,
    expectedDays: answer.ExpectedDays ?? 0,
    message: answer.Message ?? "",
  };
}

/** The decimals that the CRM gives the charge's currency; undefined where the charge cannot be read, which the server's answer explains. */
async function currencyDecimals(xrm: Xrm.XrmStatic, transactionId: string): Promise<number | undefined> {
  try {
    const charge: unknown = await xrm.WebApi.retrieveRecord("cpay_transaction", transactionId, "?$select=cpay_name&$expand=transactioncurrencyid($select=currencyprecision)");
    return (charge as { readonly transactioncurrencyid?: { readonly currencyprecision?: number } | null }).transactioncurrencyid?.currencyprecision;
  } catch {
    return undefined;
  }
}

/** From the user's personal settings; without the right to read them, as the browser writes numbers. */
async function numberFormat(xrm: Xrm.XrmStatic): Promise<NumberFormat> {
  const userId = xrm.Utility.getGlobalContext().userSettings.userId.replace(/[{}]/g, "");
  try {
    const settings = await row(xrm, "usersettings", userId, "?$select=decimalsymbol,numberseparator");
    if (typeof settings.decimalsymbol === "string" && settings.decimalsymbol !== "") return { decimal: settings.decimalsymbol, group: String(settings.numberseparator ?? "") };
  } catch {
    return browserFormat(); // only how numbers look depends on it
  }
  return browserFormat();
}

function browserFormat(): NumberFormat {
  const parts = new Intl.NumberFormat().formatToParts(1234567.8);
  const sign = (type: string): string => parts.find((part) => part.type === type)?.value ?? "";
  return { decimal: sign("decimal"), group: sign("group") };
}

async function reasonOptions(xrm: Xrm.XrmStatic): Promise<object> {
  const table = await xrm.Utility.getEntityMetadata("cpay_refund", ["cpay_reason"]);
  return table.Attributes.get("cpay_reason")?.OptionSet ?? {};
}

async function row(xrm: Xrm.XrmStatic, table: string, id: string, options: string): Promise<Row> {
  const record: unknown = await xrm.WebApi.retrieveRecord(table, id, options);
  return record as Row;
}

function toAnswer(answer: RequestAnswer): RefundAnswer {
  const refundId = answer.RefundId === null || answer.RefundId === noId ? undefined : answer.RefundId;
  return { outcome: answer.Outcome, refundId, message: answer.Message ?? "" };
}

function toProgress(row: Row): RefundProgress {
  return {
    status: Number(row.cpay_status),
    name: String(row.cpay_name ?? ""),
    amount: String(row[`cpay_amount${formatted}`] ?? row.cpay_amount ?? ""),
    error: String(row.cpay_error ?? ""),
    expectedOn: String(row[`cpay_expectedon${formatted}`] ?? row.cpay_expectedon ?? ""),
  };
}
