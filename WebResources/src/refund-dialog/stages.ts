import { RefundStatus } from "./model.js";

export type StageName = "Recorded" | "Approval" | "Sent" | "Confirmed";

/** One step of the way that is shown. "current" goes on without the user; "stopped" ends the way there. */
export interface Stage {
  readonly name: StageName;
  readonly state: "done" | "current" | "waiting" | "stopped";
}

/** The way of a refund with where it stands. Approval appears only where it takes part. */
export function stagesOf(status: number | undefined, approval: boolean): readonly Stage[] {
  const names: readonly StageName[] = approval ? ["Recorded", "Approval", "Sent", "Confirmed"] : ["Recorded", "Sent", "Confirmed"];
  const { at, how } = position(status, approval);
  const index = names.indexOf(at);
  return names.map((name, i) => ({ name, state: i < index ? "done" : i === index ? how : "waiting" }));
}

function position(status: number | undefined, approval: boolean): { readonly at: StageName; readonly how: Stage["state"] } {
  switch (status) {
    case RefundStatus.AwaitingApproval: return { at: "Approval", how: "current" };
    case RefundStatus.Rejected: return { at: "Approval", how: "stopped" };
    case RefundStatus.Cancelled: return { at: approval ? "Approval" : "Sent", how: "stopped" };
    case RefundStatus.Requested:
    case RefundStatus.Approved: return { at: "Sent", how: "current" };
    case RefundStatus.Submitted:
    case RefundStatus.Processing:
    case RefundStatus.Unknown: return { at: "Confirmed", how: "current" };
    case RefundStatus.Succeeded: return { at: "Confirmed", how: "done" };
    case RefundStatus.Failed: return { at: "Confirmed", how: "stopped" };
    default: return { at: "Sent", how: "current" };
  }
}
