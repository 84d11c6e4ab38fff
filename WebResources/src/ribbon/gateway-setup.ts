/** What cpay_GetGatewaySetup tells of one column. */
export interface SetupField {
  readonly column: string;
  /** The provider's own word, untranslated: so it is called in the provider's console. */
  readonly word: string;
  readonly required: boolean;
}

/** Columns of cpay_gateway that depend on the provider. */
export const allFields = ["cpay_merchantid", "cpay_merchantaccountid", "cpay_publickey", "cpay_secretname", "cpay_webhooksecretname", "cpay_atmostonce"] as const;

/** How a column is shown for a provider with these fields. */
export function layoutOf(fields: readonly SetupField[], column: string): { readonly used: boolean; readonly word: string | undefined; readonly required: boolean } {
  const field = fields.find((candidate) => candidate.column === column);
  return { used: field !== undefined, word: field?.word, required: field?.required ?? false };
}

/** Whole days until then, rounded up; zero or less: it is over. Both in milliseconds since 1970. */
export const daysUntil = (then: number, now: number): number => Math.ceil((then - now) / 86_400_000);
