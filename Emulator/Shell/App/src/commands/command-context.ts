import type { Parameter } from "../base/model.js";
import { app, currentUser, tableOf } from "../data/environment.js";
import type { Reference } from "../data/rows.js";
import type { RuleFacts } from "./rules.js";

/** Where a command bar stands: what its commands get, and what its rules look at. */
export interface CommandContext {
  readonly place: "Form" | "HomepageGrid" | "SubGrid";
  /** The table whose ribbon it is; for a sub-grid the listed one. */
  readonly table: string;
  /** formContext, or the grid's context on a home-page grid. */
  readonly primaryControl: unknown;
  /** The grid's context, or undefined on a form. */
  readonly selectedControl: unknown;
  /** The form's row, or undefined on a home-page grid. */
  readonly primary: Reference | undefined;
  readonly selected: () => readonly Reference[];
  readonly all: () => readonly Reference[];
  readonly formState: () => RuleFacts["formState"];
  readonly value: (column: string) => string | undefined;
}

interface RibbonReference { readonly Id: string; readonly Name: string; readonly TypeCode: number; readonly TypeName: string }

const asRibbon = ({ id, name, table }: Reference): RibbonReference => ({ Id: braced(id), Name: name, TypeCode: tableOf(table).typeCode, TypeName: table });

export const braced = (id: string): string => `{${id.toUpperCase()}}`;

/** The value a ribbon parameter passes. @throws for one that is not emulated, by name. */
export function parameterValue({ kind, value }: Parameter, context: CommandContext, buttonId: string): unknown {
  switch (kind) {
    case "StringParameter": return value;
    case "BoolParameter": return value === "true";
    case "IntParameter": return Number(value);
    case "CrmParameter": return crmValue(value, context, buttonId);
    default: throw new Error(`The ribbon parameter ${kind} is not emulated by the shell.`);
  }
}

function crmValue(value: string, context: CommandContext, buttonId: string): unknown {
  const values: Readonly<Record<string, (() => unknown) | undefined>> = { ...primaryValues(context), ...selectionValues(context), CommandProperties: () => ({ SourceControlId: buttonId, CommandValueId: null, MenuItemId: null }) };
  const read = values[value];
  if (read === undefined) throw new Error(`The ribbon parameter ${value} is not emulated by the shell.`);
  return read();
}

function primaryValues(context: CommandContext): Readonly<Record<string, () => unknown>> {
  const ids = (): readonly string[] => (context.primary === undefined ? context.all().map((row) => braced(row.id)) : [braced(context.primary.id)]);
  const type = context.primary?.table ?? context.table;
  return {
    PrimaryControl: () => context.primaryControl,
    PrimaryEntityTypeName: () => type,
    PrimaryEntityTypeCode: () => tableOf(type).typeCode,
    PrimaryItemIds: ids,
    FirstPrimaryItemId: () => ids()[0],
    UserLcid: () => app().lcid,
    OrgLcid: () => 1033,
    OrgName: () => currentUser().domainName.split("@")[1] ?? "",
  };
}

function selectionValues(context: CommandContext): Readonly<Record<string, () => unknown>> {
  const rest = (): readonly Reference[] => context.all().filter((row) => !context.selected().some((chosen) => chosen.id === row.id));
  return {
    SelectedControl: () => context.selectedControl,
    SelectedEntityTypeName: () => context.table,
    SelectedEntityTypeCode: () => tableOf(context.table).typeCode,
    FirstSelectedItemId: () => context.selected().map((row) => braced(row.id))[0],
    ...counted("SelectedControlSelectedItem", context.selected),
    ...counted("SelectedControlAllItem", context.all),
    ...counted("SelectedControlUnselectedItem", rest),
  };
}

function counted(prefix: string, rows: () => readonly Reference[]): Readonly<Record<string, () => unknown>> {
  return {
    [`${prefix}Count`]: () => rows().length,
    [`${prefix}Ids`]: () => rows().map((row) => braced(row.id)),
    [`${prefix}References`]: () => rows().map(asRibbon),
  };
}
