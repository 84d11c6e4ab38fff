/** What a call to the platform that did not succeed means for money. */
export type Failure =
  | { readonly kind: "rejected"; readonly message: string }
  | { readonly kind: "noAnswer" };

/**
 * The platform rolls back whatever it answers with an error code of its own, so nothing was recorded.
 * Anything else (connection lost, a proxy's page, a time-out) leaves it open: the request may have been carried out.
 */
export function failureOf(error: unknown): Failure {
  if (typeof error !== "object" || error === null) return { kind: "noAnswer" };
  const { errorCode, message } = error as { readonly errorCode?: unknown; readonly message?: unknown };
  return typeof errorCode === "number" && errorCode !== 0 && typeof message === "string"
    ? { kind: "rejected", message }
    : { kind: "noAnswer" };
}
