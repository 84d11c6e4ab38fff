import { braced } from "../commands/command-context.js";
import type { Column, ColumnType } from "../base/model.js";
import type { FieldHost } from "../form/field-host.js";
import type { FormState } from "../form/form-state.js";
import type { Notifications } from "../frame/notifications.js";
import { aloud } from "./missing.js";
import { collection } from "./utility.js";

/** What the client API needs of a form on the screen. */
export interface FormOnScreen {
  readonly table: string;
  readonly state: FormState;
  readonly columns: readonly { readonly name: string; readonly column: Column }[];
  readonly readOnly: boolean;
  readonly notifications: Notifications;
  readonly save: () => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly refreshRibbon: () => void;
  readonly redraw: () => void;
  /** The fields that show a column; the header's are not among them. */
  readonly fields: (column: string) => readonly FieldHost[];
  /** Runs when the user has changed the column. */
  readonly whenChanged: (column: string, handler: () => void) => void;
}

const levels = { ERROR: "error", WARNING: "warning", INFO: "info" } as const;

/** The formContext of a form (PrimaryControl, and executionContext.getFormContext()). */
export function formContext(form: FormOnScreen) {
  const attributes = form.columns.map(({ name, column }) => attribute(form, name, column));
  const find = (name: string) => attributes.find((candidate) => candidate.getName() === name) ?? null;
  return aloud("formContext", {
    data: aloud("formContext.data", {
      entity: entity(form, attributes),
      save: () => form.save(),
      refresh: async (save = false): Promise<void> => { if (save) await form.save(); await form.refresh(); },
      getIsDirty: () => form.state.isDirty,
    }),
    ui: ui(form),
    getAttribute: (name?: string) => (name === undefined ? attributes : find(name)),
    getControl: (name: string) => controlOf(form, name),
  });
}

/** A column's control, or null where the form shows none. */
function controlOf(form: FormOnScreen, name: string) {
  const [host] = form.fields(name);
  if (host === undefined) return null;
  return aloud(`control ${name}`, {
    getName: () => name,
    getVisible: () => host.visible,
    setVisible: (visible: boolean) => { host.visible = visible; },
    getLabel: () => host.label,
    setLabel: (label: string) => { host.label = label; },
  });
}

function entity(form: FormOnScreen, attributes: readonly Attribute[]) {
  const { state, table } = form;
  return aloud("formContext.data.entity", {
    getId: () => (state.id === undefined ? "" : braced(state.id)),
    getEntityName: () => table,
    getPrimaryAttributeValue: () => state.name,
    getEntityReference: () => ({ entityType: table, id: state.id === undefined ? "" : braced(state.id), name: state.name }),
    getIsDirty: () => state.isDirty,
    attributes: collection(attributes, (candidate) => candidate.getName()),
  });
}

function ui(form: FormOnScreen) {
  return aloud("formContext.ui", {
    setFormNotification: (message: string, level: keyof typeof levels, id: string): boolean => form.notifications.add(levels[level], message, { id }) === id,
    clearFormNotification: (id: string): boolean => form.notifications.clear(id),
    getFormType: (): number => (form.state.id === undefined ? 1 : form.readOnly ? 3 : 2),
    refreshRibbon: form.refreshRibbon,
  });
}

/** The client API's names of column types. */
const attributeTypes: Readonly<Record<ColumnType, string>> = {
  UniqueIdentifier: "string", Text: "string", Memo: "memo", Integer: "integer", BigInt: "integer", Decimal: "decimal", Double: "double", Money: "money",
  DateTime: "datetime", Boolean: "boolean", Choice: "optionset", State: "optionset", Status: "optionset", Choices: "multioptionset", Lookup: "lookup", PartyList: "lookup",
};

type Attribute = ReturnType<typeof attribute>;

function attribute(form: FormOnScreen, name: string, column: Column) {
  return aloud(`attribute ${name}`, {
    getName: () => name,
    getAttributeType: () => attributeTypes[column.type],
    getValue: () => form.state.clientValue(name, column),
    setValue: (value: unknown) => { form.state.setClientValue(name, column, value); form.redraw(); },
    getIsDirty: () => form.state.isChanged(name),
    getRequiredLevel: () => column.required,
    setRequiredLevel: (level: "none" | "recommended" | "required") => { for (const host of form.fields(name)) host.required = level === "required"; },
    addOnChange: (handler: () => void) => { form.whenChanged(name, handler); },
  });
}
