import { columnOf, tableOf } from "./environment.js";
import type { Row } from "./api.js";

const formattedSuffix = "@OData.Community.Display.V1.FormattedValue";
const targetSuffix = "@Microsoft.Dynamics.CRM.lookuplogicalname";

export interface Reference { readonly table: string; readonly id: string; readonly name: string }

/** The property of a column in a Web API row: lookups have a name of their own. */
export function propertyOf(table: string, column: string): string {
  const type = columnOf(table, column)?.type;
  return type === "Lookup" ? `_${column}_value` : column;
}

export const valueOf = (row: Row, table: string, column: string): unknown => row[propertyOf(table, column)] ?? row[column] ?? null;

/** What the user reads: the platform's formatted value where there is one. */
export function textOf(row: Row, table: string, column: string): string {
  const property = propertyOf(table, column);
  const shown = row[`${property}${formattedSuffix}`] ?? row[`${column}${formattedSuffix}`] ?? valueOf(row, table, column);
  return asText(shown);
}

export function referenceOf(row: Row, table: string, column: string): Reference | undefined {
  const property = propertyOf(table, column), id = row[property];
  if (columnOf(table, column)?.type !== "Lookup" || typeof id !== "string") return undefined;
  const target = row[`${property}${targetSuffix}`] ?? columnOf(table, column)?.targets[0];
  return { table: asText(target), id, name: textOf(row, table, column) };
}

/** A plain value of the Web API as text; nothing is empty. */
export function asText(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

export const idOf = (row: Row, table: string): string => asText(row[tableOf(table).idColumn]);

export const nameOf = (row: Row, table: string): string => textOf(row, table, tableOf(table).nameColumn);
