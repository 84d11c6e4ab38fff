import { customApi } from "../platform/custom-api.js";
import { choicesOf } from "../refund-dialog/choices.js";
import { callOf } from "./call.js";
import type { Draft, Input, OfferChoice } from "./state.js";

export interface Answer { readonly outcome: string; readonly message: string; readonly link: string }

interface ApiAnswer { readonly Outcome: string; readonly Message: string | null; readonly Link?: string | null }

/** The ways to pay, as people name them. What is not possible for this debt is refused by the server, with its sentence. */
export async function readKinds(xrm: Xrm.XrmStatic, { action }: Input): Promise<readonly OfferChoice[]> {
  if (action !== "Offer") return [];
  const table = await xrm.Utility.getEntityMetadata("cpay_alternativeoffer", ["cpay_kind"]);
  return choicesOf(table.Attributes.get("cpay_kind")?.OptionSet ?? {}).map(({ value, label }) => ({ kind: value, label }));
}

/** Does it, and tells what came of it. */
export async function send(xrm: Xrm.XrmStatic, input: Input, draft: Draft, key: string): Promise<Answer> {
  const { api, parameters } = callOf(input, draft, key);
  const answer = await customApi<ApiAnswer>(xrm, api, parameters);
  return { outcome: answer.Outcome, message: answer.Message ?? "", link: answer.Link ?? "" };
}
