/** How a person ends a refund: takes back the own request, or says what became of one whose end the gateway did not tell. */
export type Ending = "Cancel" | "Resolve";

/** How a refund ended, as the person has seen it: cpay_ResolveRefund's words. */
export type Resolution = "Succeeded" | "NotBooked";

export interface Draft {
  readonly comment: string;
  /** Resolve only. */
  readonly resolution: Resolution | undefined;
  /** Resolve only: the refund's id at the gateway, or the number of the transfer, cheque or credit note. */
  readonly evidence: string;
}

export const emptyDraft: Draft = { comment: "", resolution: undefined, evidence: "" };

/** What the command that opened the dialog told. */
export interface Input {
  readonly ending: Ending;
  readonly refundId: string;
  /** The money goes another way than through the gateway. */
  readonly isPaidOut: boolean;
}

const endings: readonly string[] = ["Cancel", "Resolve"] satisfies readonly Ending[];

/** "Resolve:<refund id>", and behind it ":payout" where the gateway has no part. @throws for anything else: a bug in the caller. */
export function readInput(data: string): Input {
  const [ending = "", refundId = "", way] = data.split(":");
  if (!endings.includes(ending) || refundId === "") throw new Error(`"${data}" is no end of a refund.`);
  return { ending: ending as Ending, refundId, isPaidOut: way === "payout" };
}
