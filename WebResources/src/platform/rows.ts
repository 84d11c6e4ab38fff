/** A row as the client API reads it. */
export type Row = Readonly<Record<string, string | number | boolean | null | undefined>>;

export const formatted = "@OData.Community.Display.V1.FormattedValue";

/** One row with the columns of its query. Rejects with what the client API rejects with. */
export async function row(xrm: Xrm.XrmStatic, table: string, id: string, options: string): Promise<Row> {
  const record: unknown = await xrm.WebApi.retrieveRecord(table, id, options);
  return record as Row;
}

/** A column as the user reads it: the platform's formatted value where there is one. */
export const textOf = (source: Row, column: string): string => String(source[`${column}${formatted}`] ?? source[column] ?? "");
