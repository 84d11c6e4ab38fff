import type { Parameter } from "../platform/custom-api.js";
import { customApi } from "../platform/custom-api.js";
import type { Answer } from "./state.js";

interface ApiAnswer { readonly Outcome: string; readonly Message: string | null; readonly Link?: string | null }

/** Calls a custom API that answers in the way of all of ours: a word, a sentence, perhaps a link. */
export async function answerOf(xrm: Xrm.XrmStatic, api: string, parameters: Readonly<Record<string, Parameter>>): Promise<Answer> {
  const answer = await customApi<ApiAnswer>(xrm, api, parameters);
  return { outcome: answer.Outcome, message: answer.Message ?? "", link: answer.Link ?? "" };
}
