/** cpay_recoverytask.statecode of a task that is still to be done. */
const open = 0;

/** Commands that do something with a task: saved, and not done. A form without the column leaves it open; the server decides. */
export const isToDo = (id: string, state: unknown): boolean => id !== "" && (state === undefined || state === null || state === open);

/** Whom a task belongs to: only what is not one's own can be taken. */
export const mayTake = (owner: string | undefined, me: string): boolean => owner !== undefined && plainId(owner) !== plainId(me);

export const plainId = (id: string): string => id.replace(/[{}]/g, "").toLowerCase();
