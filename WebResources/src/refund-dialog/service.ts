import { customApi } from "../platform/custom-api.js";
import type { Row } from "../platform/rows.js";
import { row, textOf } from "../platform/rows.js";
import { toMajor, toMinor, writeAmount } from "./amount.js";
import type { RefundService } from "./dialog.js";
import type { CustomerCheckAnswer, CustomerFacts, Draft, Outcome, RefundAnswer, RefundOptions, RefundProgress, RefundRequest, StepUpAnswer } from "./model.js";
import { originalMethod } from "./model.js";
import { readOptions } from "./options.js";

interface RequestAnswer {
  readonly Outcome: Outcome;
  readonly RefundId: string | null;
  readonly Message: string | null;
}

interface CodeAnswer {
  readonly Outcome: StepUpAnswer["outcome"];
  readonly ExpiresOn: string | null;
  readonly Message: string | null;
}

interface CheckAnswer {
  readonly Outcome: CustomerCheckAnswer["outcome"];
  readonly Message: string | null;
}

const noId = "00000000-0000-0000-0000-000000000000";
const progressQuery = "?$select=cpay_name,cpay_status,cpay_amount,cpay_error,cpay_expectedon";
const earlierQuery = "?$select=cpay_amount,cpay_reason,cpay_notes,cpay_payout,cpay_notifycustomer";

/** The CRM behind the dialog, for one charge. <c>earlierId</c>: the failed refund that is to be tried again. */
export function refundService(xrm: Xrm.XrmStatic, transactionId: string, earlierId: string | undefined): RefundService {
  return {
    options: () => readOptions(xrm, transactionId),
    earlier: async (options) => (earlierId === undefined ? undefined : toDraft(await row(xrm, "cpay_refund", earlierId, earlierQuery), options)),
    request: async (request) => toAnswer(await customApi<RequestAnswer>(xrm, "cpay_RequestRefund", requestParameters(transactionId, request))),
    requestCode: async (request) => toCode(await customApi<CodeAnswer>(xrm, "cpay_RequestStepUp", {
      TransactionId: ["Edm.Guid", transactionId],
      Amount: ["Edm.Decimal", toMajor(request.amount, request.currency)],
    })),
    checkCustomer: async (facts) => toCheck(await customApi<CheckAnswer>(xrm, "cpay_CheckCustomer", checkParameters(transactionId, facts))),
    progress: async (refundId) => toProgress(await row(xrm, "cpay_refund", refundId, progressQuery)),
  };
}

type Parameters = globalThis.Parameters<typeof customApi>[2];

function requestParameters(transactionId: string, request: RefundRequest): Parameters {
  return {
    TransactionId: ["Edm.Guid", transactionId],
    Amount: ["Edm.Decimal", toMajor(request.amount, request.currency)],
    Reason: ["Edm.Int32", request.reason],
    Notes: ["Edm.String", request.notes],
    NotifyCustomer: ["Edm.Boolean", request.notifyCustomer],
    ...(request.payOut !== originalMethod && { PayOut: ["Edm.Int32", request.payOut] as const }),
    ...(request.confirmDuplicate && { ConfirmDuplicate: ["Edm.Boolean", true] as const }),
    ...(request.stepUpCode !== undefined && { StepUpCode: ["Edm.String", request.stepUpCode] as const }),
    IdempotencyKey: ["Edm.String", request.idempotencyKey],
  };
}

/** Only what was asked: an empty answer is none. */
function checkParameters(transactionId: string, facts: CustomerFacts): Parameters {
  const asked = { LastFour: facts.lastFour, OrderReference: facts.orderReference, Email: facts.email, Phone: facts.phone, PostalCode: facts.postalCode };
  const answers = Object.entries(asked).filter(([, value]) => value.trim() !== "").map(([name, value]) => [name, ["Edm.String", value.trim()] as const]);
  return { TransactionId: ["Edm.Guid", transactionId], Channel: ["Edm.Int32", facts.channel], ...(Object.fromEntries(answers) as Parameters) };
}

function toAnswer(answer: RequestAnswer): RefundAnswer {
  const refundId = answer.RefundId === null || answer.RefundId === noId ? undefined : answer.RefundId;
  return { outcome: answer.Outcome, refundId, message: answer.Message ?? "" };
}

function toCode(answer: CodeAnswer): StepUpAnswer {
  return { outcome: answer.Outcome, expiresOn: answer.ExpiresOn === null ? 0 : Date.parse(answer.ExpiresOn), message: answer.Message ?? "" };
}

const toCheck = (answer: CheckAnswer): CustomerCheckAnswer => ({ outcome: answer.Outcome, message: answer.Message ?? "" });

function toProgress(refund: Row): RefundProgress {
  return {
    status: Number(refund.cpay_status),
    name: textOf(refund, "cpay_name"),
    amount: textOf(refund, "cpay_amount"),
    error: textOf(refund, "cpay_error"),
    expectedOn: textOf(refund, "cpay_expectedon"),
  };
}

function toDraft(refund: Row, { currency, format }: RefundOptions): Draft {
  return {
    amount: writeAmount(toMinor(Number(refund.cpay_amount), currency), format, currency.decimals),
    reason: typeof refund.cpay_reason === "number" ? refund.cpay_reason : undefined,
    notes: textOf(refund, "cpay_notes"),
    payOut: Number(refund.cpay_payout ?? originalMethod),
    notifyCustomer: refund.cpay_notifycustomer === true,
  };
}
