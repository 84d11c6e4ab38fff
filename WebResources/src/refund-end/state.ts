/** How a person ends a refund or a charge: takes back the own request, or says what became of one whose end the gateway did not tell. */
export type Ending = "Cancel" | "Resolve" | "ResolveCharge";

/** How it ended, as the person has seen it: cpay_ResolveRefund's words; a charge that succeeded was charged. */
export type Resolution = "Succeeded" | "NotBooked";

export interface Draft {
  readonly comment: string;
  /** Resolve only. */
  readonly resolution: Resolution | undefined;
  /** Resolve only: its id at the gateway, or the number of the transfer, cheque or credit note. */
  readonly evidence: string;
}

export const emptyDraft: Draft = { comment: "", resolution: undefined, evidence: "" };

/** What the command that opened the dialog told. */
export interface Input {
  readonly ending: Ending;
  /** Of the refund or the charge. */
  readonly id: string;
  /** The money goes another way than through the gateway. */
  readonly isPaidOut: boolean;
}

const endings: readonly string[] = ["Cancel", "Resolve", "ResolveCharge"] satisfies readonly Ending[];

/** "Resolve:<id>", and behind it ":payout" where the gateway has no part. @throws for anything else: a bug in the caller. */
export function readInput(data: string): Input {
  const [ending = "", id = "", way] = data.split(":");
  if (!endings.includes(ending) || id === "") throw new Error(`"${data}" is no end of a refund or charge.`);
  return { ending: ending as Ending, id, isPaidOut: way === "payout" };
}

/** Whether the person must say how it ended. */
export const isResolving = (ending: Ending): boolean => ending !== "Cancel";
