import { runDialog } from "../ask/dialog.js";
import { clientApi } from "../platform/xrm.js";
import { text } from "../texts/texts.js";
import { readFacts, send } from "./service.js";
import { emptyDraft, readInput } from "./state.js";
import { ask } from "./view.js";

const xrm = clientApi();
const input = readInput(new URLSearchParams(location.search).get("data") ?? "");
const key = crypto.randomUUID();

runDialog(xrm, {
  title: text(`Recovery.Send.${input.action}`), empty: emptyDraft, sending: text("Recovery.Sending"), unsure: text("Recovery.Unsure"),
  read: () => readFacts(xrm, input),
  ask: (state, facts, actions) => ask(state, input, facts, actions),
  send: (draft) => send(xrm, input, draft, key),
});
