import { customApi } from "../platform/custom-api.js";
import { numberFormat } from "../platform/number-format.js";
import type { Row } from "../platform/rows.js";
import { textOf } from "../platform/rows.js";
import { currencyOf, toMajor } from "../refund-dialog/amount.js";
import { choicesOf } from "../refund-dialog/choices.js";
import type { Outcome } from "../refund-dialog/model.js";
import type { Charge, Person, Result, Setting, Trial } from "./state.js";

interface PreviewAnswer {
  readonly Outcome: Outcome;
  readonly PolicyId?: string | null;
  readonly PolicyName?: string | null;
  readonly Message?: string | null;
  readonly Explanations?: readonly string[] | null;
}

const offered = 10;
const noId = "00000000-0000-0000-0000-000000000000";

export async function readSetting(xrm: Xrm.XrmStatic): Promise<Setting> {
  const [format, refund] = await Promise.all([numberFormat(xrm), xrm.Utility.getEntityMetadata("cpay_refund", ["cpay_reason"])]);
  return { format, reasons: choicesOf(refund.Attributes.get("cpay_reason")?.OptionSet ?? {}) };
}

/** Enabled people by name or address. */
export async function findPeople(xrm: Xrm.XrmStatic, typed: string): Promise<readonly Person[]> {
  const text = quoted(typed);
  const filter = `isdisabled eq false${typed === "" ? "" : ` and (contains(fullname,${text}) or contains(domainname,${text}))`}`;
  const rows = await find(xrm, "systemuser", `?$select=fullname,domainname&$orderby=fullname&$top=${String(offered)}&$filter=${encodeURIComponent(filter)}`);
  return rows.map((row) => ({ id: textOf(row, "systemuserid"), name: textOf(row, "fullname"), detail: textOf(row, "domainname") }));
}

/** Charges by number or order, the newest first. */
export async function findCharges(xrm: Xrm.XrmStatic, typed: string): Promise<readonly Charge[]> {
  const text = quoted(typed);
  const filter = typed === "" ? "" : `&$filter=${encodeURIComponent(`contains(cpay_name,${text}) or contains(cpay_orderreference,${text})`)}`;
  const columns = "$select=cpay_name,cpay_refundableamount,_cpay_customerid_value&$expand=transactioncurrencyid($select=isocurrencycode,currencyprecision)";
  return (await find(xrm, "cpay_transaction", `?${columns}&$orderby=cpay_chargedon desc&$top=${String(offered)}${filter}`)).map(toCharge);
}

export async function preview(xrm: Xrm.XrmStatic, trial: Trial, draftPolicyId: string | undefined): Promise<Result> {
  const answer = await customApi<PreviewAnswer>(xrm, "cpay_PreviewRefund", {
    UserId: ["Edm.Guid", trial.userId],
    TransactionId: ["Edm.Guid", trial.transactionId],
    ...(trial.amount !== undefined && { Amount: ["Edm.Decimal", toMajor(trial.amount, trial.currency)] as const }),
    ...(trial.reason !== undefined && { Reason: ["Edm.Int32", trial.reason] as const }),
    ...(draftPolicyId !== undefined && { DraftPolicyId: ["Edm.Guid", draftPolicyId] as const }),
  });
  const policyId = answer.PolicyId ?? noId;
  return { outcome: answer.Outcome, policyId: policyId === noId ? undefined : policyId, policyName: answer.PolicyName ?? "", message: answer.Message ?? "", explanations: answer.Explanations ?? [] };
}

async function find(xrm: Xrm.XrmStatic, table: string, query: string): Promise<readonly Row[]> {
  const page = await xrm.WebApi.retrieveMultipleRecords(table, query, offered);
  return page.entities as readonly Row[];
}

function toCharge(row: Row): Charge {
  const { isocurrencycode = "USD", currencyprecision } = (row as unknown as { readonly transactioncurrencyid?: { readonly isocurrencycode?: string; readonly currencyprecision?: number } | null }).transactioncurrencyid ?? {};
  const detail = [textOf(row, "cpay_refundableamount"), textOf(row, "_cpay_customerid_value")].filter((part) => part !== "").join(" · ");
  return { id: textOf(row, "cpay_transactionid"), name: textOf(row, "cpay_name"), detail, currency: currencyOf(isocurrencycode, currencyprecision) };
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
