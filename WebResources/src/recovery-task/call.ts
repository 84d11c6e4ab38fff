import type { Parameter } from "../platform/custom-api.js";
import type { Draft, Input } from "./state.js";

/** The custom API of a call, or of giving tasks away. */
export function callOf({ doing, tasks }: Input, { choice, comment, followUp, assignee }: Draft): { readonly api: string; readonly parameters: Readonly<Record<string, Parameter>> } {
  if (doing === "Call") {
    const later = followUp === "" ? {} : { FollowUpOn: ["Edm.DateTimeOffset", new Date(followUp).toISOString()] as const };
    return { api: "cpay_LogRecoveryCall", parameters: { RecoveryTaskId: ["Edm.Guid", tasks[0] ?? ""], Result: ["Edm.Int32", choice ?? 0], Comment: ["Edm.String", comment.trim()], ...later } };
  }

  const whom: Readonly<Record<string, Parameter>> = assignee === undefined ? {} : { AssigneeId: ["Edm.Guid", assignee.id], AssigneeIsTeam: ["Edm.Boolean", assignee.isTeam] };
  return { api: "cpay_AssignRecoveryTasks", parameters: { RecoveryTaskIds: ["Collection(Edm.String)", tasks], ...whom } };
}
