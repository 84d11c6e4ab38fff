import type { Parameter } from "../platform/custom-api.js";
import { customApi } from "../platform/custom-api.js";
import { clientApi } from "../platform/xrm.js";
import type { Doing } from "../recovery-task/state.js";
import { writeInput } from "../recovery-task/state.js";
import type { SelectedRow } from "../ribbon/refund.js";
import { text } from "../texts/texts.js";
import { isAboutAnAccount, isToDo, mayTake, plainId } from "./rules.js";

interface Answer { readonly Outcome: string; readonly Message: string | null }

/** cpay_offerkind: a link to a page of the gateway. */
const paymentLink = 192700000;

const heights: Readonly<Record<Doing, number>> = { Call: 690, Done: 420, Assign: 460, Check: 620 };

/** Enable rule of every command on the form. */
export const isOpen = (form: Xrm.FormContext): boolean => isToDo(form.data.entity.getId(), valueOf(form, "statecode"));

/** Enable rule of Retry Now: there is a charge to try again. */
export const canRetry = (form: Xrm.FormContext): boolean => isOpen(form) && lookup(form, "cpay_transactionid") !== undefined;

/** Enable rule of Send Link and Offer: offers belong to a case. */
export const canOffer = (form: Xrm.FormContext): boolean => isOpen(form) && lookup(form, "cpay_recoverycaseid") !== undefined;

/** Enable rule of Check Account: the task is about a bank account that could not be set up. */
export const canCheck = (form: Xrm.FormContext): boolean => isOpen(form) && isAboutAnAccount(valueOf(form, "cpay_kind"));

/** Enable rule of Take: somebody else has it. */
export const canTake = (form: Xrm.FormContext): boolean => isOpen(form) && mayTake(lookup(form, "ownerid"), clientApi().Utility.getGlobalContext().userSettings.userId);

/** Log a Call, Done and Assign on the form. */
export async function open(form: Xrm.FormContext, taskId: string, doing: Doing): Promise<void> {
  await openDialog(doing, [plainId(taskId)], form.data.entity.getPrimaryAttributeValue());
  await showAgain(form);
}

/** Done and Assign on a list, for the selected rows. */
export async function openSelected(grid: Xrm.Controls.GridControl, selected: readonly SelectedRow[], doing: Doing): Promise<void> {
  if (selected.length === 0) return;
  await openDialog(doing, selected.map(({ Id }) => plainId(Id)), selected[0]?.Name ?? "");
  grid.refresh();
}

/** Take on the form: the task is the user's own. */
export async function take(form: Xrm.FormContext, taskId: string): Promise<void> {
  await tell(form, "cpay_AssignRecoveryTasks", { RecoveryTaskIds: ["Collection(Edm.String)", [plainId(taskId)]] }, "Assigned");
}

/** Take on a list. */
export async function takeSelected(grid: Xrm.Controls.GridControl, selected: readonly SelectedRow[]): Promise<void> {
  const { Message } = await customApi<Answer>(clientApi(), "cpay_AssignRecoveryTasks", { RecoveryTaskIds: ["Collection(Edm.String)", selected.map(({ Id }) => plainId(Id))] });
  grid.refresh();
  await clientApi().Navigation.openAlertDialog({ text: Message ?? "" });
}

/** Retry Now: the charge that failed, on the same method, after one question; an amount that is unusual for the customer asks once more. */
export async function retryNow(form: Xrm.FormContext): Promise<void> {
  if (!(await confirmed(text("Task.Retry.Ask"), text("Task.Retry.Send")))) return;
  const request = { TransactionId: ["Edm.Guid", lookup(form, "cpay_transactionid") ?? ""], IdempotencyKey: ["Edm.String", crypto.randomUUID()] } as const;
  const first = await customApi<Answer>(clientApi(), "cpay_RetryCharge", request);
  if (first.Outcome !== "ConfirmationRequired") await shown(form, first, "Accepted");
  else if (await confirmed(first.Message ?? "", text("Task.Retry.Send"))) await tell(form, "cpay_RetryCharge", { ...request, ConfirmUnusual: ["Edm.Boolean", true] }, "Accepted");
}

/** Send Link: the customer gets a page of the gateway to pay on, by the channel they are written to. */
export async function sendLink(form: Xrm.FormContext): Promise<void> {
  if (!(await confirmed(text("Task.Link.Ask"), text("Task.Link.Send")))) return;
  const asked = { RecoveryCaseId: ["Edm.Guid", lookup(form, "cpay_recoverycaseid") ?? ""], Kind: ["Edm.Int32", paymentLink], NotifyCustomer: ["Edm.Boolean", true] } as const;
  const answer = await customApi<Answer>(clientApi(), "cpay_OfferAlternative", asked);
  await shown(form, answer, answer.Outcome === "Made" ? "Made" : "Started");
}

/** Offer: on the case, where all ways to pay are. */
export async function offer(form: Xrm.FormContext): Promise<void> {
  await clientApi().Navigation.navigateTo({ pageType: "entityrecord", entityName: "cpay_recoverycase", entityId: lookup(form, "cpay_recoverycaseid") ?? "" });
}

async function tell(form: Xrm.FormContext, api: string, parameters: Readonly<Record<string, Parameter>>, good: string): Promise<void> {
  await shown(form, await customApi<Answer>(clientApi(), api, parameters), good);
}

async function shown(form: Xrm.FormContext, { Outcome, Message }: Answer, good: string): Promise<void> {
  await showAgain(form);
  form.ui.setFormNotification(Message ?? "", Outcome === good ? "INFO" : "WARNING", "cpay_task");
}

async function confirmed(question: string, confirmButtonLabel: string): Promise<boolean> {
  const { confirmed: yes } = await clientApi().Navigation.openConfirmDialog({ text: question, confirmButtonLabel, cancelButtonLabel: text("Cancel") });
  return yes;
}

async function openDialog(doing: Doing, tasks: readonly string[], name: string): Promise<void> {
  const page = { pageType: "webresource", webresourceName: "cpay_/html/recovery-task.html", data: writeInput({ doing, tasks }) } as const;
  const size = { width: { value: 480, unit: "px" }, height: { value: heights[doing], unit: "px" } } as const;
  const title = tasks.length === 1 ? `${text(`Task.Send.${doing}`)}: ${name}` : text(`Task.Many.${doing}`, { count: tasks.length });
  await clientApi().Navigation.navigateTo(page, { target: 2, position: 1, title, ...size });
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
