import { customApi } from "../platform/custom-api.js";
import { clientApi } from "../platform/xrm.js";
import { text } from "../texts/texts.js";
import type { SetupField } from "./gateway-setup.js";
import { allFields, daysUntil, layoutOf } from "./gateway-setup.js";
import { plainId } from "./rules.js";

interface SetupAnswer {
  readonly Fields: string;
  readonly Abilities: readonly string[];
}

interface TestAnswer {
  readonly Outcome: string;
  readonly Message: string;
}

const live = 192700001;
const told = { abilities: "cpay_abilities", mode: "cpay_mode", expiry: "cpay_expiry", paused: "cpay_paused", test: "cpay_test" } as const;

/** The gateway form's OnLoad: only what this provider needs is asked for, in the provider's own words. */
export async function onLoad(context: Xrm.Events.EventContext): Promise<void> {
  const form = context.getFormContext();
  for (const column of ["cpay_type", "cpay_atmostonce"]) form.getAttribute(column)?.addOnChange(() => void showSetup(form));
  form.getAttribute("cpay_mode")?.addOnChange(() => { showMode(form); });
  showMode(form);
  showExpiry(form);
  showPause(form);
  await showSetup(form);
}

/** Test Connection: moves no money. */
export async function test(form: Xrm.FormContext, gatewayId: string): Promise<void> {
  clientApi().Utility.showProgressIndicator(text("Gateway.Testing"));
  try {
    const { Outcome, Message } = await customApi<TestAnswer>(clientApi(), "cpay_TestGateway", { GatewayId: ["Edm.Guid", plainId(gatewayId)] });
    form.ui.setFormNotification(Message, Outcome === "Succeeded" ? "INFO" : "ERROR", told.test);
  } catch (error) {
    form.ui.setFormNotification(error instanceof Error ? error.message : text("Gateway.NotTested"), "ERROR", told.test);
  } finally {
    clientApi().Utility.closeProgressIndicator();
  }
}

async function showSetup(form: Xrm.FormContext): Promise<void> {
  const type = form.getAttribute<Xrm.Attributes.OptionSetAttribute>("cpay_type")?.getValue();
  if (typeof type !== "number") return;
  const atMostOnce = form.getAttribute<Xrm.Attributes.BooleanAttribute>("cpay_atmostonce")?.getValue() === true;
  const answer = await customApi<SetupAnswer>(clientApi(), "cpay_GetGatewaySetup", { GatewayType: ["Edm.Int32", type], AtMostOnce: ["Edm.Boolean", atMostOnce] });
  const fields = JSON.parse(answer.Fields) as readonly SetupField[];
  for (const column of allFields) show(form, column, layoutOf(fields, column));
  form.ui.setFormNotification(answer.Abilities.join(" "), "INFO", told.abilities);
}

/** A value that was entered stays visible even if this provider does not use it: nothing is hidden away. */
function show(form: Xrm.FormContext, column: string, layout: ReturnType<typeof layoutOf>): void {
  const control = form.getControl<Xrm.Controls.StandardControl>(column), attribute = form.getAttribute(column);
  if (control === null || attribute === null) return;
  const value: unknown = attribute.getValue();
  control.setVisible(layout.used || (value !== null && value !== "" && value !== false));
  if (!names.has(column)) names.set(column, control.getLabel());
  control.setLabel(layout.word === undefined ? (names.get(column) ?? "") : text("Gateway.FieldLabel", { label: names.get(column) ?? "", word: layout.word }));
  attribute.setRequiredLevel(layout.required ? "required" : "none");
}

/** The labels as the form has them, by column. */
const names = new Map<string, string>();

function showMode(form: Xrm.FormContext): void {
  const mode = form.getAttribute<Xrm.Attributes.OptionSetAttribute>("cpay_mode")?.getValue();
  form.ui.clearFormNotification(told.mode);
  if (typeof mode !== "number") return;
  if (mode === live) form.ui.setFormNotification(text("Gateway.Live"), "WARNING", told.mode);
  else form.ui.setFormNotification(text("Gateway.Test"), "INFO", told.mode);
}

function showExpiry(form: Xrm.FormContext): void {
  const end = form.getAttribute<Xrm.Attributes.DateAttribute>("cpay_secretexpireson")?.getValue();
  if (!(end instanceof Date)) return;
  const days = daysUntil(end.getTime(), Date.now());
  if (days <= 30) form.ui.setFormNotification(days > 0 ? text("Gateway.Ends", { days }) : text("Gateway.Ended"), days > 7 ? "WARNING" : "ERROR", told.expiry);
}

/** A paused gateway says since when, why, and when it is tried again. */
function showPause(form: Xrm.FormContext): void {
  const health = form.getAttribute<Xrm.Attributes.OptionSetAttribute>("cpay_health")?.getValue();
  if (health === null || health === undefined || health === 192700000) return;
  const on = form.getAttribute<Xrm.Attributes.DateAttribute>("cpay_retryon")?.getValue();
  form.ui.setFormNotification(text("Gateway.Paused", { on: on instanceof Date ? on.toLocaleString() : "" }), "ERROR", told.paused);
}
