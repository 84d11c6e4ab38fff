import { clientApi } from "../platform/xrm.js";
import { text } from "../texts/texts.js";
import type { Chosen, Decision } from "../refund-decision/state.js";
import { writeInput } from "../refund-decision/state.js";
import { hasRight } from "./decision-right.js";
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

/** Enable rule of Approve and Reject on the refund's form: never for one's own request, nor without the right to decide about it. */
export function canDecide(form: Xrm.FormContext): boolean | Promise<boolean> {
  const status: unknown = form.getAttribute("cpay_status")?.getValue();
  const requestedBy = form.getAttribute<Xrm.Attributes.LookupAttribute>("cpay_requestedby")?.getValue()?.[0]?.id;
  return mayDecide(status, requestedBy, clientApi().Utility.getGlobalContext().userSettings.userId) && hasRight(form.data.entity.getId());
}

/** Enable rule of Approve and Reject on lists: only for people who may decide about something. What they select is judged when they decide. */
export function canDecideSome(): Promise<boolean> {
  return hasRight();
}

/** Approve and Reject on the refund's form: asks for a comment, then shows the refund as it is. */
export async function decide(form: Xrm.FormContext, refundId: string, decision: Decision): Promise<void> {
  await openDecision(decision, [{ id: plain(refundId), name: form.data.entity.getPrimaryAttributeValue() }]);
  await form.data.refresh(false);
  form.ui.refreshRibbon();
}

/** Approve and Reject on a list of refunds with rows selected: one comment for all, one after the other, then what came of each. */
export async function decideSelected(grid: Xrm.Controls.GridControl, selected: readonly SelectedRow[], decision: Decision): Promise<void> {
  if (selected.length === 0) return;
  await openDecision(decision, selected.map((row) => ({ id: plain(row.Id), name: row.Name })));
  grid.refresh();
}

async function openDecision(decision: Decision, refunds: readonly Chosen[]): Promise<void> {
  const page = { pageType: "webresource", webresourceName: "cpay_/html/refund-decision.html", data: writeInput({ decision, refunds }) } as const;
  const size = { width: { value: 480, unit: "px" }, height: { value: refunds.length === 1 ? 360 : 520, unit: "px" } } as const;
  const title = refunds.length === 1 ? text(`Decision.Title.${decision}`, { refund: refunds[0]?.name ?? "" }) : text(`Decision.Many.Title.${decision}`, { count: refunds.length });
  await clientApi().Navigation.navigateTo(page, { target: 2, position: 1, title, ...size });
}

const plain = (id: string): string => id.replace(/[{}]/g, "").toLowerCase();

async function openDialog(transactionId: string, name: string): Promise<void> {
  const data = plain(transactionId);
  const page = { pageType: "webresource", webresourceName: "cpay_/html/refund.html", data } as const;
  const size = { width: { value: 560, unit: "px" }, height: { value: 720, unit: "px" } } as const;
  await clientApi().Navigation.navigateTo(page, { target: 2, position: 1, title: text("Dialog.Title", { charge: name }), ...size });
}
