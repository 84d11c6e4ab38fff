import type { Column, Table } from "../base/model.js";
import type { Row } from "../data/api.js";
import type { Reference } from "../data/rows.js";
import { choicesValue, chosenOf } from "./choices.js";

/** A column's value on a form: what the Web API gives (choices as "1,2"), a lookup as a reference. */
export type FieldValue = string | number | boolean | Reference | null;

/** The row of a form with what the user has changed and not saved. */
export class FormState {
  private values = new Map<string, FieldValue>();
  private changes = new Map<string, FieldValue>();
  row: Row = {};
  id: string | undefined;
  name = "";

  constructor(readonly table: Table) {}

  get isDirty(): boolean {
    return this.changes.size > 0;
  }

  load(row: Row, id: string | undefined, name: string, values: ReadonlyMap<string, FieldValue>): void {
    Object.assign(this, { row, id, name });
    this.values = new Map(values);
    this.changes.clear();
  }

  value(column: string): FieldValue {
    return this.changes.get(column) ?? (this.changes.has(column) ? null : (this.values.get(column) ?? null));
  }

  isChanged(column: string): boolean {
    return this.changes.has(column);
  }

  /** A value that equals the saved one is no change. */
  set(column: string, value: FieldValue): void {
    if (same(value, this.values.get(column) ?? null)) this.changes.delete(column);
    else this.changes.set(column, value);
  }

  /** What a create or update sends. @throws for a lookup that the metadata knows no navigation property of. */
  payload(): Readonly<Record<string, unknown>> {
    return Object.fromEntries([...this.changes].map(([column, value]) => propertyOf(this.table, column, value, this.values.get(column) ?? null)));
  }

  /** As the client API gives values: a lookup is a list with one reference, choices are a list of numbers, a date is a Date. */
  clientValue(name: string, column: Column): unknown {
    const value = this.value(name);
    if (isReference(value)) return [{ entityType: value.table, id: `{${value.id.toUpperCase()}}`, name: value.name }];
    if (column.type === "Choices") return value === null ? null : chosenOf(value);
    return column.type === "DateTime" && typeof value === "string" ? new Date(value) : value;
  }

  setClientValue(name: string, column: Column, value: unknown): void {
    if (column.type === "Lookup") this.set(name, referenceOf(value as ClientLookup));
    else if (column.type === "Choices") this.set(name, choicesValue((value as readonly number[] | null) ?? []));
    else this.set(name, value instanceof Date ? value.toISOString() : (value as FieldValue));
  }
}

/** A lookup's value in the client API. */
type ClientLookup = readonly { readonly entityType: string; readonly id: string; readonly name?: string }[] | null;

function referenceOf(value: ClientLookup): Reference | null {
  const first = value?.[0];
  return first === undefined ? null : { table: first.entityType, id: first.id.replace(/[{}]/g, "").toLowerCase(), name: first.name ?? "" };
}

export const isReference = (value: FieldValue): value is Reference => typeof value === "object" && value !== null;

function same(a: FieldValue, b: FieldValue): boolean {
  if (isReference(a) && isReference(b)) return a.id === b.id && a.table === b.table;
  return a === b || (a === "" && b === null) || (a === null && b === "");
}

/** Lookups are written through their navigation property; one is cleared through the one that was set. */
function propertyOf(table: Table, column: string, value: FieldValue, before: FieldValue): readonly [string, unknown] {
  if (table.columns[column]?.type !== "Lookup") return [column, value === "" ? null : value];
  const target = isReference(value) ? value.table : isReference(before) ? before.table : undefined;
  const lookup = table.lookups.find((candidate) => candidate.column === column && (target === undefined || candidate.target === target));
  if (lookup === undefined) throw new Error(`${table.logicalName}.${column} has no lookup to ${target ?? "anything"}.`);
  return [`${lookup.navigation}@odata.bind`, isReference(value) ? `/${setNames.get(value.table) ?? value.table}(${value.id})` : null];
}

/** Entity set names by table; filled at start, so that this file needs no environment. */
export const setNames = new Map<string, string>();
