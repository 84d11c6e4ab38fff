/** One step of a case, as cpay_GetRecoveryOptions tells it in the user's language. */
export interface Step {
  /** ISO date and time; empty: not fixed. */
  readonly on: string;
  /** Retry, Notify, Offer, Task, Suspend, Cancel, WriteOff, End, …: a fixed word. */
  readonly action: string;
  readonly status: "Done" | "Planned" | "Skipped";
  readonly text: string;
}

export interface Recovery {
  /** 0.01 to 0.95; 0: not known. */
  readonly score: number;
  readonly reasons: readonly string[];
  readonly suggestion: string;
  /** What the failure means and whether it can be recovered, in the user's language. */
  readonly meaning: string;
  readonly steps: readonly Step[];
}

interface Answer {
  readonly Score?: number | null;
  readonly ScoreReasons?: readonly string[] | null;
  readonly Suggestion?: string | null;
  readonly Meaning?: string | null;
  readonly Plan?: string | null;
}

export type { Answer as OptionsAnswer };

/** What the API answered; a plan that cannot be read is an empty one. */
export function readRecovery(answer: Answer): Recovery {
  return {
    score: answer.Score ?? 0, reasons: answer.ScoreReasons ?? [], suggestion: answer.Suggestion ?? "",
    meaning: answer.Meaning ?? "", steps: stepsOf(answer.Plan ?? ""),
  };
}

function stepsOf(plan: string): readonly Step[] {
  try {
    const parsed: unknown = JSON.parse(plan);
    return Array.isArray(parsed) ? parsed.filter(isStep) : [];
  } catch {
    return [];
  }
}

function isStep(value: unknown): value is Step {
  const step = value as Partial<Step> | null;
  return typeof step === "object" && step !== null && typeof step.text === "string" && ["Done", "Planned", "Skipped"].includes(step.status ?? "");
}

/** The number of the first planned step: what happens next; -1: nothing does. */
export const nextOf = (steps: readonly Step[]): number => steps.findIndex(({ status }) => status === "Planned");

/** Whole percent. */
export const percentOf = (score: number): number => Math.round(score * 100);
