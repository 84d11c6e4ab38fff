import type { Answer } from "../ask/state.js";
import type { Parameter } from "../platform/custom-api.js";
import type { Draft, Input } from "./state.js";

/** The custom API of a call, of giving tasks away, or of checking an account. */
export function callOf({ doing, tasks }: Input, { choice, comment, followUp, assignee, account }: Draft): { readonly api: string; readonly parameters: Readonly<Record<string, Parameter>> } {
  if (doing === "Check") {
    return { api: "cpay_CheckAccount", parameters: { Country: ["Edm.String", account.country.trim()], AccountNumber: ["Edm.String", account.number.trim()], RoutingNumber: ["Edm.String", account.routing.trim()], HolderId: ["Edm.String", account.holderId.trim()] } };
  }

  if (doing === "Call") {
    const later = followUp === "" ? {} : { FollowUpOn: ["Edm.DateTimeOffset", new Date(followUp).toISOString()] as const };
    return { api: "cpay_LogRecoveryCall", parameters: { RecoveryTaskId: ["Edm.Guid", tasks[0] ?? ""], Result: ["Edm.Int32", choice ?? 0], Comment: ["Edm.String", comment.trim()], ...later } };
  }

  const whom: Readonly<Record<string, Parameter>> = assignee === undefined ? {} : { AssigneeId: ["Edm.Guid", assignee.id], AssigneeIsTeam: ["Edm.Boolean", assignee.isTeam] };
  return { api: "cpay_AssignRecoveryTasks", parameters: { RecoveryTaskIds: ["Collection(Edm.String)", tasks], ...whom } };
}

/** How an answer is shown: a number that is wrong stays in the dialog to be put right. */
export const shownAs = ({ doing }: Input, answer: Answer): Answer => (doing === "Check" && answer.outcome !== "Valid" ? { ...answer, outcome: "Denied" } : answer);
