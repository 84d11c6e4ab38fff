import type { Form, Table } from "../base/model.js";
import type { Row } from "../data/api.js";
import { getRow } from "../data/api.js";
import { columnOf } from "../data/environment.js";
import { nameOf, propertyOf, referenceOf, valueOf } from "../data/rows.js";
import type { FieldValue, FormState } from "./form-state.js";

/** The columns a form shows, and those every form needs; a control of a column that is not there is told to the developer. */
export function columnsOf(form: Form, table: Table): readonly string[] {
  const cells = [...form.header, ...form.tabs.flatMap((tab) => tab.columns).flatMap((column) => column.sections).flatMap((section) => section.rows).flat()];
  const named = cells.map((cell) => cell.control?.column).filter((column): column is string => column != null);
  for (const column of named) if (table.columns[column] === undefined) console.error(`The form ${form.name} shows ${table.logicalName}.${column}, which does not exist.`);
  const always = [table.nameColumn, "statecode", "ownerid", "transactioncurrencyid"];
  return [...new Set([...named, ...always])].filter((column) => table.columns[column] !== undefined);
}

/** Reads the row into the state. */
export async function loadRow(state: FormState, columns: readonly string[]): Promise<void> {
  const { logicalName, setName, idColumn } = state.table;
  if (state.id === undefined) return;
  const readable = columns.filter((column) => columnOf(logicalName, column)?.type !== "PartyList");
  const row = await getRow(`${setName}(${state.id})?$select=${[...new Set([idColumn, ...readable.map((column) => propertyOf(logicalName, column))])].join(",")}`);
  state.load(row, state.id, nameOf(row, logicalName), new Map(columns.map((column) => [column, fieldValue(row, logicalName, column)])));
}

function fieldValue(row: Row, table: string, column: string): FieldValue {
  const reference = referenceOf(row, table, column);
  return columnOf(table, column)?.type === "Lookup" ? (reference ?? null) : (valueOf(row, table, column) as FieldValue);
}
