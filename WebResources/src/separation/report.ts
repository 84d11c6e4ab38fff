/** One person with two duties that belong to two people. */
export interface Conflict {
  readonly userId: string;
  readonly name: string;
  /** Which two duties: a word of the server's. */
  readonly conflict: string;
  /** By which roles and policies the person has them. */
  readonly why: string;
}

export type ReportState =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "shown"; readonly conflicts: readonly Conflict[]; readonly message: string };

/** The conflicts that have a text of their own. */
export const knownConflicts: readonly string[] = ["AskAndApprove", "PolicyAndRefund", "GatewayAndRefund"];

/** The answer of cpay_GetSeparationReport, by name and then by conflict. @throws when it is no such report: a bug in the server. */
export function readReport(json: string): readonly Conflict[] {
  const rows: unknown = JSON.parse(json);
  if (!Array.isArray(rows)) throw new Error("The report is no list.");
  return (rows as readonly Conflict[]).map(({ userId, name, conflict, why }) => ({ userId, name, conflict, why }))
    .sort((a, b) => a.name.localeCompare(b.name) || a.conflict.localeCompare(b.conflict));
}
