/** How a user writes numbers (their personal settings in the CRM). */
export interface NumberFormat {
  readonly decimal: string;
  readonly group: string;
}

/** An amount in the currency's smallest unit (1250 is 12.50 dollars, or 1250 yen): whole numbers, so nothing is lost in arithmetic. */
export type MinorUnits = number;

export type ParsedAmount =
  | { readonly kind: "amount"; readonly minor: MinorUnits }
  | { readonly kind: "empty" | "notANumber" | "tooManyDecimals" | "tooLarge" };

const spaces = /[\s\u00a0\u202f]/g;

/**
 * Reads what the user typed. Groups must be whole ("1.234,50"), so "12.50" typed by someone whose decimal sign
 * is a comma is refused instead of becoming 1250: with money, asking is cheaper than guessing.
 */
export function parseAmount(text: string, format: NumberFormat, decimals: number): ParsedAmount {
  const typed = text.replace(spaces, "");
  if (typed === "") return { kind: "empty" };
  const parts = typed.split(format.decimal);
  const whole = ungrouped(parts[0] ?? "", format.group.replace(spaces, ""));
  const fraction = parts[1] ?? "";
  if (parts.length > 2 || whole === undefined || !/^\d*$/.test(fraction) || (parts.length === 2 && fraction === "")) return { kind: "notANumber" };
  const significant = fraction.replace(/0+$/, "");
  if (significant.length > decimals) return { kind: "tooManyDecimals" };
  const minor = Number(whole + significant.padEnd(decimals, "0"));
  return Number.isSafeInteger(minor) ? { kind: "amount", minor } : { kind: "tooLarge" };
}

/** The digits of the whole part, or undefined when its groups are not threes. An empty group sign means a space, already taken out. */
function ungrouped(whole: string, group: string): string | undefined {
  if (/^\d+$/.test(whole)) return whole;
  if (group === "") return undefined;
  const [first = "", ...rest] = whole.split(group);
  const grouped = /^\d{1,3}$/.test(first) && rest.length > 0 && rest.every((part) => /^\d{3}$/.test(part));
  return grouped ? first + rest.join("") : undefined;
}

/** The amount as the user would write it, without currency: what the input is filled with. */
export function writeAmount(minor: MinorUnits, format: NumberFormat, decimals: number, groups = false): string {
  const digits = String(minor).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  const shown = groups ? whole.replace(/\B(?=(\d{3})+$)/g, format.group) : whole;
  return decimals === 0 ? shown : shown + format.decimal + fraction;
}

/** The amount with its currency code, for sentences: "1,250.00 USD". */
export function showAmount(minor: MinorUnits, format: NumberFormat, currency: Currency): string {
  return `${writeAmount(minor, format, currency.decimals, true)}\u00a0${currency.code}`;
}

/** ISO code and number of decimals. */
export interface Currency {
  readonly code: string;
  readonly decimals: number;
}

/**
 * The currency with the CRM's number of decimals. Where the CRM does not tell, the browser's guess serves; it is not
 * ISO 4217's (it gives Colombian pesos none), so the server checks again.
 */
export function currencyOf(code: string, decimals?: number): Currency {
  return { code, decimals: decimals ?? new Intl.NumberFormat("en", { style: "currency", currency: code }).resolvedOptions().maximumFractionDigits ?? 2 };
}

/** Major units as the Web API sends them (12.5) → minor units (1250). */
export function toMinor(major: number, currency: Currency): MinorUnits {
  return Math.round(major * 10 ** currency.decimals);
}

/** Minor units (1250) → major units as the Web API takes them (12.5). */
export function toMajor(minor: MinorUnits, currency: Currency): number {
  return Number(writeAmount(minor, { decimal: ".", group: "" }, currency.decimals));
}
