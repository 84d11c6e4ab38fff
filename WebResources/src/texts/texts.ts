import english from "../strings/CrmPayments.1033.resx";
import { fill } from "./fill.js";
import { clientApi } from "../platform/xrm.js";

const webResource = "cpay_/strings/CrmPayments";

/** A text in the user's language, from the RESX web resources; English where the form has not loaded them. */
export function text(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const translated: unknown = clientApi().Utility.getResourceString(webResource, key);
  const template = typeof translated === "string" && translated !== "" ? translated : english[key];
  if (template === undefined) throw new Error(`There is no text "${key}" in the RESX files.`);
  return fill(template, values);
}
