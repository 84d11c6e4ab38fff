import type { NumberFormat } from "../refund-dialog/amount.js";
import { row } from "./rows.js";

/** From the user's personal settings; without the right to read them, as the browser writes numbers. */
export async function numberFormat(xrm: Xrm.XrmStatic): Promise<NumberFormat> {
  const userId = xrm.Utility.getGlobalContext().userSettings.userId.replace(/[{}]/g, "");
  try {
    const settings = await row(xrm, "usersettings", userId, "?$select=decimalsymbol,numberseparator");
    if (typeof settings.decimalsymbol === "string" && settings.decimalsymbol !== "") return { decimal: settings.decimalsymbol, group: String(settings.numberseparator ?? "") };
  } catch {
    return browserFormat(); // only how numbers look depends on it
  }
  return browserFormat();
}

function browserFormat(): NumberFormat {
  const parts = new Intl.NumberFormat().formatToParts(1234567.8);
  const sign = (type: string): string => parts.find((part) => part.type === type)?.value ?? "";
  return { decimal: sign("decimal"), group: sign("group") };
}
