import type { Column, Session, ShellModel, Table, User } from "../base/model.js";

/** The app and the user, set once at start; everything else reads from here. */
let model: ShellModel | undefined;
let session: Session | undefined;

export function start(withModel: ShellModel, withSession: Session): void {
  model = withModel;
  session = withSession;
}

export function app(): ShellModel {
  if (model === undefined) throw new Error("The app's model has not been read yet.");
  return model;
}

export function currentUser(): User {
  if (session?.user == null) throw new Error("Nobody is signed in.");
  return session.user;
}

export const users = (): readonly User[] => session?.users ?? [];

export const privileges = (): Readonly<Record<string, number | undefined>> => session?.privileges ?? {};

/** @throws when the table is unknown: a bug in the solution or a wrong address. */
export function tableOf(logicalName: string): Table {
  const table = app().tables[logicalName];
  if (table === undefined) throw new Error(`There is no table ${logicalName}.`);
  return table;
}

export const columnOf = (table: string, column: string): Column | undefined => app().tables[table]?.columns[column];

export type Verb = "Create" | "Read" | "Write" | "Delete" | "Append" | "AppendTo" | "Assign" | "Share";

/** Whether the user has the privilege at least at that depth (1 user … 8 organization). The server checks again, row by row. */
export function may(verb: Verb, table: string, depth = 1): boolean {
  return (privileges()[privilegeName(verb, tableOf(table))] ?? 0) >= depth;
}

/** Activities share one set of privileges, and notes have an odd name. */
function privilegeName(verb: Verb, table: Table): string {
  if (table.isActivity) return `prv${verb}Activity`;
  return `prv${verb}${table.logicalName === "annotation" ? "Note" : table.schemaName}`;
}
