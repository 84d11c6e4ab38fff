import { answerOf } from "../ask/service.js";
import type { Answer } from "../ask/state.js";
import { customApi } from "../platform/custom-api.js";
import { callOf } from "./call.js";
import type { Draft, Facts, Input } from "./state.js";

interface OfferOptions { readonly Outcome: string; readonly Message: string | null; readonly Kinds: readonly string[]; readonly Reasons: readonly string[] }

/** Which ways to pay can be offered now, in the server's words; of every other action there is nothing to read. */
export async function readFacts(xrm: Xrm.XrmStatic, { action, id }: Input): Promise<Facts> {
  if (action !== "Offer") return { told: "", isPossible: true, kinds: [] };
  const answer = await customApi<OfferOptions>(xrm, "cpay_GetOfferOptions", { RecoveryCaseId: ["Edm.Guid", id] });
  const kinds = answer.Kinds.map((kind, number) => ({ value: Number(kind), label: answer.Reasons[number] ?? "" }));
  return { told: answer.Message ?? "", isPossible: answer.Outcome !== "Denied", kinds };
}

/** Does it, and tells what came of it. */
export async function send(xrm: Xrm.XrmStatic, input: Input, draft: Draft, key: string): Promise<Answer> {
  const { api, parameters } = callOf(input, draft, key);
  return answerOf(xrm, api, parameters);
}
