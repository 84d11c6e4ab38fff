import { customApi } from "../platform/custom-api.js";
import { clientApi } from "../platform/xrm.js";

/** Rules run whenever a ribbon is drawn: an answer is good for this long. */
const keptFor = 60_000;

interface Kept {
  readonly until: number;
  readonly answer: Promise<boolean>;
}

const kept = new Map<string, Kept>();

/** Asks the server once a minute whether the caller may decide about this refund, or about any. Without an answer the button is shown: the decision itself is judged again. */
export function hasRight(refundId = ""): Promise<boolean> {
  const known = kept.get(refundId);
  if (known !== undefined && known.until > Date.now()) return known.answer;
  const answer = ask(refundId);
  kept.set(refundId, { until: Date.now() + keptFor, answer });
  return answer;
}

async function ask(refundId: string): Promise<boolean> {
  try {
    const about = refundId === "" ? {} : { RefundId: ["Edm.Guid", refundId.replace(/[{}]/g, "").toLowerCase()] as const };
    const { Outcome } = await customApi<{ readonly Outcome: string }>(clientApi(), "cpay_GetApprovalOptions", about);
    return Outcome === "Possible";
  } catch (error) {
    console.error("Whether the user may decide about refunds is not known:", error);
    return true;
  }
}
