/** What a person does with recovery tasks in a dialog: logs a call about one, marks some done, gives some to somebody, checks the bank account that one is about. */
export type Doing = "Call" | "Done" | "Assign" | "Check";

/** A bank account as the customer says it. It is sent once to be judged, and kept nowhere. */
export interface Account {
  /** Two letters; empty: an IBAN says it itself. */
  readonly country: string;
  readonly number: string;
  readonly routing: string;
  readonly holderId: string;
}

/** Who gets tasks: a person or a team. */
export interface Assignee {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly isTeam: boolean;
}

export interface Draft {
  /** Option value: how the call ended, or how the task ended. */
  readonly choice: number | undefined;
  /** Call only. */
  readonly comment: string;
  /** Call only: as the browser's date-and-time field holds it, local; empty: the due date stays. */
  readonly followUp: string;
  /** Assign only. */
  readonly assignee: Assignee | undefined;
  /** Check only. */
  readonly account: Account;
}

export const emptyDraft: Draft = { choice: undefined, comment: "", followUp: "", assignee: undefined, account: { country: "", number: "", routing: "", holderId: "" } };

/** The text that asks for what is missing; undefined: all is there. */
export function missing(doing: Doing, draft: Draft): string | undefined {
  if (doing === "Assign") return draft.assignee === undefined ? "Task.ChooseSomebody" : undefined;
  if (doing === "Check") return [draft.account.number, draft.account.routing, draft.account.holderId].every((value) => value.trim() === "") ? "Task.Choose.Check" : undefined;
  return draft.choice === undefined ? `Task.Choose.${doing}` : undefined;
}

/** What the command that opened the dialog told. */
export interface Input {
  readonly doing: Doing;
  readonly tasks: readonly string[];
}

const doings: readonly string[] = ["Call", "Done", "Assign", "Check"] satisfies readonly Doing[];

export const writeInput = ({ doing, tasks }: Input): string => `${doing}:${tasks.join(",")}`;

/** "Assign:<id>,<id>". @throws for anything else: a bug in the caller. */
export function readInput(data: string): Input {
  const [doing = "", ids = ""] = data.split(":");
  const tasks = ids.split(",").filter((id) => id !== "");
  if (!doings.includes(doing) || tasks.length === 0) throw new Error(`"${data}" is nothing to do with recovery tasks.`);
  return { doing: doing as Doing, tasks };
}
