import { clientApi } from "../platform/xrm.js";
import { text } from "../texts/texts.js";
import { mayBeRefundable, mayDecide } from "./rules.js";

/** What a grid's SelectedControlSelectedItemReferences holds. */
export interface SelectedRow {
  readonly Id: string;
  readonly Name: string;
  readonly TypeName: string;
}

/** Enable rule on the charge's form. The server decides; this only hides a button that could never do anything. */
export function canRefund(form: Xrm.FormContext): boolean {
  const status: unknown = form.getAttribute("cpay_status")?.getValue();
  const refundable: unknown = form.getAttribute("cpay_refundableamount")?.getValue();
  return form.data.entity.getId() !== "" && mayBeRefundable(status, refundable);
}

/** Command on the charge's form. */
export async function openFromForm(form: Xrm.FormContext, transactionId: string): Promise<void> {
  await openDialog(transactionId, form.data.entity.getPrimaryAttributeValue());
  await form.data.refresh(false);
  form.ui.refreshRibbon();
}

/** Command on a grid or sub-grid of charges with one row selected. */
export async function openFromGrid(grid: Xrm.Controls.GridControl, selected: readonly SelectedRow[]): Promise<void> {
  const row = selected[0];
  if (row === undefined) return;
  await openDialog(row.Id, row.Name);
  grid.refresh();
}

/** Enable rule of Approve and Reject on the refund's form: never for one's own request. */
export function canDecide(form: Xrm.FormContext): boolean {
  const status: unknown = form.getAttribute("cpay_status")?.getValue();
  const requestedBy = form.getAttribute<Xrm.Attributes.LookupAttribute>("cpay_requestedby")?.getValue()?.[0]?.id;
  return mayDecide(status, requestedBy, clientApi().Utility.getGlobalContext().userSettings.userId);
}

/** Approve and Reject on the refund's form: asks for a comment, then shows the refund as it is. */
export async function decide(form: Xrm.FormContext, refundId: string, decision: "Approve" | "Reject"): Promise<void> {
  const data = `${decision}:${refundId.replace(/[{}]/g, "").toLowerCase()}`;
  const page = { pageType: "webresource", webresourceName: "cpay_/html/refund-decision.html", data } as const;
  const size = { width: { value: 480, unit: "px" }, height: { value: 360, unit: "px" } } as const;
  const title = text(`Decision.Title.${decision}`, { refund: form.data.entity.getPrimaryAttributeValue() });
  await clientApi().Navigation.navigateTo(page, { target: 2, position: 1, title, ...size });
  await form.data.refresh(false);
  form.ui.refreshRibbon();
}

async function openDialog(transactionId: string, name: string): Promise<void> {
  const data = transactionId.replace(/[{}]/g, "").toLowerCase();
  const page = { pageType: "webresource", webresourceName: "cpay_/html/refund.html", data } as const;
  const size = { width: { value: 560, unit: "px" }, height: { value: 720, unit: "px" } } as const;
  await clientApi().Navigation.navigateTo(page, { target: 2, position: 1, title: text("Dialog.Title", { charge: name }), ...size });
}
