/** How the user writes numbers: from their personal settings. */
export interface NumberFormat { readonly decimal: string; readonly group: string }

let format: NumberFormat = { decimal: ".", group: "," };

export function writeNumbersAs(userFormat: NumberFormat): void {
  format = userFormat;
}

/** What the user typed as a number, or undefined. Groups must be whole, so "12.50" is never read as 1250. */
export function readNumber(text: string, { decimal, group }: NumberFormat = format): number | undefined {
  const [whole = "", fraction, ...rest] = text.replace(/[\s\u00a0\u202f]/g, "").split(decimal);
  const sign = group.replace(/[\s\u00a0\u202f]/g, "");
  const [first = "", ...groups] = sign === "" ? [whole] : whole.split(sign);
  const wholeIsRight = /^-?\d+$/.test(first) && (groups.length === 0 || (first.replace("-", "").length <= 3 && groups.every((part) => /^\d{3}$/.test(part))));
  if (!wholeIsRight || rest.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined;
  return Number(`${first}${groups.join("")}.${fraction ?? "0"}`);
}

/** A number as the user would type it, without groups. */
export const writeNumber = (value: number, { decimal }: NumberFormat = format): string => String(value).replace(".", decimal);
