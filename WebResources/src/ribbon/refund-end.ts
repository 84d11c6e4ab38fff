import { customApi } from "../platform/custom-api.js";
import { clientApi } from "../platform/xrm.js";
import type { Ending } from "../refund-end/state.js";
import { text } from "../texts/texts.js";
import { isPaidOut, mayCancel, mayCheck, mayResolve, mayTryAgain, plainId } from "./rules.js";

/** Enable rule of Take Back: one's own request. */
export const canCancel = (form: Xrm.FormContext): boolean => mayCancel(valueOf(form, "cpay_status"), requesterOf(form), me());

/** Enable rule of Check Now. */
export const canCheck = (form: Xrm.FormContext): boolean => mayCheck(valueOf(form, "cpay_status"), valueOf(form, "cpay_payout"));

/** Enable rule of Resolve: never one's own request. */
export const canResolve = (form: Xrm.FormContext): boolean => mayResolve(valueOf(form, "cpay_status"), requesterOf(form), me());

/** Enable rule of Try Again: it failed, and the charge is known. */
export const canTryAgain = (form: Xrm.FormContext): boolean => mayTryAgain(valueOf(form, "cpay_status")) && chargeOf(form) !== undefined;

/** Take Back and Resolve: a dialog that asks for what is needed, then the refund as it is. */
export async function end(form: Xrm.FormContext, refundId: string, ending: Ending): Promise<void> {
  const data = `${ending}:${plainId(refundId)}${isPaidOut(valueOf(form, "cpay_payout")) ? ":payout" : ""}`;
  const title = text(`End.Title.${ending}`, { refund: form.data.entity.getPrimaryAttributeValue() });
  await openDialog("cpay_/html/refund-end.html", data, title, { width: 480, height: ending === "Resolve" ? 600 : 380 });
  await showAgain(form);
}

/** Check Now: has the gateway asked about the refund, and says that it was. */
export async function checkNow(form: Xrm.FormContext, refundId: string): Promise<void> {
  const { Outcome, Message } = await customApi<{ readonly Outcome: string; readonly Message: string }>(clientApi(), "cpay_CheckRefund", { RefundId: ["Edm.Guid", plainId(refundId)] });
  await showAgain(form);
  form.ui.setFormNotification(Message, Outcome === "Started" ? "INFO" : "WARNING", "cpay_check");
}

/** Try Again on a failed refund: the dialog over its charge, filled with what it asked for. A new refund, with a key of its own. */
export async function tryAgain(form: Xrm.FormContext, refundId: string): Promise<void> {
  const charge = chargeOf(form);
  if (charge === undefined) return;
  await openDialog("cpay_/html/refund.html", `${plainId(charge.id)}:${plainId(refundId)}`, text("Dialog.Title", { charge: charge.name ?? "" }), { width: 560, height: 720 });
  await showAgain(form);
}

async function openDialog(webresourceName: string, data: string, title: string, { width, height }: { readonly width: number; readonly height: number }): Promise<void> {
  const size = { width: { value: width, unit: "px" }, height: { value: height, unit: "px" } } as const;
  await clientApi().Navigation.navigateTo({ pageType: "webresource", webresourceName, data }, { target: 2, position: 1, title, ...size });
}

async function showAgain(form: Xrm.FormContext): Promise<void> {
  await form.data.refresh(false);
  form.ui.refreshRibbon();
}

const valueOf = (form: Xrm.FormContext, column: string): unknown => form.getAttribute(column)?.getValue();

const requesterOf = (form: Xrm.FormContext): string | undefined => form.getAttribute<Xrm.Attributes.LookupAttribute>("cpay_requestedby")?.getValue()?.[0]?.id;

const chargeOf = (form: Xrm.FormContext): Xrm.LookupValue | undefined => form.getAttribute<Xrm.Attributes.LookupAttribute>("cpay_transactionid")?.getValue()?.[0];

const me = (): string => clientApi().Utility.getGlobalContext().userSettings.userId;
