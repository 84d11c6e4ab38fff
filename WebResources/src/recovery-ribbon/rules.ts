/** cpay_recoverytask.statecode of a task that is still to be done. */
const open = 0;

/** Commands that do something with a task: saved, and not done. A form without the column leaves it open; the server decides. */
export const isToDo = (id: string, state: unknown): boolean => id !== "" && (state === undefined || state === null || state === open);

/** cpay_taskkind of a recurrence from a bank account that could not be set up. */
const setupFailed = 192700002;

export const isAboutAnAccount = (kind: unknown): boolean => kind === setupFailed;

/** Whom a task belongs to: only what is not one's own can be taken. */
export const mayTake = (owner: string | undefined, me: string): boolean => owner !== undefined && plainId(owner) !== plainId(me);

/** cpay_recoverycase.cpay_status. */
const CaseStatus = { Active: 192700000, Waiting: 192700001, OfferOpen: 192700002, Paused: 192700003, Promised: 192700004, WithAPerson: 192700005, Gateway: 192700009 } as const;

const during: Readonly<Record<string, readonly number[]>> = {
  Retry: [CaseStatus.Active, CaseStatus.Paused, CaseStatus.Promised, CaseStatus.WithAPerson],
  Offer: [CaseStatus.Active, CaseStatus.Paused, CaseStatus.Promised, CaseStatus.WithAPerson, CaseStatus.Gateway],
  Promise: [CaseStatus.Active, CaseStatus.Paused, CaseStatus.WithAPerson],
  Pause: [CaseStatus.Active, CaseStatus.Promised, CaseStatus.WithAPerson],
  Resume: [CaseStatus.Paused, CaseStatus.Promised, CaseStatus.WithAPerson],
  Close: [CaseStatus.Active, CaseStatus.OfferOpen, CaseStatus.Paused, CaseStatus.Promised, CaseStatus.WithAPerson, CaseStatus.Gateway],
};

/** Whether a case in this state can be asked for it; a form without the column leaves it open, the server decides. */
export const mayAct = (action: string, status: unknown): boolean => typeof status !== "number" || (during[action] ?? []).includes(status);

/** cpay_transaction.cpay_status of a charge that failed: declined or failed. */
const failed: readonly number[] = [192700004, 192700005];

export const mayRetry = (status: unknown): boolean => typeof status === "number" && failed.includes(status);

/** Sent, or perhaps sent, and its end not known. */
const inDoubt: readonly number[] = [192700008, 192700009];

export const mayResolveCharge = (status: unknown): boolean => typeof status === "number" && inDoubt.includes(status);

export const plainId = (id: string): string => id.replace(/[{}]/g, "").toLowerCase();
