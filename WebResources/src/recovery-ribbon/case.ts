import { clientApi } from "../platform/xrm.js";
import type { Action } from "../recovery-action/state.js";
import { writeInput } from "../recovery-action/state.js";
import type { SelectedRow } from "../ribbon/refund.js";
import { text } from "../texts/texts.js";
import { mayAct, mayResolveCharge, mayRetry, plainId } from "./rules.js";

const heights: Readonly<Record<Action, number>> = { Retry: 360, Offer: 720, Promise: 440, Pause: 440, Resume: 360, Close: 360 };

/** Enable rule of the commands on a case's form. */
export const canAct = (form: Xrm.FormContext, action: Action): boolean => mayAct(action, valueOf(form, "cpay_status"));

/** Enable rule of Retry Now on a charge's form: it failed. */
export const canRetryCharge = (form: Xrm.FormContext): boolean => mayRetry(valueOf(form, "cpay_status"));

/** Enable rule of Offer on a charge's form: it has a case. */
export const canOfferForCharge = (form: Xrm.FormContext): boolean => canRetryCharge(form) && lookup(form, "cpay_recoverycaseid") !== undefined;

/** Enable rule of Resolve on a charge's form: nobody knows its end. */
export const canResolveCharge = (form: Xrm.FormContext): boolean => mayResolveCharge(valueOf(form, "cpay_status"));

/** Resolve on a charge's form: the dialog that ends refunds in doubt, for a charge. */
export async function resolveCharge(form: Xrm.FormContext, chargeId: string): Promise<void> {
  const page = { pageType: "webresource", webresourceName: "cpay_/html/refund-end.html", data: `ResolveCharge:${plainId(chargeId)}` } as const;
  const size = { width: { value: 480, unit: "px" }, height: { value: 600, unit: "px" } } as const;
  await clientApi().Navigation.navigateTo(page, { target: 2, position: 1, title: text("End.Title.ResolveCharge", { charge: form.data.entity.getPrimaryAttributeValue() }), ...size });
  await showAgain(form);
}

/** Every command on a case's form. Retry is about the debt the case works on. */
export async function act(form: Xrm.FormContext, caseId: string, action: Action): Promise<void> {
  const debt = lookup(form, "cpay_transactionid");
  if (action === "Retry" && debt === undefined) return;
  await openDialog(action, action === "Retry" ? writeInput({ action, of: "charge", id: debt ?? "" }) : writeInput({ action, of: "case", id: plainId(caseId) }), form.data.entity.getPrimaryAttributeValue());
  await showAgain(form);
}

/** Retry Now and Offer on a charge's form. */
export async function actOnCharge(form: Xrm.FormContext, chargeId: string, action: "Retry" | "Offer"): Promise<void> {
  const id = action === "Retry" ? plainId(chargeId) : lookup(form, "cpay_recoverycaseid");
  if (id === undefined) return;
  await openDialog(action, writeInput({ action, of: action === "Retry" ? "charge" : "case", id }), form.data.entity.getPrimaryAttributeValue());
  await showAgain(form);
}

/** Retry Now and Offer on a list of cases, on a customer's form for one: about the selected case. */
export async function actOnSelected(grid: Xrm.Controls.GridControl, selected: readonly SelectedRow[], action: "Retry" | "Offer"): Promise<void> {
  const row = selected[0];
  if (row === undefined) return;
  const data = action === "Offer" ? writeInput({ action, of: "case", id: plainId(row.Id) }) : writeInput({ action, of: "charge", id: await debtOf(row.Id) });
  await openDialog(action, data, row.Name);
  grid.refresh();
}

/** Enable rule of Retry Now and Offer on a customer's form: there is a customer already. Whether something is being recovered is asked when somebody wants it. */
export const isStored = (form: Xrm.FormContext): boolean => form.data.entity.getId() !== "";

/** Retry Now and Offer on a customer's form: about the open case. Says so where there is none, or more than one. */
export async function actOnCustomer(form: Xrm.FormContext, customerId: string, action: "Retry" | "Offer"): Promise<void> {
  const cases = await openCasesOf(plainId(customerId));
  const [only] = cases;
  if (only === undefined || cases.length > 1) {
    await clientApi().Navigation.openAlertDialog({ text: only === undefined ? text("Recovery.NoCase") : text("Recovery.SeveralCases", { number: cases.length }) });
    return;
  }
  const of = action === "Retry" ? "charge" : "case";
  await openDialog(action, writeInput({ action, of, id: of === "charge" ? (only._cpay_transactionid_value ?? "") : only.cpay_recoverycaseid }), only.cpay_name);
  await showAgain(form);
}

interface OpenCase {
  readonly cpay_recoverycaseid: string;
  readonly cpay_name: string;
  readonly _cpay_transactionid_value?: string;
}

async function openCasesOf(customerId: string): Promise<readonly OpenCase[]> {
  const open = `_cpay_customerid_value eq ${customerId} and cpay_openkey ne null`;
  const { entities } = await clientApi().WebApi.retrieveMultipleRecords("cpay_recoverycase", `?$select=cpay_name,_cpay_transactionid_value&$filter=${open}&$orderby=cpay_openedon`);
  return entities as readonly OpenCase[];
}

/** The debt a case works on. */
async function debtOf(caseId: string): Promise<string> {
  const found: unknown = await clientApi().WebApi.retrieveRecord("cpay_recoverycase", plainId(caseId), "?$select=_cpay_transactionid_value");
  return (found as { readonly _cpay_transactionid_value?: string })._cpay_transactionid_value ?? "";
}

async function openDialog(action: Action, data: string, name: string): Promise<void> {
  const page = { pageType: "webresource", webresourceName: "cpay_/html/recovery-action.html", data } as const;
  const size = { width: { value: 520, unit: "px" }, height: { value: heights[action], unit: "px" } } as const;
  await clientApi().Navigation.navigateTo(page, { target: 2, position: 1, title: `${text(`Recovery.Send.${action}`)}: ${name}`, ...size });
}

async function showAgain(form: Xrm.FormContext): Promise<void> {
  await form.data.refresh(false);
  form.ui.refreshRibbon();
}

const valueOf = (form: Xrm.FormContext, column: string): unknown => form.getAttribute(column)?.getValue();

const lookup = (form: Xrm.FormContext, column: string): string | undefined => {
  const id = form.getAttribute<Xrm.Attributes.LookupAttribute>(column)?.getValue()?.[0]?.id;
  return id === undefined ? undefined : plainId(id);
};
